"""Every table of the database. Importing this package makes `Base.metadata` complete.

The tables of the programme are used by `db.entries` alone: `db.models.programme`.
"""

from db.models import programme
from db.models.base import Base, UtcDateTime
from db.models.broadcasts import Acknowledgement, Broadcast
from db.models.deliveries import Delivery
from db.models.desk import Deed, Invitation
from db.models.dialogues import Dialogue
from db.models.followups import Confirmation, Draft, FollowUp, FollowUpEvent, FollowUpSide, Proposal
from db.models.inbox import InboxItem, Muted
from db.models.kept import KeptAnswer
from db.models.leases import ChatClaim, Lease
from db.models.pace import ChatHold, SendShare
from db.models.people import Group, Person, Subscription
from db.models.questions import AskedQuestion, ChatTopic
from db.models.reminders import MutedVisit, Participation, Reminder, ShownCard
from db.models.rights import Right
from db.models.updates import TakenUpdate

__all__ = [
    "Acknowledgement",
    "AskedQuestion",
    "Base",
    "Broadcast",
    "ChatClaim",
    "ChatHold",
    "ChatTopic",
    "Confirmation",
    "Deed",
    "Delivery",
    "Dialogue",
    "Draft",
    "FollowUp",
    "FollowUpEvent",
    "FollowUpSide",
    "Group",
    "InboxItem",
    "Invitation",
    "KeptAnswer",
    "Lease",
    "Muted",
    "MutedVisit",
    "Participation",
    "Person",
    "Proposal",
    "Reminder",
    "Right",
    "SendShare",
    "ShownCard",
    "Subscription",
    "TakenUpdate",
    "UtcDateTime",
    "programme",
]
