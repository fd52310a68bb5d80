"""Queries about claims: of several processes one at a time works on a chat.

    free ──claim──► claimed ──release (nothing is left to do)──► free
                       └──time over, or the owner dead──► claimed by another

Whoever commits effects proves in the same transaction that the chat is still theirs (`keep`).
Another's claim waits for that transaction, and after it finds the update done.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from sqlalchemy import delete, exists, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.leases import nobody_is_dead
from db.models.leases import ChatClaim
from db.models.updates import TakenUpdate
from db.real_time import is_over, real_time

#: Chats that one look names at most.
_AT_ONCE = 500


class ClaimedElsewhere(Exception):
    """Another process works on the chat."""


@dataclass(frozen=True)
class Claimer:
    """Who claims, for how long (s), and how it knows that another is dead."""

    owner: str
    seconds: float
    is_dead: Callable[[str], bool] = nobody_is_dead


async def claim(session: AsyncSession, chat_id: int, by: Claimer) -> bool:
    """Whether the chat is now `by`'s, to the end of the transaction at least."""
    if await _insert_or_extend(session, chat_id, by):
        return True
    # What is free is had in one step; only a dead owner takes a second look.
    held = select(ChatClaim.owner).where(ChatClaim.chat_id == chat_id)
    owner = (await session.execute(held)).scalar_one_or_none()
    if owner is None:
        return await _insert_or_extend(session, chat_id, by)
    if not by.is_dead(owner):
        return False
    taken = (
        update(ChatClaim)
        .where(ChatClaim.chat_id == chat_id, ChatClaim.owner == owner)
        .values(owner=by.owner, until=real_time(session, by.seconds))
        .returning(ChatClaim.chat_id)
    )
    return (await session.execute(taken)).scalar_one_or_none() is not None


async def _insert_or_extend(session: AsyncSession, chat_id: int, by: Claimer) -> bool:
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    until = real_time(session, by.seconds)
    claimed = (
        insert(ChatClaim)
        .values(chat_id=chat_id, owner=by.owner, until=until)
        .on_conflict_do_update(
            index_elements=["chat_id"],
            set_={"owner": by.owner, "until": until},
            where=(ChatClaim.owner == by.owner) | is_over(session, ChatClaim.until.expression, by.seconds),
        )
        .returning(ChatClaim.chat_id)
    )
    return (await session.execute(claimed)).scalar_one_or_none() is not None


async def keep(session: AsyncSession, chat_id: int, owner: str) -> bool:
    """Whether the chat is still the owner's; then it is until this transaction ends."""
    kept = (
        select(ChatClaim.chat_id)
        .where(ChatClaim.chat_id == chat_id, ChatClaim.owner == owner)
        .with_for_update()
    )
    return (await session.execute(kept)).scalar_one_or_none() is not None


async def renew(session: AsyncSession, chats: Collection[int], by: Claimer) -> None:
    """Make the claims last; one that another took stays the other's."""
    await session.execute(
        update(ChatClaim)
        .where(ChatClaim.owner == by.owner, ChatClaim.chat_id.in_(chats))
        .values(until=real_time(session, by.seconds))
    )


async def release(session: AsyncSession, chat_id: int, owner: str) -> bool:
    """Let the chat go if nothing is left to do there; whether it was let go."""
    open_there = exists().where(TakenUpdate.chat_id == chat_id, TakenUpdate.finished_at.is_(None))
    released = (
        delete(ChatClaim)
        .where(ChatClaim.chat_id == chat_id, ChatClaim.owner == owner, ~open_there)
        .returning(ChatClaim.chat_id)
    )
    return (await session.execute(released)).scalar_one_or_none() is not None


async def release_all(session: AsyncSession, owner: str) -> None:
    await session.execute(delete(ChatClaim).where(ChatClaim.owner == owner))


async def neglected(session: AsyncSession, by: Claimer) -> list[int]:
    """Chats with work to do that nobody does, the one that has waited longest first."""
    owners = await session.scalars(select(ChatClaim.owner).distinct())
    dead = [owner for owner in owners if owner != by.owner and by.is_dead(owner)]
    nobodys = or_(
        ChatClaim.owner.is_(None),
        is_over(session, ChatClaim.until.expression, by.seconds),
        ChatClaim.owner.in_(dead),
    )
    query = (
        select(TakenUpdate.chat_id)
        .outerjoin(ChatClaim, ChatClaim.chat_id == TakenUpdate.chat_id)
        .where(TakenUpdate.finished_at.is_(None), nobodys)
        .group_by(TakenUpdate.chat_id)
        .order_by(func.min(TakenUpdate.seq))
        .limit(_AT_ONCE)
    )
    return list(await session.scalars(query))
