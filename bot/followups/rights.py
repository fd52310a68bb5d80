"""Who may change a follow-up, and who may see it. In a group anybody can tap its buttons."""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from bot import rules
from bot.config import Settings
from bot.programme.model import Programme
from db.followups import Which
from db.models.followups import FollowUp
from db.models.people import Person


async def may_change(session: AsyncSession, person_id: int, row: FollowUp, settings: Settings) -> bool:
    """Its recorder, the people of its sides, and coordinators of one of its cities (and its field)."""
    if person_id == row.recorder_id or any(side.person_id == person_id for side in row.sides):
        return True
    return await _coordinates(session, person_id, {side.city for side in row.sides}, row.field, settings)


async def may_see(session: AsyncSession, person: Person, row: FollowUp, settings: Settings) -> bool:
    """Those who may change it, everybody of its cities, and whoever is a coordinator."""
    if any(side.city == person.city for side in row.sides if side.city):
        return True
    named = settings.coordinators
    return await rules.is_coordinator(session, person.id, coordinators=named) or await may_change(
        session, person.id, row, settings
    )


async def seen_by(session: AsyncSession, person: Person, settings: Settings) -> Which:
    """The list of all that a person may see."""
    if await rules.is_coordinator(session, person.id, coordinators=settings.coordinators):
        return Which()
    return Which(seen_by=(person.id, person.city))


async def coordinators(session: AsyncSession, city: str, field: str | None, settings: Settings) -> list[int]:
    """Who hears of a city's follow-ups that nobody answers for."""
    fields = (field,) if field else ()
    found = await rules.holders(
        session, "editor", coordinators=settings.coordinators, city=city or None, fields=fields
    )
    return found or await rules.holders(session, "admin", coordinators=settings.coordinators)


async def may_confirm(
    session: AsyncSession, person: Person, programme: Programme, settings: Settings
) -> list[str]:
    """Keys of the cities for which this person may say yes to a proposal; one's own comes first."""
    keys = [
        city.key
        for city in programme.cities
        if await rules.may(session, person.id, "editor", coordinators=settings.coordinators, city=city.key)
    ]
    return sorted(keys, key=lambda key: key != person.city)


async def _coordinates(
    session: AsyncSession, person_id: int, cities: Collection[str], field: str | None, settings: Settings
) -> bool:
    fields = (field,) if field else ()
    for city in cities or {""}:
        if await rules.may(
            session,
            person_id,
            "editor",
            coordinators=settings.coordinators,
            city=city or None,
            fields=fields,
        ):
            return True
    return False
