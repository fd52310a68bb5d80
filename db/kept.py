"""Queries about the kept answers of coordinators."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.kept import KeptAnswer

#: What `version` gives as long as nothing was ever kept.
NOTHING = (0, 0)


async def add(session: AsyncSession, kept: KeptAnswer) -> None:
    """Add it; its id is known on return."""
    session.add(kept)
    await session.flush()


async def find(session: AsyncSession, kept_id: int) -> KeptAnswer | None:
    return await session.get(KeptAnswer, kept_id)


async def in_force(session: AsyncSession) -> Sequence[KeptAnswer]:
    """Those not withdrawn, the newest first."""
    query = select(KeptAnswer).where(KeptAnswer.withdrawn_at.is_(None)).order_by(KeptAnswer.id.desc())
    return (await session.scalars(query)).all()


async def of_person(session: AsyncSession, person_id: int) -> Sequence[KeptAnswer]:
    """What a coordinator decided, withdrawn or not."""
    query = select(KeptAnswer).where(KeptAnswer.decided_by == person_id).order_by(KeptAnswer.id)
    return (await session.scalars(query)).all()


def withdraw(kept: KeptAnswer, now: datetime) -> bool:
    """Let no question find it any more; False when that was so."""
    in_force = kept.withdrawn_at is None
    kept.withdrawn_at = kept.withdrawn_at or now
    return in_force


async def version(session: AsyncSession) -> tuple[int, int]:
    """Differs after every change: rows are only added or withdrawn."""
    query = select(func.count(KeptAnswer.id), func.count(KeptAnswer.withdrawn_at))
    added, withdrawn = (await session.execute(query)).one()
    return added, withdrawn
