"""Once the window of a visit has passed at the host's, its coordinators are asked whether it took place."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot import rules
from bot.config import Settings
from bot.programme.dates import Outcome
from bot.programme.model import City, Programme, Visit
from bot.programme.tense import today_in, zone_of
from bot.working_days import working_instant
from db import deliveries, people
from db.deliveries import New

KIND = "outcome"
#: A plan that lapsed longer ago is history: its coordinators are not bothered with it.
ASKED_WITHIN = timedelta(days=60)
_BEGIN, _END = time(9), time(17)


def over(programme: Programme, now: datetime) -> Iterator[Visit]:
    """Visits whose time passed lately without word of whether they took place."""
    for visit in programme.visits:
        if visit.outcome is not Outcome.NONE or visit.dates is None:
            continue
        today = today_in(zone_of(visit, programme), now)
        if visit.dates.end < today <= visit.dates.end + ASKED_WITHIN:
            yield visit


async def ask(session: AsyncSession, programme: Programme, now: datetime, settings: Settings) -> None:
    """Owe the question to each who may edit the visit, once, in the working hours of their city."""
    for visit in over(programme, now):
        holders: set[int] = set()
        for city in filter(None, (visit.host, visit.guests)):
            holders |= set(
                await rules.holders(
                    session, "editor", coordinators=settings.coordinators, city=city, fields=visit.fields
                )
            )
        known = await people.several(session, sorted(holders))
        owed = [
            New(
                KIND,
                person_id,
                working_instant(_city(programme, person.city, visit), now, _BEGIN, _END),
                what={"visit": visit.key},
                person_id=person_id,
                key=f"{KIND}:{person_id}:{visit.key}:{visit.dates}",
            )
            for person_id, person in known.items()
        ]
        await deliveries.queue(session, await deliveries.not_yet(session, owed), now)


def _city(programme: Programme, home: str | None, visit: Visit) -> City:
    """The person's city; of who has none, the host's."""
    return next(city for city in programme.cities if city.key == (home or visit.host))
