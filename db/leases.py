"""Queries about leases: each is one short transaction of the caller's.

A renewal leaves the row's key alone, so it never waits for those who `hold` the lease while
they write; who takes it over locks the whole row, and waits for them.
"""

from collections.abc import Callable

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.leases import Lease
from db.real_time import is_over, real_time


def nobody_is_dead(owner: str) -> bool:
    """Whether a lease's owner is known to be gone; where nothing is known, its time must pass."""
    return False


async def renew(session: AsyncSession, name: str, owner: str, seconds: float) -> int | None:
    """Make the owner's lease last `seconds` from now; give its fence, None when another has it.

    It may be renewed after its end, as long as nobody took it.
    """
    renewal = (
        update(Lease)
        .where(Lease.name == name, Lease.owner == owner)
        .values(until=real_time(session, seconds))
        .returning(Lease.fence)
    )
    return (await session.execute(renewal)).scalar_one_or_none()


async def take(
    session: AsyncSession,
    name: str,
    owner: str,
    seconds: float,
    is_dead: Callable[[str], bool] = nobody_is_dead,
) -> int | None:
    """Take the lease if it is free, has ended, or its owner is dead; give its new fence."""
    over = is_over(session, Lease.until.expression, seconds).label("over")
    look = select(Lease.owner, Lease.fence, over).where(Lease.name == name)
    held = (await session.execute(look)).one_or_none()
    if held is None:
        insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
        added = insert(Lease).values(name=name, owner=owner, fence=1, until=real_time(session, seconds))
        added = added.on_conflict_do_nothing(index_elements=["name"])
        return (await session.execute(added.returning(Lease.fence))).scalar_one_or_none()
    if not held.over and held.owner != "" and not is_dead(held.owner):
        return None
    # Another may have been faster: the fence says so once the row is ours to change.
    await session.execute(select(Lease.name).where(Lease.name == name).with_for_update())
    taken = (
        update(Lease)
        .where(Lease.name == name, Lease.fence == held.fence, Lease.owner == held.owner)
        .values(owner=owner, fence=Lease.fence + 1, until=real_time(session, seconds))
        .returning(Lease.fence)
    )
    return (await session.execute(taken)).scalar_one_or_none()


async def give_back(session: AsyncSession, name: str, owner: str) -> None:
    """End the owner's lease now, so that the next need not wait."""
    await session.execute(update(Lease).where(Lease.name == name, Lease.owner == owner).values(owner=""))


async def hold(session: AsyncSession, name: str, fence: int) -> bool:
    """Whether `fence` is still the newest; then nobody takes the lease before this transaction ends."""
    held = select(Lease.fence).where(Lease.name == name).with_for_update(read=True, key_share=True)
    return (await session.execute(held)).scalar_one_or_none() == fence


async def end(session: AsyncSession, name: str) -> bool:
    """End the lease whoever has it; whether anybody had it, and this was the one who ended it."""
    ended = update(Lease).where(Lease.name == name, Lease.owner != "").values(owner="")
    return (await session.execute(ended.returning(Lease.name))).scalar_one_or_none() is not None
