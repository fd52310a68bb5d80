"""The figures counted from the database."""

from collections import Counter
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.figures.model import LOOK_BACK, Figures
from bot.programme.model import Programme
from bot.programme.tense import today_in
from db import reports


async def figures(session: AsyncSession, programme: Programme, now: datetime) -> Figures:
    """`now` is the calendar's; lateness is counted in days of the first city."""
    today = today_in(next(iter(programme.zones.values())), now)
    people, blocked = await reports.people(session)
    return Figures(
        people,
        blocked,
        by_city=await reports.reach(session, "city"),
        by_language=await reports.reach(session, "language"),
        by_field=await reports.reach(session, "field"),
        deliveries=await reports.deliveries_since(session, now - LOOK_BACK),
        questions=await reports.questions_since(session, now - LOOK_BACK),
        follow_ups=Counter(lateness(due, today) for due in await reports.open_follow_ups(session)),
    )


def lateness(due: date | None, today: date) -> str:
    """One of LATENESS: not dated, not due yet, up to a week late, up to 30 days, more."""
    if due is None:
        return "undated"
    late = (today - due).days
    if late <= 0:
        return "ahead"
    return "week" if late <= 7 else "month" if late <= 30 else "older"
