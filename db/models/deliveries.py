"""What the bot sends unasked, one row a message: the one road out (docs/architecture.md, rule 4).

    queued ──► sending ──► sent
      │           ├──────► failed        out of attempts, or refused for good
      │           ├──────► unreachable   blocked, deactivated, kicked, chat gone
      │           └──────► unknown       it may have arrived: a crash or a timeout after the request left
      ├──────────────────► missed        past its use before it could be sent
      └──────────────────► withdrawn     stopped, cancelled, unsubscribed, erased

`unknown` goes back to `queued` once, marked `doubtful`, where it is owed to one person.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Enum, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base

STATES = ("queued", "sending", "sent", "failed", "unreachable", "unknown", "missed", "withdrawn")
METHODS = ("send", "edit", "delete")

#: What is owed to one person goes before what goes to an audience.
PRIORITIES = OWED, AUDIENCE = 0, 1


class Delivery(Base):
    """One message to one chat, from the moment it is owed to how it ended."""

    __tablename__ = "delivery"
    __table_args__ = (
        Index("ix_delivery_turn", "state", "priority", "due_at", "id"),
        Index("ix_delivery_broadcast", "broadcast_id", "kind", "state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Who renders it: a key of `bot.messages.RENDERERS` ("reminder", "broadcast", "nudge", …).
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(
        Enum(*STATES, name="state", native_enum=False, create_constraint=True, length=12), default="queued"
    )
    method: Mapped[str] = mapped_column(
        Enum(*METHODS, name="method", native_enum=False, create_constraint=True, length=8), default="send"
    )
    #: Empty for a message to a group, and once the person is erased.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    #: Empty once the person is erased.
    chat_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    #: The forum topic, and the message that it answers.
    thread_id: Mapped[int | None] = mapped_column(BigInteger)
    answers: Mapped[int | None] = mapped_column(BigInteger)
    #: The message to edit or delete.
    target_message_id: Mapped[int | None] = mapped_column(BigInteger)
    priority: Mapped[int] = mapped_column(default=OWED)
    #: From when on it may be sent, and until when it is of use: instants of the calendar.
    due_at: Mapped[datetime]
    useful_until: Mapped[datetime | None]
    #: Names what is owed, so that it is queued once: "reminder:17:kickoff:7".
    key: Mapped[str | None] = mapped_column(String(120), unique=True)
    broadcast_id: Mapped[int | None] = mapped_column(ForeignKey("broadcast.id"))
    #: What the renderer needs beside the row; never the wording itself, but what a person wrote.
    what: Mapped[dict[str, Any]] = mapped_column(JSON)
    attempts: Mapped[int] = mapped_column(default=0)
    #: Real time, as are the lease and `ended_at`: the calendar may be moved.
    retry_at: Mapped[datetime | None]
    owner: Mapped[str | None] = mapped_column(String(80))
    fence: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    #: It may have arrived before: the message says so.
    doubtful: Mapped[bool] = mapped_column(default=False)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    #: Why it failed or could not be delivered; ids and outcomes only.
    reason: Mapped[str | None] = mapped_column(String(200))
    queued_at: Mapped[datetime]
    ended_at: Mapped[datetime | None] = mapped_column(index=True)
