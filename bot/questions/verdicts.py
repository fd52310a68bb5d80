"""Questions that want a yes or a no, and whether the programme proves one.

A yes is said where the entry accounts for every name, date and number of the question; a no where
the programme lists all who have a part (a delegation, the fields of an agreement) and the one named
is not among them. In between neither is said: what was planned may have happened or not.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.programme.dates import Outcome
from bot.programme.model import (
    Dated,
    Entry,
    Event,
    Field,
    Figure,
    Organisation,
    Term,
    TermKind,
    Visit,
)
from bot.questions.asking import was_seen
from bot.questions.decision import Decision
from bot.questions.index import Facets, Index
from bot.questions.linking import Mention
from bot.questions.model import Facts, Listing, NoSuch, NothingPlanned, Slot
from bot.questions.moments import named_fields
from bot.questions.parts import ROLES, keys_of, named_bodies, part_of, parties_in
from bot.questions.polarity import is_polar
from bot.questions.reading import Reading
from bot.questions.slots import apt, fields_of
from bot.questions.spans import spans_of
from bot.questions.worth import is_background, unit_worth

#: "Is there a group that …": to be in the programme is what is asked.
_EXISTS = re.compile(
    r"there (?:is|are|was|were)|(?:is|are|was|were) there|gibt|gab|アリマスカ|アル|イマスカ|イルカ"
)


def judged(decision: Decision, reading: Reading, index: Index, today: date) -> Decision:
    """The decision with the yes or no that the programme proves, if one was wanted."""
    if not is_polar(reading) or reading.has("ask:not"):
        return decision
    match decision.point:
        case NothingPlanned(window=window) if window is not None:
            return replace(decision, verdict=False)
        case Facts(entry=entry, slots=slots):
            role = _role(reading, index)
            if isinstance(entry, Organisation | Figure) and named_fields(reading, index):
                role = Slot.FIELDS  # is it an actor there?
            if role is not None and _listed_without(entry, role, reading, index):
                return _no(entry, role)
            facets = index.facets[entry.key]
            proven = _proven(facets, reading, index, role, today)
            if (
                slots in ((Slot.ABOUT,), (Slot.AGENDA,))
                and isinstance(entry, Visit | Event)
                and facets.dates is not None
            ):
                held = entry.outcome == Outcome.HELD
                shown = _evidence(entry, reading, index) if proven else None if held else Slot.WHEN
                decision = replace(decision, point=Facts(entry, (shown,))) if shown else decision
            return replace(decision, verdict=True) if proven else decision
        case Listing(entries=entries) if all(isinstance(entry, Dated) for entry in entries):
            listed = [index.facets[entry.key] for entry in entries]
            told = all(unit_worth(unit, facets, index)[1] for unit in reading.units for facets in listed)
            if told and all(_timely(facets, reading, today) for facets in listed):
                return replace(decision, verdict=True)
        case NoSuch(nearest=nearest, premise="party") if nearest:
            if _elsewhere(nearest[0], reading, index):
                return _no(nearest[0], Slot.WHERE)
            role = _role(reading, index) or _side(nearest[0], reading, index)
            if role is not None and _listed_without(nearest[0], role, reading, index):
                return _no(nearest[0], role)
    return decision


def _no(entry: Entry, role: Slot) -> Decision:
    return Decision("answered", Facts(entry, (role,)), (entry,), role, verdict=False)


def _role(reading: Reading, index: Index) -> Slot | None:
    """The part that is asked about: in the delegation, among the organisers, a field covered."""
    role = next((slot for slot in ROLES if slot in reading.slots), None)
    return role or (Slot.FIELDS if named_fields(reading, index) else None)


def _side(entry: Entry, reading: Reading, index: Index) -> Slot | None:
    """Where on a visit a body would be if it had a part: with the guests, or among what they saw."""
    named = named_bodies(entry, reading, index)
    if not isinstance(entry, Visit) or not named:
        return None
    return Slot.DELEGATION if getattr(named[0], "city", None) == entry.guests else Slot.SITES


def _evidence(entry: Entry, reading: Reading, index: Index) -> Slot | None:
    """What of the entry shows that the bodies named have a part in it: what was seen before who saw it."""
    found = [part_of(entry, body, index) for body in named_bodies(entry, reading, index)]
    roles = [role for role in found if role is not None]
    if not roles or len(roles) < len(found):
        return None
    return Slot.SITES if Slot.SITES in roles else roles[0]


def _proven(facets: Facets, reading: Reading, index: Index, role: Slot | None, today: date) -> bool:
    """Whether the entry accounts for all that the question says."""
    if reading.units or not _timely(facets, reading, today):
        return False
    if any(not span.meets(facets) for span in spans_of(reading.dates)):
        return False
    if reading.ordinals and getattr(facets.entry, "number", None) not in reading.ordinals:
        return False
    if not all(_accounts(facets, mention, index) for mention in reading.mentions):
        return False
    thing = isinstance(facets.entry, Organisation | Figure | Term)
    if thing and (reading.hosts or not (role or _EXISTS.search(reading.sentence.folded))):
        return False  # that it is known says nothing of where it has been
    named = named_bodies(facets.entry, reading, index)
    if role is Slot.FIELDS or not named:
        return True
    if role is None and isinstance(facets.entry, Visit | Event):
        shown = _evidence(facets.entry, reading, index)
        # A house that was seen had no other part: "was the home on the tour?" would say that it travelled.
        return shown is not None and (shown is not Slot.SITES or _says_seen(reading))
    if role is None:
        return True
    keys = keys_of(parties_in(facets.entry, role, index), index)
    if not keys:
        return True  # it has nobody in that role: the word said something else
    return all(body.key in keys for body in named)


#: "Did they visit …": the verb; "the visit" is none.
_DID_SEE = re.compile(r"(?<![a-z])(?:did|have|has) .*(?<![a-z])(?:visit|tour|see|inspect)(?![a-z])")


def _says_seen(reading: Reading) -> bool:
    said = reading.sentence.folded
    return was_seen(reading) or bool(
        re.search(r"(?<![a-z])(?:visit|tour|see|inspect)(?![a-z])(?! in | to )", said)
    )


def _accounts(facets: Facets, mention: Mention, index: Index) -> bool:
    entries = [index.programme.entries[key] for key in mention.keys]
    if any(is_background(e, index) or (isinstance(e, Term) and e.kind is TermKind.SERIES) for e in entries):
        return True
    keys = {facets.entry.key, *facets.related, facets.host, facets.guests}
    return any(key in keys for key in mention.keys)


def _timely(facets: Facets, reading: Reading, today: date) -> bool:
    """Whether the tense of the question is borne out: what is past was held, what is to come is planned."""
    entry, dates = facets.entry, facets.dates
    if not isinstance(entry, Dated) or dates is None:
        return True
    if entry.outcome == Outcome.CANCELLED:
        return False
    if entry.outcome == Outcome.HELD:
        return reading.tense != "future" or dates.start >= today
    return reading.tense != "past" and dates.end >= today


def _listed_without(entry: Entry, role: Slot, reading: Reading, index: Index) -> bool:
    """Whether the programme lists everybody in that role, one by one, and the one named is not there."""
    if reading.units or any(not span.meets(index.facets[entry.key]) for span in spans_of(reading.dates)):
        return False
    if role is Slot.FIELDS:
        return _covers_other_fields(entry, reading, index)
    role = apt(entry, [role])[0]
    if role is Slot.DELEGATION and not isinstance(entry, Visit):
        return False  # who was on the journey need not have been at each thing on it
    named = named_bodies(entry, reading, index)
    parties = parties_in(entry, role, index)
    if len(named) != 1 or not parties or any(p.organisation is None and p.figure is None for p in parties):
        return False
    others = [m for m in reading.mentions if named[0].key not in m.keys]
    if not all(_accounts(index.facets[entry.key], mention, index) for mention in others):
        return False
    keys = keys_of(parties, index, employers=True)
    part_of = getattr(named[0], "part_of", None) or getattr(named[0], "organisation", None)
    return named[0].key not in keys and part_of not in keys


def _elsewhere(entry: Entry, reading: Reading, index: Index) -> bool:
    """Whether a visit fits but for the city: it was in the other one."""
    if not isinstance(entry, Visit) or not reading.hosts or entry.host in reading.hosts or reading.units:
        return False
    facets = index.facets[entry.key]
    if reading.ordinals and entry.number not in reading.ordinals:
        return False
    if any(not span.meets(facets) for span in spans_of(reading.dates)):
        return False
    return all(_accounts(facets, mention, index) for mention in reading.mentions)


def _covers_other_fields(entry: Entry, reading: Reading, index: Index) -> bool:
    if not isinstance(entry, Event | Term | Organisation | Figure):
        return False  # of a visit the fields are our own sorting
    entries = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    asked = {other.key for other in entries if isinstance(other, Field)}
    covered = set(fields_of(entry, index.programme))
    return bool(asked and covered) and not asked & covered
