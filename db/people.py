"""Queries about people, their subscriptions and groups."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from db.models.people import Group, Person


async def find(session: AsyncSession, person_id: int) -> Person | None:
    return await session.get(Person, person_id)


async def find_or_add(session: AsyncSession, person_id: int, *, language: str, now: datetime) -> Person:
    """Give the person, added with `language` if new; two first updates at once make one row."""
    known = await find(session, person_id)
    if known is not None:
        return known
    person = Person(id=person_id, language=language, language_chosen=False, first_seen=now, subscriptions=[])
    try:
        async with session.begin_nested():
            session.add(person)
    except IntegrityError:
        return await session.get_one(Person, person_id)
    return person


async def several(session: AsyncSession, person_ids: Collection[int]) -> dict[int, Person]:
    """Those of them that are known, by id."""
    query = select(Person).where(Person.id.in_(person_ids)).options(joinedload(Person.subscriptions))
    return {person.id: person for person in (await session.scalars(query)).unique()}


async def several_groups(session: AsyncSession, chat_ids: Collection[int]) -> dict[int, Group]:
    rows = await session.scalars(select(Group).where(Group.id.in_(chat_ids)))
    return {group.id: group for group in rows}


async def find_group(session: AsyncSession, chat_id: int) -> Group | None:
    return await session.get(Group, chat_id)


async def find_or_add_group(session: AsyncSession, chat_id: int, *, language: str, now: datetime) -> Group:
    known = await find_group(session, chat_id)
    if known is not None:
        return known
    group = Group(id=chat_id, language=language, first_seen=now)
    try:
        async with session.begin_nested():
            session.add(group)
    except IntegrityError:
        return await session.get_one(Group, chat_id)
    return group


async def remove_group(session: AsyncSession, chat_id: int) -> None:
    await session.execute(delete(Group).where(Group.id == chat_id))


async def remove(session: AsyncSession, person: Person) -> None:
    """Erase the person and their subscriptions."""
    await session.delete(person)
    await session.flush()
