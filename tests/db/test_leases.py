"""Leases on both databases: one owner at a time, by the database's own clock."""

import asyncio

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from db import leases

Sessions = async_sessionmaker[AsyncSession]


async def take(sessions: Sessions, owner: str, seconds: float = 60, *dead: str) -> int | None:
    async with sessions.begin() as session:
        return await leases.take(session, "leader", owner, seconds, lambda one: one in dead)


async def renew(sessions: Sessions, owner: str) -> int | None:
    async with sessions.begin() as session:
        return await leases.renew(session, "leader", owner, 60)


async def test_a_lease_that_runs_is_its_owners_alone(sessions: Sessions) -> None:
    assert await take(sessions, "first") == 1
    assert await take(sessions, "second") is None
    assert await renew(sessions, "second") is None
    assert await renew(sessions, "first") == 1


async def test_a_lease_whose_time_is_over_goes_to_whoever_asks_with_a_higher_fence(
    sessions: Sessions,
) -> None:
    await take(sessions, "first", -0.01)
    assert await take(sessions, "second") == 2
    assert await renew(sessions, "first") is None


async def test_a_lease_whose_time_is_over_can_be_renewed_while_nobody_wants_it(sessions: Sessions) -> None:
    await take(sessions, "first", -0.01)
    assert await renew(sessions, "first") == 1
    assert await take(sessions, "second") is None


async def test_a_lease_from_before_the_clock_was_set_back_is_over(sessions: Sessions) -> None:
    await take(sessions, "first", 3600)
    assert await take(sessions, "second", 10) == 2


async def test_a_dead_owner_is_not_waited_for(sessions: Sessions) -> None:
    await take(sessions, "first")
    assert await take(sessions, "second", 60, "first") == 2


async def test_a_lease_given_back_is_free(sessions: Sessions) -> None:
    await take(sessions, "first")
    async with sessions.begin() as session:
        await leases.give_back(session, "leader", "first")
    assert await take(sessions, "second") == 2


async def test_of_many_who_ask_at_once_one_gets_it(sessions: Sessions) -> None:
    first = await asyncio.gather(*(take(sessions, f"first {number}") for number in range(8)))
    assert sorted(first, key=str) == [1, *[None] * 7]

    dead = [f"first {number}" for number in range(8)]
    second = await asyncio.gather(*(take(sessions, f"second {number}", 60, *dead) for number in range(8)))
    assert sorted(second, key=str) == [2, *[None] * 7]


@pytest.mark.parametrize(("fence", "held"), [(1, False), (2, True), (3, False)])
async def test_only_the_newest_fence_holds(sessions: Sessions, fence: int, held: bool) -> None:
    await take(sessions, "first", -0.01)
    await take(sessions, "second")
    async with sessions.begin() as session:
        assert await leases.hold(session, "leader", fence) is held


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_who_holds_a_lease_cannot_be_overtaken_until_done(sessions: Sessions) -> None:
    """On SQLite there is one transaction at a time."""
    await take(sessions, "first", -0.01)
    async with sessions.begin() as session:
        assert await leases.hold(session, "leader", 1)
        overtaking = asyncio.create_task(take(sessions, "second"))
        _, waiting = await asyncio.wait({overtaking}, timeout=0.3)
        assert waiting == {overtaking}
    assert await overtaking == 2


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_renewing_does_not_wait_for_who_holds(sessions: Sessions) -> None:
    await take(sessions, "first")
    async with sessions.begin() as session:
        assert await leases.hold(session, "leader", 1)
        assert await asyncio.wait_for(renew(sessions, "first"), 5) == 1
