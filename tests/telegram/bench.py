"""The whole bot between Telegram and a handler, with handlers of the test's own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from telegram import Update
from telegram.ext import BaseHandler, CallbackQueryHandler, MessageHandler, filters
from telegram.request import BaseRequest, RequestData

from bot.app import Kizuna, build
from bot.clock import Calendar
from bot.config import Settings
from bot.playground.api import BotApi
from bot.playground.people import Person
from bot.playground.request import InProcessRequest
from bot.programme.model import Programme
from bot.telegram.client import KizunaBot
from bot.telegram.context import KizunaApplication, KizunaContext
from bot.telegram.turns import Turns
from bot.views.reply import Reply
from db import questions, updates
from db.models.questions import AskedQuestion
from db.models.updates import TakenUpdate
from db.questions import Asker
from tests.haste import hasty
from tests.programme.conftest import SAMPLE

NOW = datetime(2019, 5, 17, 0, 0, tzinfo=UTC)
Handler = BaseHandler[Update, KizunaContext, Any]
Callback = Callable[[Update, KizunaContext], Any]


async def echo(update: Update, context: KizunaContext) -> None:
    """Leave an effect (a question on record) and say the text back."""
    message = update.effective_message
    assert message is not None
    asker = Asker(message.chat_id, context.required_person.id, message.message_id)
    question = await questions.record(
        context.session,
        asker,
        text=message.text or "",
        language="en",
        status="answered",
        sources=[],
        now=context.now,
    )
    context.reply(Reply(Markup.escape(message.text or "")), question=question.id)


def on_text(callback: Callback) -> Handler:
    return MessageHandler(filters.TEXT, callback)


def on_tap(callback: Callback) -> Handler:
    return CallbackQueryHandler(callback)


def settings_for(database_url: str, api: BotApi, **more: Any) -> Settings:
    environ = {"BOT_TOKEN": api.token, "DATABASE_URL": database_url, "PROGRAMME": str(SAMPLE)}
    return Settings.load(environ | more)


@asynccontextmanager
async def running(
    api: BotApi,
    database_url: str,
    *handlers: Handler,
    request: BaseRequest | None = None,
    turns: Turns | None = None,
    **variables: str,
) -> AsyncIterator[Kizuna]:
    """The bot with these handlers, polling `api` until the block ends."""

    def register(application: KizunaApplication) -> None:
        application.add_handlers(list(handlers) or [on_text(echo)])

    kizuna = build(
        settings_for(database_url, api, **variables),
        request=request or InProcessRequest(api),
        calendar=Calendar(NOW),
        register=register,
        publish=nothing_to_publish,
        turns=turns or hasty(),
    )
    api.bot_at_rest = kizuna.settled
    try:
        await kizuna.start()
        yield kizuna
    finally:
        await kizuna.stop()


class SlowFor(InProcessRequest):
    """Telegram that does not answer calls about one chat until it is let."""

    def __init__(self, api: BotApi, chat_id: int) -> None:
        super().__init__(api)
        self.chat_id = str(chat_id)
        self.held = asyncio.Event()
        self.go_on = asyncio.Event()

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *args: Any, **kwargs: Any
    ) -> tuple[int, bytes]:
        if request_data is not None and request_data.json_parameters.get("chat_id") == self.chat_id:
            self.held.set()
            await self.go_on.wait()
        return await super().do_request(url, method, request_data, *args, **kwargs)


async def nothing_to_publish(bot: KizunaBot, programme: Programme) -> None:
    """Menus are not what these tests are about."""


def said_by_bot(person: Person) -> list[str]:
    return [seen.text for seen in person.chat if seen.by_bot]


async def effects(sessions: async_sessionmaker[AsyncSession]) -> list[str]:
    """What handlers left in the database, in order."""
    async with sessions() as session:
        query = select(AskedQuestion.text).order_by(AskedQuestion.id)
        return [text or "" for text in await session.scalars(query)]


async def rows(sessions: async_sessionmaker[AsyncSession]) -> list[TakenUpdate]:
    async with sessions() as session:
        return list(await session.scalars(select(TakenUpdate).order_by(TakenUpdate.seq)))


def message_update(update_id: int, person: int, text: str, message_id: int = 1) -> dict[str, Any]:
    """An update as Telegram writes it."""
    sender = {"id": person, "is_bot": False, "first_name": "Delegate", "language_code": "de"}
    chat = {"id": person, "type": "private", "first_name": "Delegate"}
    message = {"message_id": message_id, "date": 1558051200, "chat": chat, "from": sender, "text": text}
    return {"update_id": update_id, "message": message}


async def taken(
    sessions: async_sessionmaker[AsyncSession], update: dict[str, Any], **state: Any
) -> TakenUpdate:
    """An update that an earlier process took and got so far with."""
    chat_id = update["message"]["chat"]["id"]
    async with sessions.begin() as session:
        await updates.take(
            session, [updates.Incoming(update["update_id"], chat_id, update)], datetime.now(UTC)
        )
    async with sessions.begin() as session:
        of_chat = select(TakenUpdate).where(TakenUpdate.update_id == update["update_id"])
        row = (await session.scalars(of_chat)).one()
        for name, value in state.items():
            setattr(row, name, value)
    return row


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait for what the database tells nobody of."""
    async with asyncio.timeout(60):
        while not await condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)
