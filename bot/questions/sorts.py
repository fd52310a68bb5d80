"""Questions for a sort of thing: which field, which company, which topics, all fairs."""

from __future__ import annotations

from collections.abc import Iterable

from bot.programme.model import Entry, Event, Field, Figure, Organisation, Party, Visit
from bot.questions.index import Index, parties_of
from bot.questions.model import Facts, Listing, Slot
from bot.questions.moments import is_background, named_fields
from bot.questions.reading import Reading
from bot.questions.selecting import Candidate
from bot.questions.slots import actors_of, topics_in

#: Sorts that can be asked for, the most particular first.
ASKED = (
    "fair",
    "sector",
    "topic",
    "actor",
    "field",
    "action",
    "company",
    "hospital",
    "university",
    "school",
    "association",
    "plant",
    "figure",
)


def asked(reading: Reading, index: Index, candidates: list[Candidate]) -> Facts | Listing | None:
    """The answer to a question for a sort of thing; None when it is not one."""
    if reading.details or any(not unit.known for unit in reading.units):
        return None
    said = reading.of("sort")
    for sort in ASKED:
        if sort in said:
            found = _answer(sort, reading, index, candidates)
            if found is not None:
                return found
    return None


def _answer(sort: str, reading: Reading, index: Index, candidates: list[Candidate]) -> Facts | Listing | None:
    programme = index.programme
    fields = named_fields(reading, index)
    named = [programme.entries[key] for m in reading.mentions for key in m.keys]
    bare = not reading.units and all(is_background(entry) or isinstance(entry, Field) for entry in named)
    match sort:
        case "field" if bare and not fields:
            return _all(programme.fields, sort)
        case "sector" if bare:
            return _all(programme.sectors, sort)
        case "topic" if fields and bare:
            return _all([topic for field in fields for topic in topics_in(field, programme)], sort, fields[0])
        case "topic" if bare and reading.has("ask:list"):
            return _all(programme.topics, sort)
        case "actor" if fields and bare:
            return Facts(fields[0], (Slot.ACTORS,))
        case "action" if fields and bare:
            return Facts(fields[0], (Slot.ACTIVITIES,))
        case "figure" if set(reading.slots) <= _PERSONAL and any(isinstance(e, Figure) for e in named):
            figure = next(e for e in named if isinstance(e, Figure))
            return Facts(figure, (Slot.NAME,))
        case "company" | "hospital" | "university" | "school" | "association" | "plant" if (
            candidates and not bare
        ):
            return _taking_part(candidates[0].entry, sort, reading, index)
        case "fair" if bare:
            return _fairs(fields, index)
    return None


#: What is asked of a person in office.
_PERSONAL = {Slot.NAME, Slot.WHO, Slot.TITLE, Slot.HOSTS, Slot.MEANING, Slot.ABOUT}


def _taking_part(anchor: Entry, sort: str, reading: Reading, index: Index) -> Listing | None:
    """The organisations of one kind that have to do with a visit or event."""
    if not isinstance(anchor, Visit | Event) or (reading.slots and Slot.WHEN in reading.slots):
        return None
    cities = (
        reading.hosts
        | reading.guests
        | {key for m in reading.mentions for key in m.keys if key in index.programme.zones}
    )
    found = [
        e
        for e in of_kind(anchor, sort, index)
        if not cities or not isinstance(e, Organisation) or e.city is None or e.city in cities
    ]
    return _all(found, sort, anchor)


def _all(entries: Iterable[Entry], sort: str, of: Entry | None = None) -> Listing | None:
    found = tuple(entries)
    return Listing(found, sort, of=of) if found else None


def _fairs(fields: list[Field], index: Index) -> Listing | None:
    keys = {field.key for field in fields}
    fairs = [index.programme.entries[key] for key in index.by_sort.get("fair", ())]
    found = [fair for fair in fairs if not keys or keys & set(getattr(fair, "fields", ()))]
    return _all(found, "fair", fields[0] if fields else None)


def of_kind(entry: Entry, sort: str, index: Index) -> list[Entry]:
    """The organisations or figures of one kind that take part in an entry."""
    found: list[Party] = list(parties_of(entry)) + list(actors_of(entry, index.programme))
    if isinstance(entry, Visit):
        found += [party for item in entry.agenda for party in parties_of(item)]
        found += [Party(organisation=item.place) for item in entry.agenda if item.place]
    if isinstance(entry, Event) and entry.place:
        found.append(Party(organisation=entry.place))
    keys = dict.fromkeys(key for party in found for key in (party.organisation, party.figure) if key)
    keys |= dict.fromkeys(getattr(entry, "mentions", ()))
    entries = [index.programme.entries[key] for key in keys if key in index.programme.entries]
    return [e for e in entries if sort in index.facets[e.key].sorts]
