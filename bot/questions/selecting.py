"""Which entry is meant: the one that explains the words of the question best.

An entry explains a name by being it or having to do with it, a content word by holding it
in its name, its text or what belongs to it, a date by lying in it, a sort by being of it.
What it leaves unexplained counts against it, and is what `Candidate.unexplained` holds: an
answer that stands on an entry which cannot account for a word of the question is a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.programme.model import (
    Action,
    City,
    Entry,
    Event,
    Field,
    Figure,
    Term,
    Topic,
    Visit,
)
from bot.questions.index import Facets, Index
from bot.questions.model import Slot
from bot.questions.reading import Reading
from bot.questions.spans import Span, spans_of
from bot.questions.worth import Named, mention_worth, unit_worth

#: Sorts that say what the question is about, not what it wants of it.
ANCHOR_SORTS = frozenset(
    [
        "visit",
        "seminar",
        "symposium",
        "reception",
        "meeting",
        "courtesy_visit",
        "site_visit",
        "agreement",
        "selection",
        "conference",
        "fair_visit",
    ]
)
#: Sorts of body: "which departments of Koriyama" says whose they are, not who travels.
OF_A_CITY = tuple(
    f"sort:{sort}"
    for sort in ("department", "organisation", "company", "hospital", "university", "school", "association")
)
_EVENT_SORTS = ANCHOR_SORTS - {"visit"}
#: What an answer must stand on.
MIN_SUPPORT = 0.5
#: As many entries are weighed at most; those with most in common first.
MAX_WEIGHED = 200


@dataclass(frozen=True)
class Candidate:
    facets: Facets
    score: float
    #: Words of the question that it does not account for, and what they weigh together.
    unexplained: tuple[str, ...]
    doubt: float
    #: Names and dates of the question that speak against it.
    against: tuple[str, ...]
    #: The weight of what it does explain.
    support: float
    #: It is named outright, by more than its city.
    named: bool = False

    @property
    def entry(self) -> Entry:
        return self.facets.entry


def weigh_all(reading: Reading, index: Index, pool: Iterable[str] | None = None) -> list[Candidate]:
    """All entries that have something in common with the question, the best first."""
    keys = _pool(reading, index)[:MAX_WEIGHED] if pool is None else list(pool)
    if len(keys) > MAX_WEIGHED:
        within = set(keys)
        keys = [key for key in _pool(reading, index) if key in within][:MAX_WEIGHED]
    spans = spans_of(reading.dates)
    said = reading.sentence.folded
    names = [
        Named.of(mention, said[mention.start : mention.end], index)
        for mention in {mention.keys: mention for mention in reading.mentions}.values()
    ]
    weighed = [weigh(index.facets[key], reading, index, spans, names) for key in keys]
    return sorted(weighed, key=lambda found: (-found.score, found.entry.key))


def _pool(reading: Reading, index: Index) -> list[str]:
    """Entries that are mentioned, relate to a mention, or hold a word; those with most in common first."""
    hits: dict[str, float] = {}

    def hit(keys: Iterable[str], worth: float) -> None:
        for key in keys:
            hits[key] = hits.get(key, 0.0) + worth

    for mention in reading.mentions:
        hit(mention.keys, 3.0)
        for key in mention.keys:
            if not isinstance(index.programme.entries[key], City):
                hit(index.by_relation.get(key, ()), 1.0)
    for unit in reading.units:
        for part in unit.parts:
            for key in part:
                if unit.japanese:
                    for at in range(len(key) - 1):
                        hit(index.by_bigram.get(key[at : at + 2], ()), 0.3)
                else:
                    hit(index.by_stem.get(key, ()), index.rarity(key))
    for sort in reading.of("sort"):
        if sort in ANCHOR_SORTS:
            hit(index.by_sort.get(sort, ()), 1.0)
    if reading.ordinals:
        hit(index.by_sort.get("visit", ()), 1.0)
    if reading.dates or not hits:
        for sort in ("visit", "event", "dated_action"):
            hit((k for k in index.by_sort.get(sort, ()) if reading.dates), 0.2)
    return sorted(hits, key=hits.__getitem__, reverse=True)


def weigh(facets: Facets, reading: Reading, index: Index, spans: list[Span], names: list[Named]) -> Candidate:
    """How well one entry accounts for the question."""
    score = support = doubt = 0.0
    unexplained: list[str] = []
    against: list[str] = []
    for name in names:
        worth, told = mention_worth(name, facets, index)
        gain = worth * told
        score += gain if told else -worth
        support += gain
        if not told and worth > 1.0:
            against.append(name.said)
    for unit in reading.units:
        worth, told = unit_worth(unit, facets, index)
        score += worth * told if told else -worth
        support += worth * told
        if not told:
            unexplained.append(unit.text)
            doubt += worth
    for unit in reading.asides:
        worth, told = unit_worth(unit, facets, index)
        score += worth * told
    for span in spans:
        if span.meets(facets):
            score += 1.5
        elif facets.dates is not None or isinstance(facets.entry, Visit | Event):
            score -= 3.0
            against.append("date")
        else:
            score -= 0.8
    score += _direction_worth(facets, reading, index, against)
    ordinal = _ordinal_worth(facets, reading, against)
    score += ordinal
    support += max(0.0, ordinal)
    score += _sort_worth(facets, reading)
    if isinstance(facets.entry, Event) and facets.sorts & _EVENT_SORTS & set(reading.of("sort")):
        support += MIN_SUPPORT  # "the symposium" is as good as a name
    named = any(facets.entry.key in m.keys or set(m.keys) & facets.related for m in reading.mentions)
    return Candidate(facets, score, tuple(unexplained), doubt, tuple(against), support, named)


def _direction_worth(facets: Facets, reading: Reading, index: Index, against: list[str]) -> float:
    worth = 0.0
    if isinstance(facets.entry, Action) and facets.entry.visit:
        facets = index.facets.get(facets.entry.visit, facets)  # it goes where the visit goes
    of_a_city = reading.has(*OF_A_CITY) or any(
        isinstance(index.programme.entries[key], Figure) for m in reading.mentions for key in m.keys
    )
    for said, actual, name in (
        (reading.hosts, facets.host, "host"),
        (reading.guests, facets.guests, "guests"),
    ):
        if not said or actual is None:
            continue
        if actual in said:
            worth += 0.6
        elif name == "guests" and isinstance(facets.entry, Event) and facets.host in said:
            continue  # "the visit to the mayor of Koriyama"
        elif not (name == "guests" and of_a_city):
            worth -= 2.0
            against.append(name)
    return worth


def _ordinal_worth(facets: Facets, reading: Reading, against: list[str]) -> float:
    if not reading.ordinals:
        return 0.0
    number = getattr(facets.entry, "number", None)
    if not isinstance(facets.entry, Visit | Event):
        return 0.0
    if number is None:
        if reading.ordinals == (1,):
            return 0.0
        against.append("number")
        return -1.5
    if number in reading.ordinals:
        return 1.5
    against.append("number")
    return -2.5


def _sort_worth(facets: Facets, reading: Reading) -> float:
    said = {sort for sort in reading.of("sort") if sort in ANCHOR_SORTS}
    if not said:
        return 0.0
    events = said & _EVENT_SORTS
    if isinstance(facets.entry, Event):
        if events & facets.sorts:
            return 1.6
        return -1.0 if events else -0.3
    if isinstance(facets.entry, Visit):
        return 0.8 if "visit" in said and not events else 0.2
    if isinstance(facets.entry, Action) and facets.dates:
        return 0.2
    if isinstance(facets.entry, Topic | Field) and events:
        return -2.4  # "the meeting with medical institutes" is none of the topic of that name
    if isinstance(facets.entry, Term) and not {Slot.MEANING, Slot.NAME, Slot.PURPOSE} & set(reading.slots):
        return -2.4  # "has the Stadtwerke tour happened?" is not about what Stadtwerke are
    return -1.2 if events - {"agreement"} else -0.4
