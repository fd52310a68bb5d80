"""Queries about updates taken from Telegram: which come next, and how far each has come.

One process works on a chat at a time (`db.claims`), and within it one task: the dispatcher's.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.claims import ClaimedElsewhere, Claimer, claim
from db.models.updates import TakenUpdate
from db.real_time import real_time

#: Telegram keeps an update for a day; until then it may hand it out again.
REMEMBERED_FOR = timedelta(days=2)


#: PostgreSQL refuses NUL, and no encoding has halves of a character: one such message held up all others.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


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
            "payload": storable(one.payload),
            "taken_at": now,
            "attempts": 0,
        }
        for one in incoming
    ]
    await session.execute(
        insert(TakenUpdate).values(rows).on_conflict_do_nothing(index_elements=["update_id"])
    )


def storable(value: Any) -> Any:
    """JSON that every database holds: a NUL or half a character becomes U+FFFD, which is as long."""
    match value:
        case str():
            return _UNSTORABLE.sub("\ufffd", value)
        case dict():
            return {storable(name): storable(inner) for name, inner in value.items()}
        case list():
            return [storable(inner) for inner in value]
    return value


async def next_of_chat(session: AsyncSession, chat_id: int, by: Claimer) -> TakenUpdate | None:
    """The chat's oldest update that is not finished; the chat is then `by`'s once this is committed.

    Raises ClaimedElsewhere when there is one and another process works on the chat.
    """
    oldest = (
        select(TakenUpdate)
        .where(TakenUpdate.finished_at.is_(None), TakenUpdate.chat_id == chat_id)
        .order_by(TakenUpdate.seq)
        .limit(1)
    )
    if (await session.scalars(oldest)).first() is None:
        return None
    if not await claim(session, chat_id, by):
        raise ClaimedElsewhere
    # Looked at again: the claim may have waited for the one who finished it.
    return (await session.scalars(oldest.execution_options(populate_existing=True))).first()


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
