"""Lets the jobs tick while this process leads.

APScheduler says when, and nothing else: what it would run late or drop is only a tick.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler  # type: ignore[import-untyped]
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import metrics
from bot.clock import Calendar
from bot.config import Settings
from bot.jobs import Job
from bot.knowledge import Library
from bot.leadership import Leadership
from bot.logs import traceback_without_messages
from db import leases

log = structlog.get_logger(__name__)

#: How often the machine's clock is compared with one that cannot be set (s).
CLOCK_LOOKED_AT_EVERY = 5.0
#: A difference from which on the clock counts as set (s).
JUMP = 2.0


class Ticker:
    """`done` is called after each tick: there may be something to send."""

    def __init__(
        self,
        jobs: Sequence[Job],
        sessions: async_sessionmaker[AsyncSession],
        library: Library,
        leadership: Leadership,
        *,
        settings: Settings,
        calendar: Calendar,
        room: AbstractAsyncContextManager[object],
        done: Callable[[], None] = lambda: None,
        look_at_clock_every: float = CLOCK_LOOKED_AT_EVERY,
    ) -> None:
        self._jobs = tuple(jobs)
        self._sessions = sessions
        self._library = library
        self._leadership = leadership
        self._settings = settings
        self._calendar = calendar
        self._room = room
        self._done = done
        self._look_at_clock_every = look_at_clock_every
        self._due = {job.name: asyncio.Event() for job in self._jobs}
        self._turns = {job.name: asyncio.Lock() for job in self._jobs}

    async def run(self) -> None:
        """Go on until cancelled."""
        scheduler = AsyncIOScheduler(timezone=UTC)
        for job in self._jobs:
            scheduler.add_job(
                _setter(self._due[job.name]),
                "interval",
                id=job.name,
                seconds=job.seconds,
                next_run_time=datetime.now(UTC),
                coalesce=True,
                misfire_grace_time=None,
            )
        scheduler.start()
        working = [asyncio.create_task(self._again_and_again(job), name=job.name) for job in self._jobs]
        try:
            await self._watch_clock(scheduler)
        finally:
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)
            scheduler.shutdown(wait=False)
            await asyncio.sleep(0)  # it ends with the loop's next turn

    async def all_now(self) -> None:
        """Do at once what is due, as when the calendar was moved; nothing where another leads."""
        for job in self._jobs:
            await self._tick(job)

    async def _again_and_again(self, job: Job) -> None:
        due = self._due[job.name]
        while True:
            await due.wait()
            await self._leadership.gained()
            due.clear()
            await self._tick(job)

    async def _tick(self, job: Job) -> None:
        began = time.monotonic()
        try:
            async with self._turns[job.name]:
                while self._leadership.valid() and await self._transaction(job):
                    self._done()
        except Exception as problem:
            # The database, as a rule. What is due stays due: the next tick finds it.
            metrics.TICKS_FAILED.labels(job.name).inc()
            log.error("A tick failed", job=job.name, traceback=traceback_without_messages(problem))
        else:
            metrics.TICKS.labels(job.name).observe(time.monotonic() - began)
        self._done()

    async def _transaction(self, job: Job) -> bool:
        """Whether there is more to do at once."""
        knowledge = await self._library.current()
        async with self._room, self._sessions.begin() as session:
            fence = self._leadership.fence
            if fence is None or not await leases.hold(session, self._leadership.name, fence):
                return False
            more = await job.tick(session, knowledge, self._calendar.now(), self._settings)
        return bool(more)

    async def _watch_clock(self, scheduler: AsyncIOScheduler) -> None:
        """Tick at once after the machine's clock was set: APScheduler would wait until it catches up."""
        ahead = _ahead()
        while True:
            await asyncio.sleep(self._look_at_clock_every)
            if abs(_ahead() - ahead) > JUMP:
                ahead = _ahead()
                log.warning("The machine's clock was set; ticking at once")
                for job in scheduler.get_jobs():
                    job.modify(next_run_time=datetime.now(UTC))


def _setter(event: asyncio.Event) -> Callable[[], object]:
    async def tick() -> None:  # a plain function would run in a thread
        event.set()

    return tick


def _ahead() -> float:
    """Seconds from the clock that cannot be set to the one that can."""
    return time.time() - time.monotonic()
