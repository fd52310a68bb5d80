"""Coordinators learn that messages came to be past their use before they could be sent."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import rules
from db import deliveries, people
from db.deliveries import New

KIND = "missed"
#: What is missed within this time of the calendar is told in one message.
TOLD_TOGETHER = timedelta(minutes=1)


async def tell(session: AsyncSession, now: datetime, *, coordinators: Collection[int]) -> None:
    """Owe a notice to everyone who may send to the whole programme; one that waits will count them."""
    holders = await rules.holders(session, "sender", coordinators=coordinators)
    known = await people.several(session, holders)
    due = now + TOLD_TOGETHER
    notices = [
        New(KIND, chat_id, due, person_id=chat_id)
        for chat_id in known
        if not await deliveries.is_queued(session, KIND, chat_id)
    ]
    await deliveries.queue(session, notices, now)
