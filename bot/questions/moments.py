"""Questions by time: what is next, what is on, which visits there were, how many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.programme.dates import Outcome, Precision
from bot.programme.model import Dated, Entry, Event, Field, Term, TermKind
from bot.questions.index import Facets, Index
from bot.questions.linking import Mention
from bot.questions.model import Window
from bot.questions.reading import Reading
from bot.questions.selecting import ANCHOR_SORTS
from bot.questions.spans import Span, spans_of
from bot.questions.worth import is_background, unit_worth


@dataclass(frozen=True)
class Moments:
    """The dated entries that a question by time is about, in the order of time."""

    sort: str
    found: tuple[Facets, ...]
    window: Window | None
    #: All of the sort, whatever their time.
    all: tuple[Facets, ...]


def by_time(reading: Reading, index: Index, today: date) -> Moments:
    """Entries of the sort asked for that meet every condition of the question."""
    sort = sort_of(reading)
    spans = spans_of(reading.dates)
    names = [_Meeting.of(mention, index) for mention in reading.mentions]
    everything = sorted(
        (facets for facets in of_sort(sort, index) if _meets_names(facets, reading, index, names)),
        key=in_time,
    )
    strict = [replace(span, floating=False) for span in spans]
    found = [facets for facets in everything if _meets_time(facets, strict, reading, today)]
    # Without a year the nearest is meant; where that has nothing, any.
    found = found or [facets for facets in everything if _meets_time(facets, spans, reading, today)]
    if spans and reading.tense == "future":
        # "How many are planned for 2019?", asked in the middle of it: those that are over do not count.
        found = [f for f in found if f.dates and f.dates.end >= today and not _held(f)] or found
    if spans and reading.tense == "past":
        # What "took place since May" has at least begun.
        found = [f for f in found if f.dates and f.dates.start <= today] or found
    window = _window(reading, found)
    return Moments(sort, tuple(found), window, tuple(everything))


def sort_of(reading: Reading) -> str:
    """The sort asked for: visits, one kind of event, or whatever happens."""
    said = [sort for sort in reading.of("sort") if sort in ANCHOR_SORTS]
    kinds = [sort for sort in said if sort != "visit"]
    if kinds:
        return kinds[0]
    return "visit" if "visit" in said else "happening"


def next_of(entries: Iterable[Facets], today: date) -> Facets | None:
    """The first that is still to come, or is going on; cancelled ones are no longer coming."""
    coming = [f for f in entries if f.dates and f.dates.end >= today and not _called_off(f)]
    return min(coming, key=in_time, default=None)


def last_of(entries: Iterable[Facets], today: date) -> Facets | None:
    """The latest that took place."""
    held = [f for f in entries if f.dates and f.dates.start <= today and _held(f)]
    return max(held, key=in_time, default=None)


def explaining_best(found: tuple[Facets, ...], reading: Reading, index: Index) -> tuple[Facets, ...]:
    """Of those that fit, the ones that the light words fit too: where one is asked for, not all."""
    fit = {f.entry.key: sum(unit_worth(unit, f, index)[1] for unit in reading.asides) for f in found}
    most = max(fit.values(), default=0.0)
    return tuple(facets for facets in found if fit[facets.entry.key] >= most)


def of_sort(sort: str, index: Index) -> list[Facets]:
    if sort == "happening":
        keys = [*index.by_sort.get("happening", ()), *index.by_sort.get("dated_action", ())]
        found = [index.facets[key] for key in keys]
        return [f for f in found if f.dates and not getattr(f.entry, "visit", None)]
    return [index.facets[key] for key in index.by_sort.get(sort, ()) if index.facets[key].dates]


def _meets_names(facets: Facets, reading: Reading, index: Index, names: list[_Meeting]) -> bool:
    """Whether an entry fits all that is named: cities, fields, series, anybody taking part."""
    if (
        reading.hosts
        and facets.host not in reading.hosts
        and (facets.host or isinstance(facets.entry, Event))
    ):
        return False
    if reading.guests and facets.guests and facets.guests not in reading.guests:
        return False
    if any(not name.met_by(facets) for name in names):
        return False
    numbered: Entry = facets.entry
    if isinstance(numbered, Event) and reading.has("ask:count"):
        # "How many meetings, the third time?": the number is that of the visit.
        numbered = index.programme.parents.get(numbered.key, numbered)
    if reading.ordinals and getattr(numbered, "number", None) not in reading.ordinals:
        return False
    return all(unit_worth(unit, facets, index)[1] for unit in reading.telling)


@dataclass(frozen=True)
class _Meeting:
    """Which entries meet a name, found out once and not for every entry."""

    keys: tuple[str, ...]
    related: frozenset[str]
    is_background: bool
    is_plan: bool

    @classmethod
    def of(cls, mention: Mention, index: Index) -> _Meeting:
        named = [index.programme.entries[key] for key in mention.keys]
        return cls(
            mention.keys,
            frozenset(found for key in mention.keys for found in index.by_relation.get(key, ())),
            any(is_background(entry, index) for entry in named),
            any(isinstance(entry, Term) and entry.kind is TermKind.PLAN for entry in named),
        )

    def met_by(self, facets: Facets) -> bool:
        key = facets.entry.key
        if self.is_background:
            # Nearly all stands in the plan; but of meetings only some are on it.
            return not (self.is_plan and isinstance(facets.entry, Event)) or key in self.related
        around = (key, facets.host, facets.guests)
        return key in self.related or any(one in self.keys for one in around)


def _meets_time(facets: Facets, spans: list[Span], reading: Reading, today: date) -> bool:
    if any(not span.meets(facets) for span in spans):
        return False
    dates = facets.dates
    if dates is None:
        return False
    if reading.has("ask:still") or not any(found.explicit_year for found in reading.dates):
        # A month without a year may be that of any year: the tense says on which side of today.
        if reading.tense == "past" and not (dates.start <= today and _held(facets)):
            return False
        if reading.tense == "future" and (dates.end < today or _called_off(facets)):
            return False
    return True


def _window(reading: Reading, found: list[Facets]) -> Window | None:
    if not reading.dates:
        return None
    first = reading.dates[0]
    words = reading.sentence.original[first.span[0] : first.span[1]]
    start, end = first.bounds
    return Window(start, end, first.grain, words, not first.explicit_year)


def in_time(facets: Facets) -> tuple[date, date]:
    """Where an entry stands in the order of time: known only to the year, after what is known better.

    "In 2020" is no earlier than "in February 2020"; a reader who asks what comes next wants February.
    """
    dates = facets.dates
    assert dates is not None, f"{facets.entry.key} has no date"
    vague = dates.precision in (Precision.YEAR, Precision.FISCAL_YEAR)
    return (dates.end if vague else dates.start), dates.end


def _held(facets: Facets) -> bool:
    entry = facets.entry
    return isinstance(entry, Dated) and entry.outcome == Outcome.HELD


def _called_off(facets: Facets) -> bool:
    entry = facets.entry
    return isinstance(entry, Dated) and entry.outcome == Outcome.CANCELLED


def named_fields(reading: Reading, index: Index) -> list[Field]:
    entries = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    return [entry for entry in entries if isinstance(entry, Field)]
