"""Who a broadcast is for: queries over people."""

from collections.abc import Collection, Sequence
from datetime import time
from typing import Protocol

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person, Subscription
from db.models.reminders import Participation
from db.models.rights import Right

#: Whom a role means: those with at least one right, or those with none.
ROLES = ("coordinator", "delegate")


class Audience(Protocol):
    """What all who get a broadcast have in common; what is empty does not matter.

    With `visit`, those who said that they are coming to it; with `fields`, followers of any of
    them; with neither, whoever follows any field at all.
    """

    @property
    def fields(self) -> Sequence[str]: ...
    @property
    def cities(self) -> Sequence[str]: ...
    @property
    def languages(self) -> Sequence[str]: ...
    @property
    def roles(self) -> Sequence[str]: ...
    @property
    def visit(self) -> str | None: ...


def members(audience: Audience, coordinators: Collection[int]) -> ColumnElement[bool]:
    """The condition on Person. Whoever blocked the bot or wants no broadcasts is never meant."""
    conditions: list[ColumnElement[bool]] = [Person.blocked_at.is_(None), Person.wants_broadcasts.is_(True)]
    if audience.fields or audience.visit is None:
        follows = exists().where(Subscription.person_id == Person.id)
        if audience.fields:
            follows = follows.where(Subscription.field.in_(audience.fields))
        conditions.append(follows)
    if audience.visit is not None:
        conditions.append(
            exists().where(
                Participation.person_id == Person.id,
                Participation.visit == audience.visit,
                Participation.answer == "coming",
            )
        )
    if audience.cities:
        conditions.append(Person.city.in_(audience.cities))
    if audience.languages:
        conditions.append(Person.language.in_(audience.languages))
    if len(set(audience.roles)) == 1:
        coordinates = or_(exists().where(Right.person_id == Person.id), Person.id.in_(coordinators))
        conditions.append(coordinates if audience.roles[0] == "coordinator" else not_(coordinates))
    return and_(*conditions)


async def heads(
    session: AsyncSession, audience: Audience, coordinators: Collection[int]
) -> list[tuple[str, str | None, int]]:
    """How many people by language and city; no city: not said yet."""
    query = (
        select(Person.language, Person.city, func.count())
        .where(members(audience, coordinators))
        .group_by(Person.language, Person.city)
        .order_by(Person.language, Person.city)
    )
    return [(language, city, count) for language, city, count in await session.execute(query)]


async def quiet_hours(
    session: AsyncSession, audience: Audience, coordinators: Collection[int]
) -> list[tuple[str | None, time, time, int]]:
    """How many people of a city share the same quiet hours, from and to, by their own clocks."""
    query = (
        select(Person.city, Person.quiet_from, Person.quiet_to, func.count())
        .where(members(audience, coordinators))
        .group_by(Person.city, Person.quiet_from, Person.quiet_to)
    )
    return [(city, begin, end, count) for city, begin, end, count in await session.execute(query)]
