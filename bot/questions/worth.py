"""How far an entry accounts for one name or one word of a question."""

from __future__ import annotations

from dataclasses import dataclass

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
from bot.questions.entries import names_of, parties_of
from bot.questions.index import Facets, Index
from bot.questions.linking import Mention
from bot.questions.stems import NAME, OWN, stems_of_name

#: What a word costs that the entry cannot explain: nowhere in the programme, or elsewhere in it.
UNKNOWN, ELSEWHERE = 1.6, 1.0


@dataclass(frozen=True)
class Named:
    """A name in a question: what of it is the same for every entry that is weighed."""

    mention: Mention
    #: How it was said, folded.
    said: str
    entries: tuple[Entry, ...]
    worth: float
    #: A figure or body among them; topics alone; what everything has to do with alone.
    is_body: bool
    is_topic: bool
    is_background: bool

    @classmethod
    def of(cls, mention: Mention, said: str, index: Index) -> Named:
        named = tuple(index.programme.entries[key] for key in mention.keys)
        worth = 1.6
        if all(isinstance(other, City) or _is_series(other) for other in named):
            # Cities are everywhere, and "study tour" is said of any visit.
            worth = 0.5
        elif all(isinstance(other, Field) for other in named):
            worth = 1.0
        return cls(
            mention,
            said,
            named,
            worth,
            any(
                isinstance(o, Figure) or (isinstance(o, Organisation) and o.kind != "government")
                for o in named
            ),
            all(isinstance(other, Topic) for other in named),
            all(is_background(other, index) for other in named),
        )


def mention_worth(name: Named, facets: Facets, index: Index) -> tuple[float, float]:
    """What a name weighs, and how far the entry accounts for it (0: not at all)."""
    entry, mention, worth = facets.entry, name.mention, name.worth
    if entry.key in mention.keys:
        return worth, 1.0 if worth < 1 else 2.4
    if not facets.related.isdisjoint(mention.keys):
        # What is only on a visit's agenda names the agenda item first.
        own = {party.organisation or party.figure for party in parties_of(entry)}
        items = entry.agenda if isinstance(entry, Visit) and not own & set(mention.keys) else ()
        near = any(set(mention.keys) & {i.key, *index.facets[i.key].related} for i in items)
        if isinstance(entry, Action) and not {*entry.mentions, *entry.fields} & set(mention.keys):
            topic = index.programme.parents.get(entry.key)
            if topic is not None and not {topic.key, getattr(topic, "field", None)} & set(mention.keys):
                return worth, 0.2  # an actor of its topic has little to do with any one activity
        if _of_its_visit(mention, entry, index):
            return worth, 0.9  # who travels names the journey before any one thing on it
        return worth, 0.75 if near and worth > 0.5 else 1.0
    if any(key in (facets.host, facets.guests) for key in mention.keys):
        return worth, 1.0
    parent = index.programme.parents.get(entry.key)
    if isinstance(parent, Visit) and any(index.programme.parents.get(key) is parent for key in mention.keys):
        # "On the day of the signing": the occasion is named by what else belongs to it.
        return worth, 0.7
    if name.is_body:
        # A person or body is there or is not; a deputy mayor is no mayor. But what is planned
        # speaks of bodies by their kind: "joint development with university hospitals".
        planned = isinstance(entry, Action)
        kind = max((_kind_inside(other, facets) for other in name.entries), default=0.0) if planned else 0.0
        return worth, kind
    told = max(_words_inside(name.said, facets), *(_name_inside(other, facets) for other in name.entries))
    if not told and name.is_background:
        return 0.5, 0.0  # what everything has to do with, though it is linked to little
    # "Medical institutes" is a topic, and a plain noun in any other place.
    return (1.0 if name.is_topic else worth), told


def _of_its_visit(mention: Mention, entry: Entry, index: Index) -> bool:
    """Whether somebody has to do with an agenda item only as one of those who travel."""
    parent = index.programme.parents.get(entry.key)
    if not isinstance(entry, Event) or not isinstance(parent, Visit):
        return False
    own = {party.organisation or party.figure for party in parties_of(entry)} | {entry.place, *entry.mentions}
    travelling = {party.organisation or party.figure for party in parent.delegation}
    return bool(travelling & set(mention.keys)) and not own & set(mention.keys)


def _is_series(entry: Entry) -> bool:
    return isinstance(entry, Term) and entry.kind is TermKind.SERIES


def _kind_inside(other: Entry, facets: Facets) -> float:
    """Whether an entry's words hold any name that the other goes by."""
    return max((_words_inside(name, facets) for name in names_of(other)), default=0.0)


def _name_inside(other: Entry, facets: Facets) -> float:
    """Whether an entry's words hold the other's name, though it is not linked to it."""
    return _words_inside(other.name.en, facets)


def _words_inside(name: str, facets: Facets) -> float:
    least = 0.0
    for stems in stems_of_name(name):
        held = max((facets.stems.get(stem, 0.0) for stem in stems), default=0.0)
        if not held:
            return 0.0
        least = min(least or held, held)
    return 0.7 * least


def unit_worth(unit: Unit, facets: Facets, index: Index) -> tuple[float, float]:
    """What a content word weighs, and how far the entry accounts for it."""
    if unit.text.isdecimal() and int(unit.text) == headcount_of(facets.entry):
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


def is_background(entry: Entry, index: Index) -> bool:
    """What everything in the programme has to do with: naming it narrows nothing down."""
    if isinstance(entry, Term) and entry.kind is TermKind.CONCEPT:
        return entry.key not in index.by_relation
    return isinstance(entry, City) or (
        isinstance(entry, Term) and entry.kind in (TermKind.PROGRAMME, TermKind.PLAN)
    )
