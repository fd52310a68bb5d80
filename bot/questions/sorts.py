"""Questions for a sort of thing: which field, which company, which topics, all fairs."""

from __future__ import annotations

from collections.abc import Iterable

from bot.programme.model import Entry, Event, Field, Figure, Organisation, Party, Visit
from bot.questions.entries import parties_of
from bot.questions.index import Index
from bot.questions.model import Facts, Listing, Slot
from bot.questions.moments import is_background, named_fields
from bot.questions.reading import Reading
from bot.questions.selecting import Candidate, spans_of
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
    shared = _in_both(reading, index)
    if shared:
        return Listing(tuple(shared), "organisation")
    both = _in_fields(reading, index)
    if both:
        return Listing(tuple(both), "organisation")
    person = _in_office(reading, index)
    if person is not None:
        return Facts(person, (Slot.NAME,))
    for sort in ASKED:
        if sort in said:
            found = _answer(sort, reading, index, candidates)
            if found is not None:
                return found
    return None


def _in_both(reading: Reading, index: Index) -> list[Entry]:
    """Organisations that had to do with two visits: seen on one, travelling on the other."""
    spans = spans_of(reading.dates)
    if len(spans) != 2 or not reading.has("ask:compare") or not reading.has("sort:organisation"):
        return []
    visits = [index.facets[key] for key in index.by_sort.get("visit", ())]
    met = [[facets for facets in visits if span.meets(facets)] for span in spans]
    if any(len(found) != 1 for found in met):
        return []
    shared = met[0][0].related & met[1][0].related
    entries = [index.programme.entries[key] for key in sorted(shared)]
    return [
        e for e in entries if isinstance(e, Organisation) and e.kind.value not in ("government", "building")
    ]


def _in_fields(reading: Reading, index: Index) -> list[Entry]:
    """The potential actors that several fields named have in common."""
    fields = list(dict.fromkeys(named_fields(reading, index)))
    if len(fields) < 2 or not (reading.has("sort:actor", "sort:organisation", "slot:actors", "slot:who")):
        return []
    actors = [{party.organisation for party in actors_of(field, index.programme)} for field in fields]
    shared = set.intersection(*actors) - {None}
    return [index.programme.entries[key] for key in sorted(key for key in shared if key)]


def _in_office(reading: Reading, index: Index) -> Figure | None:
    """The person whose name is asked for by the office."""
    if Slot.NAME not in reading.slots or not set(reading.slots) <= _PERSONAL:
        return None
    named = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    return next((entry for entry in named if isinstance(entry, Figure)), None)


def _answer(sort: str, reading: Reading, index: Index, candidates: list[Candidate]) -> Facts | Listing | None:
    programme = index.programme
    fields = named_fields(reading, index)
    named = [programme.entries[key] for m in reading.mentions for key in m.keys]
    bare = not reading.telling and all(
        is_background(entry, index) or isinstance(entry, Field) for entry in named
    )
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
        case "company" | "hospital" | "university" | "school" if bare and not reading.dates:
            return _all(_in_cities(sort, reading, index), sort)
        case "company" | "hospital" | "university" | "school" | "association" | "plant" if (
            candidates and not bare
        ):
            return None if candidates[0].against else _taking_part(candidates[0].entry, sort, reading, index)
        case "fair" if bare or fields:
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


def _cities(reading: Reading, index: Index) -> frozenset[str]:
    named = {key for m in reading.mentions for key in m.keys if key in index.programme.zones}
    return reading.hosts | reading.guests | named


def _in_cities(sort: str, reading: Reading, index: Index) -> list[Entry]:
    """The organisations of one kind in the cities named, or in both."""
    cities = _cities(reading, index)
    found = [index.programme.entries[key] for key in index.by_sort.get(sort, ())]
    return [e for e in found if not cities or getattr(e, "city", None) in cities]


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
