"""What was asked, what is answered: plain data between reading, deciding and wording."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal

from bot.programme.model import Dated, Entry, Field, Lang, Programme

Status = Literal["answered", "clarify", "unanswered"]


class Slot(StrEnum):
    """What a question wants to know of an entry."""

    WHEN = "when"
    HOW_LONG = "how_long"
    WHERE = "where"
    WHO = "who"  # settled by the kind of entry: a visit's delegation, a topic's actors
    DELEGATION = "delegation"
    ORGANISERS = "organisers"
    CO_ORGANISERS = "co_organisers"
    SPEAKERS = "speakers"
    WITNESSES = "witnesses"
    HOSTS = "hosts"
    PARTICIPANTS = "participants"
    ACTORS = "actors"
    SITES = "sites"
    AGENDA = "agenda"
    TOPICS = "topics"
    RESULT = "result"
    TITLE = "title"
    HEADCOUNT = "headcount"
    FIELDS = "fields"
    TOPIC = "topic"
    ACTIVITIES = "activities"
    PART_OF = "part_of"
    MEANING = "meaning"
    ROLE = "role"
    NAME = "name"
    BASED_ON = "based_on"
    PROJECT = "project"
    PURPOSE = "purpose"
    INVOLVEMENT = "involvement"  # where an organisation, figure or term comes up
    ACTING = "acting"  # the topics for which somebody is foreseen as an actor
    ABOUT = "about"  # the entry's own text: an open "what" or "how"


class Detail(StrEnum):
    """What people ask and a programme does not hold: named in the honest no."""

    COST = "cost"
    LODGING = "lodging"
    CONTACT = "contact"
    ADDRESS = "address"
    CLOCK_TIME = "clock_time"
    REASON = "reason"
    WEATHER = "weather"
    TRAVEL = "travel"
    FOOD = "food"
    PERSONAL_NAME = "personal_name"
    FIGURES = "figures"  # beds, staff, turnover
    HISTORY = "history"  # founded, closed
    HEADCOUNT = "headcount"
    DATE = "date"
    PEOPLE = "people"  # who took part
    PLACE = "place"
    ORGANISERS = "organisers"
    OPINION = "opinion"
    OTHER = "other"


@dataclass(frozen=True)
class Window:
    """The days that a question is about, both inclusive; `words` is how it was said."""

    start: date
    end: date
    grain: str
    words: str
    #: No year was said; `start` and `end` are the nearest that fit.
    floating: bool = False


# --- what is said ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Facts:
    """One entry, and what of it was asked, in the order asked."""

    entry: Entry
    slots: tuple[Slot, ...]
    #: It was asked how many there are: the number is said first.
    counted: bool = False


@dataclass(frozen=True)
class Listing:
    """Entries of one sort, in the programme's order; `counted` leads with their number."""

    entries: tuple[Entry, ...]
    #: The sort of thing: "visit", "fair", "field", …
    sort: str
    window: Window | None = None
    counted: bool = False
    #: What they have in common with: the entry whose sites, actors… they are.
    of: Entry | None = None
    #: They are what `of` does not have.
    without: bool = False
    #: What they have all to do with: "in both".
    shared: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class NothingPlanned:
    """True "none": nothing in that window; what comes next after it, or was last before."""

    sort: str
    window: Window | None
    next: Dated | None
    last: Dated | None
    #: The field within which there is nothing.
    within: Field | None = None
    #: Nothing before or after `last`, which the chat was talking about.
    step: Literal["before", "after"] | None = None


@dataclass(frozen=True)
class HowTo:
    """Which command does it."""

    command: str


@dataclass(frozen=True)
class Missing:
    """The programme has the entry, but not this detail of it."""

    entry: Entry
    detail: Detail


@dataclass(frozen=True)
class NoSuch:
    """What was asked about does not exist in the programme; the nearest that does."""

    nearest: tuple[Entry, ...]
    #: The premise that is false: "number", "outcome", "party", "place" or "date".
    premise: str


@dataclass(frozen=True)
class NotInProgramme:
    """Nothing in the programme has to do with it."""


@dataclass(frozen=True)
class Choice:
    """Which of several entries was meant."""

    entries: tuple[Entry, ...]
    slot: Slot


@dataclass(frozen=True)
class Kept:
    """A question that a coordinator answered, in the language of both, and when."""

    id: int
    lang: Lang
    question: str
    answer: str
    at: datetime


Point = Facts | Listing | NothingPlanned | HowTo | Missing | NoSuch | NotInProgramme | Choice | Kept


@dataclass(frozen=True)
class Topic:
    """What a chat is talking about, so that "and who came?" can be answered."""

    entries: tuple[str, ...]
    slot: Slot

    def as_json(self) -> dict[str, Any]:
        return {"entries": list(self.entries), "slot": self.slot.value}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Topic:
        return cls(tuple(data["entries"]), Slot(data["slot"]))


@dataclass(frozen=True)
class Answer:
    """The whole result. `programme` is the snapshot that it was made from."""

    status: Status
    lang: Lang
    point: Point
    programme: Programme
    as_of: datetime
    sources: tuple[str, ...] = ()
    topic: Topic | None = None
    #: The yes or no that the answer begins with.
    verdict: bool | None = None
    #: How it came about, for `ask --explain`.
    trace: tuple[str, ...] = field(default=(), compare=False)
