"""Bodies that are asked for by what they are: "which embassy was there", "a centre for saving energy".

The noun that is asked for need not be a sort that the programme knows; it stands in the names of
those that it fits. On a visit, an event or a topic they are picked from who has to do with it;
otherwise from all bodies, by what else the question says of them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.programme.model import Action, Entry, Event, Organisation, Topic, Visit
from bot.questions.asking import asks_for, is_asked
from bot.questions.content import Unit
from bot.questions.index import Index
from bot.questions.matching import best
from bot.questions.members import ROLES, holding, members_of, of_sort
from bot.questions.model import Facts, Listing, Slot
from bot.questions.reading import Reading
from bot.questions.selecting import MIN_SUPPORT, Candidate, weigh_all
from bot.questions.slots import topic_of
from bot.questions.worth import is_background

#: Wishes that no list of bodies fulfils.
_OTHERWISE = {Slot.HEADCOUNT, Slot.HOW_LONG}
#: Sorts of body that a question may ask for without saying on what occasion.
_SORTS = ("company", "hospital", "university", "school", "association", "plant", "organisation")
#: A noun of at least so many letters may be part of a longer one: Ministerium, Energieministerium.
_PART = 5
#: How much better the best must be than the next to be the one.
_CLEAR = 0.4


def described(reading: Reading, index: Index) -> Facts | Listing | None:
    """The bodies that fit; None where no noun is asked for, or where none or no one in particular fits."""
    nouns = [unit for unit in reading.units if is_asked(unit, reading)]
    nouns = nouns or [unit for unit in reading.asides if is_asked(unit, reading)]
    sorts = [sort for sort in _SORTS if asks_for(sort, reading)]
    if reading.details or not (nouns or sorts) or _OTHERWISE & set(reading.slots):
        return None
    rest = replace(
        reading,
        units=tuple(unit for unit in reading.units if unit not in nouns),
        asides=tuple(unit for unit in reading.asides if unit not in nouns),
    )
    nouns = _heads(nouns, reading)
    candidates = best(rest, index)
    occasion = _occasion(candidates[0], index) if candidates and _certain(candidates[0]) else None
    if occasion is not None:
        words = nouns or list(rest.units)  # "which research institute for gas": gas tells which
        found = _among_members(words, occasion, reading, index) if words else None
        if found or not nouns:
            return found  # any bodies of an occasion are told with it
    return None if Slot.WHEN in reading.slots else _among_all(nouns, sorts, rest, index)


def _heads(nouns: list[Unit], reading: Reading) -> list[Unit]:
    """Of English nouns that stand together the last: "which German state" asks for a state."""
    if reading.lang != "en":
        return nouns
    said = reading.sentence.folded
    return [noun for noun in nouns if not any(f"{noun.text} {other.text}" in said for other in nouns)]


def _occasion(candidate: Candidate, index: Index) -> Visit | Event | Topic | None:
    entry: Entry | None = candidate.entry
    if isinstance(entry, Action):
        entry = topic_of(entry, index.programme)
    return entry if isinstance(entry, Visit | Event | Topic) else None


def _among_members(
    nouns: list[Unit], anchor: Visit | Event | Topic, reading: Reading, index: Index
) -> Listing | None:
    """Those who have to do with the occasion that the rest of the question names."""
    members = members_of(anchor, index.programme)
    for role in ROLES:
        if role in reading.slots:
            members = holding(anchor, role, index.programme) or members
    found = _fitting(nouns, members, index)
    if not any(is_asked(noun, reading) for noun in nouns):
        wanted = [_Noun.of(noun, index) for noun in nouns]
        fit = {entry.key: _fit(wanted, entry, index) for entry in found}
        found = [entry for entry in found if fit[entry.key] == max(fit.values())]
    return Listing(tuple(found), "organisation", of=anchor) if found else None


def _among_all(nouns: list[Unit], sorts: list[str], rest: Reading, index: Index) -> Facts | Listing | None:
    """The one body of all that the rest of the question describes."""
    pool = _fitting(nouns, index.programme.organisations, index)
    if not nouns:
        everybody: list[Entry] = list(index.programme.organisations)
        pool = everybody if sorts[0] == "organisation" else of_sort(everybody, sorts[0], index)
    telling = [
        mention
        for mention in rest.mentions
        if not all(is_background(index.programme.entries[key], index) for key in mention.keys)
    ]
    reading = replace(rest, mentions=tuple(telling))
    if nouns and pool and not (telling or reading.units or set(reading.slots) - {Slot.INVOLVEMENT}):
        return Listing(tuple(pool), "organisation")  # "which ministries are mentioned?"
    if not pool or not (telling or reading.units):
        return None
    ranked = [c for c in weigh_all(reading, index, [entry.key for entry in pool]) if _certain(c)]
    if not ranked or (len(ranked) > 1 and ranked[0].score - ranked[1].score < _CLEAR):
        return None
    named = {key for mention in rest.mentions for key in mention.keys}
    entry = ranked[0].entry
    if entry.key in named:
        return None
    return Facts(entry, (Slot.MEANING,))


def _certain(candidate: Candidate) -> bool:
    return not candidate.against and not candidate.unexplained and candidate.support >= MIN_SUPPORT


def _fitting(nouns: list[Unit], entries: Iterable[Entry], index: Index) -> list[Entry]:
    """Those that a noun fits; of "Gasforschungsinstitut" among the institutes the one for gas."""
    wanted = [_Noun.of(noun, index) for noun in nouns]
    possible = {key for noun in wanted for key in noun.possible(index)}
    kept = [entry for entry in entries if entry.key in possible]
    fit = {entry.key: _fit(wanted, entry, index) for entry in kept}
    least = max(fit.values(), default=0) if len(nouns) == 1 else 1
    return [entry for entry in kept if fit[entry.key] >= max(least, 1)]


@dataclass(frozen=True)
class _Noun:
    unit: Unit
    #: For each part the stems in names that are it, or a compound that it begins or ends.
    parts: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, unit: Unit, index: Index) -> _Noun:
        parts = () if unit.japanese else unit.parts
        held = (
            frozenset(word for stem in part for word in index.names.holding(stem, _PART)) for part in parts
        )
        return cls(unit, tuple(held))

    def possible(self, index: Index) -> Iterable[str]:
        """Keys of all that it may fit, and of some more: to look at every body takes long."""
        if not self.unit.japanese:
            return {key for stem in self.parts[-1] for key in index.by_stem.get(stem, ())}
        pair = self.unit.text[:2]
        return index.by_bigram.get(pair, ()) if len(pair) == 2 else index.facets

    def fits(self, entry: Entry, index: Index) -> int:
        """How many parts are in the name of a body; none if the last, which says what it is, is not."""
        if not isinstance(entry, Organisation):
            return 0
        facets = index.facets[entry.key]
        if self.unit.japanese:
            return int(self.unit.text in facets.japanese[0])
        names = facets.stems.names
        if names.isdisjoint(self.parts[-1]):
            return 0
        return sum(not names.isdisjoint(part) for part in self.parts)


def _fit(nouns: list[_Noun], entry: Entry, index: Index) -> int:
    return sum(noun.fits(entry, index) for noun in nouns)
