"""What the commands share: the settings, and results on standard output."""

import sys
from datetime import UTC, datetime

from bot.config import Settings, environment


def settings() -> Settings:
    return Settings.load(environment())


def started_at(given: Settings) -> datetime:
    """The calendar's instant for a command that is done in a moment, in UTC.

    With BOT_NOW it is that very instant: the next command must not find itself before this one.
    """
    return given.bot_now.astimezone(UTC) if given.bot_now else datetime.now(UTC)


def say(line: str) -> None:
    """Write a result at once: whoever reads it may be waiting for it."""
    # Half a character, as JSON can hold it, is spelt out as JSON does: no encoding has it.
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    sys.stdout.flush()
