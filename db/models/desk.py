"""What coordinators did, and the invitations by which they become coordinators."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Enum, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base
from db.models.rights import RIGHTS


class Deed(Base):
    """One thing that a coordinator did: who, when, what, before and after."""

    __tablename__ = "deed"

    id: Mapped[int] = mapped_column(primary_key=True)
    #: The calendar's instant.
    at: Mapped[datetime] = mapped_column(index=True)
    #: Empty once the person is erased.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    #: A value of `bot.deeds.Action`.
    action: Mapped[str] = mapped_column(String(40))
    #: What it was done to: the key of an entry, the number of a broadcast or a question.
    subject: Mapped[str] = mapped_column(String(120))
    before: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    after: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class Invitation(Base):
    """A link by which people become coordinators. The code itself is not stored."""

    __tablename__ = "invitation"
    __table_args__ = (CheckConstraint("uses_left >= 0", "not_overdrawn"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    right: Mapped[str] = mapped_column(
        Enum(*RIGHTS, name="right", native_enum=False, create_constraint=True, length=8)
    )
    #: Key of the city or the field that the right is limited to; empty: every one.
    city: Mapped[str] = mapped_column(String(40), default="")
    field: Mapped[str] = mapped_column(String(40), default="")
    uses_left: Mapped[int]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    #: Who invited; with that person's row the invitation goes.
    created_by: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    created_at: Mapped[datetime]
