// One message as a bubble, with the buttons under it.

import { element, icon } from "./dom.js";
import { render } from "./entities.js";

const UNITS = ["byte", "kilobyte", "megabyte"];

function size(bytes, locale) {
  const step = bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2;
  return new Intl.NumberFormat(locale, { style: "unit", unit: UNITS[step], maximumFractionDigits: 1 }).format(bytes / 1024 ** step);
}

function media(message, phone) {
  const { words, locale } = phone;
  if (message.placeholder) return element("p", { class: "placeholder" }, `${words[message.placeholder]}`);
  const file = message.file;
  if (!file) return null;
  const address = `/files/${encodeURIComponent(file.id)}`;
  if (file.picture) {
    const label = words.open.replace("{name}", file.name);
    return element(
      "button",
      { type: "button", class: "photo", "aria-label": label, onclick: () => phone.showPicture(address, file.name) },
      element("img", { src: address, alt: "" }),
    );
  }
  return element(
    "a",
    { class: "file", href: `${address}?download`, download: file.name, "aria-label": words.download.replace("{name}", file.name) },
    element("span", { class: "file-icon" }, icon("file")),
    element("span", { class: "file-name" }, file.name),
    element("span", { class: "file-size" }, size(file.size, locale)),
  );
}

function button(message, one, phone) {
  if (one.url) {
    return element("a", { class: "key", href: one.url, target: "_blank", rel: "noopener noreferrer" }, one.text, element("span", { class: "out", "aria-hidden": "true" }, "↗"));
  }
  return element(
    "button",
    { type: "button", class: "key", "data-action": one.callback_data, onclick: (event) => phone.tap(message, one, event.currentTarget) },
    one.text,
  );
}

export function bubble(message, phone) {
  const { words } = phone;
  const at = new Date(message.date * 1000);
  const tools = element(
    "span",
    { class: "message-tools" },
    element("button", { type: "button", class: "small icon", "aria-label": words.reply, title: words.reply, onclick: () => phone.reply(message) }, icon("reply")),
    message.mine && message.text && !message.file
      ? element("button", { type: "button", class: "small icon", "aria-label": words.edit, title: words.edit, onclick: () => phone.edit(message) }, icon("edit"))
      : null,
  );
  const text = message.text
    ? element("div", { class: "text", dir: "auto" }, render(message.text, message.entities, (command) => phone.say(command)))
    : null;
  const body = element(
    "div",
    { class: "bubble" },
    element("span", { class: "unseen" }, `${message.mine ? words.you : phone.person.bot}:`),
    message.reply_to ? element("p", { class: "quote" }, message.reply_to.text.slice(0, 120)) : null,
    media(message, phone),
    text,
    element(
      "span",
      { class: "meta" },
      message.edited ? element("span", { class: "edited" }, words.edited) : null,
      element("time", { datetime: at.toISOString() }, phone.time(at)),
    ),
  );
  const rows = message.rows.map((row) => element("div", { class: "row" }, ...row.map((one) => button(message, one, phone))));
  return element(
    "div",
    { class: `message ${message.mine ? "mine" : "theirs"}`, "data-id": message.id },
    element("div", { class: "line" }, body, tools),
    rows.length ? element("div", { class: "keys" }, ...rows) : null,
  );
}
