"""What a file says and what became of it, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: A row: what stands in each known column, by the column's name.
Row = Mapping[str, str]


class Refused(StrEnum):
    """Why a row is refused."""

    NO_NAME = "no-name"
    NO_HOST = "no-host"
    UNKNOWN_CITY = "unknown-city"
    UNKNOWN_FIELD = "unknown-field"
    UNKNOWN_VISIT = "unknown-visit"
    NO_DATE = "no-date"
    BACK_TO_FRONT = "back-to-front"
    NO_TIME = "no-time"
    UNKNOWN_KIND = "unknown-kind"
    UNKNOWN_OUTCOME = "unknown-outcome"
    UNKNOWN_CERTAINTY = "unknown-certainty"
    TWICE = "twice"
    TOO_LONG = "too-long"
    NOT_YOURS = "not-yours"


class Unreadable(StrEnum):
    """Why a whole file is refused."""

    TOO_LARGE = "too-large"
    NOT_FETCHED = "not-fetched"
    UNKNOWN_SORT = "unknown-sort"
    BROKEN = "broken"
    NO_COLUMNS = "no-columns"
    EMPTY = "empty"
    FAULTS = "faults"
    OTHER_PROGRAMME = "other-programme"


class CannotRead(ValueError):
    """The file as a whole is refused. `detail`: what an operator can do with it, in English."""

    def __init__(self, why: Unreadable, detail: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.detail = detail


@dataclass(frozen=True)
class Refusal:
    """A row that is refused: its number in the file, why, and the words that are to blame."""

    row: int
    why: Refused
    words: str = ""


@dataclass(frozen=True)
class DryRun:
    """What importing a file would do. Names are those of visits and agenda items."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unchanged: int = 0
    refused: tuple[Refusal, ...] = field(default=())

    def __bool__(self) -> bool:
        """Whether there is anything to import."""
        return bool(self.new or self.changed)
