"""The first calls to Telegram: who am I, and what do the menus say."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram.error import BadRequest, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.errors import KizunaError
from bot.knowledge import Library
from bot.programme.model import Programme
from bot.telegram.backoff import Backoff, asked_for
from bot.telegram.client import KizunaBot
from bot.telegram.context import KizunaApplication

log = structlog.get_logger(__name__)

#: How often a process that does not poll asks whether its token is still good (s).
TOKEN_LOOKED_AT_EVERY = 60.0
#: Sets the bot's menus, name and descriptions.
Publish = Callable[[KizunaBot, Programme], Awaitable[None]]


class TokenRefused(KizunaError):
    """Telegram does not know this bot: BOT_TOKEN is wrong or was revoked."""


async def reach(application: KizunaApplication) -> None:
    """Get to know Telegram, however long that takes; raise TokenRefused when it does not know us."""
    backoff = Backoff()
    while True:
        try:
            await application.initialize()
            return
        except InvalidToken:
            raise TokenRefused from None  # the original quotes the token
        except RetryAfter as limit:
            await asyncio.sleep(asked_for(limit))
        except NetworkError as failure:
            wait = backoff.next()
            log.warning("Telegram cannot be reached; trying again", reason=str(failure), seconds=wait)
            await asyncio.sleep(wait)


async def watch_token(bot: KizunaBot, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Raise TokenRefused once Telegram does not know the token any more, which a poller would notice."""
    while True:
        await sleep(TOKEN_LOOKED_AT_EVERY)
        try:
            await bot.get_me()
        except InvalidToken:
            raise TokenRefused from None
        except TelegramError:
            continue  # it cannot be asked now


async def publish_menus(bot: KizunaBot, library: Library, publish: Publish) -> None:
    """Menus are not worth holding up an answer, nor failing over."""
    backoff = Backoff()
    while True:
        try:
            knowledge = await library.current()
            await publish(bot, knowledge.programme)
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
