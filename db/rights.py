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
