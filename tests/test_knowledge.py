"""What is kept is reckoned from the programme as it stands, whatever the engine knows by then."""

import asyncio
import threading
from typing import cast

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.knowledge import Library
from bot.programme import store
from bot.programme.model import Programme
from bot.questions.engine import Answering
from tests.reminders.programmes import planned

Sessions = async_sessionmaker[AsyncSession]


async def write(sessions: Sessions, programme: Programme) -> None:
    async with sessions.begin() as session:
        await store.merge(session, programme)


class Engine:
    """Stands for the engine over a programme: all that these tests need of it."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme

    def with_kept(self, answers: object) -> "Engine":
        return self


async def test_newest_programme_does_not_wait_for_the_engine_over_it(sessions: Sessions) -> None:
    before, after = planned("2024-10-10"), planned("2024-10-24")
    learnt = threading.Event()

    def learn(programme: Programme) -> Answering:
        if programme == after:
            assert learnt.wait(20), "the test lets it go on"
        return cast(Answering, Engine(programme))

    library = Library(sessions, learn, patience=0.01)
    await write(sessions, before)
    await library.current()
    await write(sessions, after)
    try:
        assert (await library.current()).programme == before
        async with sessions() as session:
            assert await library.programme(session) == after
            assert await library.programme(session) is await library.programme(session)
    finally:
        learnt.set()


async def test_programme_that_is_held_is_not_changed_until_the_transaction_ends(sessions: Sessions) -> None:
    await write(sessions, planned("2024-10-10"))
    order: list[str] = []
    held = asyncio.Event()

    async def keep() -> None:
        async with sessions.begin() as session:
            await store.hold(session)
            await store.version(session)
            held.set()
            await asyncio.sleep(0.1)
            order.append("kept")

    async def change() -> None:
        await held.wait()
        async with sessions.begin() as session:
            await store.load_to_change(session)
            order.append("changed")

    await asyncio.gather(keep(), change())
    assert order == ["kept", "changed"]
