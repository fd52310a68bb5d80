// The page: people, their phones, the clock, and what the playground tells of them.

import { Clock } from "./clock.js";
import { element } from "./dom.js";
import { Phone } from "./phone.js";
import { get, listen, post } from "./server.js";
import { startTheme } from "./theme.js";

const data = JSON.parse(document.getElementById("data").textContent);
const words = data.page;
const phones = new Map();
const hidden = new Set(JSON.parse(localStorage.getItem("hidden") ?? "[]"));
const place = document.getElementById("phones");
const chips = document.getElementById("people");
const notice = document.getElementById("notice");

function say(text) {
  notice.textContent = text;
}

function failed() {
  say(words.failed);
  setTimeout(() => notice.textContent === words.failed && say(""), 5000);
}

const picture = document.getElementById("picture-dialog");
function showPicture(address, name) {
  picture.querySelector("img").src = address;
  picture.querySelector("img").alt = name;
  picture.querySelector("button").textContent = words.close;
  picture.showModal();
}
picture.addEventListener("click", (event) => event.target === picture && picture.close());

const clock = new Clock({ locale: data.locales[data.lang], cities: data.cities, words, onfailure: failed });

function showPhone(person) {
  const phone = new Phone(person, {
    words: data.phones[person.language],
    locale: data.locales[person.language],
    onhide: (put) => setHidden(put, true),
    onfailure: failed,
    showPicture,
  });
  const chip = element(
    "button",
    { type: "button", class: "chip", lang: person.language, onclick: () => toggle(phone) },
    element("span", { class: "chip-name" }, person.name),
    element("span", { class: "chip-language" }, data.languages[person.language]),
  );
  phone.chip = chip;
  phone.root.querySelector(".owner").append(element("span", { class: "owner-language" }, data.languages[person.language]));
  phones.set(person.id, phone);
  chips.append(chip);
  place.append(phone.root);
  setHidden(phone, hidden.has(person.id));
  return phone;
}

function setHidden(phone, put) {
  phone.root.hidden = put;
  phone.chip.setAttribute("aria-pressed", String(!put));
  if (put) hidden.add(phone.person.id);
  else hidden.delete(phone.person.id);
  localStorage.setItem("hidden", JSON.stringify([...hidden]));
  if (put) phone.chip.focus();
}

// On a wide page a chip takes a phone out or puts it away; on a narrow one it leads to it.
function toggle(phone) {
  const narrow = matchMedia("(max-width: 720px)").matches;
  if (!phone.root.hidden && !narrow) {
    setHidden(phone, true);
    return;
  }
  setHidden(phone, false);
  phone.root.scrollIntoView({ block: "nearest", inline: "start" });
  phone.composer.input.focus({ preventScroll: true });
  phone.toEnd();
}

// What happens while the state is being read is told again afterwards: messages replace themselves.
let missed = null;

async function readState() {
  missed = [];
  const state = await get("/state");
  say("");
  phones.clear();
  chips.replaceChildren();
  place.replaceChildren();
  for (const person of state.people) {
    const phone = showPhone(person);
    phone.showAll(state.chats[person.id] ?? []);
  }
  clock.set(state.clock.now);
  const events = missed;
  missed = null;
  events.forEach(hear);
}

function hear(event) {
  if (missed) missed.push(event);
  else told[event.kind]?.(event);
}

const told = {
  message({ chat, message }) {
    phones.get(chat)?.show(message);
    clock.askDueSoon();
  },
  removed: ({ chat, message }) => phones.get(chat)?.remove(message),
  action: ({ chat }) => phones.get(chat)?.showStatus(true),
  answer: (answer) => phones.get(answer.user)?.showAnswer(answer),
  clock: ({ now }) => clock.set(now),
  started_over: () => readState(),
  people({ people }) {
    for (const person of people) (phones.get(person.id) ?? showPhone(person)).showPerson(person);
  },
};

// Dialogs and tools

function ask(id) {
  const dialog = document.getElementById(id);
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) =>
    dialog.addEventListener("close", () => resolve(dialog.returnValue === "ok" ? dialog.querySelector("form") : null), { once: true }),
  );
}

document.getElementById("add-person").addEventListener("click", async () => {
  const form = await ask("person-dialog");
  if (!form) return;
  const { name, language } = Object.fromEntries(new FormData(form));
  form.reset();
  try {
    const { id } = await post("/people", { name, language });
    const added = phones.get(id);
    added?.root.scrollIntoView({ block: "nearest", inline: "nearest" });
    added?.composer.input.focus({ preventScroll: true });
  } catch {
    failed();
  }
});

document.getElementById("start-over").addEventListener("click", async () => {
  if (await ask("start-over-dialog")) await post("/start-over").catch(failed);
});

const languages = document.getElementById("language");
for (const [code, name] of Object.entries(data.languages)) {
  languages.append(element("option", { value: code, lang: code, selected: code === data.lang }, name));
  document.querySelector("#person-dialog select").append(element("option", { value: code, lang: code, selected: code === data.lang }, name));
}
languages.addEventListener("change", () => location.assign(`/?lang=${languages.value}`));

startTheme(document.getElementById("theme"));
listen({
  onopen: () => readState().catch(failed),
  onevent: hear,
  onlost: () => say(words.offline),
});
