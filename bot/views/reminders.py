"""Messages that remind: of visits, of a person's own words, of dates still open; and their corrections."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.dates import Certainty, Outcome, Precision, ProgrammeDate
from bot.programme.model import Action, Dated, Event, Programme, Visit
from bot.programme.tense import tense_of, today_in, zone_of
from bot.reminders.model import Kind, Slot
from bot.reminders.wall import instant_at
from bot.views.card import route_words
from bot.views.dates import countdown, date_target, date_words
from bot.views.layout import bullets, joined, line
from bot.views.names import label
from bot.views.reply import Button, Reply
from bot.views.tense import standing
from bot.views.times import in_both_cities

Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Item:
    """One thing to be reminded of: the row's id, and by how many days it can be put off."""

    id: int
    slot: Slot
    entry: Dated | None
    text: str | None = None
    snooze: int | None = None


@dataclass(frozen=True)
class Reader:
    """Who reads: the key of the home city, and why it comes (`trip`: they come along)."""

    city: str | None
    trip: bool


def reminder(
    items: Sequence[Item], reader: Reader, programme: Programme, now: datetime, t: Translator, *, late: bool
) -> Reply:
    """Everything of which one person is reminded at once."""
    blocks = [_title(t.gettext("Reminder"))]
    if late:
        blocks.append(
            Markup("<i>{0}</i>").format(t.gettext("This comes late: I could not write to you earlier."))
        )
    blocks += [_item(item, reader, programme, now, t) for item in items]
    return Reply(joined(blocks), (*_item_buttons(items, t), *_ways_out(items, reader, t)))


def correction(
    entry: Dated,
    told: ProgrammeDate | None,
    *,
    was_off: bool,
    programme: Programme,
    now: datetime,
    t: Translator,
) -> Reply:
    """To whoever was told a date that no longer holds."""
    before = date_target(told, t) if told else ""
    name = t.within_quotes(label(entry, t))
    dates = entry.dates
    if entry.outcome is Outcome.CANCELLED:
        text = t.gettext("“{visit}”, which was planned {for_when}, has been cancelled.")
        blocks = [Markup.escape(text.format(visit=name, for_when=before))]
    elif was_off:
        blocks = [Markup.escape(t.gettext("“{visit}” has not been cancelled after all.").format(visit=name))]
        blocks.append(Markup.escape(standing(tense_of(entry, programme, now), dates, entry.certainty, t)))
    else:
        text = t.gettext("The date of “{visit}” has changed.")
        new = date_words(dates, t) if dates else t.gettext("still open")
        rows = [line(t.pgettext("a date", "Before"), date_words(told, t), t)] if told else []
        rows.append(line(t.pgettext("a date", "Now"), new, t))
        blocks = [Markup.escape(text.format(visit=name)), Markup("\n").join(rows)]
    buttons = (_open(entry, t), unsubscribe("actions" if isinstance(entry, Action) else "visits", t))
    return Reply(joined([_title(t.gettext("Correction")), *blocks]), (buttons,))


def still_open(visits: Sequence[Visit], programme: Programme, now: datetime, t: Translator) -> Reply:
    """To coordinators: a visit comes near and has no day yet."""
    items = [
        t.gettext("{visit}: planned {for_when}, {countdown}").format(
            visit=label(visit, t),
            for_when=date_target(visit.dates, t),
            countdown=_until_window(visit, programme, now, t),
        )
        for visit in visits
        if visit.dates is not None
    ]
    text = Markup.escape(
        t.ngettext(
            "The date of this visit is still open. Once you have entered it, everyone is reminded of it.",
            "The dates of these visits are still open. Once you have entered them, everyone is reminded.",
            len(items),
        )
    )
    blocks = [_title(t.gettext("Date still open")), bullets(t.gettext("Visits"), items), text]
    rows = tuple(
        (
            Button(label(visit, t), f"card:{visit.key}"),
            Button(t.gettext("No more about this visit"), f"mute:{visit.key}"),
        )
        for visit in visits
    )
    return Reply(joined(blocks), rows)


def unsubscribe(kind: Kind, t: Translator) -> Button:
    """Under every message that comes unasked."""
    return Button(t.gettext("Unsubscribe"), f"stop:{kind}")


def _title(words: str) -> Markup:
    return Markup("<b>{0}</b>").format(words)


