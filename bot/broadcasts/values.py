"""What there is to know of a broadcast, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class Mode(StrEnum):
    """When it goes out: to all at one instant, or to each city in its next working hour."""

    AT_ONCE = "at_once"
    FAIR_HOUR = "fair_hour"


class State(StrEnum):
    SCHEDULED = "scheduled"
    SENDING = "sending"
    STOPPED = "stopped"
    DONE = "done"


@dataclass(frozen=True)
class Audience:
    """What all who get a broadcast have in common; what is empty does not matter.

    With `visit`, those who said that they are coming to it; with `fields`, followers of any of
    them; with neither, whoever follows any field at all. `roles`: "coordinator", "delegate".
    """

    fields: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    visit: str | None = None

    def as_json(self) -> dict[str, Any]:
        lists = {name: list(getattr(self, name)) for name in ("fields", "cities", "languages", "roles")}
        return lists | {"visit": self.visit}

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> "Audience":
        lists = {name: tuple(stored[name]) for name in ("fields", "cities", "languages", "roles")}
        return cls(**lists, visit=stored["visit"])


@dataclass(frozen=True)
class Heads:
    """How many people of one language and city an audience has; no city: not said yet."""

    language: str
    city: str | None
    count: int


@dataclass(frozen=True)
class Counts:
    """How many messages are in which state; the numbers add up to all there are.

    `queued` counts those on their way in; `withdrawn` were never sent.
    """

    queued: int = 0
    sent: int = 0
    failed: int = 0
    unreachable: int = 0
    unknown: int = 0
    withdrawn: int = 0

    @property
    def total(self) -> int:
        return self.queued + self.sent + self.failed + self.unreachable + self.unknown + self.withdrawn

    @property
    def ended(self) -> int:
        return self.total - self.queued

    @classmethod
    def of_states(cls, states: Mapping[str, int]) -> "Counts":
        """`states` by the names of `db.models.deliveries.STATES`."""
        return cls(
            queued=states.get("queued", 0) + states.get("sending", 0),
            sent=states.get("sent", 0),
            failed=states.get("failed", 0),
            unreachable=states.get("unreachable", 0),
            unknown=states.get("unknown", 0),
            withdrawn=states.get("withdrawn", 0) + states.get("missed", 0),
        )


@dataclass(frozen=True)
class Share:
    """The counts of one city, language or field; no key: not said, or the person is erased."""

    key: str | None
    counts: Counts


@dataclass(frozen=True)
class Plan:
    """From when on it goes to people of each city, and to those who have said none."""

    by_city: Mapping[str, datetime]
    otherwise: datetime

    def of(self, city: str | None) -> datetime:
        return self.by_city.get(city or "", self.otherwise)


@dataclass(frozen=True)
class Progress:
    """How far a broadcast is. `size` is what the counts add up to."""

    number: int
    state: State
    size: int
    counts: Counts
    starts_at: datetime
    #: While nothing can be sent: when it goes on, in the next city.
    goes_on_at: datetime | None
    corrections: Counts
    deletions: Counts
    #: How many tapped "read"; None where nobody was asked to.
    acknowledged: int | None
    deleted: bool
    #: Whether it has words of ours: a sticker has none that could be put right.
    worded: bool


@dataclass(frozen=True)
class Report:
    """A progress with all that its author may want to know of it."""

    progress: Progress
    cities: tuple[Share, ...]
    languages: tuple[Share, ...]
    fields: tuple[Share, ...]
    #: Why messages failed, in Telegram's words, and how many.
    reasons: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Change:
    """How many messages will be changed, and how many cannot be: they are named to the author."""

    changed: int
    #: It may have arrived, but without an id nobody can find it again.
    in_doubt: int
    #: Older than Telegram lets a bot delete.
    too_old: int = 0


@dataclass(frozen=True)
class Earlier:
    """A broadcast in a list of those that were sent. `text` is Telegram HTML, in the list's language."""

    number: int
    at: datetime
    text: str
