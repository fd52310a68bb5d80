"""Erases what is past its time, again and again while the bot runs: what `/privacy` promises."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.clock import Calendar
from bot.people import erase_old

log = structlog.get_logger(__name__)

#: Real time between two looks (s). What is kept is counted in days of the calendar.
EVERY = 3600.0


class Retention:
    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        calendar: Calendar,
        *,
        keep_questions_days: int,
        room: asyncio.Semaphore,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._sessions = sessions
        self._calendar = calendar
        self._keep_questions_days = keep_questions_days
        self._room = room
        self._sleep = sleep

    async def run(self) -> None:
        """Go on until cancelled; trouble with the database is over by the next time, or the one after."""
        while True:
            try:
                await self.once()
            except (SQLAlchemyError, OSError) as problem:
                log.error("What is past its time could not be erased", reason=type(problem).__name__)
            await self._sleep(EVERY)

    async def once(self) -> None:
        async with self._room, self._sessions.begin() as session:
            await erase_old(session, self._calendar.now(), self._keep_questions_days)
