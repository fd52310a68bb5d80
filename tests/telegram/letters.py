"""Deliveries of the tests' own kind: who is owed what, and what became of it."""

from typing import Any

from markupsafe import Markup
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.app import Kizuna
from bot.messages import Occasion
from bot.views.reply import Reply
from db import deliveries
from db.deliveries import New
from db.models.deliveries import Delivery
from tests.telegram.bench import NOW

Sessions = async_sessionmaker[AsyncSession]
KIND = "letter"


async def letter(occasion: Occasion) -> Reply | None:
    """Say the text of the row, after the reader's language."""
    text = occasion.delivery.what.get("text")
    return None if text is None else Reply(Markup("{}: <b>{}</b>").format(occasion.t.lang, text))


def owed(person: int, text: str | None = "hello", **more: Any) -> New:
    return New(KIND, person, more.pop("due_at", NOW), what={"text": text}, person_id=person, **more)


async def queue(kizuna: Kizuna, *rows: New) -> None:
    async with kizuna.sessions.begin() as session:
        assert await deliveries.queue(session, rows, NOW) == len(rows)


async def stored(sessions: Sessions) -> list[Delivery]:
    async with sessions() as session:
        return list(await session.scalars(select(Delivery).order_by(Delivery.id)))


async def hasten(sessions: Sessions) -> None:
    """Let no row wait before it is tried again."""
    async with sessions.begin() as session:
        await session.execute(update(Delivery).values(retry_at=None))
