"""Figures over all rows, for tables and pictures. None of them is about one person."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db import broadcasts
from db.models.broadcasts import Broadcast
from db.models.deliveries import Delivery
from db.models.followups import FollowUp
from db.models.people import Person, Subscription
from db.models.questions import AskedQuestion

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


async def reach(session: AsyncSession, by: str) -> dict[str | None, int]:
    """People who can be written to, by "city" or "language"; by "field" those who follow it."""
    reachable = Person.blocked_at.is_(None)
    if by == "field":
        query = (
            select(Subscription.field, func.count())
            .join(Person, Person.id == Subscription.person_id)
            .where(reachable)
            .group_by(Subscription.field)
        )
        return {row[0]: row[1] for row in await session.execute(query)}
    key = {"city": Person.city, "language": Person.language}[by]
    rows = await session.execute(select(key, func.count()).where(reachable).group_by(key))
    return {row[0]: row[1] for row in rows}


async def people(session: AsyncSession) -> tuple[int, int]:
    """How many people are known, and how many of them have blocked the bot."""
    query = select(func.count(), func.count(Person.blocked_at)).select_from(Person)
    row = (await session.execute(query)).one()
    return row[0], row[1]


async def deliveries_since(session: AsyncSession, since: datetime) -> dict[str, int]:
    """Messages by state, of those queued since an instant of the calendar."""
    query = (
        select(Delivery.state, func.count())
        .where(Delivery.queued_at >= since, Delivery.method == "send")
        .group_by(Delivery.state)
    )
    return {row[0]: row[1] for row in await session.execute(query)}


async def questions_since(session: AsyncSession, since: datetime) -> dict[str, int]:
    """Questions by status; "rejected" and "passed on" are among them, not beside them."""
    asked = AskedQuestion.asked_at >= since
    rows = await session.execute(
        select(AskedQuestion.status, func.count()).where(asked).group_by(AskedQuestion.status)
    )
    found = {row[0]: row[1] for row in rows}
    more = select(func.count(AskedQuestion.rejected_at), func.count(AskedQuestion.passed_on_at)).where(asked)
    row = (await session.execute(more)).one()
    return found | {"rejected": row[0], "passed-on": row[1]}


async def open_follow_ups(session: AsyncSession) -> list[date | None]:
    """The due dates of all that are open."""
    return list(await session.scalars(select(FollowUp.due_on).where(FollowUp.state == "open")))
