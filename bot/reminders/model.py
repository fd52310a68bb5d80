"""Reminders as plain values: what a person wishes, where they are, what they are owed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal
from zoneinfo import ZoneInfo

from bot.reminders.wall import Quiet

Answer = Literal["coming", "maybe", "no"]
ANSWERS: tuple[Answer, ...] = ("coming", "maybe", "no")

#: What a person can hear of unasked.
Kind = Literal["visits", "actions", "broadcasts"]
KINDS: tuple[Kind, ...] = ("visits", "actions", "broadcasts")

#: The reminders that everyone can choose from, in days before the start.
DAYS = (30, 14, 7, 3, 1)


class Slot(StrEnum):
    """Which reminder it is. A visit owes a person each slot and number of days once."""

    BEFORE = "before"
    #: On the first morning.
    MORNING = "morning"
    #: The one notice ahead of what has a month or a season, but no day.
    NOTICE = "notice"
    #: To coordinators: the date is still open.
    OPEN = "open"
    #: Put off by a button.
    AGAIN = "again"
    #: The person's own wish.
    OWN = "own"


@dataclass(frozen=True)
class Wishes:
    """What a person chose: days before, the first morning, the hour, the quiet hours, the kinds."""

    days: tuple[int, ...] = (30, 7, 1)
    morning: bool = True
    at: time = time(9)
    quiet: Quiet = field(default_factory=lambda: Quiet(time(21), time(8)))
    kinds: frozenset[Kind] = frozenset(KINDS)


@dataclass(frozen=True)
class Stay:
    """Days that a person spends at a host's, both inclusive."""

    first: date
    last: date
    zone: ZoneInfo


@dataclass(frozen=True)
class Told:
    """A reminder that went out: of which slot, and the date that it was reckoned from."""

    slot: Slot
    days: int
    dates: str | None


@dataclass(frozen=True)
class Owed:
    """A reminder to come. Instants are UTC; `due_at` None: once a day is known."""

    slot: Slot
    days: int
    due_at: datetime | None
    useful_until: datetime | None
    dates: str | None


@dataclass(frozen=True)
class Coming:
    """A line of `/reminders`: what will come, when, about what. `id` is the row's."""

    id: int
    slot: Slot
    days: int
    due_at: datetime | None
    entry: str | None
    text: str | None = None


@dataclass(frozen=True)
class Attendance:
    """Who said what about coming: numbers by key of the city ("" where none is known)."""

    coming: Mapping[str, int] = field(default_factory=dict)
    maybe: int = 0
    no: int = 0
    #: What the reader said; None in a group, where several read.
    mine: Answer | None = None


@dataclass(frozen=True)
class Consequences:
    """What saving a change of the programme causes."""

    #: Reminders that will come at another time.
    moved: int = 0
    #: Reminders that will not come any more, and new ones.
    dropped: int = 0
    added: int = 0
    #: People who were told the old date and get one message that says so.
    corrections: int = 0
    #: Messages that show the visit and are edited.
    cards: int = 0

    def __bool__(self) -> bool:
        return any((self.moved, self.dropped, self.added, self.corrections, self.cards))
