"""Questions that relate several things: who is in both, what is not in it, what else, in what role.

The programme's lists are complete here: who is listed takes part, who is not does not.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.programme.model import Entry, Event, Field, Figure, Organisation, Term, TermKind, Topic, Visit
from bot.questions.decision import Decision
from bot.questions.going_on import neighbour
from bot.questions.index import Facets, Index
from bot.questions.linking import Mention
from bot.questions.members import ROLES, holding_role, members_of, of_sort, seen_on
from bot.questions.model import Facts, Listing, Slot
from bot.questions.moments import is_background, named_fields
from bot.questions.ordinals import find_ordinals
from bot.questions.reading import Reading
from bot.questions.slots import acting_in, actors_of, fields_of, topics_in
from bot.questions.spans import Span, spans_of

#: Sorts of body that can be asked for, the most particular first.
BODIES = ("company", "hospital", "university", "school", "department", "association", "plant", "figure")
_ANYBODY: tuple[str, ...] = ("sort:organisation", "sort:actor", "slot:actors", "slot:who", "slot:delegation")
_ANYBODY += ("slot:participants", "slot:sites", *(f"sort:{body}" for body in BODIES))
#: Bodies that stand for everything, and rooms where things are held.
_EVERYWHERE = ("government", "building")


def decide(reading: Reading, index: Index) -> Decision | None:
    """The answer to a question that relates things; None when it is not one."""
    if reading.details:
        return None
    return (
        _in_both(reading, index)
        or _fields_not_in(reading, index)
        or _other_topics(reading, index)
        or _acting(reading, index)
        or _in_role(reading, index)
        or _beside(reading, index)
    )


def _beside(reading: Reading, index: Index) -> Decision | None:
    """What comes after a visit, or came before it: "what is after the October trip?"."""
    if not reading.has("ask:after", "ask:before") or set(reading.slots) - {
        Slot.WHEN,
        Slot.ABOUT,
        Slot.MEANING,
    }:
        return None
    anchors = [entry for entry in anchors_of(reading, index) if isinstance(entry, Visit)]
    if len(anchors) != 1 or reading.telling:
        return None
    return neighbour(anchors[0], reading, index)


# --- in both, or in one and not the other -------------------------------------------------------


def _in_both(reading: Reading, index: Index) -> Decision | None:
    """The bodies that two things have in common: two visits, two fields, two topics."""
    apart = reading.has("ask:not")
    again = reading.has("ask:next") and len(reading.dates) == 2
    named = _bodies_named(reading, index)
    common = reading.has("ask:compare") and not set(reading.slots) - {Slot.ABOUT, Slot.MEANING}
    if not (reading.has("ask:compare") or apart or again):
        return None
    if not (named or common or reading.has(*_ANYBODY)):
        return None
    anchors = anchors_of(reading, index)
    if len(anchors) != 2 or any(unit.proper and not unit.known for unit in reading.units):
        return None
    first, second = (_bodies(anchor, reading, index) for anchor in anchors)
    kept = {key: entry for key, entry in first.items() if (key in second) != apart}
    if not kept and not apart:
        # Seen on one journey, and travelling on the other.
        first, second = (_everybody(anchor, index) for anchor in anchors)
        kept = {key: entry for key, entry in first.items() if key in second}
    found = [entry for key, entry in kept.items() if key in named]
    found = found or _of_the_city(_of_kind(kept.values(), reading, index), reading, index)
    if not found:
        return None
    point = Listing(tuple(found), "organisation", shared=tuple(anchors), without=apart)
    return Decision("answered", point, (*anchors, *found))


def _bodies_named(reading: Reading, index: Index) -> frozenset[str]:
    """Bodies that the question names itself: "which renewable energy institute was in both"."""
    keys = {key for mention in reading.mentions for key in mention.keys}
    entries = [index.programme.entries[key] for key in keys]
    bodies = [e for e in entries if isinstance(e, Organisation) and e.kind.value not in _EVERYWHERE]
    return frozenset(entry.key for entry in bodies)


def _bodies(anchor: Entry, reading: Reading, index: Index) -> dict[str, Entry]:
    """Who was on a journey, or what was seen on it; of anything else everybody."""
    everybody = _everybody(anchor, index)
    if not isinstance(anchor, Visit):
        return everybody
    travelling = {p.organisation or p.figure for p in anchor.delegation}
    seen = {entry.key for entry in seen_on(anchor, index.programme)}
    sites = Slot.SITES in reading.slots and Slot.DELEGATION not in reading.slots
    keys = seen if sites else travelling
    return {key: entry for key, entry in everybody.items() if key in keys}


def _everybody(anchor: Entry, index: Index) -> dict[str, Entry]:
    """Everybody that has to do with an anchor, and what they are part of."""
    if isinstance(anchor, Field):
        found = [party.organisation or party.figure for party in actors_of(anchor, index.programme)]
        return {key: index.programme.entries[key] for key in found if key}
    members = [e for e in members_of(anchor, index.programme) if isinstance(e, Organisation | Figure)]
    parts = [entry.part_of for entry in members if isinstance(entry, Organisation) and entry.part_of]
    return {entry.key: entry for entry in (*members, *(index.programme.entries[key] for key in parts))}


def _of_kind(entries: Iterable[Entry], reading: Reading, index: Index) -> list[Entry]:
    """Those of the kind asked for; of any kind, but neither the cities' own nor rooms."""
    kinds = [kind for kind in BODIES if kind in reading.of("sort")]
    for kind in kinds:
        found = of_sort(entries, kind, index)
        if found:
            return found
    return [e for e in entries if not (isinstance(e, Organisation) and e.kind.value in _EVERYWHERE)]


