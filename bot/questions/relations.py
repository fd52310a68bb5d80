"""Questions that relate several things: who is in both, what is not in it, what else, in what role.

The programme's lists are complete here: who is listed takes part, who is not does not.
"""

from __future__ import annotations

from bot.programme.dates import Outcome
from bot.programme.model import Action, Entry, Event, Figure, Organisation, Term, TermKind, Topic, Visit
from bot.questions.decision import Decision
from bot.questions.exceptions import without_exceptions
from bot.questions.going_on import neighbour
from bot.questions.in_common import EVERYWHERE, anchors_of, in_both
from bot.questions.index import Index
from bot.questions.members import ROLES, holding_role
from bot.questions.model import Facts, Listing, NoSuch, Slot
from bot.questions.moments import named_fields
from bot.questions.reading import Reading
from bot.questions.slots import acting_in, fields_of, topic_of, topics_in
from bot.questions.spans import spans_of
from bot.questions.worth import is_background


def decide(reading: Reading, index: Index) -> Decision | None:
    """The answer to a question that relates things; None when it is not one."""
    if reading.details:
        return None
    return (
        in_both(reading, index)
        or _fields_not_in(reading, index)
        or _other_topics(reading, index)
        or _other_actions(reading, index)
        or _acting(reading, index)
        or _in_role(reading, index)
        or _beside(reading, index)
        or _at_place(reading, index)
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


def _other_actions(reading: Reading, index: Index) -> Decision | None:
    """What else stands under the heading of an activity: "besides the interns, what is there?"."""
    if not reading.has("ask:except") or reading.has("sort:visit", "slot:actors", "slot:who"):
        return None
    aside = set(reading.mentions) - set(without_exceptions(reading, index).mentions)
    actions = [e for m in aside for key in m.keys if isinstance(e := index.programme.entries[key], Action)]
    topic = topic_of(actions[0], index.programme) if len(actions) == 1 else None
    if topic is None:
        return None
    left = [a for a in topic.actions if a != actions[0] and a.heading == actions[0].heading]
    return Decision("answered", Listing(tuple(left), "action", of=topic), (topic, *left)) if left else None


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


def _at_place(reading: Reading, index: Index) -> Decision | None:
    """What took place at a house or body that is named: "what was at Koriyama City Hall?"."""
    if not reading.has("sort:happening") or reading.units or set(reading.slots) - _OF_ANY:
        return None
    entries = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    telling = [entry for entry in entries if not _general(entry, index)]
    if len(telling) != 1 or not isinstance(telling[0], Organisation) or telling[0].kind == "government":
        return None
    place, spans = telling[0], spans_of(reading.dates)
    events = [e for e in index.programme if isinstance(e, Event) and e.place == place.key]
    found = [e for e in events if all(span.meets(index.facets[e.key]) for span in spans)]
    if reading.tense == "future":
        found = [event for event in found if event.outcome != Outcome.HELD]
    if not found:
        nearest = tuple(events[-1:])
        return Decision("unanswered", NoSuch(nearest, "date"), nearest) if events else None
    if len(found) == 1:
        return Decision("answered", Facts(found[0], (Slot.WHEN,)), (found[0],), Slot.WHEN)
    return Decision("answered", Listing(tuple(found), "happening", of=place), (place, *found), Slot.WHEN)


#: Wishes that a list of what took place fulfils.
_OF_ANY = {Slot.WHEN, Slot.AGENDA, Slot.ABOUT, Slot.TITLE, Slot.MEANING, Slot.WHERE}


def _asks_for_event(reading: Reading) -> bool:
    """Whether it is the event that is asked for: its name, its time, its place."""
    return reading.has("sort:happening", "slot:title", "slot:when", "slot:where", "ask:list")


def _general(entry: Entry, index: Index) -> bool:
    return is_background(entry, index) or (isinstance(entry, Term) and entry.kind is TermKind.SERIES)


def _stands_for_a_city(entry: Entry, index: Index) -> bool:
    """A city's administration bears the name of the city, which everything has to do with."""
    return isinstance(entry, Organisation) and entry.kind.value in EVERYWHERE
