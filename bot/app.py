"""The composition root: a configuration goes in, the running bot comes out."""

import asyncio
import contextlib
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

import handlers
from bot import logs
from bot.clock import Calendar
from bot.config import Settings
from bot.errors import ConfigurationError
from bot.knowledge import Library
from bot.programme import store
from bot.programme.load import read
from bot.programme.model import Programme
from bot.questions.engine import Answering
from bot.retention import Retention
from bot.telegram.backoff import Backoff, asked_for
from bot.telegram.client import KizunaBot
from bot.telegram.context import KizunaApplication, KizunaContext
from bot.telegram.dispatch import Dispatcher
from bot.telegram.handling import Handling
from bot.telegram.polling import Poller, TokenRefused
from bot.telegram.transport import AiohttpRequest
from db.engine import create_engine, session_factory
from db.upgrade import upgrade_async
from handlers import menu

log = structlog.get_logger(__name__)

#: Sets the bot's menus, name and descriptions.
Publish = Callable[[KizunaBot, Programme], Awaitable[None]]

#: Transactions at a time. SQLite has one writer: to queue here is fair, at its lock it is not.
ROOM_SQLITE = 1
ROOM_POSTGRESQL = 12
#: How long what runs may take to end when the process is asked to (s); a platform gives it ten.
PATIENCE = 8.0


@dataclass
class Kizuna:
    """The bot with everything that it is made of. `start` it once, then `stop` it."""

    settings: Settings
    application: KizunaApplication
    engine: AsyncEngine
    sessions: async_sessionmaker[AsyncSession]
    calendar: Calendar
    library: Library
    dispatcher: Dispatcher
    poller: Poller
    retention: Retention
    publish: Publish
    _polling: asyncio.Task[None] | None = None
    _publishing: asyncio.Task[None] | None = None
    _erasing: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Bring database and programme up, reach Telegram (however long that takes), then poll.

        Raises TokenRefused when Telegram does not know the bot.
        """
        await upgrade_async(self.settings.database_url)
        await load_first_programme(self.sessions, self.settings)
        await self.library.current()
        await self._reach_telegram()
        self._publishing = asyncio.create_task(self._publish(), name="publish menus")
        self._erasing = asyncio.create_task(self.retention.run(), name="erase what is past its time")
        await self.dispatcher.resume()
        self._polling = asyncio.create_task(self.poller.run(), name="poll")
        log.info("Ready", bot=self.application.bot.username)

    async def run(self) -> None:
        """Go on until polling ends, which it does only by an error: TokenRefused."""
        assert self._polling is not None, "not started"
        await self._polling

    async def settled(self) -> None:
        """Wait until every update taken so far is finished."""
        await self.dispatcher.settled()

    async def stop(self) -> None:
        """Take nothing more, let what runs end, close everything. Also after a start that failed."""
        for task in (self._polling, self._publishing, self._erasing):
            if task is not None:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError, TokenRefused):
                    await task
        await self.dispatcher.stop(PATIENCE)
        await self.application.shutdown()
        await self.application.bot.shutdown()  # for a start that never reached Telegram
        await self.engine.dispose()

    async def _reach_telegram(self) -> None:
        backoff = Backoff()
        while True:
            try:
                await self.application.initialize()
                return
            except InvalidToken:
                raise TokenRefused from None  # the original quotes the token
            except NetworkError as failure:
                wait = backoff.next()
                log.warning("Telegram cannot be reached; trying again", reason=str(failure), seconds=wait)
                await asyncio.sleep(wait)

    async def _publish(self) -> None:
        """Menus are not worth holding up an answer, nor failing over."""
        backoff = Backoff()
        while True:
            try:
                knowledge = await self.library.current()
                await self.publish(self.application.bot, knowledge.programme)
                return
            except RetryAfter as limit:
                await asyncio.sleep(asked_for(limit))
            except BadRequest as refusal:  # before NetworkError, of which it is a subclass
                log.error("Telegram refused the menus and descriptions", reason=str(refusal))
                return
            except NetworkError:
                await asyncio.sleep(backoff.next())
            except TelegramError as failure:
                log.warning("Menus and descriptions could not be published", reason=str(failure))
                return


def build(
    settings: Settings,
    *,
    request: BaseRequest | None = None,
    poll_request: BaseRequest | None = None,
    calendar: Calendar | None = None,
    engine: AsyncEngine | None = None,
    register: Callable[[KizunaApplication], None] = handlers.register,
    publish: Publish = menu.publish,
    learn: Callable[[Programme], Answering] = Answering,
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
    calendar = calendar or Calendar(settings.bot_now)
    engine = engine or create_engine(settings.database_url)
    sessions = session_factory(engine)
    library = Library(sessions, learn)
    room = asyncio.Semaphore(ROOM_SQLITE if engine.dialect.name == "sqlite" else ROOM_POSTGRESQL)
    handling = Handling(application, sessions, library, settings=settings, calendar=calendar)
    dispatcher = Dispatcher(bot, sessions, handling, room=room, calendar=calendar)
    poller = Poller(bot, sessions, dispatcher.wake, room=room)
    retention = Retention(sessions, calendar, keep_questions_days=settings.keep_questions_days, room=room)
    return Kizuna(
        settings,
        application,
        engine,
        sessions,
        calendar,
        library,
        dispatcher,
        poller,
        retention,
        publish,
    )


async def load_first_programme(sessions: async_sessionmaker[AsyncSession], settings: Settings) -> None:
    """Load the configured programme into a database that has none."""
    async with sessions.begin() as session:
        if await store.version(session):
            return
        programme = await asyncio.to_thread(read, settings.programme)
        await store.merge(session, programme)
    log.info("Programme loaded", file=settings.programme.name)


def run_polling(settings: Settings) -> None:
    """Serve Telegram by long polling until SIGTERM or SIGINT.

    Raises TokenRefused, ConfigurationError or another KizunaError: one sentence each.
    """
    token = settings.bot_token.get_secret_value() if settings.bot_token else None
    logs.configure(level=settings.log_level, form=settings.log_format, token=token)
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    kizuna = build(settings)
    asked_to_end = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, asked_to_end.set)

    async def live() -> None:
        await kizuna.start()
        await kizuna.run()

    life = asyncio.create_task(live(), name="run")
    end = asyncio.create_task(asked_to_end.wait(), name="signal")
    try:
        await asyncio.wait((life, end), return_when=asyncio.FIRST_COMPLETED)
        if life.done():
            life.result()
    finally:
        life.cancel()
        end.cancel()
        await asyncio.gather(life, end, return_exceptions=True)
        await kizuna.stop()
        log.info("Stopped")
