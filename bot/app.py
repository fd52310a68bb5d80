"""The composition root: a configuration goes in, the running bot comes out."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

import handlers
from bot.background import Background
from bot.clock import Calendar
from bot.config import FREE_RATE, Settings
from bot.errors import ConfigurationError
from bot.followups import coming
from bot.jobs import JOBS
from bot.knowledge import Library
from bot.lane import Lane
from bot.leadership import Leadership
from bot.owner import everyone_is_dead, is_dead, new_owner
from bot.programme.model import Programme
from bot.programme.ready import load_first
from bot.questions.engine import Answering
from bot.telegram.alarm import Alarm
from bot.telegram.arriving import Publish, publish_menus, reach, watch_token
from bot.telegram.claims import Claims
from bot.telegram.client import KizunaBot
from bot.telegram.context import KizunaApplication, KizunaContext
from bot.telegram.courier import LAST_RECORD, Courier
from bot.telegram.dispatch import Dispatcher
from bot.telegram.handling import Handling
from bot.telegram.pace import Limits, Pace
from bot.telegram.polling import Poller
from bot.telegram.sender import Sender
from bot.telegram.shares import Shares
from bot.telegram.transport import AiohttpRequest
from bot.telegram.turns import Turns
from bot.telegram.webhook import Webhook
from bot.ticking import Ticker
from bot.views.answers.ready import ready_to_answer
from db import deliveries, due_reminders
from db.alone import Alone
from db.engine import create_engine, reading, session_factory
from db.upgrade import upgrade_async
from handlers import menu

log = structlog.get_logger(__name__)

#: Transactions at a time. SQLite has one writer: to queue here is fair, at its lock it is not.
ROOM_SQLITE = 1
ROOM_POSTGRESQL = 8
#: How long what runs may take to end when the process is asked to, and what follows (s); a
#: platform gives the process ten in all.
PATIENCE = 7.0
PATIENCE_CLOSING = 0.5
#: How long a message may still wait for its turn then (s); one of a held chat is sent after a start.
PATIENCE_WITH_PACE = 3.0
#: The lease of whoever ticks and sends.
LEADER = "leader"


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


def build(
    settings: Settings,
    role: Role = RUN,
    *,
    request: BaseRequest | None = None,
    poll_request: BaseRequest | None = None,
    calendar: Calendar | None = None,
    engine: AsyncEngine | None = None,
    register: Callable[[KizunaApplication], None] = handlers.register,
    publish: Publish = menu.publish,
    learn: Callable[[Programme], Answering] = ready_to_answer,
    turns: Turns | None = None,
) -> Kizuna:
    """Put the bot together. `poll_request` is what it polls through: `request` where that is given."""
    if settings.bot_token is None:
        raise ConfigurationError("BOT_TOKEN must be set: the token that @BotFather gave.")
    poll_request = poll_request or request or AiohttpRequest(connections=1)
    request = request or AiohttpRequest()
    bot = KizunaBot(
        settings.bot_token.get_secret_value(),
        base_url=f"{settings.bot_api_url}/bot",
        base_file_url=f"{settings.bot_api_url}/file/bot",
        request=request,
        get_updates_request=poll_request,
    )
    application: KizunaApplication = (
        ApplicationBuilder()
        .bot(bot)
        .context_types(ContextTypes(context=KizunaContext))
        .updater(None)
        .job_queue(None)
        .build()
    )
    register(application)
    alone = Alone(settings.database_url)
    if alone and role != RUN:
        raise ConfigurationError(
            "DATABASE_URL must be PostgreSQL's for `web` and `worker`, such as "
            "postgresql://user@host/name: on SQLite one process does everything (`run`)."
        )
    calendar = calendar or Calendar(settings.bot_now)
    engine = engine or create_engine(settings.database_url)
    sessions = session_factory(engine)
    library = Library(sessions, learn)
    size = ROOM_SQLITE if alone else ROOM_POSTGRESQL
    room = asyncio.Semaphore(size)
    # On PostgreSQL a renewal must not queue behind people's updates.
    room_to_renew = room if alone else asyncio.Semaphore(1)
    owner = new_owner()
    claims = Claims(sessions, owner, alone=bool(alone), room=room_to_renew)
    handling = Handling(application, sessions, library, settings=settings, calendar=calendar, by=claims.by)
    leadership = Leadership(
        sessions,
        LEADER,
        owner,
        room=room_to_renew,
        is_dead=everyone_is_dead if alone else is_dead,
    )
    turns = turns or Turns(Pace(Limits(settings.send_rate, min(settings.send_rate, FREE_RATE))))
    shares = Shares(
        sessions,
        turns,
        owner,
        alone=bool(alone),
        answers=role.answers,
        sends=leadership.valid,
        room=room_to_renew,
    )
    courier = Courier(
        bot, sessions, library, leadership, turns, settings=settings, calendar=calendar, room=room
    )
    dispatcher = Dispatcher(
        bot,
        sessions,
        handling,
        claims=claims,
        turns=turns,
        room=Lane(room, size),
        calendar=calendar,
        done=courier.wake,
    )
    poller = Poller(bot, sessions, dispatcher.wake, room=room)
    ticker = Ticker(
        JOBS,
        sessions,
        library,
        leadership,
        settings=settings,
        calendar=calendar,
        room=room,
        done=courier.wake,
    )
    alarm = Alarm(
        sessions, library, Sender(bot, turns), owner, settings=settings, calendar=calendar, room=room
    )
    webhook = _webhook(settings, bot, sessions, dispatcher, room) if role.is_called else None
    return Kizuna(
        role,
        settings,
        application,
        engine,
        sessions,
        alone,
        calendar,
        library,
        claims,
        dispatcher,
        leadership,
        ticker,
        turns,
        shares,
        courier,
        poller,
        webhook,
        alarm,
        publish,
    )


def _webhook(
    settings: Settings,
    bot: KizunaBot,
    sessions: async_sessionmaker[AsyncSession],
    dispatcher: Dispatcher,
    room: asyncio.Semaphore,
) -> Webhook:
    if settings.webhook_url is None:
        raise ConfigurationError("WEBHOOK_URL must be set: the web address that Telegram is to call.")
    if settings.webhook_secret is None:
        raise ConfigurationError("WEBHOOK_SECRET must be set: what Telegram sends along to prove itself.")
    secret = settings.webhook_secret.get_secret_value()
    return Webhook(bot, sessions, dispatcher.wake, url=settings.webhook_url, secret=secret, room=room)
