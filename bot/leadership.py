"""Election: one process of several leads for as long as it renews its lease.

    stand by ──lease free, over, or its owner dead──► lead ──lease lost──► stand by

Whoever leads asks `valid()` before each deed and writes with the fence (`db.leases.hold`): a
process that was stopped for a minute and goes on then neither sends nor records.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.clock import passing
from bot.logs import traceback_without_messages
from bot.owner import is_dead
from db import leases

log = structlog.get_logger(__name__)

#: How long a lease lasts that nobody renews (s); then another takes over within LOOK_EVERY more.
LEASE_SECONDS = 10.0
#: How often a leader renews, and how often the others look (s).
RENEW_EVERY = 2.5
LOOK_EVERY = 2.0
#: How long a look at a database on the network may take (s): on a connection that is half open it
#: would take a minute, and another connection may do.
LOOK_WITHIN = 4.0
#: A leader stops this long before its lease ends (s), as clocks do not run at quite the same speed.
MARGIN = 1.0


class Leadership:
    """`owner` names this process (`bot.owner`); `room` is taken for each look at the database."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        name: str,
        owner: str,
        *,
        room: AbstractAsyncContextManager[object],
        seconds: float = LEASE_SECONDS,
        renew_every: float = RENEW_EVERY,
        look_every: float = LOOK_EVERY,
        look_within: float | None = None,
        is_dead: Callable[[str], bool] = is_dead,
        monotonic: Callable[[], float] = passing,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.name = name
        self.owner = owner
        #: Rises with each new leader; None while another leads.
        self.fence: int | None = None
        self._sessions = sessions
        self._room = room
        self._seconds = seconds
        self._renew_every = renew_every
        self._look_every = look_every
        self._look_within = look_within
        self._is_dead = is_dead
        self._monotonic = monotonic
        self._sleep = sleep
        self._until = 0.0
        self._leads = asyncio.Event()

    def valid(self) -> bool:
        """Whether this process leads now, as far as its own clock can tell."""
        return self.fence is not None and self._monotonic() < self._until

    async def gained(self) -> int:
        """Wait until this process leads; give the fence."""
        while not self.valid():
            self._leads.clear()
            await self._leads.wait()
        assert self.fence is not None, "who leads has a fence"
        return self.fence

    async def run(self) -> None:
        """Lead when nobody does, until cancelled. Trouble with the database is over some day."""
        while True:
            try:
                async with asyncio.timeout(self._look_within):
                    await self.once()
            except Exception as problem:
                log.error(
                    "The lease could not be looked at; trying again",
                    lease=self.name,
                    traceback=traceback_without_messages(problem),
                )
            await self._sleep(self._renew_every if self.fence is not None else self._look_every)

    async def once(self) -> None:
        """Renew the lease, or take it if it is to be had."""
        began = self._monotonic()
        async with self._room, self._sessions.begin() as session:
            fence = await leases.renew(session, self.name, self.owner, self._seconds)
            if fence is None:
                fence = await leases.take(session, self.name, self.owner, self._seconds, self._is_dead)
        self._note(fence, began)

    async def give_back(self) -> None:
        """Let another lead at once, if the database can be told."""
        if self.fence is not None:
            self.fence = None
            with contextlib.suppress(Exception):  # its time passes by itself
                async with self._room, self._sessions.begin() as session:
                    await leases.give_back(session, self.name, self.owner)

    def _note(self, fence: int | None, began: float) -> None:
        if fence != self.fence:
            if fence is not None:
                log.info("This process leads", lease=self.name, fence=fence)
            else:
                log.warning("Another process leads now", lease=self.name)
        self.fence = fence
        if fence is not None:
            # From before the database was asked: its answer may have been long on its way.
            self._until = began + self._seconds - MARGIN
            self._leads.set()
