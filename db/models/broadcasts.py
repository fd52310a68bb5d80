"""What coordinators send to an audience. Who gets it is frozen into rows of `delivery`.

How far a broadcast is, is counted from those rows (`db.broadcasts.counts`), never stored.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Enum, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base

#: When it goes out: to all at one instant, or to each city in its next working hour.
MODES = ("at_once", "fair_hour")


class Broadcast(Base):
    """One broadcast, from the moment its author sent it off."""

    __tablename__ = "broadcast"

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Empty where it came from the command line, and once the author is erased.
    author_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    created_at: Mapped[datetime]
    #: {"fields": […], "cities": […], "languages": […], "roles": […], "visit": key}; empty: every one.
    audience: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: Telegram HTML by language. Whoever reads another language gets the original with a note.
    texts: Mapped[dict[str, Any]] = mapped_column(JSON)
    original: Mapped[str] = mapped_column(String(2))
    #: What the text stands under: {"kind": "photo"|"document"|…, "file_id": …}, or
    #: {"kind": "copy", "chat_id": …, "message_id": …} for what has no text of ours.
    media: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    #: Whether readers are asked to tap "read".
    acknowledge: Mapped[bool] = mapped_column(default=False)
    mode: Mapped[str] = mapped_column(
        Enum(*MODES, name="mode", native_enum=False, create_constraint=True, length=10)
    )
    #: Not before this instant of the calendar.
    starts_at: Mapped[datetime]
    #: When the audience was frozen; before that it waits for another coordinator's release.
    released_at: Mapped[datetime | None]
    released_by: Mapped[int | None] = mapped_column(BigInteger)
    #: How many it was frozen for: what the numbers of its report add up to.
    size: Mapped[int] = mapped_column(default=0)
    stopped_at: Mapped[datetime | None]
    deleted_at: Mapped[datetime | None]
    #: Set once its report is out; a resend takes it back.
    finished_at: Mapped[datetime | None]
    #: Rises with each correction of the texts.
    version: Mapped[int] = mapped_column(default=1)
    #: Deliveries that were under way during a correction or deletion: they are caught up with.
    in_flight: Mapped[list[Any]] = mapped_column(JSON, default=list)
    #: The message that shows how far it is, and what it last showed, at which real time.
    progress_chat_id: Mapped[int | None] = mapped_column(BigInteger)
    progress_message_id: Mapped[int | None] = mapped_column(BigInteger)
    progress_shown: Mapped[str | None] = mapped_column(String(200))
    progress_at: Mapped[datetime | None]


class Acknowledgement(Base):
    """A reader tapped "read" under the message of a delivery."""

    __tablename__ = "acknowledgement"

    delivery_id: Mapped[int] = mapped_column(ForeignKey("delivery.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime]
