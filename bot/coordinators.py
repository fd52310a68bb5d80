"""What being a coordinator consists of, as plain values: rights and their limits, deeds, invitations."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

RightName = Literal["editor", "sender", "admin"]
RIGHTS: tuple[RightName, ...] = ("editor", "sender", "admin")

#: What stands before the code in `/start join_CODE`.
PREFIX = "join_"


@dataclass(frozen=True)
class Scope:
    """A right, and what it is limited to: keys of a city and a field; empty is every one."""

    right: RightName
    city: str = ""
    field: str = ""

    @property
    def limits(self) -> dict[str, str]:
        return {"right": self.right, "city": self.city, "field": self.field}


class Refusal(StrEnum):
    """Why an invitation does not open the door."""

    UNKNOWN = "unknown"
    REVOKED = "revoked"
    EXPIRED = "expired"
    USED_UP = "used-up"


@dataclass(frozen=True)
class Joined:
    """The right that a person has through an invitation; `new` unless they had it before."""

    scope: Scope
    new: bool


class Action(StrEnum):
    """What a coordinator can do that is put on record. `bot.views.deeds` has the words for each."""

    INVITED = "invited"
    INVITATION_REVOKED = "invitation-revoked"
    RIGHT_GRANTED = "right-granted"
    RIGHT_WITHDRAWN = "right-withdrawn"
    VISIT_ADDED = "visit-added"
    VISIT_CHANGED = "visit-changed"
    VISIT_CANCELLED = "visit-cancelled"
    VISIT_OUTCOME = "visit-outcome"
    IMPORTED = "imported"
    EXPORTED = "exported"
    BROADCAST_RELEASED = "broadcast-released"
    BROADCAST_STOPPED = "broadcast-stopped"
    BROADCAST_RESUMED = "broadcast-resumed"
    BROADCAST_CORRECTED = "broadcast-corrected"
    BROADCAST_DELETED = "broadcast-deleted"
    BROADCAST_RESENT = "broadcast-resent"
    QUESTION_ANSWERED = "question-answered"
    QUESTION_KEPT = "question-kept"
    QUESTION_CLOSED = "question-closed"
    QUESTION_REASSIGNED = "question-reassigned"
    PERSON_MUTED = "person-muted"
    FOLLOW_UP_CONFIRMED = "follow-up-confirmed"
    FOLLOW_UP_REJECTED = "follow-up-rejected"
    FOLLOW_UP_CHANGED = "follow-up-changed"
