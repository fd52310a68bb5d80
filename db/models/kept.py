"""Answers of coordinators that later questions find."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class KeptAnswer(Base):
    """A question that the programme did not answer and a coordinator did. Never changed, only withdrawn."""

    __tablename__ = "kept_answer"

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Of the question and of the answer.
    language: Mapped[str] = mapped_column(String(2))
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    #: Empty once the coordinator is erased.
    decided_by: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    #: The calendar's instant, as is the next.
    decided_at: Mapped[datetime]
    #: From then on no question finds it.
    withdrawn_at: Mapped[datetime | None]
