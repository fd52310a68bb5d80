"""Ticks: only where this process leads, each a transaction, whatever went wrong with the last."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from structlog.testing import capture_logs

from bot.clock import Calendar
from bot.config import Settings
from bot.jobs import JOBS, Job
from bot.knowledge import Knowledge, Library
from bot.leadership import Leadership
from bot.programme.load import read
from bot.programme.ready import load_first
from bot.questions.engine import Answering
from bot.ticking import Ticker
from db import leases, people
from db.models.people import Person
from tests.programme.conftest import SAMPLE

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
async def library(sessions: Sessions) -> Library:
    await load_first(sessions, SAMPLE)
    return Library(sessions, Answering)


@pytest.fixture
def leadership(sessions: Sessions) -> Leadership:
    return Leadership(sessions, "leader", "this process", room=asyncio.Semaphore(1))


def ticker(
    jobs: Sequence[Job],
    sessions: Sessions,
    library: Library,
    leadership: Leadership,
    now: datetime,
    done: Callable[[], None] = lambda: None,
    look_every: float = 60,
) -> Ticker:
    return Ticker(
        jobs,
        sessions,
        library,
        leadership,
        settings=Settings.load({}),
        calendar=Calendar(now),
        room=asyncio.Semaphore(1),
        done=done,
        look_at_clock_every=look_every,
    )


@asynccontextmanager
async def running(ticker: Ticker) -> AsyncIterator[None]:
    task = asyncio.create_task(ticker.run())
    yield
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


class Greets:
    """Adds one person a tick, until `people` are there; breaks when told to."""

    def __init__(self, people: int = 1) -> None:
        self.people = people
        self.came: list[datetime] = []
        self.breaks = False
        self.happened = asyncio.Event()

    async def __call__(
        self, session: AsyncSession, knowledge: Knowledge, now: datetime, settings: Settings
    ) -> bool:
        self.came.append(now)
        self.happened.set()
        await people.find_or_add(session, len(self.came), language="en", now=now)
        if self.breaks:
            raise ValueError(f"a person wrote {6 * 7}")
        return len(self.came) < self.people


async def known(sessions: Sessions) -> list[int]:
    async with sessions() as session:
        return [number for number in range(1, 10) if await session.get(Person, number)]


async def test_what_is_due_is_done_at_the_calendars_instant_until_there_is_no_more(
    sessions: Sessions, library: Library, leadership: Leadership, now: datetime
) -> None:
    greets, done = Greets(people=3), asyncio.Event()
    await leadership.once()
    await ticker([Job("greet", 60, greets)], sessions, library, leadership, now, done.set).all_now()

    assert [at.replace(microsecond=0, second=0) for at in greets.came] == [now] * 3
    assert await known(sessions) == [1, 2, 3]
    assert done.is_set()


async def test_nothing_ticks_where_another_leads(
    sessions: Sessions, library: Library, leadership: Leadership, now: datetime
) -> None:
    greets = Greets()
    tick = ticker([Job("greet", 0.05, greets)], sessions, library, leadership, now)
    await tick.all_now()
    async with running(tick):
        await asyncio.sleep(0.2)
        assert greets.came == []
        await leadership.once()
        await asyncio.wait_for(greets.happened.wait(), 10)


async def test_a_leader_that_was_overtaken_changes_nothing(
    sessions: Sessions, library: Library, leadership: Leadership, now: datetime
) -> None:
    await leadership.once()
    async with sessions.begin() as session:
        assert await leases.take(session, "leader", "another", 60, lambda _: True) == 2
    assert leadership.valid()  # as far as its own clock can tell

    greets = Greets()
    await ticker([Job("greet", 60, greets)], sessions, library, leadership, now).all_now()
    assert (greets.came, await known(sessions)) == ([], [])


async def test_a_tick_that_fails_leaves_nothing_and_holds_up_no_other(
    sessions: Sessions, library: Library, leadership: Leadership, now: datetime
) -> None:
    broken, sound = Greets(), Greets()
    broken.breaks = True
    await leadership.once()
    jobs = [Job("broken", 0.05, broken), Job("sound", 0.05, sound)]
    with capture_logs() as logs:
        async with running(ticker(jobs, sessions, library, leadership, now)):
            async with asyncio.timeout(10):
                while len(broken.came) < 3 or len(sound.came) < 3:
                    broken.happened.clear()
                    await broken.happened.wait()

    assert await known(sessions) == list(range(1, len(sound.came) + 1))[:9]
    failed = [line for line in logs if line["log_level"] == "error"]
    assert {line["job"] for line in failed} == {"broken"}
    assert "wrote 42" not in str(failed)


async def test_ticks_go_on_after_the_machines_clock_is_set_back(
    sessions: Sessions,
    library: Library,
    leadership: Leadership,
    now: datetime,
) -> None:
    greets = Greets()
    await leadership.once()
    async with running(
        ticker([Job("greet", 1, greets)], sessions, library, leadership, now, look_every=0.02)
    ):
        await asyncio.wait_for(greets.happened.wait(), 10)
        greets.happened.clear()
        with time_machine.travel(datetime.now(UTC) - timedelta(hours=1)):
            await asyncio.wait_for(greets.happened.wait(), 10)


async def test_every_job_of_the_bot_can_tick_on_an_empty_database(
    sessions: Sessions, library: Library, leadership: Leadership, now: datetime
) -> None:
    await leadership.once()
    with capture_logs() as logs:
        await ticker(JOBS, sessions, library, leadership, now).all_now()
    assert [line for line in logs if line["log_level"] == "error"] == []
    assert len({job.name for job in JOBS}) == len(JOBS)
    assert read(SAMPLE).cities == (await library.current()).programme.cities
