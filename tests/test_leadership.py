"""Leading: as long as the lease is renewed, as this process's own clock sees it."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from bot.leadership import LEASE_SECONDS, LOOK_EVERY, MARGIN, RENEW_EVERY, Leadership
from bot.owner import is_dead, new_owner
from tests.services.processes import ended_process

Sessions = async_sessionmaker[AsyncSession]


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def leadership(
    sessions: Sessions, owner: str, *, seconds: float = 60, clock: Clock | None = None
) -> Leadership:
    return Leadership(
        sessions,
        "leader",
        owner,
        room=asyncio.Semaphore(1),
        seconds=seconds,
        is_dead=lambda other: other.startswith("dead"),
        monotonic=clock or Clock(),
    )


async def test_of_two_one_leads_until_it_gives_back(sessions: Sessions) -> None:
    first, second = leadership(sessions, "first"), leadership(sessions, "second")
    await first.once()
    await second.once()
    assert (first.valid(), second.valid()) == (True, False)

    await first.give_back()
    await second.once()
    assert (first.valid(), second.valid(), second.fence) == (False, True, 2)


async def test_who_cannot_renew_stops_before_the_lease_ends(sessions: Sessions) -> None:
    clock = Clock()
    first = leadership(sessions, "first", seconds=10, clock=clock)
    await first.once()
    clock.now += 10 - MARGIN - 0.1
    assert first.valid()
    clock.now += 0.1
    assert not first.valid()

    await first.once()  # nobody wanted it meanwhile
    assert (first.valid(), first.fence) == (True, 1)


async def test_one_that_stalled_learns_that_another_leads(sessions: Sessions) -> None:
    stalled, second = leadership(sessions, "stalled", seconds=-0.01), leadership(sessions, "second")
    await stalled.once()
    await second.once()
    await stalled.once()
    assert (stalled.fence, second.fence) == (None, 2)


async def test_a_dead_leader_is_followed_at_once(sessions: Sessions) -> None:
    dead, second = leadership(sessions, "dead"), leadership(sessions, "second")
    await dead.once()
    await second.once()
    assert second.valid()


async def test_whoever_waits_to_lead_is_told(sessions: Sessions) -> None:
    first = leadership(sessions, "first")
    waiting = asyncio.create_task(first.gained())
    await asyncio.sleep(0)
    assert not waiting.done()
    await first.once()
    assert await waiting == 1


async def test_trouble_with_the_database_is_outlived(engine: AsyncEngine, sessions: Sessions) -> None:
    attempts = 0

    class Room:
        async def __aenter__(self) -> None:
            nonlocal attempts
            attempts += 1
            if attempts < 3:
                raise OSError("the database is gone")

        async def __aexit__(self, *_: object) -> None: ...

    first = Leadership(sessions, "leader", "first", room=Room(), sleep=lambda _: asyncio.sleep(0), seconds=60)
    leading = asyncio.create_task(first.run())
    assert await first.gained() == 1
    assert attempts == 3
    leading.cancel()
    await asyncio.gather(leading, return_exceptions=True)


async def test_a_look_that_hangs_is_given_up_and_another_made(sessions: Sessions) -> None:
    looks = 0

    class Room:
        """The first to enter never does, as on a connection that is half open."""

        async def __aenter__(self) -> None:
            nonlocal looks
            looks += 1
            if looks == 1:
                await asyncio.Event().wait()

        async def __aexit__(self, *_: object) -> None: ...

    first = Leadership(
        sessions, "leader", "first", room=Room(), sleep=lambda _: asyncio.sleep(0), look_within=0.05
    )
    leading = asyncio.create_task(first.run())
    assert await first.gained() == 1
    leading.cancel()
    await asyncio.gather(leading, return_exceptions=True)


def test_another_takes_over_within_fifteen_seconds_of_the_last_renewal() -> None:
    assert LEASE_SECONDS + LOOK_EVERY + 2 <= 15
    assert RENEW_EVERY * 3 < LEASE_SECONDS - MARGIN


async def test_only_a_process_that_ran_here_and_is_gone_is_known_to_be_dead() -> None:
    assert not is_dead(new_owner())
    place, number, _ = new_owner().split("/")
    gone = await ended_process()
    assert is_dead(f"{place}/{gone}/0123abcd")
    assert not is_dead(f"elsewhere/{gone}/0123abcd")
    assert not is_dead("/1/0123abcd")
    assert not is_dead("")
    assert new_owner() != new_owner()
    assert len(new_owner()) <= 40
    assert number.isdecimal()
