"""What the commands share: the settings, and results on standard output."""

import sys

from bot.config import Settings, environment


def settings() -> Settings:
    return Settings.load(environment())


def say(line: str) -> None:
    """Write a result at once: whoever reads it may be waiting for it."""
    # Half a character, as JSON can hold it, is spelt out as JSON does: no encoding has it.
    sys.stdout.write(line.encode("utf-8", "backslashreplace").decode("utf-8") + "\n")
    sys.stdout.flush()
