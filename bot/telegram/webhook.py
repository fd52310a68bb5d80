"""Telegram calls us: an update is in the database before it is answered with 200.

What else comes to the address is turned away before it is read. Anything but a 200 makes
Telegram send the update again, later: what cannot be stored now is not lost.
"""

import asyncio
import hmac
import json
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot import metrics
from bot.errors import ConfigurationError, KizunaError
from bot.logs import traceback_without_messages
from bot.telegram.arriving import TokenRefused
from bot.telegram.backoff import Backoff, asked_for
from bot.telegram.client import ALLOWED_UPDATES, KizunaBot
from bot.telegram.polling import chat_of
from db import updates

log = structlog.get_logger(__name__)

#: Of a call's body (bytes). An update is a few KB, one with long formatted texts 100.
BODY_LIMIT = 1024 * 1024
#: How often to look whether Telegram still calls us (s).
LOOK_EVERY = 60.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - its name


class _Unreadable(Exception):
    """The body is no update."""


class Webhook:
    """Takes updates into the database and tells the dispatcher which chats have some."""

    def __init__(
        self,
        bot: KizunaBot,
        sessions: async_sessionmaker[AsyncSession],
        taken: Callable[[Iterable[int]], None],
        *,
        url: str,
        secret: str,
        room: AbstractAsyncContextManager[object],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._sessions = sessions
        self._taken = taken
        self._url = url
        self._secret = secret
        self._room = room
        self._sleep = sleep

    @property
    def route(self) -> Route:
        """At the path of the address that Telegram was given."""
        return Route(urlsplit(self._url).path or "/", self.receive, methods=["POST"])

    async def receive(self, request: Request) -> Response:
        status = await self._receive(request)
        metrics.WEBHOOK.labels(status).inc()
        return Response(status_code=status)

    async def _receive(self, request: Request) -> int:
        given = request.headers.get(SECRET_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._secret.encode()):
            return 403
        try:
            body = await _body(request)
            if body is None:
                return 413
            incoming = _incoming(body)
        except ClientDisconnect:
            return 400
        except _Unreadable:
            log.error("The webhook was sent something that is no update")
            return 400
        try:
            async with self._room, self._sessions.begin() as session:
                await updates.take(session, [incoming], datetime.now(UTC))
        except Exception as problem:
            # The database, as a rule, whose drivers raise of many kinds.
            log.error(
                "An update could not be stored; Telegram sends it again",
                traceback=traceback_without_messages(problem),
            )
            return 503
        metrics.UPDATES_TAKEN.labels("webhook").inc()
        self._taken([incoming.chat_id])
        return 200

    async def register(self) -> None:
        """Have Telegram call us from now on; what is pending comes too.

        Raises TokenRefused, or ConfigurationError when Telegram does not take the address.
        """
        await self._set()
        log.info("Telegram calls the webhook", url=self._url)

    async def watch(self) -> None:
        """Take the updates back from whoever else asked for them, until cancelled.

        A `run` that was started with this token removed the webhook; without this, nothing
        would reach us even long after it ended.
        """
        while True:
            await self._sleep(LOOK_EVERY)
            try:
                await self._look()
            except (TelegramError, KizunaError) as problem:
                log.warning("The webhook could not be looked at", reason=str(problem))

    async def _look(self) -> None:
        info = await self._bot.get_webhook_info()
        metrics.WEBHOOK_PENDING.set(info.pending_update_count)
        if info.url != self._url:
            log.error(
                "Another process took this bot's updates with the same token, by polling or by a webhook "
                "of its own: end it. They are taken back"
            )
            await self._set()

    async def _set(self) -> None:
        backoff = Backoff()
        while True:
            try:
                await self._bot.set_webhook(
                    self._url,
                    secret_token=self._secret,
                    allowed_updates=list(ALLOWED_UPDATES),
                    drop_pending_updates=False,
                )
                return
            except InvalidToken:
                raise TokenRefused from None
            except RetryAfter as limit:
                await self._sleep(asked_for(limit))
            except BadRequest as refusal:  # before NetworkError, of which it is a subclass
                raise ConfigurationError(f"Telegram does not take WEBHOOK_URL: {refusal.message}.") from None
            except NetworkError as failure:
                wait = backoff.next()
                log.warning("Telegram cannot be reached; trying again", reason=str(failure), seconds=wait)
                await self._sleep(wait)


async def _body(request: Request) -> bytes | None:
    """The body, or None as soon as it is too long, whatever its header says."""
    if int(request.headers.get("Content-Length") or 0) > BODY_LIMIT:
        return None
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > BODY_LIMIT:
            return None
    return bytes(body)


def _incoming(body: bytes) -> updates.Incoming:
    try:
        update: Any = json.loads(body)
    except (ValueError, RecursionError):
        raise _Unreadable from None
    number = update.get("update_id") if isinstance(update, dict) else None
    if type(number) is not int or not 0 <= number < 2**63:
        raise _Unreadable
    return updates.Incoming(number, chat_of(update), update)
