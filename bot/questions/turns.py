"""Deciding by time: what is next, what is on, which there were, how many."""

from dataclasses import replace
from datetime import date

from bot.programme.model import Action, Dated, Event, Field, Figure, Organisation, Topic, Visit
from bot.questions.asking import asks_for, is_asked
from bot.questions.decision import Decision, facts_of, names_in, wanted
from bot.questions.index import Facets, Index
from bot.questions.model import Listing, NoSuch, NothingPlanned, Slot
from bot.questions.moments import Moments, by_time, explaining_best, last_of, named_fields, next_of, sort_of
from bot.questions.polarity import is_polar
from bot.questions.reading import Reading
from bot.questions.selecting import ANCHOR_SORTS
from bot.questions.slots import has


def decide(reading: Reading, index: Index, today: date) -> Decision | None:
    """What is next, what is on, which there were, how many."""
    time_words = reading.has("ask:next", "ask:last", "ask:first", "ask:still")
    sort_words = any(sort in ANCHOR_SORTS | {"happening"} for sort in reading.of("sort"))
    if not (
        reading.dates
        or time_words
        or (sort_words and reading.has("ask:list", "ask:count", "ask:exists"))
        or _any_visit(reading, index)
        or _visits_at_large(reading, index)
        or (named_fields(reading, index) and asks_for(sort_of(reading), reading))
        or (set(reading.slots) & _ONLY_SOME and asks_for(sort_of(reading), reading))
    ):
        return None
    if reading.ordinals == (1,) and reading.has("ask:first") and sort_of(reading) == "happening":
        reading = replace(reading, ordinals=())  # the first of all is the earliest
    others = set(reading.of("sort")) - ANCHOR_SORTS - {"happening", "city", "field"}
    if sort_of(reading) == "happening" and others and not (reading.dates or time_words):
        return None  # "is there a centre among the actors?" is not about what happens
    event = sort_of(reading) not in ("visit", "happening")
    if reading.details or reading.has("claim:cancelled") or (reading.ordinals and not event):
        return None
    if _names_one(reading, index):
        return None
    if reading.has("sort:action") and not reading.has("sort:visit") and reading.units:
        return None  # what is done about something: activities of the plan
    if Slot.ACTIVITIES in reading.slots and named_fields(reading, index) and not reading.dates:
        return None  # what is planned in a field: its actions
    moments = by_time(reading, index, today)
    if any(not unit.known for unit in reading.telling):
        return None
    slots = wanted(reading, index)
    if not slots and any(is_asked(unit, reading) for unit in reading.units):
        return None  # "which energy institutes" is not answered by when
    if _any_visit(reading, index) and not reading.dates and not time_words:
        coming = next_of(moments.all, today) if reading.tense != "past" else None
        if coming is not None:
            return facts_of(coming.entry, slots, reading, index)
    return (
        _turn(reading, index, moments, slots, today)
        or _counted(reading, moments)
        or _listed(reading, index, moments, slots, today)
    )


def _any_visit(reading: Reading, index: Index) -> bool:
    """Whether it asks when a visit is, and of no particular one: "when do they come to Essen?"."""
    return (
        reading.has("sort:visit")
        and Slot.WHEN in reading.slots
        and not reading.units
        and not names_in(reading, index)
    )


def _visits_at_large(reading: Reading, index: Index) -> bool:
    """Whether it is about the visits that are past, or planned, and about nothing more particular."""
    plain = set(reading.slots) <= {Slot.ACTIVITIES, Slot.AGENDA, Slot.ABOUT} and not reading.telling
    return bool(
        plain and reading.tense and reading.has("sort:visit") and not names_in(reading, index)
    ) and not is_polar(reading)


def _names_one(reading: Reading, index: Index) -> bool:
    """Whether a visit or event is named outright; then its time is no condition."""
    named = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    if sort_of(reading) not in ("visit", "happening") and reading.has("ask:count", "ask:list"):
        # "How many meetings on the third tour": the tour is where, the meetings are what.
        named = [entry for entry in named if not isinstance(entry, Visit)]
    if any(isinstance(entry, Topic) for entry in named) and not reading.dates:
        return True  # what is planned under a topic is all of it
    return any(isinstance(entry, Visit | Event | Action) for entry in named)


def _turn(
    reading: Reading, index: Index, moments: Moments, slots: list[Slot], today: date
) -> Decision | None:
    """The next, the last, the first of them."""
    pool = explaining_best(moments.found if reading.dates else moments.all, reading, index)
    if reading.has("ask:next") and reading.tense != "past" and not reading.has("ask:list", "ask:count"):
        found = next_of(pool, today)
        if found is None:
            return _no_more(reading, index, moments, today)
        return facts_of(found.entry, slots or [Slot.WHEN], reading, index)
    if (
        reading.has("ask:last")
        and reading.tense != "future"
        and not (reading.dates or reading.has("ask:list"))
    ):
        found = last_of(pool, today)
        return facts_of(found.entry, slots or [Slot.WHEN], reading, index) if found else None
    if reading.has("ask:first") and not reading.has("ask:list") and moments.all:
        return facts_of(pool[0].entry, slots or [Slot.WHEN], reading, index) if pool else None
    return None


