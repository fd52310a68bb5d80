"""What was asked, what was answered, and what a chat is talking about."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class AskedQuestion(Base):
    """One question. Its text is erased after the retention time."""

    __tablename__ = "asked_question"
    __table_args__ = (Index("ix_asked_question_message", "chat_id", "message_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    #: The asker's message and the bot's answer, so that an edit can find it again.
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    answer_message_id: Mapped[int | None] = mapped_column(BigInteger)
    asked_at: Mapped[datetime] = mapped_column(index=True)
    language: Mapped[str] = mapped_column(String(2))
    text: Mapped[str | None] = mapped_column(Text)
    #: answered, clarify or unanswered; refused: beyond the person's share, and told so.
    status: Mapped[str] = mapped_column(String(12))
    #: Keys of the entries that the answer stands on.
    sources: Mapped[list[str]]
    #: "Not what I asked" was pressed.
    rejected_at: Mapped[datetime | None]
    #: The asker passed it on to a coordinator.
    passed_on_at: Mapped[datetime | None]


class ChatTopic(Base):
    """What the last answer in a chat was about, so that "and who came?" finds it."""

    __tablename__ = "chat_topic"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    topic: Mapped[dict[str, Any]] = mapped_column(JSON)
