"""Who two things have in common, or which of the one is not in the other: visits, fields, topics."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.programme.model import Entry, Event, Field, Figure, Organisation, Term, TermKind, Topic, Visit
from bot.questions.asking import is_asked_at
from bot.questions.decision import Decision
from bot.questions.index import Facets, Index
from bot.questions.linking import Mention
from bot.questions.members import members_of, of_sort, seen_on
from bot.questions.model import Listing, Slot
from bot.questions.ordinals import find_ordinals
from bot.questions.reading import Reading
from bot.questions.slots import actors_of
from bot.questions.spans import Span, spans_of

#: Sorts of body that can be asked for, the most particular first.
BODIES = ("company", "hospital", "university", "school", "department", "association", "plant", "figure")
_ANYBODY: tuple[str, ...] = ("sort:organisation", "sort:actor", "slot:actors", "slot:who", "slot:delegation")
_ANYBODY += ("slot:participants", "slot:sites", *(f"sort:{body}" for body in BODIES))
_BODY_SORTS = frozenset(f"sort:{sort}" for sort in (*BODIES, "organisation") if sort != "figure")
#: Bodies that stand for everything, and rooms where things are held.
EVERYWHERE = ("government", "building")


def in_both(reading: Reading, index: Index) -> Decision | None:
    """The bodies that two things have in common: two visits, two fields, two topics."""
    apart = reading.has("ask:not")
    again = reading.has("ask:next") and len(reading.dates) == 2
    named = _bodies_named(reading, index)
    common = reading.has("ask:compare") and not set(reading.slots) - {Slot.ABOUT, Slot.MEANING}
    if not (reading.has("ask:compare") or apart or again or _one_of_two(reading)):
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


def _one_of_two(reading: Reading) -> bool:
    """ "Which organisation was on the first and the third?": one that was on each."""
    if len(reading.ordinals) + len(reading.dates) + len(reading.mentions) < 2 or reading.lang == "ja":
        return False
    plural = {"en": "s", "de": "en"}[reading.lang]
    said = reading.sentence.folded
    asked = [cue for cue in reading.cues if cue.meaning in _BODY_SORTS and is_asked_at(cue, reading)]
    joined = re.search(r"(?<![a-z])(?:and|und)(?![a-z])", said)
    return bool(joined) and any(not said[cue.start : cue.end].endswith(plural) for cue in asked)


def _bodies_named(reading: Reading, index: Index) -> frozenset[str]:
    """Bodies that the question names itself: "which renewable energy institute was in both"."""
    keys = {key for mention in reading.mentions for key in mention.keys}
    entries = [index.programme.entries[key] for key in keys]
    bodies = [e for e in entries if isinstance(e, Organisation) and e.kind.value not in EVERYWHERE]
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
    return [e for e in entries if not (isinstance(e, Organisation) and e.kind.value in EVERYWHERE)]


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
    found: list[Entry] = [e for e in entries if isinstance(e, Visit | Event | Field | Topic)]
    terms = {entry.key for entry in entries if isinstance(entry, Term) and entry.kind is not TermKind.SERIES}
    about: list[Entry] = [visit for visit in index.programme.visits if terms & set(visit.mentions)]
    return found or (about[:] if len(about) == 1 else [])


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
