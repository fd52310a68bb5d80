"""Figures over all rows, for tables and pictures. None of them is about one person."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db import broadcasts
from db.models.broadcasts import Broadcast

#: Number, when it was released (UTC), audience, messages by state.
BroadcastRow = tuple[int, datetime, int, dict[str, int]]


async def every_broadcast(session: AsyncSession) -> Sequence[BroadcastRow]:
    """Those that were released, in their order."""
    query = select(Broadcast).where(Broadcast.released_at.is_not(None)).order_by(Broadcast.id)
    found = (await session.scalars(query)).all()
    return [
        (one.id, one.released_at, one.size, await broadcasts.states(session, one.id))
        for one in found
        if one.released_at is not None
    ]
