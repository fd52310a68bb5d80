// Where a person writes: text, commands, files; also the edit of a message and a reply.

import { CommandMenu } from "./commands.js";
import { element, icon } from "./dom.js";
import { upload } from "./server.js";

const TALLEST = 132;

export class Composer {
  constructor(phone) {
    const { words } = phone;
    this.phone = phone;
    this.menu = [];
    this.purpose = null;

    this.input = element("textarea", { rows: 1, placeholder: words.message, "aria-label": words.message, enterkeyhint: "send", autocomplete: "off" });
    this.commands = new CommandMenu(this.input, (command) => this.sendCommand(command));
    this.file = element("input", { type: "file", hidden: true, onchange: () => this.sendFile() });
    this.menuButton = this.tool("menu", words.menu, () => this.commands.toggle(this.menu, ""));
    this.send = element("button", { type: "submit", class: "send icon", "aria-label": words.send, title: words.send }, icon("send"));
    this.context = element("div", { class: "context", hidden: true });
    this.unblock = element("button", { type: "button", class: "main wide", onclick: () => phone.setBlocked(false) }, words.unblock);
    this.blockedBox = element("div", { class: "blocked", hidden: true }, element("p", {}, words.blocked), this.unblock);
    this.form = element(
      "form",
      { class: "composer", onsubmit: (event) => { event.preventDefault(); this.submit(); } },
      this.menuButton,
      this.tool("attach", words.attach, () => this.file.click()),
      this.input,
      this.tool("sticker", words.sticker, () => phone.act("stickers")),
      this.send,
      this.file,
    );
    this.root = element("div", { class: "writing" }, this.commands.root, this.context, this.form, this.blockedBox);
    this.input.addEventListener("input", () => this.changed());
    this.input.addEventListener("keydown", (event) => this.pressed(event));
  }

  tool(name, label, onclick) {
    return element("button", { type: "button", class: "icon", "aria-label": label, title: label, onclick }, icon(name));
  }

  showBlocked(blocked) {
    this.form.hidden = blocked;
    this.blockedBox.hidden = !blocked;
  }

  changed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
    const typed = /^\/(\w*)$/.exec(this.input.value);
    if (typed) this.commands.open(this.menu, typed[1]);
    else this.commands.close();
  }

  pressed(event) {
    // While Japanese is being composed, Enter chooses characters.
    if (event.isComposing || event.keyCode === 229) return;
    if (this.commands.pressed(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && this.purpose) {
      this.end();
    } else if (event.key === "ArrowUp" && !this.input.value) {
      this.phone.editLast();
      event.preventDefault();
    }
  }

  begin(kind, message) {
    const { words } = this.phone;
    this.purpose = { kind, message };
    this.context.hidden = false;
    this.context.replaceChildren(
      icon(kind),
      element("p", {}, element("strong", {}, kind === "edit" ? words.editing : words.replying), element("span", {}, message.text.slice(0, 90))),
      this.tool("close", words.cancel, () => this.end()),
    );
    if (kind === "edit") this.input.value = message.text;
    this.changed();
    this.commands.close();
    this.input.focus();
  }

  end() {
    if (this.purpose?.kind === "edit") this.input.value = "";
    this.purpose = null;
    this.context.hidden = true;
    this.changed();
    this.input.focus();
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const purpose = this.purpose;
    this.input.value = "";
    this.purpose = null;
    this.context.hidden = true;
    this.changed();
    if (purpose?.kind === "edit") await this.phone.act("edits", { message: purpose.message.id, text });
    else await this.phone.say(text, purpose?.message.id);
  }

  sendCommand(command) {
    this.input.value = "";
    this.changed();
    this.phone.say(`/${command}`);
    this.input.focus();
  }

  async sendFile() {
    const [file] = this.file.files;
    if (!file) return;
    try {
      await upload(`/people/${this.phone.person.id}/files`, file);
    } catch (failure) {
      this.phone.onfailure(failure);
    }
    this.file.value = "";
  }
}
