"""When the calendar next makes something due: for a clock that is moved by days."""

from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Settings
from bot.followups import rounds
from bot.followups.model import Step
from bot.programme.dates import Outcome, Precision
from bot.programme.model import Programme
from bot.programme.tense import zone_of
from bot.reminders.wall import instant_at
from db import followups
from db import harvest as harvest_rows

_DAY = timedelta(days=1)
#: As many follow-ups of the next day are looked at.
_ENOUGH = 200


async def next_due(
    session: AsyncSession, programme: Programme, now: datetime, settings: Settings
) -> datetime | None:
    """When the next nudge is to be sent, or the next visit is over of which somebody is to be asked."""
    found = [*await _nudges(session, programme, settings), *await _visits(session, programme, now)]
    return min(found, default=None)


async def _nudges(session: AsyncSession, programme: Programme, settings: Settings) -> list[datetime]:
    day = await followups.next_day(session)
    if day is None:
        return []
    found = []
    # In another zone, or at another hour, the day after may come first.
    for row in await followups.due(session, day + _DAY, _ENOUGH, to_change=False):
        ids = await rounds.answering(session, row, settings)
        holders = await rounds.accounts_of(session, ids, programme)
        first = Step(row.next_step) if row.next_step is not None else None
        found += [nudge.at for nudge in rounds.coming(row, holders, programme, first)[:1]]
    return found


async def _visits(session: AsyncSession, programme: Programme, now: datetime) -> list[datetime]:
    awaited = await harvest_rows.visits_with_participants(session)
    ends = [
        instant_at(visit.dates.end + _DAY, time(0), zone_of(visit, programme))
        for visit in programme.visits
        if visit.key in awaited and visit.dates is not None
        if visit.dates.precision is Precision.DAY and visit.outcome is not Outcome.CANCELLED
    ]
    return [end for end in ends if end > now]
