"""Which of the things a question may want an entry can give, and in what order to try them."""

from __future__ import annotations

from collections.abc import Callable

from bot.programme.dates import Precision
from bot.programme.model import (
    Action,
    City,
    Entry,
    Event,
    Field,
    Figure,
    Organisation,
    Party,
    Programme,
    Sector,
    Term,
    Topic,
    Visit,
)
from bot.questions.entries import dates_of
from bot.questions.model import Detail, Slot
from bot.questions.reading import Reading

#: The more exactly a word says what is wanted, the earlier it counts.
ORDER = (
    Slot.WHEN,
    Slot.HOW_LONG,
    Slot.HEADCOUNT,
    Slot.PROJECT,
    Slot.BASED_ON,
    Slot.CO_ORGANISERS,
    Slot.ORGANISERS,
    Slot.WITNESSES,
    Slot.SPEAKERS,
    Slot.WHERE,
    Slot.PURPOSE,
    Slot.DELEGATION,
    Slot.PARTICIPANTS,
    Slot.HOSTS,
    Slot.ACTORS,
    Slot.PART_OF,
    Slot.FIELDS,
    Slot.TOPIC,
    Slot.ROLE,
    Slot.SITES,
    Slot.RESULT,
    Slot.TOPICS,
    Slot.ACTIVITIES,
    Slot.AGENDA,
    Slot.TITLE,
    Slot.NAME,
    Slot.MEANING,
    Slot.INVOLVEMENT,
    Slot.WHO,
    Slot.ABOUT,
)

#: Facts that are either there or missing: nothing else may stand in for them.
EXACT = {
    Slot.WHEN: Detail.DATE,
    Slot.HOW_LONG: Detail.DATE,
    Slot.HEADCOUNT: Detail.HEADCOUNT,
    Slot.SPEAKERS: Detail.PEOPLE,
    Slot.WITNESSES: Detail.PEOPLE,
    Slot.ORGANISERS: Detail.ORGANISERS,
    Slot.CO_ORGANISERS: Detail.ORGANISERS,
}
#: Which of two wishes in one sentence are both answered.
_TOGETHER = (Slot.WHEN, Slot.HEADCOUNT, Slot.WHERE, Slot.ORGANISERS, Slot.CO_ORGANISERS, Slot.HOW_LONG)


def wanted(reading: Reading) -> list[Slot]:
    """What the question wants, the most exact first."""
    said = set(reading.slots)
    if Slot.WHERE in said and Slot.SITES in said:
        said -= {Slot.WHERE} if not {"hosts"} & said else set()
    if Slot.WHO in said and reading.has("sort:courtesy_visit"):
        said.add(Slot.HOSTS)  # a courtesy visit is paid to somebody
    if reading.has("sort:field"):
        said.add(Slot.FIELDS)
    return [slot for slot in ORDER if slot in said]


def settle(entry: Entry, slots: list[Slot], programme: Programme) -> tuple[Slot, ...]:
    """The wishes that this entry can fulfil; empty when what was asked exactly is missing."""
    slots = apt(entry, slots)
    exact = [slot for slot in slots if slot in EXACT]
    if exact:
        met = [slot for slot in exact if has(entry, slot, programme)]
        if Slot.ORGANISERS in met and Slot.CO_ORGANISERS in met:
            met.remove(Slot.CO_ORGANISERS)  # both are told together
        also = [s for s in slots if s in _TOGETHER and s not in exact and has(entry, s, programme)]
        return (*met, *also) if met else ()
    return next(((slot,) for slot in slots if has(entry, slot, programme)), ())


def apt(entry: Entry, slots: list[Slot]) -> list[Slot]:
    """The wishes as they are meant of this entry."""
    if isinstance(entry, Visit | Event) and Slot.WHO in slots:
        slots = [slot for slot in slots if slot is not Slot.NAME]  # "who was there?" asks for more than names
    if isinstance(entry, Event) and entry.participants:
        # "Who came?" to a seminar is not who is on the journey that it belongs to; and who was
        # present took part, unless there were witnesses.
        meant = {Slot.DELEGATION} | ({Slot.WITNESSES} if not entry.witnesses else set())
        return [Slot.PARTICIPANTS if slot in meant else slot for slot in slots]
    if isinstance(entry, Visit) and Slot.SITES in slots and not sites_of(entry):
        return [*slots, Slot.WHERE]
    planned = isinstance(entry, Field | Topic) or (isinstance(entry, Action) and entry.visit is None)
    if planned and Slot.ORGANISERS in slots:
        # Who is responsible for what is planned: those who are foreseen for it.
        return [Slot.ACTORS, *(slot for slot in slots if slot is not Slot.ORGANISERS)]
    if isinstance(entry, Field | Topic | Action) and Slot.WHO in slots:
        return [Slot.ACTORS, *slots]
    if isinstance(entry, Organisation | Figure) and _PARTS & set(slots) and Slot.WHEN not in slots:
        return [Slot.INVOLVEMENT, *slots]  # what it took part in
    if isinstance(entry, Organisation) and Slot.PART_OF in slots:
        # "Who runs it?" of a body asks for what it belongs to.
        return [slot for slot in slots if slot is not Slot.ORGANISERS]
    return slots


