"""How this process and its database are, for whoever asks from outside."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import metrics
from bot.clock import Calendar
from db import watch

#: A database that has not answered by then counts as gone (s).
PATIENCE = 2.0


class Vitals:
    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        calendar: Calendar,
        started: Callable[[], bool],
        leads: Callable[[], bool],
    ) -> None:
        self._sessions = sessions
        self._calendar = calendar
        self._started = started
        self._leads = leads

    async def ready(self) -> dict[str, bool]:
        """What it takes to be of use, and whether it is there."""
        return {"started": self._started(), "database": await self._database()}

    async def look(self) -> None:
        """Bring the gauges up to date; what the database knows stays as it was where it is gone."""
        metrics.LEADS.set(self._leads())
        metrics.READY.set(all((await self.ready()).values()))
        try:
            async with asyncio.timeout(PATIENCE), self._sessions() as session:
                metrics.UPDATES_OPEN.set(await watch.open_updates(session))
                road = await watch.road_out(session, self._calendar.now())
        except Exception:  # drivers raise of many kinds; READY says it
            return
        metrics.OLDEST_DUE.set(_seconds_since(road.waiting_since, self._calendar.now()))

    async def _database(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE), self._sessions() as session:
                return await watch.answers(session)
        except Exception:
            return False


def _seconds_since(instant: datetime | None, now: datetime) -> float:
    return (now - instant).total_seconds() if instant is not None else 0.0
