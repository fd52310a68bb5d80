// One person's phone: their chat with the bot.

import { bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { element, icon } from "./dom.js";
import { post } from "./server.js";

// Telegram shows "typing" for five seconds after each sign of it (milliseconds).
const TYPING = 5000;
const TOAST = 4000;
const TAP = 10000;
const NEAR_THE_END = 80;

export class Phone {
  constructor(person, { words, locale, onhide, onfailure, showPicture }) {
    Object.assign(this, { person, words, locale, onfailure, showPicture });
    this.lang = person.language;
    this.shown = new Map();
    this.messages = new Map();
    this.taps = new Map();
    this.days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: person.zone });
    this.times = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: person.zone });

    this.status = element("span", { class: "status" });
    this.title = element("span", { class: "bot-name" });
    this.blockButton = element("button", { type: "button", onclick: () => this.setBlocked(!this.person.blocked) });
    this.options = element(
      "details",
      { class: "options" },
      element("summary", { "aria-label": words.options, title: words.options }, icon("more")),
      element("div", {}, this.blockButton, element("button", { type: "button", onclick: () => onhide(this) }, words.hide)),
    );
    this.options.addEventListener("focusout", (event) => {
      if (!this.options.contains(event.relatedTarget)) this.options.open = false;
    });
    this.options.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        this.options.open = false;
        this.options.querySelector("summary").focus();
      }
    });
    this.empty = element("div", { class: "empty" });
    this.log = element("div", { class: "log", role: "log", "aria-live": "polite", "aria-label": words.messages, tabindex: 0 });
    this.keyboard = element("div", { class: "keyboard", hidden: true });
    this.toast = element("div", { class: "toast", role: "status" });
    this.composer = new Composer(this);
    this.alert = element(
      "dialog",
      { class: "alert" },
      element("p"),
      element("form", { method: "dialog" }, element("button", { type: "submit", class: "main" }, words.close)),
    );
    this.root = element(
      "section",
      { class: "phone", lang: this.lang, "aria-label": person.name, id: `phone-${person.id}` },
      element("h2", { class: "owner" }, element("span", { class: "owner-name" }, person.name)),
      element(
        "div",
        { class: "screen" },
        element(
          "div",
          { class: "bar" },
          element("img", { class: "avatar", src: "/static/icon.svg", alt: "" }),
          element("div", { class: "names" }, this.title, this.status),
          this.options,
        ),
        element("div", { class: "chat" }, this.log, this.empty, this.toast),
        this.keyboard,
        this.composer.root,
      ),
      this.alert,
    );
    this.showPerson(person);
  }

  showPerson(person) {
    this.person = person;
    this.title.textContent = person.bot;
    this.blockButton.textContent = person.blocked ? this.words.unblock : this.words.block;
    this.showStatus();
    this.composer.showBlocked(person.blocked);
    this.composer.menu = person.menu;
    this.showEmpty();
  }

  time(at) {
    return this.times.format(at);
  }

  // Messages

  showAll(messages) {
    this.messages.clear();
    this.shown.clear();
    this.log.replaceChildren();
    // A conversation that is already there is not read out as news.
    this.log.setAttribute("aria-live", "off");
    for (const message of messages) this.show(message);
    this.log.setAttribute("aria-live", "polite");
    this.toEnd();
    this.showEmpty();
  }

  show(message) {
    const made = bubble(message, this);
    const known = this.messages.get(message.id);
    const follows = this.isAtEnd() || message.mine;
    if (known) {
      const hadFocus = known.contains(document.activeElement) && document.activeElement.dataset.action;
      known.replaceWith(made);
      if (hadFocus !== false && hadFocus !== undefined) this.keepFocus(made, hadFocus);
    } else {
      this.startDay(message);
      this.log.append(made);
    }
    this.messages.set(message.id, made);
    this.shown.set(message.id, message);
    if (!message.mine) {
      this.showStatus();
      this.showKeyboard(message.keyboard);
    }
    if (follows) this.toEnd();
    // A picture takes its room only once it is there.
    made.querySelector("img")?.addEventListener("load", () => follows && this.toEnd());
    this.showEmpty();
  }

  // An edit replaces the button that was tapped; the focus stays on its place.
  keepFocus(made, action) {
    const same = [...made.querySelectorAll(".key")].find((key) => key.dataset.action === action);
    (same ?? made.querySelector(".key") ?? this.log).focus();
  }

  startDay(message) {
    const day = this.days.format(new Date(message.date * 1000));
    if (day === this.day && this.log.childElementCount) return;
    this.day = day;
    this.log.append(element("div", { class: "day" }, element("span", {}, day)));
  }

  remove(id) {
    this.messages.get(id)?.remove();
    this.messages.delete(id);
    this.shown.delete(id);
    this.showEmpty();
  }

  showEmpty() {
    const { words, person } = this;
    this.empty.hidden = this.messages.size > 0;
    if (this.empty.hidden) return;
    this.empty.replaceChildren(
      element("img", { src: "/static/icon.svg", alt: "", width: 72, height: 72 }),
      element("p", {}, person.description || words.nothing_yet),
      element("button", { type: "button", class: "main", onclick: () => this.say("/start") }, words.start),
    );
  }

  showKeyboard(rows) {
    if (!rows) return;
    this.keyboard.hidden = rows.length === 0;
    this.keyboard.replaceChildren(
      ...rows.map((row) =>
        element("div", { class: "row" }, ...row.map((key) => {
          const text = typeof key === "string" ? key : key.text;
          return element("button", { type: "button", class: "key", onclick: () => this.say(text) }, text);
        })),
      ),
    );
  }

  isAtEnd() {
    return this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < NEAR_THE_END;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
  }

  // What the person does

  async act(path, body) {
    try {
      return await post(`/people/${this.person.id}/${path}`, body);
    } catch (failure) {
      this.onfailure(failure);
      return null;
    }
  }

  say(text, replyTo) {
    return this.act("messages", { text, reply_to: replyTo ?? null });
  }

  async tap(message, key, button) {
    button.setAttribute("aria-busy", "true");
    const answer = await this.act("taps", { message: message.id, data: key.callback_data });
    const done = () => button.removeAttribute("aria-busy");
    if (!answer || this.answered?.has(answer.tap)) return done();
    this.taps.set(answer.tap, done);
    setTimeout(() => this.endTap(answer.tap), TAP);
    return null;
  }

  endTap(tap) {
    this.taps.get(tap)?.();
    this.taps.delete(tap);
  }

  reply(message) {
    this.composer.begin("reply", message);
  }

  edit(message) {
    this.composer.begin("edit", message);
  }

  editLast() {
    const last = [...this.shown.values()].filter((message) => message.mine && message.text && !message.file).at(-1);
    if (last) this.edit(last);
  }

  async setBlocked(blocked) {
    this.options.open = false;
    await this.act("blocked", { blocked });
    if (blocked) this.composer.unblock.focus();
    else this.composer.input.focus();
  }

  // What the bot does beside messages

  showAnswer({ tap, text, alert }) {
    (this.answered ??= new Set()).add(tap);
    this.endTap(tap);
    if (!text) return;
    if (alert) {
      this.alert.querySelector("p").textContent = text;
      this.alert.showModal();
      return;
    }
    this.toast.textContent = text;
    clearTimeout(this.toasting);
    this.toasting = setTimeout(() => (this.toast.textContent = ""), TOAST);
  }

  showStatus(typing = false) {
    clearTimeout(this.typing);
    this.status.textContent = typing ? this.words.typing : this.words.bot;
    this.status.classList.toggle("typing", typing);
    if (typing) this.typing = setTimeout(() => this.showStatus(), TYPING);
  }
}