#: Part in something: of a body or a person, what that was.
_PARTS = {Slot.INVOLVEMENT, Slot.PARTICIPANTS, Slot.DELEGATION}


def has(entry: Entry, slot: Slot, programme: Programme) -> bool:
    """Whether the programme holds this of the entry."""
    check = _CHECKS.get(slot)
    return bool(check(entry, programme)) if check else False


# --- what there is ----------------------------------------------------------------------------


def visit_of(entry: Entry, programme: Programme) -> Visit | None:
    """The visit that an entry is, belongs to, or is carried out by."""
    if isinstance(entry, Visit):
        return entry
    parent = programme.parents.get(entry.key)
    if isinstance(parent, Visit):
        return parent
    if isinstance(entry, Action) and entry.visit:
        visit = programme.entries.get(entry.visit)
        return visit if isinstance(visit, Visit) else None
    return None


def topic_of(entry: Entry, programme: Programme) -> Topic | None:
    parent = programme.parents.get(entry.key)
    return parent if isinstance(parent, Topic) else entry if isinstance(entry, Topic) else None


def topics_in(field: Field, programme: Programme) -> list[Topic]:
    return [topic for topic in programme.topics_with.get(field.key, ()) if topic.field == field.key]


def actors_of(entry: Entry, programme: Programme) -> tuple[Party, ...]:
    """The actors envisioned for a topic, an action, or any topic of a field; each once."""
    match entry:
        case Topic():
            return entry.actors
        case Action():
            topic = topic_of(entry, programme)
            return topic.actors if topic else ()
        case Field():
            found = dict.fromkeys(p for topic in topics_in(entry, programme) for p in topic.actors)
            return tuple(found)
        case Term():
            topics = programme.topics_with.get(entry.key, ())
            return tuple(dict.fromkeys(party for topic in topics for party in topic.actors))
    return ()


def organisers_of(entry: Entry, programme: Programme) -> tuple[Party, ...]:
    if isinstance(entry, Visit | Event):
        return entry.organisers
    visit = visit_of(entry, programme)
    return visit.organisers if visit else ()


def delegation_of(entry: Entry, programme: Programme) -> tuple[Party, ...]:
    visit = visit_of(entry, programme)
    return visit.delegation if visit else ()


def sites_of(visit: Visit) -> list[Event]:
    """The agenda items that are a place to see."""
    seen = [item for item in visit.agenda if item.kind in ("site_visit", "fair_visit")]
    return seen or [item for item in visit.agenda if item.place]


def fields_of(entry: Entry, programme: Programme) -> list[str]:
    """Keys of the fields that an entry belongs to, by itself or by where it comes up."""
    match entry:
        case Field():
            return [entry.key]
        case Topic():
            return [entry.field]
        case Action():
            topic = topic_of(entry, programme)
            return [topic.field] if topic else list(entry.fields)
        case Visit() | Event() | Term():
            return list(entry.fields)
        case Organisation() | Figure():
            return list(dict.fromkeys(topic.field for topic in acting_in(entry, programme)))
    return []


def acting_in(entry: Entry, programme: Programme) -> list[Topic]:
    """The topics for which an organisation or a figure is foreseen as an actor."""
    return [other for other in involvements(entry, programme) if isinstance(other, Topic)]


def involvements(entry: Entry, programme: Programme) -> tuple[Entry, ...]:
    """Visits, events and topics in which an organisation, figure or term comes up."""
    return programme.involving.get(entry.key, ())


def _is_day(entry: Entry, programme: Programme) -> bool:
    dates = dates_of(entry, programme)
    return dates is not None and dates.precision == Precision.DAY


def _about(entry: Entry, programme: Programme) -> bool:
    return entry.text is not None or isinstance(entry, Visit | Event | Action | Topic)


