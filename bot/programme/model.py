"""The programme: all that a partnership plans and did, as plain frozen data.

The same classes are the schema of a programme file and what the rest of Kizuna reads.
Every entry has a `key`, unique in the whole programme, by which others refer to it.
Nothing here knows which two cities they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, StringConstraints
from pydantic import Field as Constraint

from bot.programme.dates import Certainty, Outcome, ProgrammeDate

Lang = Literal["en", "de", "ja"]
LANGS: tuple[Lang, ...] = ("en", "de", "ja")

#: 40 characters leave room for a verb in Telegram's 64 bytes of callback data.
Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1500)]
LineRanges = Annotated[str, StringConstraints(pattern=r"^\d+(-\d+)?(, \d+(-\d+)?)*$")]


def _date(value: Any) -> Any:
    """YAML reads an unquoted 2018-08-20 as a date and 2020 as a number; both are meant."""
    return value if isinstance(value, ProgrammeDate) else ProgrammeDate.parse(str(value))


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError(f"{value!r} is no IANA time zone")
    return value


def _time(value: Any) -> str:
    """YAML reads an unquoted 10:30 as a number of base 60; the time is meant."""
    number = isinstance(value, int) and 0 <= value < 24 * 60
    written = f"{value // 60:02}:{value % 60:02}" if number else str(value)
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", written):
        raise ValueError(f"{written!r} is no time of a day; write 09:30")
    return written


Dates = Annotated[ProgrammeDate, BeforeValidator(_date), PlainSerializer(str)]
Zone = Annotated[str, BeforeValidator(_zone)]
#: A time of day on a clock of 24 hours.
ClockTime = Annotated[str, BeforeValidator(_time)]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Text(Model):
    """One wording a language. None is a translation of another.

    `only`: the languages in which it is really written. The others hold one of those, and are
    shown with a note that says so.
    """

    en: Words
    de: Words
    ja: Words
    only: tuple[Lang, ...] | None = None

    def __getitem__(self, lang: Lang) -> str:
        return str(getattr(self, lang))


class Short(Model):
    """What follows a name in brackets, in the languages where something does."""

    en: Words | None = None
    de: Words | None = None
    ja: Words | None = None

    def __getitem__(self, lang: Lang) -> str | None:
        value: str | None = getattr(self, lang)
        return value


class Aliases(Model):
    """What people call it besides its name; `any` is used in every language."""

    any: tuple[Words, ...] = ()
    en: tuple[Words, ...] = ()
    de: tuple[Words, ...] = ()
    ja: tuple[Words, ...] = ()

    def __iter__(self) -> Iterator[str]:  # type: ignore[override]
        yield from (*self.any, *self.en, *self.de, *self.ja)


class Source(Model):
    """Where a fact stands: document, slide title, line numbers of its text file."""

    document: Key
    slide: Words
    lines: LineRanges


class Document(Model):
    key: Key
    title: Text
    date: Dates
    lines: int = Constraint(gt=0)


class Entry(Model):
    """What all entries have. `name` is the official one, `short` the one in brackets.

    `short` is an abbreviation, or the English name where a translation leaves it far behind.
    `original` is the body's own name in its own script, put in brackets where the reader's
    language shows another. `text` says in a sentence or two what the programme says of it.
    """

    key: Key
    name: Text
    short: Short | None = None
    original: Words | None = None
    aliases: Aliases = Aliases()
    text: Text | None = None
    source: tuple[Source, ...] = ()


class City(Entry):
    zone: Zone
    #: ISO 3166-1 and -2, for public holidays.
    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    country_name: Text
    subdivision: str | None = None


class Sector(Entry):
    number: int


class Field(Entry):
    """A field of cooperation: what people subscribe to."""

    number: int
    sign: str = ""


class OrganisationKind(StrEnum):
    AGENCY = "agency"
    ASSOCIATION = "association"
    AUTHORITY = "authority"
    BUILDING = "building"
    CENTRE = "centre"
    COMPANY = "company"
    COUNCIL = "council"
    DEPARTMENT = "department"
    GOVERNMENT = "government"
    HOSPITAL = "hospital"
    INSTITUTE = "institute"
    MISSION = "mission"  # embassy, consulate
    MUSEUM = "museum"
    PLANT = "plant"
    SCHOOL = "school"
    UNIVERSITY = "university"
    OTHER = "other"


class Organisation(Entry):
    """An actor or a site, or a part of one (a department of a city hall)."""

    kind: OrganisationKind
    city: Key | None = None
    #: Where it is, if not simply "in the city": Düsseldorf, Tokyo, Fukushima Prefecture.
    place: Text | None = None
    part_of: Key | None = None


class Figure(Entry):
    """A person whom the programme names because of an office held."""

    role: Text
    #: False where the programme gives the office alone: `name` is then the office.
    named: bool = True
    city: Key | None = None
    organisation: Key | None = None


class Party(Model):
    """Somebody who takes part: an organisation, a figure, or words ("primary-school teachers").

    With an organisation or a figure, `text` says in what form ("directors").
    """

    organisation: Key | None = None
    figure: Key | None = None
    text: Text | None = None


class Headcount(Model):
    number: int = Constraint(gt=0)
    approximate: bool = False
    text: Text | None = None


class Dated(Entry):
    dates: Dates | None = None
    certainty: Certainty = Certainty.FIXED
    outcome: Outcome = Outcome.NONE
    fields: tuple[Key, ...] = ()
    #: Entries that it has to do with and that a question may name instead: terms, fairs.
    mentions: tuple[Key, ...] = ()


class EventKind(StrEnum):
    SELECTION = "selection"
    AGREEMENT = "agreement"
    APPOINTMENT = "appointment"
    CONFERENCE = "conference"
    COURTESY_VISIT = "courtesy_visit"
    SITE_VISIT = "site_visit"
    FAIR_VISIT = "fair_visit"
    MEETING = "meeting"
    SEMINAR = "seminar"
    SYMPOSIUM = "symposium"
    RECEPTION = "reception"


class Event(Dated):
    """Something that happens: on its own, or as an agenda item within a visit.

    Without `dates`, an agenda item lies somewhere within its visit.
    """

    kind: EventKind
    #: Its number in a series ("the 2nd meeting").
    number: int | None = None
    city: Key | None = None
    #: The organisation or site where it is (and, for a site visit, what is visited).
    place: Key | None = None
    #: The room or hall, when more exact than `place`.
    venue: Text | None = None
    #: When it begins, on the clock of the place where it is.
    time: ClockTime | None = None
    organisers: tuple[Party, ...] = ()
    co_organisers: tuple[Party, ...] = ()
    hosts: tuple[Party, ...] = ()  # whom a courtesy visit goes to
    participants: tuple[Party, ...] = ()
    speakers: tuple[Party, ...] = ()
    witnesses: tuple[Party, ...] = ()
    attendance: Headcount | None = None
    topics: tuple[Text, ...] = ()
    #: What came of it: "the partnership agreement was concluded".
    result: Text | None = None


class Visit(Dated):
    """A trip of a delegation to a host city."""

    host: Key
    #: Where it goes, if that is more or less than the host city ("Germany"): say this, not the host.
    destination: Text | None = None
    guests: Key | None = None
    #: The series ("study-tour", a term) and its number within that.
    series: Key | None = None
    number: int | None = None
    purpose: Text | None = None
    organisers: tuple[Party, ...] = ()
    delegation: tuple[Party, ...] = ()
    size: Headcount | None = None
    #: What it rests on: the programme or plan (a term).
    based_on: Key | None = None
    #: The project behind it, with its (working) title.
    project: Text | None = None
    agenda: tuple[Event, ...] = ()


class Action(Dated):
    """A planned activity of the Local Action Plan; `name` is a headline, `text` the activity."""

    number: int
    #: The heading under which the plan puts it, within its topic.
    heading: Text | None = None
    #: The visit that carries it out, when there is one.
    visit: Key | None = None


class Topic(Entry):
    """A topic of actions within a field, with the actors envisioned for it."""

    field: Key
    actors: tuple[Party, ...] = ()
    actions: tuple[Action, ...] = ()


class TermKind(StrEnum):
    CONCEPT = "concept"
    FAIR = "fair"
    PLAN = "plan"
    PROGRAMME = "programme"
    SCHEME = "scheme"
    SERIES = "series"  # of visits: the study tours
    TECHNOLOGY = "technology"


class Term(Entry):
    """A word that the programme uses and people ask about: a fair, a scheme, IUC, P2X."""

    kind: TermKind
    fields: tuple[Key, ...] = ()


def _involved(entry: Entry) -> Iterator[str | None]:
    parties: tuple[Party, ...] = ()
    match entry:
        case Visit():
            parties = (*entry.organisers, *entry.delegation)
            yield from entry.mentions
        case Event():
            parties = (*entry.organisers, *entry.co_organisers, *entry.hosts, *entry.participants)
            parties += (*entry.speakers, *entry.witnesses)
            yield from (entry.place, *entry.mentions)
        case Topic():
            parties = entry.actors
        case Action():
            yield from entry.mentions
    for party in parties:
        yield from (party.organisation, party.figure)


class Programme(Model):
    """One whole programme, in the order of its file."""

    format: Literal[1]
    key: Key
    name: Text
    text: Text | None = None
    documents: tuple[Document, ...]
    cities: tuple[City, ...] = Constraint(min_length=2, max_length=2)
    sectors: tuple[Sector, ...] = ()
    fields: tuple[Field, ...] = Constraint(min_length=1)
    organisations: tuple[Organisation, ...] = ()
    figures: tuple[Figure, ...] = ()
    terms: tuple[Term, ...] = ()
    visits: tuple[Visit, ...] = ()
    events: tuple[Event, ...] = ()
    topics: tuple[Topic, ...] = ()

    def __iter__(self) -> Iterator[Entry]:  # type: ignore[override]
        """Every entry, agenda items after their visit and actions after their topic."""
        for group in (self.cities, self.sectors, self.fields, self.organisations, self.figures, self.terms):
            yield from group
        for visit in self.visits:
            yield visit
            yield from visit.agenda
        yield from self.events
        for topic in self.topics:
            yield topic
            yield from topic.actions

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """Every entry by its key."""
        return {entry.key: entry for entry in self}

    @cached_property
    def parents(self) -> Mapping[str, Visit | Topic]:
        """The visit of each agenda item and the topic of each action, by the child's key."""
        of_visits = {item.key: visit for visit in self.visits for item in visit.agenda}
        of_topics = {action.key: topic for topic in self.topics for action in topic.actions}
        return of_visits | of_topics

    @cached_property
    def topics_with(self) -> Mapping[str, tuple[Topic, ...]]:
        """The topics of each field, and those whose actions mention an entry, by its key."""
        found: dict[str, dict[str, Topic]] = {}
        for topic in self.topics:
            for key in (topic.field, *(key for action in topic.actions for key in action.mentions)):
                found.setdefault(key, {})[topic.key] = topic
        return {key: tuple(topics.values()) for key, topics in found.items()}

    @cached_property
    def involving(self) -> Mapping[str, tuple[Entry, ...]]:
        """The visits, events, topics and actions in which an entry comes up, by its key."""
        found: dict[str, dict[str, Entry]] = {}
        for entry in self:
            for key in _involved(entry):
                if key is not None:
                    found.setdefault(key, {})[entry.key] = entry
        return {key: tuple(entries.values()) for key, entries in found.items()}

    @cached_property
    def zones(self) -> Mapping[str, ZoneInfo]:
        """The time zone of each city, by its key."""
        return {city.key: ZoneInfo(city.zone) for city in self.cities}
