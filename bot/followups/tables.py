"""Every follow-up, for `followups export` and `/export`."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.followups.model import Shown
from bot.followups.showing import shown
from bot.programme.model import Programme
from db import followups

#: One as it is shown, when it was recorded and when it was closed.
Row = tuple[Shown, datetime, datetime | None]


async def every(session: AsyncSession, programme: Programme, now: datetime) -> list[Row]:
    rows = await followups.every(session)
    return [(shown(row, None, programme, now), row.recorded_at, row.closed_at) for row in rows]
