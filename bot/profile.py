"""What a person has chosen, as plain values for the views."""

from dataclasses import dataclass

from bot.programme.model import Lang
from bot.reminders.model import KINDS, Kind


@dataclass(frozen=True)
class Profile:
    """Language, key of the home city, keys of the fields followed, what is heard of unasked."""

    language: Lang
    city: str | None = None
    fields: frozenset[str] = frozenset()
    kinds: frozenset[Kind] = frozenset(KINDS)