def _of_the_city(entries: list[Entry], reading: Reading, index: Index) -> list[Entry]:
    """Those of a city that is named beside them and is no one's host: "which Essen organisation"."""
    zones = index.programme.zones
    cities = {key for m in reading.mentions for key in m.keys if key in zones} - reading.hosts
    found = [entry for entry in entries if getattr(entry, "city", None) in cities]
    return found or entries


def anchors_of(reading: Reading, index: Index) -> list[Entry]:
    """The visits, events, fields and topics that a question is about, each once."""
    at: dict[str, int] = {}
    for mention in reading.mentions:
        at.update({entry.key: mention.start for entry in _anchor(mention, index)[:1]})
    visits = [index.facets[key] for key in index.by_sort.get("visit", ())]
    numbers, places = find_ordinals(
        reading.sentence, list(reading.mentions), list(reading.dates), reading.lang
    )
    for number, (start, _) in zip(numbers, places, strict=True):
        at.update({f.entry.key: start for f in visits if getattr(f.entry, "number", None) == number})
    found = [index.programme.entries[key] for key in sorted(at, key=lambda key: at[key])]
    for span in _in_one_year(spans_of(reading.dates), visits):
        met = [facets for facets in visits if span.meets(facets) and _goes_there(facets, reading)]
        named = [facets for facets in met if _has_named(facets, reading, index)]
        if not any(isinstance(entry, Visit) and span.meets(index.facets[entry.key]) for entry in found):
            found += [f.entry for f in (named or met)] if len(named or met) == 1 else []
    return list(dict.fromkeys(found))


def _anchor(mention: Mention, index: Index) -> list[Entry]:
    entries = [index.programme.entries[key] for key in mention.keys]
    return [entry for entry in entries if isinstance(entry, Visit | Event | Field | Topic)]


def _in_one_year(spans: list[Span], visits: list[Facets]) -> list[Span]:
    """Spans without a year are of the year that the question names: "in April 2018 and that November"."""
    years = {span.start.year for span in spans if not span.floating}
    if len(years) != 1:
        return spans
    year = years.pop()
    shifted = [span if not span.floating else span.in_year(year) for span in spans]
    return [new if any(map(new.meets, visits)) else old for old, new in zip(spans, shifted, strict=True)]


def _goes_there(facets: Facets, reading: Reading) -> bool:
    return not (reading.hosts and reading.guests) or (
        facets.host in reading.hosts and facets.guests in reading.guests
    )


