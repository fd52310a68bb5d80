"""What the commands share: the settings, and results on standard output."""

import sys

from bot.config import Settings, environment


def settings() -> Settings:
    return Settings.load(environment())


def say(line: str) -> None:
    """Write a result at once: whoever reads it may be waiting for it."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
