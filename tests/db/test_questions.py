"""Asked questions and topics, on both databases."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from db import questions
from db.questions import Asker

Sessions = async_sessionmaker[AsyncSession]

TOPIC = {"entries": ["harbour-week-1"], "slot": "when"}


async def record(session: AsyncSession, now: datetime, text: str = "次は?", message_id: int = 10) -> int:
    question = await questions.record(
        session,
        Asker(1, 1, message_id),
        text=text,
        language="ja",
        status="answered",
        sources=["harbour-week-1"],
        now=now,
    )
    return question.id


async def test_question_is_found_by_its_message(sessions: Sessions, now: datetime) -> None:
    async with sessions.begin() as session:
        await record(session, now, "another", message_id=9)
        number = await record(session, now)

    async with sessions() as session:
        found = await questions.of_message(session, 1, 10)
        assert found is not None
        assert (found.id, found.text, found.sources, found.asked_at) == (
            number,
            "次は?",
            ["harbour-week-1"],
            now,
        )
        assert await questions.of_message(session, 2, 10) is None


@pytest.mark.parametrize(
    ("after", "topic"),
    [
        (timedelta(0), TOPIC),
        (timedelta(minutes=10), TOPIC),
        (timedelta(minutes=10, seconds=1), None),
        (timedelta(minutes=-1), None),  # the playground's clock was set back
    ],
)
async def test_topic_lives_for_ten_minutes(
    sessions: Sessions, now: datetime, after: timedelta, topic: dict[str, object] | None
) -> None:
    async with sessions.begin() as session:
        await questions.set_topic(session, 1, TOPIC, now)

    async with sessions() as session:
        assert await questions.topic(session, 1, now + after) == topic


async def test_new_topic_takes_the_place_of_the_old(sessions: Sessions, now: datetime) -> None:
    other = {"entries": ["harbour-week-2"], "slot": "who"}
    async with sessions.begin() as session:
        await questions.set_topic(session, 1, TOPIC, now)
    async with sessions.begin() as session:
        await questions.set_topic(session, 1, other, now + timedelta(minutes=1))

    async with sessions() as session:
        assert await questions.topic(session, 1, now + timedelta(minutes=1)) == other


async def test_rejected_and_passed_on_are_recorded_once(sessions: Sessions, now: datetime) -> None:
    later = now + timedelta(minutes=1)
    async with sessions.begin() as session:
        question = await questions.find(session, await record(session, now))
        assert question is not None
        assert [questions.reject(question, at) for at in (now, later)] == [True, False]
        assert [questions.pass_on(question, at) for at in (now, later)] == [True, False]

    async with sessions() as session:
        [kept] = await questions.of_person(session, 1)
    assert (kept.rejected_at, kept.passed_on_at) == (now, now)
