"""Queries about deeds and invitations."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.desk import Deed, Invitation


def add_deed(session: AsyncSession, deed: Deed) -> None:
    session.add(deed)


async def deeds(session: AsyncSession, *, skip: int, number: int) -> Sequence[Deed]:
    """The newest first."""
    query = select(Deed).order_by(Deed.id.desc()).offset(skip).limit(number)
    return (await session.scalars(query)).all()


async def number_of_deeds(session: AsyncSession) -> int:
    return (await session.scalar(select(func.count()).select_from(Deed))) or 0


async def deeds_of(session: AsyncSession, person_id: int) -> Sequence[Deed]:
    return (await session.scalars(select(Deed).where(Deed.person_id == person_id).order_by(Deed.id))).all()


async def add_invitation(session: AsyncSession, invitation: Invitation) -> None:
    session.add(invitation)
    await session.flush()


async def invitation(session: AsyncSession, invitation_id: int) -> Invitation | None:
    return await session.get(Invitation, invitation_id)


async def invitation_of_code(session: AsyncSession, code_hash: str) -> Invitation | None:
    return (await session.scalars(select(Invitation).where(Invitation.code_hash == code_hash))).first()


async def use(session: AsyncSession, invitation_id: int, now: datetime) -> bool:
    """Take one use, unless all are taken, the time is over or it was revoked; of two at once one wins."""
    query = (
        update(Invitation)
        .where(
            Invitation.id == invitation_id,
            Invitation.uses_left > 0,
            Invitation.expires_at > now,
            Invitation.revoked_at.is_(None),
        )
        .values(uses_left=Invitation.uses_left - 1)
        .returning(Invitation.id)
    )
    return (await session.execute(query)).first() is not None


async def open_invitations(session: AsyncSession, now: datetime) -> Sequence[Invitation]:
    query = (
        select(Invitation)
        .where(Invitation.uses_left > 0, Invitation.expires_at > now, Invitation.revoked_at.is_(None))
        .order_by(Invitation.id)
    )
    return (await session.scalars(query)).all()


async def erase_person(session: AsyncSession, person_id: int) -> None:
    """Take the person's number out of what others did to them; their own deeds stay without them."""
    query = update(Deed).where(Deed.action.startswith("right-"), Deed.subject == str(person_id))
    await session.execute(query.values(subject=""))
