"""Who would get a broadcast, who may send it to them, and whom it would wake."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from bot import rules
from bot.broadcasts.values import Audience, Heads, Mode, Plan
from bot.programme.model import City, Programme
from bot.working_days import working_instant
from db import audiences, broadcasts, rights
from db.models.broadcasts import Broadcast

#: A fair hour lies within these, on the clocks of the reader's city.
FAIR_FROM, FAIR_TO = time(9), time(17)


async def heads(session: AsyncSession, audience: Audience, coordinators: Collection[int]) -> list[Heads]:
    """How many people, by language and city."""
    return [Heads(*row) for row in await audiences.heads(session, audience, coordinators)]


async def may_send(
    session: AsyncSession, person_id: int, audience: Audience, coordinators: Collection[int]
) -> bool:
    """Whether the person may send to each city and to all fields of the audience."""
    for city in audience.cities or (None,):
        if not await rules.may(
            session, person_id, "sender", coordinators=coordinators, city=city, fields=audience.fields
        ):
            return False
    return True


@dataclass(frozen=True)
class Scope:
    """What a person may send to: the widest audience to begin with, and the fields to choose from."""

    widest: Audience
    fields: tuple[str, ...]


async def scope(
    session: AsyncSession, person_id: int, programme: Programme, coordinators: Collection[int]
) -> Scope | None:
    """None for whoever may send to nobody. The choice made in the end is judged by `may_send`."""
    every = tuple(field.key for field in programme.fields)
    if await may_send(session, person_id, Audience(), coordinators):
        return Scope(Audience(), every)
    held = [row for row in await rights.of_person(session, person_id) if row.right == "sender"]
    if not held:
        return None
    first = held[0]
    offered = tuple(key for key in every if any(row.field in ("", key) for row in held))
    widest = Audience(
        fields=(first.field,) if first.field else (), cities=(first.city,) if first.city else ()
    )
    return Scope(widest, offered)


async def senders(session: AsyncSession, audience: Audience, coordinators: Collection[int]) -> list[int]:
    """Every coordinator who may send to this audience."""
    first = audience.cities[0] if audience.cities else None
    able = await rules.holders(
        session, "sender", coordinators=coordinators, city=first, fields=audience.fields
    )
    return [one for one in able if await may_send(session, one, audience, coordinators)]


def plan(mode: Mode, at: datetime, programme: Programme) -> Plan:
    """When it goes out: at `at`, or from `at` on in each city's next fair hour.

    Whoever has said no city yet is counted with the first.
    """
    if mode is Mode.AT_ONCE:
        return Plan({}, at)
    fair = {city.key: working_instant(city, at, FAIR_FROM, FAIR_TO) for city in programme.cities}
    return Plan(fair, fair[programme.cities[0].key])


async def woken(
    session: AsyncSession,
    audience: Audience,
    coordinators: Collection[int],
    planned: Plan,
    programme: Programme,
) -> int:
    """How many people the plan reaches within their quiet hours, by the clocks of their city."""
    zones = {city.key: ZoneInfo(city.zone) for city in programme.cities}
    first: City = programme.cities[0]
    number = 0
    for city, begin, end, count in await audiences.quiet_hours(session, audience, coordinators):
        zone = zones.get(city or first.key, zones[first.key])
        if is_quiet(planned.of(city).astimezone(zone).time(), begin, end):
            number += count
    return number


def is_quiet(at: time, begin: time, end: time) -> bool:
    """Whether `at` lies from `begin` to before `end`, which may be past midnight; equal: never."""
    if begin <= end:
        return begin <= at < end
    return at >= begin or at < end


async def keep_fair(session: AsyncSession, broadcast: Broadcast, programme: Programme, now: datetime) -> None:
    """Put off what is left of a fair hour's broadcast where people no longer work."""
    if broadcast.mode != Mode.FAIR_HOUR:
        return
    planned = plan(Mode.FAIR_HOUR, now, programme)
    if any(planned.of(city.key) > now for city in programme.cities):
        await broadcasts.put_off(session, broadcast.id, planned.by_city, planned.otherwise, now)
