"""Queries about what participants say was agreed on a visit."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.followups import Draft, Proposal
from db.models.reminders import Participation


async def participants(session: AsyncSession, visit: str) -> Sequence[int]:
    """Those who said that they come to a visit."""
    query = select(Participation.person_id).where(
        Participation.visit == visit, Participation.answer == "coming"
    )
    return (await session.scalars(query.order_by(Participation.person_id))).all()


async def visits_with_participants(session: AsyncSession) -> set[str]:
    query = select(Participation.visit).where(Participation.answer == "coming").distinct()
    return set(await session.scalars(query))


async def add_proposal(session: AsyncSession, proposal: Proposal) -> None:
    session.add(proposal)
    await session.flush()


async def open_proposals(
    session: AsyncSession, *, visit: str | None = None, site: str | None = None
) -> Sequence[Proposal]:
    query = select(Proposal).where(Proposal.state == "open").order_by(Proposal.id)
    if visit is not None:
        query = query.where(Proposal.visit == visit)
    if site is not None:
        query = query.where(Proposal.site == site)
    return (await session.scalars(query)).all()


async def proposal_locked(session: AsyncSession, id_: int) -> Proposal | None:
    query = select(Proposal).where(Proposal.id == id_).with_for_update()
    return (await session.scalars(query.execution_options(populate_existing=True))).one_or_none()


async def sites_answered(session: AsyncSession, visit: str, person_id: int) -> set[str]:
    """Keys of the sites of which this person wrote something."""
    query = (
        select(Proposal.site)
        .join(Draft, Draft.proposal_id == Proposal.id)
        .where(Proposal.visit == visit, Draft.person_id == person_id)
    )
    return set(await session.scalars(query))
