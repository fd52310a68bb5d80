"""Queries about how it is going: does the database answer, does what is owed go out."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select, true, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.deliveries import AUDIENCE, OWED, Delivery
from db.models.updates import TakenUpdate
from db.real_time import real_time


async def answers(session: AsyncSession) -> bool:
    return await session.scalar(select(1)) == 1


async def open_updates(session: AsyncSession) -> int:
    """How many updates are taken and not finished."""
    counted = select(func.count()).where(TakenUpdate.finished_at.is_(None))
    return await session.scalar(counted) or 0


@dataclass(frozen=True)
class Road:
    """How the road out is: since when the oldest message waits, and when the last one ended."""

    #: Instants of the calendar, None when nothing is due: of all, and of those that need not wait
    #: until they are tried again.
    waiting_since: datetime | None
    ready_since: datetime | None
    #: Real time ago (s); None when none ever ended.
    last_end: float | None


async def road_out(session: AsyncSession, now: datetime) -> Road:
    """`now` is the calendar's. Costs the same with a million rows as with one."""
    ready = or_(Delivery.retry_at.is_(None), Delivery.retry_at <= real_time(session))
    ended = await session.scalar(select(func.max(Delivery.ended_at)))
    present = await session.scalar(select(real_time(session)))
    assert isinstance(present, datetime), "a database knows the time"
    return Road(
        waiting_since=await _oldest(session, now, true()),
        ready_since=await _oldest(session, now, ready),
        last_end=(present - ended).total_seconds() if ended else None,
    )


async def _oldest(session: AsyncSession, now: datetime, condition: ColumnElement[bool]) -> datetime | None:
    # One state and priority at a time: within each the index gives them in order.
    each = [
        select(Delivery.due_at)
        .where(Delivery.state == state, Delivery.priority == priority, Delivery.due_at <= now, condition)
        .order_by(Delivery.due_at)
        .limit(1)
        .subquery()
        for state in ("queued", "sending")
        for priority in (OWED, AUDIENCE)
    ]
    due = await session.scalars(union_all(*(select(one.c.due_at) for one in each)))
    return min(due, default=None)
