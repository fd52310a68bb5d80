"""What of the programme lies in a year, ready to be drawn: where, when, how exactly known, what it says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from bot.i18n import Translator
from bot.programme.dates import Outcome, Precision
from bot.programme.model import Event, Programme, Visit
from bot.programme.tense import Tense, tense_of
from bot.views.dates import date_words
from bot.views.names import label
from bot.views.tense import tense_note


@dataclass(frozen=True)
class Item:
    """A visit or event of the year. `start` and `end` are cut to the year."""

    #: Key of the city in which it is; None: in neither, or not said.
    city: str | None
    start: date
    end: date
    #: False: the days are bounds, not known days.
    exact: bool
    #: The whole year or more: it stands above the months.
    whole_year: bool
    cancelled: bool
    #: Numbers of its fields.
    fields: tuple[int, ...]
    when: str
    name: str
    note: str


def items_of(programme: Programme, year: int, now: datetime, t: Translator) -> list[Item]:
    """In the order of their dates."""
    numbers = {field.key: field.number for field in programme.fields}
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = [
        Item(
            city=_city(entry, programme),
            start=max(entry.dates.start, first),
            end=min(entry.dates.end, last),
            exact=entry.dates.precision is Precision.DAY,
            whole_year=entry.dates.precision in (Precision.YEAR, Precision.FISCAL_YEAR),
            cancelled=entry.outcome is Outcome.CANCELLED,
            fields=tuple(sorted(numbers[key] for key in entry.fields)),
            when=date_words(entry.dates, t, weekday=False),
            name=label(entry, t),
            note=_note(entry, programme, now, t),
        )
        for entry in _dated(programme)
        if entry.dates is not None and entry.dates.overlaps(first, last)
    ]
    return sorted(found, key=lambda item: (item.start, item.end))


def years_of(programme: Programme) -> list[int]:
    """The years in which something lies."""
    spans = [(entry.dates.start.year, entry.dates.end.year) for entry in _dated(programme) if entry.dates]
    return sorted({year for first, last in spans for year in range(first, last + 1)})


def _dated(programme: Programme) -> Iterator[Visit | Event]:
    yield from programme.visits
    yield from programme.events


def _city(entry: Visit | Event, programme: Programme) -> str | None:
    if isinstance(entry, Visit):
        return entry.host
    place = programme.entries.get(entry.place or "")
    return entry.city or getattr(place, "city", None)


def _note(entry: Visit | Event, programme: Programme, now: datetime, t: Translator) -> str:
    """What the colours do not say: called off, or its time over without word of it."""
    tense = tense_of(entry, programme, now)
    if tense not in (Tense.CANCELLED, Tense.LAPSED):
        return ""
    return tense_note(tense, entry.dates, entry.certainty, t)
