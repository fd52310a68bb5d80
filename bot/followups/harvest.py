"""After a visit: each who took part is asked what was agreed, site by site."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.followups.model import HARVEST
from bot.programme.dates import Outcome, Precision
from bot.programme.model import Programme, Visit
from bot.programme.tense import today_in, zone_of
from bot.reminders.accounts import Account, accounts
from db import deliveries, participation, people
from db import harvest as harvest_rows
from db.deliveries import New

#: How long after its end a visit is still asked about (days): a bot that stood still for a week asks late.
ASKED_FOR = 14
_DAY = timedelta(days=1)


async def due(session: AsyncSession, programme: Programme, now: datetime) -> None:
    """Queue the question to each who took part, for their hour one working day after the end."""
    for visit in over_lately(programme, now):
        ids = await harvest_rows.participants(session, visit.key)
        known = await people.several(session, ids)
        found = await accounts(session, [known[id_] for id_ in ids if id_ in known], programme)
        asked = [
            New(
                kind=HARVEST,
                chat_id=one.id,
                person_id=one.id,
                due_at=max(asks_at(visit, one), one.place.awake(now)),
                what={"visit": visit.key},
                key=f"{HARVEST}:{visit.key}:{one.id}",
            )
            for one in found
            if not one.blocked and visit.key not in one.muted
        ]
        await deliveries.queue(session, asked, now)


def over_lately(programme: Programme, now: datetime) -> Iterator[Visit]:
    """Visits whose last day is known and past, but not long past, and that were not cancelled."""
    for visit in programme.visits:
        if visit.dates is None or visit.dates.precision is not Precision.DAY:
            continue
        since = (today_in(zone_of(visit, programme), now) - visit.dates.end).days
        if visit.outcome is not Outcome.CANCELLED and 0 < since <= ASKED_FOR:
            yield visit


def asks_at(visit: Visit, one: Account) -> datetime:
    assert visit.dates is not None, "it is over"
    return one.place.due_on_working_day(visit.dates.end + _DAY)


async def took_part(session: AsyncSession, person_id: int, visit: str) -> bool:
    row = await participation.find(session, person_id, visit)
    return row is not None and row.answer == "coming"


def sites(visit: Visit) -> list[str]:
    """Keys of what can be reported on: the visit as a whole ("") and each of its agenda items."""
    held = [item.key for item in visit.agenda if item.outcome is not Outcome.CANCELLED]
    return ["", *held]


def days_from(today: date, days: int | None) -> date | None:
    return today + timedelta(days=days) if days is not None else None
