"""Questions that their askers passed on, and who may no longer pass any on."""

from datetime import datetime

from sqlalchemy import Enum, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base

STATES = ("open", "answered", "closed")


class InboxItem(Base):
    """One question at one desk. With the question's row, it is erased."""

    __tablename__ = "inbox_item"
    __table_args__ = (Index("ix_inbox_item_desk", "state", "city"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("asked_question.id", ondelete="CASCADE"), unique=True)
    state: Mapped[str] = mapped_column(
        Enum(*STATES, name="state", native_enum=False, create_constraint=True, length=10), default="open"
    )
    #: The desk: key of its city, and of its field where the question has one.
    city: Mapped[str] = mapped_column(String(40))
    field: Mapped[str] = mapped_column(String(40), default="")
    #: Instants of the calendar.
    passed_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    #: Who answered or closed it; empty once that person is erased.
    ended_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    answer: Mapped[str | None] = mapped_column(Text)
    answer_language: Mapped[str | None] = mapped_column(String(2))
    #: The kept answer that was made of it.
    kept_id: Mapped[int | None] = mapped_column(ForeignKey("kept_answer.id", ondelete="SET NULL"))


class Muted(Base):
    """A person from whom no question reaches people any more. Their answers go on."""

    __tablename__ = "muted_person"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    since: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
