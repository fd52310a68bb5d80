"""Planning a visit in the chat: the form with all that was said, and the question of each step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.dates import Certainty, ProgrammeDate
from bot.programme.model import LANGS, EventKind, Lang, Programme
from bot.views.choosers import Rows, field_label, language_name, ticked
from bot.views.dates import date_words
from bot.views.layout import joined, line
from bot.views.names import label
from bot.views.reply import Button, Reply
from bot.views.times import clock
from bot.visits.drafts import Draft, languages_missing, missing, written
from bot.visits.values import PARTS, Part


@dataclass(frozen=True)
class Handle:
    """The dialogue and its version, which every button carries."""

    id: int
    version: int

    def to(self, step: str) -> str:
        return f"visit:{self.id}:{self.version}:{step}"


def part_name(part: Part, t: Translator) -> str:
    match part:
        case "name":
            return t.pgettext("part of a visit", "Name")
        case "host":
            return t.pgettext("part of a visit", "Host city")
        case "dates":
            return t.pgettext("part of a visit", "Date")
        case "fields":
            return t.pgettext("part of a visit", "Fields")
        case "delegation":
            return t.pgettext("part of a visit", "Delegation")
        case "agenda":
            return t.pgettext("part of a visit", "Agenda")
        case "purpose":
            return t.pgettext("part of a visit", "Purpose")


def certainty_name(certainty: str, t: Translator) -> str:
    match Certainty(certainty):
        case Certainty.FIXED:
            return t.pgettext("certainty", "fixed")
        case Certainty.PLANNED:
            return t.pgettext("certainty", "planned")
        case Certainty.TENTATIVE:
            return t.pgettext("certainty", "tentative")


def kind_name(kind: EventKind, t: Translator) -> str:
    return {
        EventKind.SELECTION: t.pgettext("kind of event", "Selection"),
        EventKind.AGREEMENT: t.pgettext("kind of event", "Signing"),
        EventKind.APPOINTMENT: t.pgettext("kind of event", "Appointment"),
        EventKind.CONFERENCE: t.pgettext("kind of event", "Conference"),
        EventKind.COURTESY_VISIT: t.pgettext("kind of event", "Courtesy visit"),
        EventKind.SITE_VISIT: t.pgettext("kind of event", "Site visit"),
        EventKind.FAIR_VISIT: t.pgettext("kind of event", "Trade fair"),
        EventKind.MEETING: t.pgettext("kind of event", "Meeting"),
        EventKind.SEMINAR: t.pgettext("kind of event", "Seminar"),
        EventKind.SYMPOSIUM: t.pgettext("kind of event", "Symposium"),
        EventKind.RECEPTION: t.pgettext("kind of event", "Reception"),
    }[kind]


def form(draft: Draft, programme: Programme, t: Translator, handle: Handle) -> Reply:
    """All that was said so far, and every part to change."""
    title = t.gettext("A visit is changed") if draft["key"] else t.gettext("A new visit")
    rows = [line(part_name(part, t), _words(part, draft, programme, t) or "–", t) for part in PARTS]
    notes = []
    gaps = languages_missing(draft)
    if gaps:
        notes.append(
            t.ngettext(
                "{number} text is not yet written in all three languages. As it is, readers of the other "
                "languages get the original with a note.",
                "{number} texts are not yet written in all three languages. As they are, readers of the "
                "other languages get the original with a note.",
                len(gaps),
            ).format(number=t.number(len(gaps)))
        )
    needed = missing(draft)
    if needed:
        names = t.list([part_name(part, t) for part in needed])
        notes.append(t.gettext("Still needed: {parts}.").format(parts=names))
    text = joined(
        [
            Markup("<b>{0}</b>").format(title),
            Markup("\n").join(rows),
            *(Markup.escape(note) for note in notes),
        ]
    )
    return Reply(text, _form_buttons(draft, t, handle, gaps=bool(gaps), ready=not needed))


def _form_buttons(draft: Draft, t: Translator, handle: Handle, *, gaps: bool, ready: bool) -> Rows:
    parts = [Button(part_name(part, t), handle.to(f"ask.{part}")) for part in PARTS]
    rows: list[tuple[Button, ...]] = [tuple(parts[:3]), tuple(parts[3:5]), tuple(parts[5:])]
    if gaps:
        rows.append((Button(t.gettext("Write missing texts"), handle.to("gaps")),))
    if ready:
        rows.append(tuple(Button(language_name(lang), handle.to(f"show.{lang}")) for lang in LANGS))
        rows.append((Button(t.gettext("Check and save"), handle.to("check")),))
    rows.append(
        (
            Button(t.gettext("Later"), handle.to("later")),
            Button(t.gettext("Discard"), handle.to("discard")),
        )
    )
    return tuple(rows)


def _words(part: Part, draft: Draft, programme: Programme, t: Translator) -> str:
    match part:
        case "name" | "purpose":
            return " / ".join(text_words(draft.get(part), t))
        case "host":
            cities = {city.key: label(city, t) for city in programme.cities}
            return cities.get(draft.get("host") or "", "")
        case "dates":
            if not draft.get("dates"):
                return ""
            words = date_words(ProgrammeDate.parse(draft["dates"]), t)
            certainty = certainty_name(draft.get("certainty") or "fixed", t)
            return t.pgettext("date and note", "{dates} · {note}").format(dates=words, note=certainty)
        case "fields":
            return " · ".join(label(field, t) for field in programme.fields if field.key in draft["fields"])
        case "delegation":
            return "; ".join(party_words(party, programme, t) for party in draft["delegation"])
        case "agenda":
            return "; ".join(item_lines(draft, programme, t))


def text_words(text: Mapping[str, Any] | None, t: Translator) -> list[str]:
    """Each wording behind its language: the coordinator has to see all three."""
    own = written(text)
    pattern = t.pgettext("language and words", "{language}: {words}")
    return [pattern.format(language=t.language_name(lang), words=words) for lang, words in own.items()]


def party_words(party: Mapping[str, Any], programme: Programme, t: Translator) -> str:
    key = party.get("organisation") or party.get("figure")
    if key is not None and key in programme.entries:
        return label(programme.entries[key], t)
    return in_some_language(party.get("text"), t)


def in_some_language(text: Mapping[str, Any] | None, t: Translator) -> str:
    own = written(text)
    return own.get(t.lang) or next(iter(own.values()), "")


def item_lines(draft: Draft, programme: Programme, t: Translator) -> list[str]:
    """Agenda items: those that stand, marked where they are taken off, then the new ones."""
    lines = []
    for item in (draft["base"] or {}).get("agenda", []):
        name = in_some_language(item["name"], t)
        off = item["key"] in draft["off"] or item.get("outcome") == "cancelled"
        lines.append(t.gettext("{item} (cancelled)").format(item=name) if off else name)
    for item in draft["added"]:
        parts = [in_some_language(item["name"], t)]
        if item.get("day"):
            parts.append(date_words(ProgrammeDate.parse(item["day"]), t))
        if item.get("time"):
            parts.append(clock(datetime.combine(date.min, time.fromisoformat(item["time"])), t))
        lines.append(", ".join(parts))
    return lines


def ask_text(title: str, lang: Lang, now: Sequence[str], t: Translator, handle: Handle) -> Reply:
    """Ask for a text in one language; `now` is what stands there."""
    question = t.gettext("Please write it in {language}.").format(language=t.language_name(lang))
    return Reply(
        joined([Markup("<b>{0}</b>").format(title), Markup.escape("\n".join(now)), Markup.escape(question)]),
        (_onward(t, handle),),
    )


def ask_host(draft: Draft, programme: Programme, t: Translator, handle: Handle) -> Reply:
    cities = tuple(
        Button(ticked(label(city, t), city.key == draft.get("host")), handle.to(f"host.{city.key}"))
        for city in programme.cities
    )
    return Reply(Markup.escape(t.gettext("Which city is the host?")), (cities, _onward(t, handle)))


def ask_dates(draft: Draft, t: Translator, handle: Handle, *, problem: str = "") -> Reply:
    words = _words_of_dates(draft, t)
    question = t.gettext(
        "When is it? Write it as exactly as it is known: “14 to 18 October 2019”, “October 2019”, "
        "“autumn 2019” or “FY2020”."
    )
    text = joined([Markup.escape(problem), Markup.escape(words), Markup.escape(question)])
    rows: list[tuple[Button, ...]] = []
    if draft.get("dates"):
        chosen = draft.get("certainty") or "fixed"
        rows.append(
            tuple(
                Button(
                    ticked(certainty_name(one.value, t), one.value == chosen), handle.to(f"sure.{one.value}")
                )
                for one in Certainty
            )
        )
    return Reply(text, (*rows, _onward(t, handle)))


def _words_of_dates(draft: Draft, t: Translator) -> str:
    if not draft.get("dates"):
        return ""
    return t.gettext("It says: {dates}.").format(dates=date_words(ProgrammeDate.parse(draft["dates"]), t))


def ask_fields(draft: Draft, programme: Programme, t: Translator, handle: Handle) -> Reply:
    rows: Rows = tuple(
        (
            Button(
                ticked(field_label(field, t), field.key in draft["fields"]),
                handle.to(f"field.{field.number}"),
            ),
        )
        for field in programme.fields
    )
    question = t.gettext("Which fields is it about? A tap adds a field or takes it away.")
    return Reply(Markup.escape(question), (*rows, _onward(t, handle)))


def ask_delegation(draft: Draft, programme: Programme, t: Translator, handle: Handle) -> Reply:
    now = [party_words(party, programme, t) for party in draft["delegation"]]
    question = t.gettext(
        "Who travels? One body or group of people a line, no names of students. Each message adds to "
        "the list."
    )
    anew = ((Button(t.gettext("Empty the list"), handle.to("nobody")),),) if now else ()
    listed = Markup("\n").join(Markup("• {0}").format(one) for one in now)
    return Reply(joined([listed, Markup.escape(question)]), (*anew, _onward(t, handle)))


def ask_agenda(draft: Draft, programme: Programme, t: Translator, handle: Handle) -> Reply:
    lines = item_lines(draft, programme, t)
    question = t.gettext(
        "What is on the agenda? One item a line, with day and time if they are known: "
        "“Wastewater plant, 15 October, 10:00”. Each message adds to the list."
    )
    rows: list[tuple[Button, ...]] = [
        (
            Button(
                t.gettext("Cancel: {item}").format(item=in_some_language(item["name"], t)),
                handle.to(f"off.{n}"),
            ),
        )
        for n, item in enumerate((draft["base"] or {}).get("agenda", []))
        if item["key"] not in draft["off"] and item.get("outcome") != "cancelled"
    ]
    rows += [
        (
            Button(kind_name(EventKind(item.get("kind", "meeting")), t), handle.to(f"kinds.{n}")),
            Button(
                t.gettext("Remove: {item}").format(item=in_some_language(item["name"], t)),
                handle.to(f"drop.{n}"),
            ),
        )
        for n, item in enumerate(draft["added"])
    ]
    listed = Markup("\n").join(Markup("• {0}").format(one) for one in lines)
    return Reply(joined([listed, Markup.escape(question)]), (*rows, _onward(t, handle)))


def ask_kind(number: int, name: str, t: Translator, handle: Handle) -> Reply:
    kinds = [Button(kind_name(kind, t), handle.to(f"kind.{number}.{kind.value}")) for kind in EventKind]
    rows = tuple(tuple(kinds[at : at + 2]) for at in range(0, len(kinds), 2))
    text = Markup("<b>{0}</b>\n{1}").format(name, t.gettext("What kind of item is it?"))
    return Reply(text, (*rows, (Button(t.gettext("Back"), handle.to("ask.agenda")),)))


def _onward(t: Translator, handle: Handle) -> tuple[Button, ...]:
    return (
        Button(t.gettext("Back"), handle.to("back")),
        Button(t.gettext("Overview"), handle.to("form")),
        Button(t.pgettext("next step", "Next"), handle.to("next")),
    )


def text_to_write(which: str, draft: Draft, programme: Programme, t: Translator) -> tuple[str, list[str]]:
    """What the text is of, and what of it is written already."""
    sort, _, number = which.partition("-")
    match sort:
        case "item":
            text = draft["added"][int(number) - 1]["name"]
            title = t.gettext("Agenda item {number}").format(number=number)
        case "delegate":
            text = draft["delegation"][int(number) - 1]["text"]
            title = t.gettext("Delegation, line {number}").format(number=number)
        case "purpose":
            text, title = draft["purpose"], part_name("purpose", t)
        case _:
            text, title = draft["name"], t.gettext("Name of the visit")
    return title, text_words(text, t)


def preview(card: Reply) -> Reply:
    """A card as others will see it, without its buttons: what is not saved yet cannot be opened."""
    return Reply(card.text)
