"""Which chats are this process's, kept so for as long as it works on them."""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.clock import passing
from bot.leadership import LEASE_SECONDS, LOOK_WITHIN, MARGIN, RENEW_EVERY
from bot.logs import traceback_without_messages
from bot.owner import everyone_is_dead, is_dead
from db import claims
from db.claims import Claimer

log = structlog.get_logger(__name__)

#: How often a process looks for chats that nobody works on (s): one that another process took
#: updates of, and died.
LOOK_EVERY = 1.0


class Claims:
    """`alone`: no other process can be there, so that nothing is ever taken from this one."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        owner: str,
        *,
        alone: bool,
        room: AbstractAsyncContextManager[object],
        seconds: float = LEASE_SECONDS,
        monotonic: Callable[[], float] = passing,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.by = Claimer(owner, seconds, everyone_is_dead if alone else is_dead)
        #: The chats that this process works on.
        self.held: set[int] = set()
        self._sessions = sessions
        self._alone = alone
        self._room = room
        self._monotonic = monotonic
        self._sleep = sleep
        self._until = monotonic() + seconds - MARGIN

    def valid(self) -> bool:
        """Whether what was claimed is surely still this process's."""
        return self._alone or self._monotonic() < self._until

    async def keep(self) -> None:
        """Renew the claims until cancelled."""
        while not self._alone:
            began = self._monotonic()
            try:
                if self.held:
                    async with asyncio.timeout(LOOK_WITHIN), self._room, self._sessions.begin() as session:
                        await claims.renew(session, frozenset(self.held), self.by)
                self._until = began + self.by.seconds - MARGIN
            except Exception as problem:
                log.error("Claims could not be renewed", traceback=traceback_without_messages(problem))
            await self._sleep(RENEW_EVERY)

    async def neglected(self) -> list[int]:
        """Chats with work to do that nobody works on."""
        async with self._room, self._sessions() as session:
            return await claims.neglected(session, self.by)

    async def look_after(self, wake: Callable[[Iterable[int]], None]) -> None:
        """Take over what others leave, until cancelled. What is left while one is alone is in memory."""
        while not self._alone:
            # Not all processes at the same moment.
            await self._sleep(LOOK_EVERY * random.uniform(0.8, 1.2))  # noqa: S311 - no secret
            try:
                wake(await self.neglected())
            except Exception as problem:
                log.error("Chats could not be looked at", traceback=traceback_without_messages(problem))

    async def give_back(self) -> None:
        """Let others go on at once with what is left."""
        with contextlib.suppress(Exception):  # its time passes by itself
            async with self._room, self._sessions.begin() as session:
                await claims.release_all(session, self.by.owner)