def _counted(reading: Reading, moments: Moments) -> Decision | None:
    if not reading.has("ask:count") or reading.has("slot:headcount"):
        return None
    entries = tuple(facets.entry for facets in moments.found)
    if not entries:
        return None
    return Decision(
        "answered", Listing(entries, moments.sort, moments.window, counted=True), entries, Slot.WHEN
    )


def _listed(
    reading: Reading, index: Index, moments: Moments, slots: list[Slot], today: date
) -> Decision | None:
    found = moments.found
    if not found:
        fields = named_fields(reading, index)
        others = [entry for entry in names_in(reading, index) if entry not in fields]
        asked = reading.dates or (
            fields and reading.tense == "future" and reading.has("ask:next", "ask:still")
        )
        if reading.units or others or not moments.all or not asked:
            return None
        return _nothing(moments, today, fields[0] if fields else None)
    exact = [slot for slot in slots if slot in _OF_ONE]
    exact_of = [slot for slot in slots if slot in _ONLY_SOME]
    if len(found) > 1 and exact_of and asks_for(moments.sort, reading):
        # "Which visit has a working title?": those that have what is spoken of.
        pool = found if any(_has_any(f, exact_of, index) for f in found) else moments.all
        having = [facets for facets in pool if _has_any(facets, exact_of, index)]
        if 0 < len(having) < len(pool):
            return _told(tuple(having), moments, exact_of, reading, index)
    visits = [facets for facets in found if isinstance(facets.entry, Visit)]
    single = found if len(found) == 1 else visits if len(visits) == 1 and exact else ()
    if single:
        return facts_of(single[0].entry, slots or _of_course(moments), reading, index)
    whose = set(exact) <= {Slot.DELEGATION, Slot.PARTICIPANTS, Slot.ORGANISERS} and bool(reading.dates)
    if exact and not whose and not reading.has("ask:list"):
        return None
    entries = tuple(facets.entry for facets in found)
    return Decision("answered", Listing(entries, moments.sort, moments.window), entries, Slot.WHEN)


def _of_course(moments: Moments) -> list[Slot]:
    """What is told where nothing particular is asked: when a visit is, but what happened on a day."""
    return [Slot.AGENDA, Slot.ABOUT] if moments.sort == "happening" else [Slot.WHEN]


def _has_any(facets: Facets, slots: list[Slot], index: Index) -> bool:
    return any(has(facets.entry, slot, index.programme) for slot in slots)


def _told(
    found: tuple[Facets, ...], moments: Moments, slots: list[Slot], reading: Reading, index: Index
) -> Decision:
    if len(found) == 1:
        return facts_of(found[0].entry, slots, reading, index)
    entries = tuple(facets.entry for facets in found)
    return Decision("answered", Listing(entries, moments.sort, moments.window), entries, Slot.WHEN)


#: What only some visits and events have.
_ONLY_SOME = frozenset(
    {Slot.PROJECT, Slot.BASED_ON, Slot.HEADCOUNT, Slot.CO_ORGANISERS, Slot.SPEAKERS, Slot.WITNESSES}
)
#: What is asked of one entry and cannot be shown by a list.
_OF_ONE = frozenset(
    {
        Slot.WHERE,
        Slot.ORGANISERS,
        Slot.CO_ORGANISERS,
        Slot.SPEAKERS,
        Slot.WITNESSES,
        Slot.HEADCOUNT,
        Slot.DELEGATION,
        Slot.PARTICIPANTS,
        Slot.HOSTS,
        Slot.HOW_LONG,
        Slot.PROJECT,
        Slot.BASED_ON,
        Slot.SITES,
    }
)


def _no_more(reading: Reading, index: Index, moments: Moments, today: date) -> Decision | None:
    """Nothing more of the kind; that somebody comes again the programme neither says nor denies."""
    last = last_of(moments.all, today)
    whose = any(isinstance(entry, Organisation | Figure) for entry in names_in(reading, index))
    if not moments.all:
        return None  # nothing at all fits what is named: that says nothing of what is to come
    if whose and last is not None:
        return Decision("unanswered", NoSuch((last.entry,), "date"), (last.entry,))
    return _nothing(moments, today)


def _nothing(moments: Moments, today: date, within: Field | None = None) -> Decision:
    """A true "none", with what comes next and what was last."""
    after = next_of(
        moments.all, moments.window.end if moments.window and moments.window.start > today else today
    )
    before = last_of(moments.all, today)
    coming, last = (f.entry if f else None for f in (after, before))
    point = NothingPlanned(
        moments.sort,
        moments.window,
        coming if isinstance(coming, Dated) else None,
        last if isinstance(last, Dated) else None,
        within,
    )
    return Decision("answered", point, tuple(e for e in (coming, last) if e), Slot.WHEN)
