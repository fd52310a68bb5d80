"""Follow-ups as plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

#: The kinds of delivery (`bot.messages.followups`).
NUDGE, HARVEST, PROPOSALS = "nudge", "harvest", "proposals"


class State(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class Step(StrEnum):
    """The nudges of a round, in the order of time."""

    ASSIGNED = "assigned"
    BEFORE = "before"
    DAY = "day"
    LATE3 = "late3"
    LATE7 = "late7"
    LATE14 = "late14"
    #: To the coordinators.
    TOLD = "told"


class Act(StrEnum):
    """What is kept in a follow-up's history."""

    RECORDED = "recorded"
    CORRECTED = "corrected"
    PASSED = "passed"
    POSTPONED = "postponed"
    DONE = "done"
    DROPPED = "dropped"
    REOPENED = "reopened"
    #: The coordinators heard of it.
    TOLD = "told"


@dataclass(frozen=True)
class Origin:
    """Where a follow-up was recorded, and the message that it is about."""

    #: The group's id; None in a private chat.
    chat_id: int | None = None
    link: str | None = None
    quote: str | None = None
    quoted_id: int | None = None


@dataclass(frozen=True)
class Somebody:
    """A person as recorded: the id if they talk to the bot, the name that Telegram shows, their city."""

    id: int | None
    name: str
    city: str | None = None
    username: str | None = None


@dataclass(frozen=True)
class Side:
    """Who answers in one city, as one reader sees it."""

    #: Key of the city, or "".
    city: str
    name: str = ""
    #: Key of an organisation or an office.
    organisation: str | None = None
    #: It is the reader.
    mine: bool = False


@dataclass(frozen=True)
class Shown:
    """A follow-up as one reader sees it on one day."""

    id: int
    version: int
    text: str
    state: State
    due_on: date | None
    #: The reader's day.
    today: date
    ball: Side
    others: tuple[Side, ...] = ()
    field: str | None = None
    entry: str | None = None
    link: str | None = None
    quote: str | None = None

    @property
    def days_left(self) -> int | None:
        return (self.due_on - self.today).days if self.due_on is not None else None

    @property
    def sides(self) -> tuple[Side, ...]:
        return (self.ball, *self.others)


@dataclass(frozen=True)
class Happened:
    """A line of a follow-up's history."""

    at: datetime
    act: Act
    #: Who did it; None where that is not known any more, or was the bot.
    by: Side | None
    #: The new due day or the city that got the ball, where that is what changed.
    due_on: date | None = None
    ball: str | None = None


@dataclass(frozen=True)
class Proposed:
    """A proposal as a coordinator sees it. Keys of cities and entries."""

    id: int
    version: int
    visit: str
    site: str
    text: str
    cities: tuple[str, ...]
    due_on: date | None
    wordings: tuple[str, ...]
    confirmed: frozenset[str]
    #: The cities for which the reader can say yes.
    open_for: tuple[str, ...]
