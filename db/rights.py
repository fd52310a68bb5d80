"""Queries about rights."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.rights import Right


async def of_person(session: AsyncSession, person_id: int) -> Sequence[Right]:
    query = select(Right).where(Right.person_id == person_id).order_by(Right.id)
    return (await session.scalars(query)).all()


async def holding(session: AsyncSession, right: str) -> Sequence[Right]:
    """Every row that grants `right`, whoever holds it and however limited."""
    query = select(Right).where(Right.right == right).order_by(Right.id)
    return (await session.scalars(query)).all()


async def every(session: AsyncSession) -> Sequence[Right]:
    """All rows, those of one person together."""
    return (await session.scalars(select(Right).order_by(Right.person_id, Right.id))).all()


async def find(session: AsyncSession, right_id: int) -> Right | None:
    return await session.get(Right, right_id)


async def add(session: AsyncSession, right: Right) -> None:
    session.add(right)
    await session.flush()


async def remove(session: AsyncSession, right: Right) -> None:
    await session.delete(right)
    await session.flush()
