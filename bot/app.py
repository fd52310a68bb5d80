"""The composition root: a configuration goes in, the running bot comes out."""

import asyncio
from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from telegram.ext import ApplicationBuilder, ContextTypes
from telegram.request import BaseRequest

import handlers
from bot.clock import Calendar
from bot.config import FREE_RATE, Settings
from bot.errors import ConfigurationError
from bot.jobs import JOBS
from bot.knowledge import Library
from bot.lane import Lane
from bot.leadership import LOOK_WITHIN, Leadership
from bot.owner import everyone_is_dead, is_dead, new_owner
from bot.programme.model import Programme
from bot.questions.engine import Answering
from bot.running import ROLES, RUN, WEB, Kizuna, Role
from bot.telegram.alarm import Alarm
from bot.telegram.arriving import Publish
from bot.telegram.claims import Claims
from bot.telegram.client import KizunaBot
from bot.telegram.context import KizunaApplication, KizunaContext
from bot.telegram.courier import Courier
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
from db.alone import Alone
from db.engine import create_engine, session_factory
from handlers import menu

#: Transactions at a time. SQLite has one writer: to queue here is fair, at its lock it is not.
ROOM_SQLITE = 1
ROOM_POSTGRESQL = 8
#: The lease of whoever ticks and sends.
LEADER = "leader"


__all__ = ["ROLES", "RUN", "WEB", "Kizuna", "Role", "build"]


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
        look_within=None if alone else LOOK_WITHIN,
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
