"""Tells admins when sending has stood still, and when it goes on.

Every kind of process watches, since it may be that no worker runs at all. The one message that
does not take the road out is the one about it: it is sent at once, by whoever notices first.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import datetime, timedelta
from functools import partial

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import metrics
from bot.clock import Calendar
from bot.config import Settings
from bot.i18n import Translator, translator
from bot.knowledge import Library
from bot.logs import traceback_without_messages
from bot.programme.model import Programme
from bot.rules import holders
from bot.telegram import calls
from bot.telegram.calls import Where
from bot.telegram.sender import Sender
from bot.views import alarm as views
from bot.views.reply import Reply
from db import leases, people, watch

log = structlog.get_logger(__name__)

#: How long something must be due, and nothing have ended, until sending stands still.
STILL = timedelta(minutes=10)
#: How often each process looks (s). It tells what it saw twice: a calendar that is moved makes
#: much overdue for a moment.
LOOK_EVERY = 60.0
#: Of all processes one tells, once in this time (s).
TOLD_FOR = 6 * 3600.0
#: How long telling one person may take (s).
PATIENCE = 30.0
LEASE = "alarm"

Worded = Callable[[Programme, Translator, str | None], Reply]


class Alarm:
    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        library: Library,
        sender: Sender,
        owner: str,
        *,
        settings: Settings,
        calendar: Calendar,
        room: AbstractAsyncContextManager[object],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._sessions = sessions
        self._library = library
        self._sender = sender
        self._owner = owner
        self._settings = settings
        self._calendar = calendar
        self._room = room
        self._sleep = sleep
        self._suspected = False

    async def run(self) -> None:
        """Look again and again until cancelled."""
        while True:
            await self._sleep(LOOK_EVERY)
            try:
                await self.look()
            except Exception as problem:
                log.error(
                    "The road out could not be looked at", traceback=traceback_without_messages(problem)
                )

    async def look(self) -> None:
        """Tell admins if sending stands still, or goes on after they were told so."""
        now = self._calendar.now()
        async with self._room, self._sessions() as session:
            road = await watch.road_out(session, now)
        since = road.ready_since
        still = since is not None and now - since >= STILL
        still = still and (road.last_end is None or road.last_end >= STILL.total_seconds())
        metrics.STANDS_STILL.set(still)
        if still and since is not None:
            if self._suspected:
                await self._raise(since)
        else:
            await self._end()
        self._suspected = still

    async def _raise(self, since: datetime) -> None:
        async with self._room, self._sessions.begin() as session:
            fence = await leases.take(session, LEASE, self._owner, TOLD_FOR)
        if fence is None:
            return  # they know
        log.error("Sending stands still", since=since.isoformat())
        told = await self._tell(partial(_stands_still, since))
        if not told:  # nor can anything be sent from here: another process may fare better
            async with self._room, self._sessions.begin() as session:
                await leases.give_back(session, LEASE, self._owner)

    async def _end(self) -> None:
        async with self._room, self._sessions.begin() as session:
            told = await leases.end(session, LEASE)
        if told:
            log.info("Sending goes on")
            await self._tell(_goes_on)

    async def _tell(self, worded: Worded) -> int:
        """Send it to every admin; give how many it reached."""
        programme = (await self._library.current()).programme
        async with self._room, self._sessions() as session:
            admins = await holders(session, "admin", coordinators=self._settings.coordinators)
            known = [(admin, await people.find(session, admin)) for admin in admins]
        reached = 0
        for admin, person in known:
            t = translator(person.language if person else "en")
            reply = worded(programme, t, person.city if person else None)
            reached += await self._send(admin, reply)
        return reached

    async def _send(self, chat_id: int, reply: Reply) -> bool:
        try:
            async with asyncio.timeout(PATIENCE):
                outcomes = [await self._sender.make(call) for call in calls.send(Where(chat_id), reply)]
        except TimeoutError:
            return False
        return all(outcome.refusal is None for outcome in outcomes)


def _stands_still(since: datetime, programme: Programme, t: Translator, home: str | None) -> Reply:
    return views.stands_still(since, programme, t, home=home)


def _goes_on(programme: Programme, t: Translator, home: str | None) -> Reply:
    return views.goes_on(t)
