"""Queries about asked questions and what a chat is talking about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.questions import AskedQuestion, ChatTopic

#: How long "and who came?" still finds what was talked about.
TOPIC_LIVES = timedelta(minutes=10)


@dataclass(frozen=True)
class Asker:
    """Where a question came from: the chat, the message (none for a button), the person."""

    chat_id: int
    person_id: int | None
    message_id: int | None


async def record(
    session: AsyncSession,
    asker: Asker,
    *,
    text: str,
    language: str,
    status: str,
    sources: Sequence[str],
    now: datetime,
) -> AskedQuestion:
    """Add the question; its id is known on return."""
    question = AskedQuestion(
        chat_id=asker.chat_id,
        person_id=asker.person_id,
        message_id=asker.message_id,
        asked_at=now,
        language=language,
        text=text,
        status=status,
        sources=list(sources),
    )
    session.add(question)
    await session.flush()
    return question


async def find(session: AsyncSession, question_id: int) -> AskedQuestion | None:
    return await session.get(AskedQuestion, question_id)


async def of_message(session: AsyncSession, chat_id: int, message_id: int) -> AskedQuestion | None:
    """The question that a message put, the last one if it was put again."""
    query = (
        select(AskedQuestion)
        .where(AskedQuestion.chat_id == chat_id, AskedQuestion.message_id == message_id)
        .order_by(AskedQuestion.id.desc())
        .limit(1)
    )
    return (await session.scalars(query)).first()


async def of_answer(session: AsyncSession, chat_id: int, message_id: int) -> AskedQuestion | None:
    """The question that one of the bot's messages answers."""
    query = select(AskedQuestion).where(
        AskedQuestion.chat_id == chat_id, AskedQuestion.answer_message_id == message_id
    )
    return (await session.scalars(query.order_by(AskedQuestion.id.desc()).limit(1))).first()


async def of_person(session: AsyncSession, person_id: int) -> list[AskedQuestion]:
    query = select(AskedQuestion).where(AskedQuestion.person_id == person_id).order_by(AskedQuestion.id)
    return list(await session.scalars(query))


async def number_since(
    session: AsyncSession, asker: Asker, since: datetime, now: datetime, *, status: str | None = None
) -> int:
    """How many questions the person asked, up to `now`; where nobody is known, the chat."""
    who = (
        AskedQuestion.person_id == asker.person_id
        if asker.person_id is not None
        else AskedQuestion.chat_id == asker.chat_id
    )
    query = select(func.count()).where(who, AskedQuestion.asked_at > since, AskedQuestion.asked_at <= now)
    if status is not None:
        query = query.where(AskedQuestion.status == status)
    return (await session.scalar(query)) or 0


def reject(question: AskedQuestion, now: datetime) -> bool:
    """Record that the answer missed the question; False when that was known."""
    known = question.rejected_at is not None
    question.rejected_at = question.rejected_at or now
    return not known


def pass_on(question: AskedQuestion, now: datetime) -> bool:
    """Record that the asker wants a coordinator to answer; False when that was known."""
    known = question.passed_on_at is not None
    question.passed_on_at = question.passed_on_at or now
    return not known


async def topic(session: AsyncSession, chat_id: int, now: datetime) -> dict[str, Any] | None:
    """What the chat is talking about, unless that is more than ten minutes ago."""
    row = await session.get(ChatTopic, chat_id)
    if row is None or not now - TOPIC_LIVES <= row.at <= now:
        return None
    return row.topic


async def set_topic(session: AsyncSession, chat_id: int, new: dict[str, Any], now: datetime) -> None:
    await session.merge(ChatTopic(chat_id=chat_id, at=now, topic=new))


async def drop_topic(session: AsyncSession, chat_id: int) -> None:
    await session.execute(delete(ChatTopic).where(ChatTopic.chat_id == chat_id))


async def erase_person(session: AsyncSession, person_id: int) -> None:
    """Erase the person's questions and the topic of their private chat."""
    await session.execute(delete(AskedQuestion).where(AskedQuestion.person_id == person_id))
    await drop_topic(session, person_id)


async def erase_older(session: AsyncSession, before: datetime, now: datetime) -> None:
    """Erase the texts of questions asked before an instant, and topics that are over."""
    await session.execute(
        update(AskedQuestion)
        .where(AskedQuestion.asked_at < before, AskedQuestion.text.is_not(None))
        # The number of a private chat is its person's.
        .values(text=None, person_id=None, chat_id=0, message_id=None, answer_message_id=None)
    )
    await session.execute(delete(ChatTopic).where(ChatTopic.at < now - TOPIC_LIVES))
