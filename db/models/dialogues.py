"""Dialogues half-way: a form that a person fills in over several messages, taken up after any restart."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class Dialogue(Base):
    """One dialogue of one person in one chat; of each kind there is at most one."""

    __tablename__ = "dialogue"
    __table_args__ = (
        UniqueConstraint("person_id", "chat_id", "kind"),
        Index("ix_dialogue_listens", "chat_id", "person_id", "listens"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    chat_id: Mapped[int] = mapped_column(BigInteger)
    #: Who goes on with it: "broadcast", "visit", …
    kind: Mapped[str] = mapped_column(String(20))
    #: What was said so far; its shape is the kind's own.
    state: Mapped[dict[str, Any]] = mapped_column(JSON)
    #: Whether the person's next message in the chat belongs to it. One of their dialogues there does.
    listens: Mapped[bool] = mapped_column(default=False)
    #: Rises with each change: two changes that read the same state cannot both be saved.
    version: Mapped[int] = mapped_column()
    updated_at: Mapped[datetime]

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own name for it
