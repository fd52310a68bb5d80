"""What can still be done to a broadcast that is under way or out: each in the caller's transaction.

Whether the person may do it is asked before, where the deed is done (`audience.may_send`).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.broadcasts.audience import keep_fair
from bot.broadcasts.values import Change
from bot.programme.model import Lang, Programme
from db import broadcasts
from db.models.broadcasts import Broadcast

#: How long Telegram lets a bot delete its message, counted in real time.
DELETABLE = timedelta(hours=48)


async def stop(session: AsyncSession, broadcast: Broadcast, now: datetime) -> int:
    """Send no further message; give how many are held back. What is with Telegram goes on.

    One that is through is not stopped by it.
    """
    states = await broadcasts.states(session, broadcast.id)
    if states.get("queued", 0) or states.get("sending", 0):
        broadcast.stopped_at = broadcast.stopped_at or now
    return await broadcasts.stop(session, broadcast.id)


async def resume(session: AsyncSession, broadcast: Broadcast, programme: Programme, now: datetime) -> int:
    """Go on where a stop interrupted it; give how many messages are sent now."""
    if broadcast.stopped_at is None or broadcast.deleted_at is not None:
        return 0
    broadcast.stopped_at = broadcast.finished_at = None
    number = await broadcasts.resume(session, broadcast.id)
    await keep_fair(session, broadcast, programme, now)
    return number


async def correct(
    session: AsyncSession, broadcast: Broadcast, texts: Mapping[Lang, str], now: datetime
) -> Change:
    """Put `texts` in the place of the old ones, in messages that are out and in those to come."""
    broadcast.texts = {str(lang): text for lang, text in texts.items()}
    broadcast.version += 1
    broadcast.finished_at = None
    broadcast.in_flight = await broadcasts.in_flight(session, broadcast.id)
    await broadcasts.withdraw_queued(session, broadcast.id, broadcasts.CORRECTION)
    changed = await broadcasts.queue_changes(
        session, broadcast.id, broadcasts.CORRECTION, broadcast.version, now
    )
    return Change(changed + len(broadcast.in_flight), await _in_doubt(session, broadcast))


async def delete(session: AsyncSession, broadcast: Broadcast, now: datetime, real_now: datetime) -> Change:
    """Take it back wherever Telegram still allows it, and send no further message."""
    await stop(session, broadcast, now)
    broadcast.deleted_at, broadcast.finished_at = now, None
    broadcast.in_flight = await broadcasts.in_flight(session, broadcast.id)
    await broadcasts.withdraw_queued(session, broadcast.id, broadcasts.CORRECTION)
    sent = (await broadcasts.states(session, broadcast.id)).get("sent", 0)
    changed = await broadcasts.queue_changes(
        session,
        broadcast.id,
        broadcasts.DELETION,
        broadcast.version,
        now,
        sent_after=real_now - DELETABLE,
    )
    return Change(
        changed + len(broadcast.in_flight), await _in_doubt(session, broadcast), too_old=sent - changed
    )


async def resend(
    session: AsyncSession, broadcast: Broadcast, state: str, programme: Programme, now: datetime
) -> int:
    """Send once more what failed ("failed"), or what may have arrived ("unknown"); give how many."""
    if broadcast.deleted_at is not None:
        return 0
    number = await broadcasts.resend(session, broadcast.id, state)
    if number:
        broadcast.finished_at = None
        await keep_fair(session, broadcast, programme, now)
    return number


async def _in_doubt(session: AsyncSession, broadcast: Broadcast) -> int:
    return (await broadcasts.states(session, broadcast.id)).get("unknown", 0)
