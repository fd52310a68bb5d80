"""How the kinds of value that a variable can have are read and checked.

Each raises ValueError for what it cannot use; `bot.config` says in a sentence what would be right.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr

#: Relative paths count from here, so that a command means the same from every folder.
ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class DeskHours:
    """Coordinators' working hours, on their own city's clock."""

    start: time
    end: time

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `09:00-17:00`."""
        match = re.fullmatch(r"(\d\d?:\d\d)\s*[-–]\s*(\d\d?:\d\d)", text)
        if match is None:
            raise ValueError(f"{text!r} is no pair of times")
        start, end = (time.fromisoformat(part.rjust(5, "0")) for part in match.groups())
        if start >= end:
            raise ValueError(f"{text!r} ends before it starts")
        return cls(start, end)


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", value):
        raise ValueError("no web address")
    _ = parts.port  # raises ValueError for a port that is none
    return value.rstrip("/")


def _database_url(value: str) -> str:
    kind, _, rest = value.partition("://")
    if kind in ("postgres", "postgresql"):
        parts = urlsplit(value)
        _ = parts.port
        if not parts.path.strip("/"):
            raise ValueError("no database is named")
        return value
    file = rest.removeprefix("/")
    if kind != "sqlite" or file == rest or file in ("", ":memory:"):
        raise ValueError("no database file is named")
    return f"sqlite:///{ROOT / file}"


def _file(value: Path) -> Path:
    path = ROOT / value.expanduser()
    if not path.is_file():
        raise ValueError("there is no such file")
    return path


def _instant(value: Any) -> Any:
    """Pydantic's own reading would take a bare number for seconds since 1970."""
    instant = datetime.fromisoformat(value) if isinstance(value, str) else value
    if instant.utcoffset() is None:
        raise ValueError("a time without its offset")
    return instant


def _parts(value: Any) -> Any:
    return [part for part in re.split(r"[,\s]+", value) if part] if isinstance(value, str) else value


def _secret(pattern: str) -> Callable[[SecretStr], SecretStr]:
    def check(value: SecretStr) -> SecretStr:
        if re.fullmatch(pattern, value.get_secret_value()) is None:
            raise ValueError("signs that cannot be in it")
        return value

    return check


def _hours(value: Any) -> Any:
    return DeskHours.parse(value) if isinstance(value, str) else value


def _upper(value: Any) -> Any:
    return value.upper() if isinstance(value, str) else value


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


Upper = BeforeValidator(_upper)
Lower = BeforeValidator(_lower)
#: Telegram alone knows which tokens are real; this is what can stand in a URL's path.
Token = Annotated[SecretStr, AfterValidator(_secret(r"[^\s/?#]+"))]
WebhookSecret = Annotated[SecretStr, AfterValidator(_secret(r"[A-Za-z0-9_-]{1,256}"))]
WebAddress = Annotated[str, AfterValidator(_web_address)]
DatabaseUrl = Annotated[str, AfterValidator(_database_url)]
ExistingFile = Annotated[Path, AfterValidator(_file)]
Instant = Annotated[datetime, BeforeValidator(_instant)]
People = Annotated[frozenset[Annotated[int, Field(gt=0)]], BeforeValidator(_parts)]
Hours = Annotated[DeskHours, BeforeValidator(_hours)]
Host = Annotated[str, Field(pattern=r"^[^\s/]+$")]
Port = Annotated[int, Field(ge=1, le=65535)]
Whole = Annotated[int, Field(ge=1, le=100_000)]
