"""What planning a visit consists of, as plain values."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.programme.model import Text
from bot.reminders.model import Consequences

#: What of a visit can be given in the chat, in the order in which a new one is asked for it.
Part = Literal["name", "host", "dates", "fields", "delegation", "agenda", "purpose"]
PARTS: tuple[Part, ...] = ("name", "host", "dates", "fields", "delegation", "agenda", "purpose")

#: Those without which there is no visit.
NEEDED: tuple[Part, ...] = ("name", "host")

#: Those written in each language.
TEXTS: tuple[Part, ...] = ("name", "purpose")


@dataclass(frozen=True)
class Holiday:
    """A public holiday in a city: keys, and its name in the languages in which it has one."""

    city: str
    day: date
    names: dict[str, str]


@dataclass(frozen=True)
class Break:
    """A customary break in a city's country or region."""

    city: str
    name: Text
    start: date
    end: date


@dataclass(frozen=True)
class BreaksUnknown:
    """No customary breaks are on file for a city in this year."""

    city: str
    year: int


@dataclass(frozen=True)
class Overlap:
    """Another visit, by its key, lies in the same days."""

    visit: str


@dataclass(frozen=True)
class ItemOutside:
    """An agenda item lies on a day on which the visit is not: which, by its number from 1."""

    number: int


Conflict = Holiday | Break | BreaksUnknown | Overlap | ItemOutside


@dataclass(frozen=True)
class Clash:
    """Parts that somebody else changed while this draft was written, and that it changes too."""

    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Saved:
    """A visit as it was written (or would be), and what that causes."""

    key: str
    consequences: Consequences
    #: Parts that somebody else changed meanwhile; their changes stand.
    others: tuple[Part, ...] = ()
