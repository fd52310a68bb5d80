"""Once a working day, at the opening of their city's desk: what is open, if anything is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Settings
from bot.inbox.desks import staff
from bot.programme.model import City, Programme
from bot.working_days import is_working_day
from db import deliveries, inbox, people
from db.deliveries import New

KIND = "digest"


async def due(session: AsyncSession, programme: Programme, now: datetime, settings: Settings) -> None:
    """Owe the digest of today to each whose desk has something open; asked again, it is not owed again."""
    items = await inbox.open_items(session)
    if not items:
        return
    desks = sorted({(item.city, item.field) for item in items})
    sitting = {
        person for city, field in desks for person in await staff(session, city, field, settings.coordinators)
    }
    owed = []
    for person_id, person in (await people.several(session, sorted(sitting))).items():
        city = next((one for one in programme.cities if one.key == person.city), programme.cities[0])
        opens, closes = _today(city, now, settings)
        if is_working_day(city, opens.date()) and opens <= now < closes:
            key = f"{KIND}:{person_id}:{opens.date()}"
            owed.append(New(KIND, person_id, now, person_id=person_id, key=key, useful_until=closes))
    await deliveries.queue(session, await deliveries.not_yet(session, owed), now)


def _today(city: City, now: datetime, settings: Settings) -> tuple[datetime, datetime]:
    """The desk's hours of the day that it is in the city."""
    local = now.astimezone(ZoneInfo(city.zone))
    hours = settings.desk_hours
    return (
        datetime.combine(local.date(), hours.start, local.tzinfo),
        datetime.combine(local.date(), hours.end, local.tzinfo),
    )