_CHECKS: dict[Slot, Callable[[Entry, Programme], object]] = {
    Slot.WHEN: dates_of,
    Slot.HOW_LONG: _is_day,
    Slot.HEADCOUNT: lambda e, p: getattr(e, "size", None) or getattr(e, "attendance", None) or _carried(e, p),
    Slot.ORGANISERS: organisers_of,
    Slot.CO_ORGANISERS: lambda e, p: getattr(e, "co_organisers", ()),
    Slot.WITNESSES: lambda e, p: getattr(e, "witnesses", ()),
    Slot.SPEAKERS: lambda e, p: getattr(e, "speakers", ()),
    Slot.WHERE: lambda e, p: (
        isinstance(e, Visit)
        or (isinstance(e, Event) and (e.venue or e.place or e.city))
        or (isinstance(e, Organisation | Figure) and (getattr(e, "city", None) or getattr(e, "place", None)))
        or (isinstance(e, Action) and visit_of(e, p))
    ),
    Slot.BASED_ON: lambda e, p: getattr(visit_of(e, p), "based_on", None),
    Slot.PROJECT: lambda e, p: getattr(visit_of(e, p), "project", None),
    Slot.TITLE: lambda e, p: isinstance(e, Visit | Event),
    Slot.PURPOSE: lambda e, p: (
        getattr(e, "purpose", None)
        or (isinstance(e, Visit) and (e.text or e.project))
        or (isinstance(e, Term | Action) and e.text)
    ),
    Slot.DELEGATION: lambda e, p: isinstance(e, Visit | Event) and delegation_of(e, p),
    Slot.PARTICIPANTS: lambda e, p: (
        (isinstance(e, Event) and (e.participants or e.hosts)) or (isinstance(e, Visit) and e.delegation)
    ),
    Slot.HOSTS: lambda e, p: (
        (isinstance(e, Event) and e.hosts) or (isinstance(e, Visit) and any(i.hosts for i in e.agenda))
    ),
    Slot.ACTORS: lambda e, p: actors_of(e, p) or isinstance(e, Organisation | Figure),
    Slot.FIELDS: fields_of,
    Slot.TOPIC: topic_of,
    Slot.PART_OF: lambda e, p: getattr(e, "part_of", None) or getattr(e, "organisation", None),
    Slot.ROLE: lambda e, p: (
        isinstance(e, Figure) or (isinstance(e, Organisation) and any(involvements(e, p)))
    ),
    Slot.SITES: lambda e, p: (
        sites_of(e) if isinstance(e, Visit) else isinstance(e, Event) and (e.text or e.topics)
    ),
    Slot.RESULT: lambda e, p: (
        (isinstance(e, Event) and e.result) or (isinstance(e, Visit) and any(i.result for i in e.agenda))
    ),
    Slot.TOPICS: lambda e, p: (
        (isinstance(e, Event) and (e.topics or e.text))
        or (isinstance(e, Visit) and (any(i.topics for i in e.agenda) or e.purpose or e.text))
        or isinstance(e, Topic)
        or (isinstance(e, Field) and topics_in(e, p))
    ),
    Slot.ACTIVITIES: lambda e, p: (
        isinstance(e, Topic | Action)
        or (isinstance(e, Field) and topics_in(e, p))
        or (isinstance(e, Visit) and (e.agenda or e.text))
    ),
    Slot.AGENDA: lambda e, p: (
        (isinstance(e, Visit) and (e.agenda or e.text)) or (isinstance(e, Event) and (e.text or e.topics))
    ),
    Slot.NAME: lambda e, p: isinstance(e, Organisation | Figure | Term | City) and getattr(e, "named", True),
    Slot.MEANING: lambda e, p: isinstance(e, Organisation | Figure | Term | City | Sector) or e.text,
    Slot.INVOLVEMENT: lambda e, p: isinstance(e, Organisation | Figure | Term) and any(involvements(e, p)),
    Slot.WHO: lambda e, p: (
        (isinstance(e, Figure) and e.named)
        or isinstance(e, Organisation)
        or (isinstance(e, Event) and (e.participants or e.hosts or e.speakers or e.organisers))
        or (isinstance(e, Visit) and (e.delegation or e.organisers))
        or actors_of(e, p)
    ),
    Slot.ACTING: acting_in,
    Slot.ABOUT: _about,
}


def _carried(entry: Entry, programme: Programme) -> object:
    """The size of the visit that carries an action out."""
    if not isinstance(entry, Action):
        return None
    visit = visit_of(entry, programme)
    return visit.size if visit else None