def _has_named(facets: Facets, reading: Reading, index: Index) -> bool:
    """Whether a visit has to do with a person or body that is named."""
    keys = {key for mention in reading.mentions for key in mention.keys}
    named = {key for key in keys if isinstance(index.programme.entries[key], Organisation | Figure)}
    return bool(named & facets.related)


# --- what is not in it, what else ----------------------------------------------------------------


def _fields_not_in(reading: Reading, index: Index) -> Decision | None:
    """The fields that an agreement, a visit or an actor does not have to do with."""
    if not (reading.has("ask:not") and reading.has("sort:field")) or named_fields(reading, index):
        return None
    for mention in reading.mentions:
        for key in mention.keys:
            entry = index.programme.entries[key]
            covered = [] if is_background(entry, index) else fields_of(entry, index.programme)
            left = [field for field in index.programme.fields if field.key not in covered]
            if covered and left:
                point = Listing(tuple(left), "field", of=entry, without=True)
                return Decision("answered", point, (entry, *left))
    return None


def _other_topics(reading: Reading, index: Index) -> Decision | None:
    """The topics of a field besides the one named."""
    if not (reading.has("ask:except") and reading.has("sort:topic")):
        return None
    entries = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    named = [entry for entry in entries if isinstance(entry, Topic)]
    if not named:
        return None
    field = next(field for field in index.programme.fields if field.key == named[0].field)
    topics = topics_in(field, index.programme)
    left = tuple(topic for topic in topics if topic not in named)
    if not left or len(left) == len(topics):
        return None
    return Decision("answered", Listing(left, "topic", of=field), (field, *left))


# --- in what role ---------------------------------------------------------------------------------


def _acting(reading: Reading, index: Index) -> Decision | None:
    """The topics for which a body or a figure is foreseen as an actor."""
    entries = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    plan = any(isinstance(entry, Term) and entry.kind is TermKind.PLAN for entry in entries)
    if not (plan or reading.has("sort:topic", "slot:topic", "sort:actor", "slot:actors")):
        return None
    if named_fields(reading, index) or reading.dates or reading.has("ask:except"):
        return None
    telling = [e for e in entries if not is_background(e, index)]
    if len({entry.key for entry in telling}) != 1 or any(not unit.known for unit in reading.telling):
        return None
    actor = telling[0]
    if not isinstance(actor, Organisation | Figure) or not acting_in(actor, index.programme):
        return None
    return Decision("answered", Facts(actor, (Slot.ACTING,)), (actor,), Slot.ACTING)


def _in_role(reading: Reading, index: Index) -> Decision | None:
    """What a body organised, co-organised, witnessed, or spoke at, when no visit or event is named."""
    role = next((slot for slot in ROLES if slot in reading.slots), None)
    if role is None or any(not unit.known for unit in reading.telling):
        return None
    entries = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    bodies = [e for e in entries if isinstance(e, Organisation | Figure) and not _stands_for_a_city(e, index)]
    others = [e for e in entries if not isinstance(e, Organisation | Figure) and not _general(e, index)]
    if len(bodies) != 1 or others or not _asks_for_event(reading):
        return None
    spans = spans_of(reading.dates)
    found = [
        entry
        for entry in holding_role(bodies[0], role, index.programme)
        if all(span.meets(index.facets[entry.key]) for span in spans)
    ]
    if not found:
        return None
    if len(found) == 1:
        wishes = (Slot.WHERE,) if Slot.WHERE in reading.slots else (Slot.WHEN,)
        return Decision("answered", Facts(found[0], (*wishes, role)), (found[0],), wishes[0])
    return Decision("answered", Listing(tuple(found), "happening", of=bodies[0]), (bodies[0], *found))


def _asks_for_event(reading: Reading) -> bool:
    """Whether it is the event that is asked for: its name, its time, its place."""
    return reading.has("sort:happening", "slot:title", "slot:when", "slot:where", "ask:list")


def _general(entry: Entry, index: Index) -> bool:
    return is_background(entry, index) or (isinstance(entry, Term) and entry.kind is TermKind.SERIES)


def _stands_for_a_city(entry: Entry, index: Index) -> bool:
    """A city's administration bears the name of the city, which everything has to do with."""
    return isinstance(entry, Organisation) and entry.kind.value in _EVERYWHERE
