// The bot's calendar on the page: both cities' time, and the buttons that move it.

import { element } from "./dom.js";
import { get, post } from "./server.js";

export class Clock {
  constructor({ locale, cities, words, onfailure }) {
    this.words = words;
    this.onfailure = onfailure;
    this.due = document.getElementById("due");
    this.faces = cities.map(({ name, zone }) => {
      const day = element("span", { class: "city-day" });
      const time = element("time", { class: "city-time" });
      document.getElementById("cities").append(
        element("div", { class: "city" }, element("span", { class: "city-name" }, name), time, day),
      );
      return {
        day, time,
        days: new Intl.DateTimeFormat(locale, { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: zone }),
        times: new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }),
      };
    });
    this.buttons = [...document.querySelectorAll("[data-step]")];
    this.next = this.buttons.find((button) => button.dataset.step === "next_due");
    for (const button of this.buttons) button.addEventListener("click", () => this.move(button));
    setInterval(() => this.tick(), 1000);
  }

  set(now) {
    this.offset = new Date(now).getTime() - performance.now();
    this.tick();
    this.askDue();
  }

  tick() {
    if (this.offset === undefined) return;
    const now = new Date(this.offset + performance.now());
    for (const face of this.faces) {
      face.time.textContent = face.times.format(now);
      face.time.dateTime = now.toISOString();
      face.day.textContent = face.days.format(now);
    }
  }

  async move(button) {
    try {
      await post("/clock", { step: button.dataset.step });
    } catch (failure) {
      this.onfailure(failure);
    }
  }

  // Asked again soon after the bot wrote: it may have something new to send.
  askDueSoon() {
    clearTimeout(this.asking);
    this.asking = setTimeout(() => this.askDue(), 500);
  }

  async askDue() {
    const { due } = await get("/clock");
    this.next.disabled = due === null;
    this.due.textContent = due === null ? this.words.nothing_due : "";
  }
}
