// The bot's commands as a list over the composer: by its button, or by typing a slash.

import { element } from "./dom.js";

let lists = 0;

export class CommandMenu {
  constructor(input, onchoose) {
    this.input = input;
    this.onchoose = onchoose;
    this.id = `commands-${(lists += 1)}`;
    this.root = element("ul", { class: "commands", role: "listbox", id: this.id, hidden: true });
    input.setAttribute("aria-controls", this.id);
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
  }

  toggle(menu, typed) {
    if (this.root.hidden) {
      this.input.focus();
      this.open(menu, typed);
    } else {
      this.close();
    }
  }

  open(menu, typed) {
    const fitting = menu.filter(({ command }) => command.startsWith(typed));
    this.root.replaceChildren(
      ...fitting.map(({ command, description }, number) =>
        element(
          "li",
          { role: "option", id: `${this.id}-${number}`, "data-command": command, onmousedown: (event) => { event.preventDefault(); this.choose(command); } },
          element("span", { class: "slash" }, `/${command}`),
          element("span", {}, description),
        ),
      ),
    );
    this.root.hidden = fitting.length === 0;
    this.mark(0);
  }

  close() {
    this.root.hidden = true;
    this.input.removeAttribute("aria-activedescendant");
  }

  choose(command) {
    this.close();
    this.onchoose(command);
  }

  mark(number) {
    const options = [...this.root.children];
    if (this.root.hidden || !options.length) return;
    this.at = (number + options.length) % options.length;
    options.forEach((option, each) => option.setAttribute("aria-selected", String(each === this.at)));
    this.input.setAttribute("aria-activedescendant", options[this.at].id);
    options[this.at].scrollIntoView({ block: "nearest" });
  }

  // Whether the key was for the list.
  pressed(event) {
    if (this.root.hidden) return false;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) this.mark(this.at + moves[event.key]);
    else if (event.key === "Enter") this.choose(this.root.children[this.at].dataset.command);
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    return true;
  }
}
