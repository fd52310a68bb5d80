"""How many there are of what an entry has: the number that an honest list begins with."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.programme.model import Entry, Event, Field, Party, Programme, Topic, Visit
from bot.questions.model import Slot
from bot.questions.slots import (
    acting_in,
    actors_of,
    delegation_of,
    fields_of,
    organisers_of,
    sites_of,
    topics_in,
)


def count_of(entry: Entry, slot: Slot, programme: Programme) -> int | None:
    """The number of them; None where the programme lists none, or not one by one."""
    listed = _LISTED[slot](entry, programme) if slot in _LISTED else ()
    if slot is not Slot.ACTORS and any(isinstance(item, Party) and not _is_one(item) for item in listed):
        return None
    if not listed:
        return None
    return len(listed)


def _is_one(party: Party) -> bool:
    """ "Enterprises from the prefecture" are any number."""
    return party.organisation is not None or party.figure is not None


def _actions(entry: Entry, programme: Programme) -> Sequence[Entry]:
    match entry:
        case Field():
            return [action for topic in topics_in(entry, programme) for action in topic.actions]
        case Topic():
            return entry.actions
        case Visit():
            return entry.agenda
    return ()


def _topics(entry: Entry, programme: Programme) -> Sequence[object]:
    match entry:
        case Field():
            return topics_in(entry, programme)
        case Event():
            return entry.topics
    return ()


def _role(name: str) -> Callable[[Entry, Programme], Sequence[object]]:
    def parties(entry: Entry, programme: Programme) -> Sequence[object]:
        found: Sequence[object] = getattr(entry, name, ())
        return found

    return parties


_LISTED: dict[Slot, Callable[[Entry, Programme], Sequence[object]]] = {
    Slot.ACTORS: actors_of,
    Slot.ACTING: acting_in,
    Slot.ACTIVITIES: _actions,
    Slot.AGENDA: _role("agenda"),
    Slot.TOPICS: _topics,
    Slot.SITES: lambda entry, programme: sites_of(entry) if isinstance(entry, Visit) else (),
    Slot.FIELDS: fields_of,
    Slot.DELEGATION: delegation_of,
    Slot.ORGANISERS: organisers_of,
    Slot.CO_ORGANISERS: _role("co_organisers"),
    Slot.PARTICIPANTS: _role("participants"),
    Slot.SPEAKERS: _role("speakers"),
    Slot.WITNESSES: _role("witnesses"),
    Slot.HOSTS: _role("hosts"),
}
#: What can be counted.
LISTS = frozenset(_LISTED)