def _item(item: Item, reader: Reader, programme: Programme, now: datetime, t: Translator) -> Markup:
    asked = item.slot is Slot.OWN
    if item.entry is None:
        text = t.gettext("You wanted to be reminded: {words}")
        return Markup.escape(text).format(words=item.text or "")
    rows = [Markup.escape(_sentence(item.entry, programme, now, t))]
    if asked:
        rows.insert(0, Markup("<i>{0}</i>").format(t.gettext("You wanted to be reminded of this.")))
    if isinstance(item.entry, Visit):
        rows.append(Markup.escape(route_words(item.entry, programme, t)))
        rows += _first_item(item.entry, reader, programme, t)
    return Markup("\n").join(rows)


def _sentence(entry: Dated, programme: Programme, now: datetime, t: Translator) -> str:
    """What is coming and how soon, as the programme stands now."""
    name, dates = t.within_quotes(label(entry, t)), entry.dates
    if dates is None or entry.outcome is not Outcome.NONE:
        status = standing(tense_of(entry, programme, now), dates, entry.certainty, t)
        return t.gettext("“{visit}”: {status}").format(visit=name, status=status)
    if dates.precision is not Precision.DAY:
        text = t.gettext(
            "“{visit}” is planned {for_when}. The day is still open; I will remind you once it is known."
        )
        return text.format(visit=name, for_when=date_target(dates, t))
    away = countdown(dates, today_in(zone_of(entry, programme), now), t)
    if entry.certainty is Certainty.TENTATIVE:
        text = t.gettext("“{visit}” is to begin {countdown}: {dates} (not yet certain).")
    elif dates.is_range:
        text = t.gettext("“{visit}” begins {countdown}: {dates}.")
    else:
        text = t.gettext("“{visit}” takes place {countdown}: {dates}.")
    return text.format(visit=name, countdown=away, dates=date_words(dates, t))


def _first_item(visit: Visit, reader: Reader, programme: Programme, t: Translator) -> list[Markup]:
    """When and with what the first day begins, for those who come."""
    if not reader.trip or visit.dates is None or visit.dates.precision is not Precision.DAY:
        return []
    timed = [item for item in visit.agenda if item.time and _on_first_day(item, visit.dates.start)]
    if not timed:
        return []
    first = min(timed, key=lambda item: item.time or "")
    begins = instant_at(visit.dates.start, time.fromisoformat(first.time or ""), zone_of(first, programme))
    when = in_both_cities(begins, programme, t, home=visit.host)
    return [
        line(t.gettext("First item"), t.gettext("{when}: {what}").format(when=when, what=label(first, t)), t)
    ]


def _on_first_day(item: Event, day: date) -> bool:
    return item.outcome is not Outcome.CANCELLED and (item.dates is None or item.dates.start == day)


def _until_window(visit: Visit, programme: Programme, now: datetime, t: Translator) -> str:
    """`in 2 months`: how far the first day is on which it can lie."""
    assert visit.dates is not None, "a window"
    first = ProgrammeDate(visit.dates.start, visit.dates.start, Precision.DAY)
    return countdown(first, today_in(zone_of(visit, programme), now), t) or ""


def _item_buttons(items: Sequence[Item], t: Translator) -> Rows:
    """A row for each thing: open it, put it off."""
    rows = []
    seen: set[str] = set()
    for item in items:
        row: list[Button] = []
        if item.entry is not None and item.entry.key not in seen:
            seen.add(item.entry.key)
            row.append(_open(item.entry, t) if len(items) == 1 else _named(item.entry, t))
        if item.snooze is not None:
            again = t.ngettext("Again in {days} day", "Again in {days} days", item.snooze)
            row.append(Button(again.format(days=t.number(item.snooze)), f"snooze:{item.id}:{item.snooze}"))
        if row:
            rows.append(tuple(row))
    return tuple(rows)


def _open(entry: Dated, t: Translator) -> Button:
    return Button(t.gettext("Details"), f"card:{entry.key}")


def _named(entry: Dated, t: Translator) -> Button:
    return Button(label(entry, t), f"card:{entry.key}")


def _ways_out(items: Sequence[Item], reader: Reader, t: Translator) -> Rows:
    """The person's reminders, and the end of messages like this."""
    row = [Button(t.gettext("My reminders"), "reminders:home")]
    entries = {item.entry.key: item.entry for item in items if item.entry is not None}
    if len(entries) == 1 and reader.trip:
        row.append(Button(t.gettext("No more about this visit"), f"mute:{next(iter(entries))}"))
    elif entries:
        only_actions = all(isinstance(entry, Action) for entry in entries.values())
        row.append(unsubscribe("actions" if only_actions else "visits", t))
    return (tuple(row),)
