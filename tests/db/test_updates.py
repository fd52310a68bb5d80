"""Updates as they are taken, on both databases."""

from datetime import datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from db import questions, updates
from db.models.updates import TakenUpdate
from db.questions import Asker
from db.updates import Incoming

Sessions = async_sessionmaker[AsyncSession]


@pytest.mark.parametrize("wrong", ["\0", "\ud83d"])
async def test_what_no_database_can_hold_is_replaced(sessions: Sessions, now: datetime, wrong: str) -> None:
    """Such a message would be handed out again and again, and nothing behind it would arrive."""
    payload = {"message": {"text": f"a{wrong}b", f"{wrong}": [f"{wrong}{wrong}", 1, None]}}
    async with sessions.begin() as session:
        await updates.take(session, [Incoming(1, 7, payload), Incoming(2, 8, {"message": {}})], now)

    async with sessions.begin() as session:
        taken = await session.get_one(TakenUpdate, 1)
        assert taken.payload == {"message": {"text": "a\ufffdb", "\ufffd": ["\ufffd\ufffd", 1, None]}}
        text = taken.payload["message"]["text"]
        await questions.record(
            session, Asker(7, None, 1), text=text, language="en", status="unanswered", sources=(), now=now
        )
