"""A broadcast is made, and its audience frozen: from then on it is on its way."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.broadcasts.audience import plan
from bot.broadcasts.values import Audience, Mode
from bot.programme.model import Programme
from db import broadcasts
from db.models.broadcasts import Broadcast


async def release(
    session: AsyncSession,
    broadcast: Broadcast,
    programme: Programme,
    now: datetime,
    *,
    coordinators: Collection[int],
    by: int | None,
) -> int:
    """Owe the message to everyone of the audience, in the caller's transaction; give how many.

    `by`: who released it, None from the command line. Nobody who comes later gets it.
    """
    assert broadcast.released_at is None, "an audience is frozen once"
    planned = plan(Mode(broadcast.mode), max(broadcast.starts_at, now), programme)
    await broadcasts.add(session, broadcast)
    broadcast.size = await broadcasts.freeze(
        session,
        broadcast.id,
        Audience.of_json(broadcast.audience),
        coordinators,
        planned.by_city,
        planned.otherwise,
        now,
    )
    broadcast.released_at, broadcast.released_by = now, by
    broadcast.starts_at = min([*planned.by_city.values(), planned.otherwise])
    await session.flush()
    return broadcast.size
