"""Questions for a sort of thing: which field, which company, which topics, all fairs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.programme.model import Action, Entry, Event, Field, Figure, Organisation, Programme, Topic, Visit
from bot.questions.asking import asks_for, was_seen
from bot.questions.index import Index
from bot.questions.members import ROLES, members_of, of_sort, seen_on
from bot.questions.model import Facts, Listing, Slot
from bot.questions.moments import by_time, named_fields
from bot.questions.reading import Reading
from bot.questions.selecting import ANCHOR_SORTS, Candidate
from bot.questions.slots import topic_of, topics_in
from bot.questions.worth import is_background

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
    "department",
    "organisation",
    "figure",
)
#: Kinds of body that a city has, and that take part in things.
_BODIES = (
    "company",
    "hospital",
    "university",
    "school",
    "association",
    "plant",
    "department",
    "organisation",
)


def asked(reading: Reading, index: Index, candidates: list[Candidate], today: date) -> Facts | Listing | None:
    """The answer to a question for a sort of thing; None when it is not one."""
    if reading.details or any(not unit.known for unit in reading.telling):
        return None
    said = reading.of("sort")
    for sort in ASKED:
        if sort in said:
            found = _answer(sort, reading, index, candidates, today)
            if found is not None:
                return found
    return None


def _answer(
    sort: str, reading: Reading, index: Index, candidates: list[Candidate], today: date
) -> Facts | Listing | None:
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
        case "topic" if bare and reading.has("ask:list", "ask:count"):
            return _all(programme.topics, sort)
        case "actor" if fields and bare:
            return Facts(fields[0], (Slot.ACTORS,))
        case "action" if fields and bare:
            return Facts(fields[0], (Slot.ACTIVITIES,))
        case "actor" | "action" if reading.has("ask:count") and candidates:
            return _of_topic(sort, candidates[0], index)
        case "figure" if _is_personal(reading) and any(isinstance(e, Figure) for e in named):
            figure = next(e for e in named if isinstance(e, Figure))
            return Facts(figure, (Slot.NAME,))
        case "company" | "hospital" | "university" | "school" if (
            bare
            and reading.has("sort:visit")
            and asks_for(sort, reading)
            and Slot.HEADCOUNT not in reading.slots
        ):
            return _on_visits(sort, reading, index, today)
        case _ if {Slot.PART_OF, Slot.ROLE} & set(reading.slots) and sort in _BODIES and bare:
            return None  # whose it is: told of the one that belongs to it
        case "company" | "hospital" | "university" | "school" if bare and not _anchored(reading):
            return _all(_in_cities(sort, reading, index), sort)
        case "organisation" if bare and asks_for(sort, reading) and _plain(reading, index):
            found = _in_cities(sort, reading, index)
            return _all([e for e in found if isinstance(e, Organisation) and e.kind != "building"], sort)
        case "fair" if candidates and _anchored(reading):
            return _taking_part(candidates[0], sort, reading, index)
        case "fair" if bare or fields:
            return _fairs(fields, index)
        case _ if sort in _BODIES and candidates and asks_for(sort, reading):
            one = _named_by_its_work(sort, candidates, reading)
            if isinstance(one, Organisation) and one.kind == "government":
                return None  # the place where somebody works is not who works there
            if one is not None:
                return Facts(one, (Slot.MEANING,))
            return _taking_part(candidates[0], sort, reading, index)
    return None


#: Sorts of occasion that bodies take part in.
_OCCASIONS = tuple(f"sort:{sort}" for sort in sorted(ANCHOR_SORTS))
_FEW = 6
#: What is asked of a person in office.
_PERSONAL = {Slot.NAME, Slot.WHO, Slot.TITLE, Slot.HOSTS, Slot.MEANING, Slot.ABOUT}


def _plain(reading: Reading, index: Index) -> bool:
    """Whether nothing is said of the bodies but whose they are: "which organisations from Essen"."""
    said = {Slot.PARTICIPANTS, Slot.INVOLVEMENT, Slot.ACTORS, Slot.WHO, Slot.NAME, Slot.SITES}
    return (
        bool(_cities(reading, index))
        and not _anchored(reading)
        and not reading.has("sort:visit")
        and (set(reading.slots) <= said)
    )


def _is_personal(reading: Reading) -> bool:
    """Whether it is who somebody is, not where they went."""
    return set(reading.slots) <= _PERSONAL and (
        bool(reading.slots) or not reading.has("sort:visit") or asks_for("figure", reading)
    )


def _anchored(reading: Reading) -> bool:
    """Whether it is about one occasion: "at which fair were they in November 2018"."""
    return bool(reading.dates or reading.ordinals)


def _of_topic(sort: str, candidate: Candidate, index: Index) -> Facts | None:
    """How many actors or activities a topic has."""
    topic = topic_of(candidate.entry, index.programme)
    if topic is None or candidate.against or candidate.unexplained:
        return None
    return Facts(topic, (Slot.ACTORS if sort == "actor" else Slot.ACTIVITIES,))


def _taking_part(candidate: Candidate, sort: str, reading: Reading, index: Index) -> Listing | None:
    """Those of one kind that have to do with a visit, an event or a topic."""
    anchor = candidate.entry
    if candidate.against or Slot.WHEN in reading.slots:
        return None
    if isinstance(anchor, Action):
        anchor = topic_of(anchor, index.programme) or anchor
    if not isinstance(anchor, Visit | Event | Topic):
        return None
    if sort in ("department", "organisation") and not _of_no_role(reading, sort):
        return None
    pool = _pool(anchor, reading, index)
    found = of_sort(pool, sort, index)
    if sort == "organisation":
        found = [e for e in pool if isinstance(e, Organisation)]
    cities = _cities(reading, index)
    kept = [e for e in found if not cities or _city_of(e) is None or _city_of(e) in cities]
    named = {key for mention in reading.mentions for key in mention.keys}
    if {entry.key for entry in kept} <= named:
        return None  # that is what it was told by
    return _all(kept, sort, anchor)


def _on_visits(sort: str, reading: Reading, index: Index, today: date) -> Listing | None:
    """Those of one kind that were seen on visits, or that travel: "which school plans a trip?"."""
    visits = [f.entry for f in by_time(reading, index, today).found if isinstance(f.entry, Visit)]
    programme = index.programme
    pools = [lambda visit: seen_on(visit, programme), lambda visit: _travelling(visit, programme)]
    for pool in pools if was_seen(reading) else reversed(pools):
        met = {visit.key: of_sort(pool(visit), sort, index) for visit in visits}
        found = list(dict.fromkeys(entry for entries in met.values() for entry in entries))
        if found:
            those = [visit for visit in visits if met[visit.key]]
            return _all(found, sort, those[0] if len(those) == 1 else None)
    return None


def _travelling(visit: Visit, programme: Programme) -> list[Entry]:
    return [programme.entries[party.organisation] for party in visit.delegation if party.organisation]


def _named_by_its_work(sort: str, candidates: list[Candidate], reading: Reading) -> Entry | None:
    """ "Which department deals with business creation?": the one whose name says so."""
    if any(role in reading.slots for role in ROLES) or _anchored(reading) or reading.has(*_OCCASIONS):
        return None
    named = {key for mention in reading.mentions for key in mention.keys}
    for candidate in candidates[:_FEW]:
        whole = not candidate.against and not candidate.unexplained
        if whole and candidate.entry.key in named and sort in candidate.facets.sorts:
            return candidate.entry
    return None


def _of_no_role(reading: Reading, sort: str) -> bool:
    """Who has one role is told with the role; bodies of any kind are counted, not picked."""
    if sort == "department":
        return not {Slot.ORGANISERS, Slot.CO_ORGANISERS} & set(reading.slots)
    return reading.has("ask:count") and not any(role in reading.slots for role in ROLES)


def _pool(anchor: Entry, reading: Reading, index: Index) -> list[Entry]:
    """Whom to choose from: those seen, those travelling, or everybody."""
    everybody = members_of(anchor, index.programme)
    if not isinstance(anchor, Visit):
        return everybody
    travelling = [p.organisation or p.figure for p in anchor.delegation]
    if Slot.DELEGATION in reading.slots or (reading.has("sort:visit") and Slot.PARTICIPANTS in reading.slots):
        return [e for e in everybody if e.key in travelling] or everybody
    if {Slot.SITES, Slot.AGENDA} & set(reading.slots):
        return seen_on(anchor, index.programme) or everybody
    if reading.has("ask:count"):
        return [e for e in everybody if e.key in travelling] or everybody
    return everybody


def _city_of(entry: Entry) -> str | None:
    return entry.city if isinstance(entry, Organisation | Figure) else None


def _cities(reading: Reading, index: Index) -> frozenset[str]:
    named = {key for m in reading.mentions for key in m.keys if key in index.programme.zones}
    return reading.hosts | reading.guests | named


def _in_cities(sort: str, reading: Reading, index: Index) -> list[Entry]:
    """The organisations of one kind in the cities named, or in both."""
    cities = _cities(reading, index)
    found = [index.programme.entries[key] for key in index.by_sort.get(sort, ())]
    return [e for e in found if not cities or _city_of(e) in cities]


def _all(entries: Iterable[Entry], sort: str, of: Entry | None = None) -> Listing | None:
    found = tuple(entries)
    return Listing(found, sort, of=of) if found else None


def _fairs(fields: list[Field], index: Index) -> Listing | None:
    keys = {field.key for field in fields}
    fairs = [index.programme.entries[key] for key in index.by_sort.get("fair", ())]
    found = [fair for fair in fairs if not keys or keys & set(getattr(fair, "fields", ()))]
    return _all(found, "fair", fields[0] if fields else None)
