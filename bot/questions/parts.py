"""Who has a part in a visit, an event or a topic, and in what role; which of them a question names."""

from __future__ import annotations

from bot.programme.model import (
    Entry,
    Event,
    Figure,
    Organisation,
    Party,
    Visit,
)
from bot.questions.index import Index
from bot.questions.members import seen_on
from bot.questions.model import Slot
from bot.questions.reading import Reading
from bot.questions.slots import actors_of, delegation_of
from bot.questions.worth import is_background

#: Who has a part in what role.
ROLES = (
    Slot.ORGANISERS,
    Slot.CO_ORGANISERS,
    Slot.SPEAKERS,
    Slot.WITNESSES,
    Slot.DELEGATION,
    Slot.PARTICIPANTS,
    Slot.ACTORS,
)


def part_of(entry: Entry, body: Entry, index: Index) -> Slot | None:
    roles = (*ROLES, Slot.HOSTS, Slot.SITES)
    return next((r for r in roles if body.key in keys_of(parties_in(entry, r, index), index)), None)


def named_bodies(entry: Entry, reading: Reading, index: Index) -> list[Entry]:
    """The bodies and persons named beside the entry itself; a city's name may be its administration's."""
    found = []
    for mention in reading.mentions:
        entries = [index.programme.entries[key] for key in mention.keys]
        if entry in entries or any(is_background(other, index) for other in entries):
            continue
        found += [other for other in entries if isinstance(other, Organisation | Figure)]
    return list(dict.fromkeys(found))


def parties_in(entry: Entry, role: Slot, index: Index) -> tuple[Party, ...]:
    match role:
        case Slot.DELEGATION:
            return delegation_of(entry, index.programme)
        case Slot.PARTICIPANTS:
            return entry.delegation if isinstance(entry, Visit) else getattr(entry, "participants", ())
        case Slot.ACTORS:
            return actors_of(entry, index.programme)
        case Slot.SITES:
            if isinstance(entry, Event):
                return (Party(organisation=entry.place),) if entry.place else ()
            seen = seen_on(entry, index.programme) if isinstance(entry, Visit) else []
            return tuple(Party(organisation=place.key) for place in seen if isinstance(place, Organisation))
    found: tuple[Party, ...] = getattr(entry, role.value, ())
    return found


def keys_of(parties: tuple[Party, ...], index: Index, *, employers: bool = False) -> set[str]:
    """The keys of parties, and of what they are part of; `employers`: and of whom a person works for.

    A faculty that travels is its university there; a person who travels is not the hospital.
    """
    keys: set[str] = set()
    for party in parties:
        key = party.organisation or party.figure
        while key:
            keys.add(key)
            entry = index.programme.entries.get(key)
            up = getattr(entry, "part_of", None)
            key = up or (getattr(entry, "organisation", None) if employers else None)
    return keys
