"""Which desk a question goes to: that of its field, in the city that is at work first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import rules
from bot.config import Settings
from bot.coordinators import RIGHTS
from bot.programme.model import City, Dated, Field, Programme, Topic
from bot.working_days import working_instant


@dataclass(frozen=True)
class Desk:
    """A city's coordinators for a field ("" for none), and when they are at work next, in UTC."""

    city: str
    field: str
    opens_at: datetime


def field_of(sources: Sequence[str], programme: Programme) -> str:
    """The one field that all entries of an answer belong to; none if they have none or several."""
    fields = {key for source in sources for key in _fields(source, programme)}
    return fields.pop() if len(fields) == 1 else ""


def opening(city: City, now: datetime, settings: Settings) -> datetime:
    """When the city's desk is open next: `now` itself within its hours on a working day."""
    return working_instant(city, now, settings.desk_hours.start, settings.desk_hours.end)


async def desk_for(
    session: AsyncSession,
    sources: Sequence[str],
    home: str | None,
    programme: Programme,
    now: datetime,
    settings: Settings,
) -> Desk:
    """The desk that opens first, of those where somebody sits; of two at once the asker's city's."""
    field = field_of(sources, programme)
    desks = sorted(
        (Desk(city.key, field, opening(city, now, settings)) for city in programme.cities),
        key=lambda desk: (desk.opens_at, desk.city != home),
    )
    for desk in desks:
        if await staff(session, desk.city, field, settings.coordinators):
            return desk
    return desks[0]


async def staff(session: AsyncSession, city: str, field: str, coordinators: Collection[int]) -> list[int]:
    """Everyone who sits at the desk: who holds any right there."""
    found: dict[int, None] = {}
    for right in RIGHTS:
        fields = (field,) if field else ()
        held = await rules.holders(session, right, coordinators=coordinators, city=city, fields=fields)
        found |= dict.fromkeys(held)
    return list(found)


async def sits_at(
    session: AsyncSession, person_id: int, city: str, field: str, coordinators: Collection[int]
) -> bool:
    """Whether a person may deal with what lies at the desk."""
    fields = (field,) if field else ()
    return await rules.may_any(session, person_id, coordinators=coordinators, city=city, fields=fields)


def _fields(key: str, programme: Programme) -> Sequence[str]:
    entry = programme.entries.get(key)
    match entry:
        case Field():
            return (entry.key,)
        case Topic():
            return (entry.field,)
        case Dated():
            parent = programme.parents.get(key)
            own = entry.fields or (getattr(parent, "fields", ()) if parent else ())
            return own or ((parent.field,) if isinstance(parent, Topic) else ())
        case _:
            return ()
