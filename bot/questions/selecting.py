"""Which entry is meant: the one that explains the words of the question best.

An entry explains a name by being it or having to do with it, a content word by holding it
in its name, its text or what belongs to it, a date by lying in it, a sort by being of it.
What it leaves unexplained counts against it, and is what `Candidate.unexplained` holds: an
answer that stands on an entry which cannot account for a word of the question is a guess.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.programme.model import (
    Action,
    City,
    Entry,
    Event,
    Field,
    Figure,
    Organisation,
    Term,
    TermKind,
    Topic,
    Visit,
)
from bot.questions.content import Unit
from bot.questions.dates import DateReading
from bot.questions.index import Facets, Index
from bot.questions.linking import Mention
from bot.questions.reading import Reading
from bot.questions.stems import NAME, OWN, stems_of_name

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
#: What a word costs that the entry cannot explain: nowhere in the programme, or elsewhere in it.
UNKNOWN, ELSEWHERE = 1.6, 1.0
#: An entry known only to the year (in days), and a question for a few months at most.
VAGUE, SHORT = 200, 100
#: What an answer must stand on.
MIN_SUPPORT = 0.5
#: As many entries are weighed at most; those with most in common first.
MAX_WEIGHED = 400


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


@dataclass(frozen=True)
class Span:
    """The days a question is about; `other_years` where it named none."""

    start: date
    end: date
    floating: bool

    def meets(self, facets: Facets) -> bool:
        dates = facets.dates
        if dates is None:
            return False
        if (dates.end - dates.start).days > VAGUE and (self.end - self.start).days < SHORT:
            # Planned for a year: that says nothing of one month in it.
            return False
        if dates.overlaps(self.start, self.end):
            return True
        if not self.floating:
            return False
        first = dates.start.year - self.start.year
        return any(dates.overlaps(*_shifted(self, first + step)) for step in (-1, 0, 1))

    def in_year(self, year: int) -> Span:
        """The same days of another year."""
        start, end = _shifted(self, year - self.start.year)
        return Span(start, end, floating=False)


def _shifted(span: Span, years: int) -> tuple[date, date]:
    def move(day: date) -> date:
        try:
            return day.replace(year=day.year + years)
        except ValueError:  # 29 February
            return day.replace(year=day.year + years, day=28)

    return move(span.start), move(span.end)


def spans_of(dates: Iterable[DateReading]) -> list[Span]:
    return [Span(*_bounded(found), not found.explicit_year) for found in dates]


def _bounded(found: DateReading) -> tuple[date, date]:
    return found.bounds


def weigh_all(reading: Reading, index: Index, pool: Iterable[str] | None = None) -> list[Candidate]:
    """All entries that have something in common with the question, the best first."""
    keys = _pool(reading, index) if pool is None else list(pool)
    spans = spans_of(reading.dates)
    weighed = [weigh(index.facets[key], reading, index, spans) for key in keys]
    return sorted(weighed, key=lambda found: (-found.score, found.entry.key))


def _pool(reading: Reading, index: Index) -> list[str]:
    """Entries to weigh: those that are mentioned, relate to a mention, or hold a word."""
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
    ranked = sorted(hits, key=lambda key: -hits[key])
    return ranked[:MAX_WEIGHED]


def weigh(facets: Facets, reading: Reading, index: Index, spans: list[Span]) -> Candidate:
    """How well one entry accounts for the question."""
    score = support = doubt = 0.0
    unexplained: list[str] = []
    against: list[str] = []
    for mention in {mention.keys: mention for mention in reading.mentions}.values():
        worth, told = _mention_worth(mention, facets, index)
        gain = worth * told
        score += gain if told else -worth
        support += gain
        if not told and worth > 1.0:
            against.append(reading.sentence.folded[mention.start : mention.end])
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
    score += _direction_worth(facets, reading, against)
    ordinal = _ordinal_worth(facets, reading, against)
    score += ordinal
    support += max(0.0, ordinal)
    score += _sort_worth(facets, reading)
    named = any(facets.entry.key in m.keys or set(m.keys) & facets.related for m in reading.mentions)
    return Candidate(facets, score, tuple(unexplained), doubt, tuple(against), support, named)


def _mention_worth(mention: Mention, facets: Facets, index: Index) -> tuple[float, float]:
    """What a name weighs, and how far the entry accounts for it (0: not at all)."""
    entry = facets.entry
    named = [index.programme.entries[key] for key in mention.keys]
    worth = 1.6
    if all(isinstance(other, City) or _is_series(other) for other in named):
        # Cities are everywhere, and "study tour" is said of any visit.
        worth = 0.5
    elif all(isinstance(other, Field) for other in named):
        worth = 1.0
    if entry.key in mention.keys:
        return worth, 1.0 if worth < 1 else 2.4
    if any(key in facets.related for key in mention.keys):
        # What is only on a visit's agenda names the agenda item first.
        items = entry.agenda if isinstance(entry, Visit) else ()
        near = any(set(mention.keys) & {i.key, *index.facets[i.key].related} for i in items)
        return worth, 0.75 if near and worth > 0.5 else 1.0
    if any(key in (facets.host, facets.guests) for key in mention.keys):
        return worth, 1.0
    parent = index.programme.parents.get(entry.key)
    if isinstance(parent, Visit) and any(index.programme.parents.get(key) is parent for key in mention.keys):
        # "On the day of the signing": the occasion is named by what else belongs to it.
        return worth, 0.7
    if any(
        isinstance(other, Figure) or (isinstance(other, Organisation) and other.kind != "government")
        for other in named
    ):
        # A person or body is there or is not; a deputy mayor is no mayor.
        return worth, 0.0
    told = max((_name_inside(other, facets) for other in named), default=0.0)
    # "Medical institutes" is a topic, and a plain noun in any other place.
    return (1.0 if all(isinstance(other, Topic) for other in named) else worth), told


def _is_series(entry: Entry) -> bool:
    return isinstance(entry, Term) and entry.kind is TermKind.SERIES


def _name_inside(other: Entry, facets: Facets) -> float:
    """Whether an entry's words hold the other's name, though it is not linked to it."""
    least = 0.0
    for stems in stems_of_name(other.name.en):
        held = max((facets.stems.get(stem, 0.0) for stem in stems), default=0.0)
        if not held:
            return 0.0
        least = min(least or held, held)
    return 0.7 * least


def unit_worth(unit: Unit, facets: Facets, index: Index) -> tuple[float, float]:
    """What a content word weighs, and how far the entry accounts for it."""
    if unit.text.isdigit() and int(unit.text) == headcount_of(facets.entry):
        return 1.5, 1.0
    if unit.japanese:
        return _japanese_worth(unit, facets, index)
    told = [max((facets.stems.get(stem, 0.0) for stem in part), default=0.0) for part in unit.parts]
    if all(told):
        rarity = max(index.rarity(stem) for part in unit.parts for stem in part if stem in index.by_stem)
        return rarity, sum(told) / len(told)
    if not unit.known:
        return UNKNOWN + (0.4 if unit.proper else 0.0), 0.0
    return ELSEWHERE + (0.4 if unit.proper else 0.0), 0.0


def headcount_of(entry: Entry) -> int | None:
    """How many people came or travelled, as far as the programme says."""
    count = entry.attendance if isinstance(entry, Event) else entry.size if isinstance(entry, Visit) else None
    return count.number if count else None


def _japanese_worth(unit: Unit, facets: Facets, index: Index) -> tuple[float, float]:
    run = unit.text
    for text, tier in zip(facets.japanese, (NAME, OWN, 0.5), strict=True):
        if run in text:
            return min(1.5, 0.4 + 0.3 * len(run)), tier
    if len(run) == 1:
        return 0.3, 0.0
    covered = _coverage(run, " ".join(facets.japanese))
    if covered >= 0.99:
        return 1.0, 0.6
    if covered >= 0.6:
        return 0.7, 0.4
    return (ELSEWHERE if unit.known else UNKNOWN), 0.0


def _coverage(run: str, text: str) -> float:
    """The share of a run's characters that stand in the text in pieces of two or more."""
    at = covered = 0
    while at < len(run):
        size = next((n for n in range(len(run) - at, 1, -1) if run[at : at + n] in text), 0)
        covered += size
        at += size or 1
    return covered / len(run)


def _direction_worth(facets: Facets, reading: Reading, against: list[str]) -> float:
    worth = 0.0
    for said, actual, name in (
        (reading.hosts, facets.host, "host"),
        (reading.guests, facets.guests, "guests"),
    ):
        if not said or actual is None:
            continue
        if actual in said:
            worth += 0.6
        elif not (name == "guests" and reading.has(*OF_A_CITY)):
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
    return -1.2 if events - {"agreement"} else -0.4
