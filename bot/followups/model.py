"""Follow-ups as plain values."""

from dataclasses import dataclass
from enum import StrEnum

#: The kinds of delivery (`bot.messages.followups`).
NUDGE, HARVEST, PROPOSALS = "nudge", "harvest", "proposals"


class State(StrEnum):
    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


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
