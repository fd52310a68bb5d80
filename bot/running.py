"""The running bot: how its parts start, what they wait for, and how they end."""

import asyncio
import contextlib
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from bot.background import Background
from bot.clock import Calendar
from bot.config import Settings
from bot.followups import coming
from bot.knowledge import Library
from bot.leadership import Leadership
from bot.programme.ready import load_first
from bot.telegram.alarm import Alarm
from bot.telegram.arriving import Publish, publish_menus, reach, watch_token
from bot.telegram.claims import Claims
from bot.telegram.context import KizunaApplication
from bot.telegram.courier import LAST_RECORD, Courier
from bot.telegram.dispatch import Dispatcher
from bot.telegram.polling import Poller
from bot.telegram.shares import Shares
from bot.telegram.turns import Turns
from bot.telegram.webhook import Webhook
from bot.ticking import Ticker
from db import deliveries, due_reminders
from db.alone import Alone
from db.engine import reading
from db.upgrade import upgrade_async

log = structlog.get_logger(__name__)

#: How long what runs may take to end when the process is asked to, and what follows (s); a
#: platform gives the process ten in all.
PATIENCE = 6.0
PATIENCE_CLOSING = 0.5
#: How long a message may still wait for its turn then (s); one of a held chat is sent after a start.
PATIENCE_WITH_PACE = 3.0


@dataclass(frozen=True)
class Role:
    """What a process does of all that the bot does. Who takes updates answers them, too."""

    polls: bool = False
    is_called: bool = False
    leads: bool = False

    @property
    def answers(self) -> bool:
        return self.polls or self.is_called


RUN = Role(polls=True, leads=True)
WEB = Role(is_called=True)
WORKER = Role(leads=True)
#: By the command that starts such a process.
ROLES = {"run": RUN, "web": WEB, "worker": WORKER}


@dataclass
class Kizuna:
    """The bot with everything that it is made of. `start` it once, then `stop` it."""

    role: Role
    settings: Settings
    application: KizunaApplication
    engine: AsyncEngine
    sessions: async_sessionmaker[AsyncSession]
    alone: Alone
    calendar: Calendar
    library: Library
    claims: Claims
    dispatcher: Dispatcher
    leadership: Leadership
    ticker: Ticker
    turns: Turns
    shares: Shares
    courier: Courier
    poller: Poller
    webhook: Webhook | None
    alarm: Alarm
    publish: Publish
    started: bool = False
    background: Background = field(default_factory=Background)
    #: Keeps what this process holds, until all that it does is done.
    holding: Background = field(default_factory=Background)
    _moving: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Bring database and programme up, reach Telegram (however long that takes), then work.

        Raises TokenRefused when Telegram does not know the bot, NotAlone when another process
        serves this SQLite database, ConfigurationError when Telegram refuses the webhook.
        """
        self.alone.claim()
        await upgrade_async(self.settings.database_url)
        if await load_first(self.sessions, self.settings.programme):
            log.info("Programme loaded", file=self.settings.programme.name)
        await self.library.current()
        await reach(self.application)
        await self.shares.begin()
        self.holding.start(self.shares.keep(), name="keep the pace")
        if not self.role.polls:
            watching = watch_token(self.application.bot)
            self.background.start(watching, name="watch the token", needed=True)
        if self.role.leads:
            self._lead()
        if self.role.answers:
            await self._answer()
        self.background.start(self.alarm.run(), name="watch the road out")
        self.started = True
        log.info("Ready", bot=self.application.bot.username)

    def _lead(self) -> None:
        self.holding.start(self.leadership.run(), name="lead")
        self.background.start(self.ticker.run(), name="tick")
        self.courier.start()
        self.calendar.listeners.append(self.calendar_moved)

    async def _answer(self) -> None:
        menus = publish_menus(self.application.bot, self.library, self.publish)
        self.background.start(menus, name="publish menus")
        self.holding.start(self.claims.keep(), name="keep claims")
        await self.dispatcher.resume()
        self.background.start(self.claims.look_after(self.dispatcher.wake), name="look after chats")
        if self.role.polls:
            self.background.start(self.poller.run(), name="poll", needed=True)
        if self.webhook is not None:
            await self.webhook.register()
            self.background.start(self.webhook.watch(), name="watch the webhook")

    async def run(self) -> None:
        """Go on until what is needed fails: TokenRefused, as far as is known."""
        await self.background.failure()

    async def settled(self) -> None:
        """Wait until every update taken so far is finished, and what is owed and due is sent."""
        await self.dispatcher.settled()
        if self._moving is not None:
            await self._moving
        if self.role.leads:
            await self.courier.settled()

    async def next_due(self) -> datetime | None:
        """When the calendar makes something due that is owed; None when nothing is."""
        programme, now = (await self.library.current()).programme, self.calendar.now()
        async with reading(self.sessions) as session:
            due = (
                await deliveries.next_due(session),
                await due_reminders.next_due(session),
                await coming.next_due(session, programme, now, self.settings),
            )
        return min((instant for instant in due if instant is not None), default=None)

    def calendar_moved(self) -> None:
        """Do at once what the calendar's new instant makes due."""
        self._moving = asyncio.create_task(self.ticker.all_now(), name="tick at once")

    async def stop(self) -> None:
        """Take nothing more, let what runs end, close everything. Also after a start that failed."""
        self.started = False
        with contextlib.suppress(ValueError):
            self.calendar.listeners.remove(self.calendar_moved)
        await self.background.stop()
        self.turns.end(PATIENCE_WITH_PACE)
        await asyncio.gather(self.dispatcher.stop(PATIENCE), self.courier.stop(PATIENCE - LAST_RECORD))
        await self.holding.stop()
        await _in_time(self.leadership.give_back(), self.claims.give_back(), self.shares.give_back())
        await _in_time(self.application.shutdown())
        await _in_time(self.application.bot.shutdown())  # for a start that never reached Telegram
        await _in_time(self.engine.dispose())
        self.alone.release()


async def _in_time(*closing: Awaitable[None]) -> None:
    """Close something, or leave it where the network or the database is gone."""
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE_CLOSING):
            await asyncio.gather(*closing)
