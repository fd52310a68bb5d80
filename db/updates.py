"""Queries about updates taken from Telegram: which come next, and how far each has come.

One process works on a chat at a time: the dispatcher sees to that within a process. What
claims a chat for one of several processes belongs here as well, into `next_of_chat`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.updates import TakenUpdate
from db.real_time import real_time

#: Telegram keeps an update for a day; until then it may hand it out again.
REMEMBERED_FOR = timedelta(days=2)


@dataclass(frozen=True)
class Incoming:
    """An update as Telegram gave it, and the chat in whose order it runs (0: none)."""

    update_id: int
    chat_id: int
    payload: dict[str, Any]


async def take(session: AsyncSession, incoming: Sequence[Incoming], now: datetime) -> None:
    """Add the updates, in their order; one that is there already stays as it is."""
    if not incoming:
        return
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    rows = [
        {
            "update_id": one.update_id,
            "chat_id": one.chat_id,
            "payload": one.payload,
            "taken_at": now,
            "attempts": 0,
        }
        for one in incoming
    ]
    await session.execute(
        insert(TakenUpdate).values(rows).on_conflict_do_nothing(index_elements=["update_id"])
    )


async def open_chats(session: AsyncSession) -> list[int]:
    """The chats with work to do, the one that has waited longest first."""
    query = select(TakenUpdate.chat_id).where(TakenUpdate.finished_at.is_(None)).order_by(TakenUpdate.seq)
    return list(dict.fromkeys(await session.scalars(query)))


async def next_of_chat(session: AsyncSession, chat_id: int) -> TakenUpdate | None:
    """The chat's oldest update that is not finished."""
    query = (
        select(TakenUpdate)
        .where(TakenUpdate.finished_at.is_(None), TakenUpdate.chat_id == chat_id)
        .order_by(TakenUpdate.seq)
        .limit(1)
    )
    return (await session.scalars(query)).first()


async def get(session: AsyncSession, seq: int) -> TakenUpdate:
    return await session.get_one(TakenUpdate, seq)


def finish(row: TakenUpdate, now: datetime) -> None:
    """Nothing is left to do: erase what the person wrote and what was answered."""
    row.payload = None
    row.replies = None
    row.finished_at = now


async def purge(session: AsyncSession) -> None:
    """Drop what Telegram no longer hands out. What is not finished stays, however old."""
    long_ago = real_time(session, -REMEMBERED_FOR.total_seconds())
    await session.execute(delete(TakenUpdate).where(TakenUpdate.finished_at < long_ago))
