"""Who and what belongs to an entry: its parties, its sites, and what these are part of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.programme.model import Entry, Event, Organisation, Party, Programme, Term, Visit
from bot.questions.entries import parties_of
from bot.questions.index import Index
from bot.questions.model import Slot
from bot.questions.slots import actors_of

#: The roles of events and visits, by the wish that asks for them.
ROLES = {
    Slot.ORGANISERS: "organisers",
    Slot.CO_ORGANISERS: "co_organisers",
    Slot.SPEAKERS: "speakers",
    Slot.WITNESSES: "witnesses",
}


def members_of(entry: Entry, programme: Programme) -> list[Entry]:
    """Every body, figure and fair that has to do with an entry, in the programme's order of telling."""
    keys = dict.fromkeys(_member_keys(entry, programme))
    return [programme.entries[key] for key in keys if key in programme.entries]


def _member_keys(entry: Entry, programme: Programme) -> Iterator[str]:
    for party in (*parties_of(entry), *actors_of(entry, programme)):
        yield from _keys(party)
    if isinstance(entry, Event) and entry.place:
        yield entry.place
    yield from getattr(entry, "mentions", ())
    if isinstance(entry, Visit):
        for item in entry.agenda:
            yield from _member_keys(item, programme)


def _keys(party: Party) -> Iterator[str]:
    yield from (key for key in (party.organisation, party.figure) if key)


def of_sort(entries: Iterable[Entry], sort: str, index: Index) -> list[Entry]:
    """Those of one sort; for a part (a home, a research centre) the body of that sort which it belongs to."""
    found: dict[str, Entry] = {}
    for entry in entries:
        owner: Entry | None = entry
        while owner is not None and sort not in index.facets[owner.key].sorts:
            key = owner.part_of if isinstance(owner, Organisation) else None
            owner = index.programme.entries.get(key) if key else None
        if owner is not None:
            found.setdefault(owner.key, owner)
    return list(found.values())


def holding(entry: Entry, role: Slot, programme: Programme) -> list[Entry]:
    """Who has a role in a visit or an event."""
    keys = [key for party in getattr(entry, ROLES[role], ()) for key in _keys(party)]
    return [programme.entries[key] for key in keys]


def holding_role(entry: Entry, role: Slot, programme: Programme) -> list[Visit | Event]:
    """The visits and events in which an organisation or a figure has this role."""
    attribute = ROLES[role]
    return [
        other
        for other in programme
        if isinstance(other, Visit | Event)
        and any(entry.key in (p.organisation, p.figure) for p in getattr(other, attribute, ()))
    ]


def seen_on(visit: Visit, programme: Programme) -> list[Entry]:
    """The places and fairs on a visit's agenda."""
    keys = dict.fromkeys(key for item in visit.agenda for key in (item.place, *item.mentions) if key)
    places = {item.place for item in visit.agenda}
    entries = [programme.entries[key] for key in keys if key in programme.entries]
    return [entry for entry in entries if entry.key in places or isinstance(entry, Term)]
