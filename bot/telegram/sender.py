"""A queued call becomes a call: again after a network failure, never after a refusal.

made · refused (for good: blocked, gone, not modified) · put off (try again after `wait`)
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.backoff import Backoff, asked_for
from bot.telegram.calls import Call
from bot.telegram.client import KizunaBot
from bot.telegram.transport import NoAnswer

log = structlog.get_logger(__name__)

#: How often a call is tried that reaches Telegram and fails there (5xx).
TRIES_WITH_ANSWER = 8

#: Refusals that say that the chat shows already what it should.
_AS_WANTED = ("message is not modified", "query is too old")


@dataclass(frozen=True)
class Outcome:
    """How a call ended; `refusal` is Telegram's reason, `blocked` that the person left."""

    message_id: int | None = None
    refusal: str | None = None
    blocked: bool = False


class Sender:
    """Makes one chat's calls, in whatever order it is asked to; it waits, so chats run side by side."""

    def __init__(self, bot: KizunaBot, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._bot = bot
        self._sleep = sleep

    async def make(self, call: Call) -> Outcome:
        """Make the call until Telegram has taken or refused it."""
        backoff = Backoff()
        answered = 0
        while True:
            try:
                return Outcome(message_id=await self._bot.make(call))
            except RetryAfter as limit:
                wait = asked_for(limit)
                log.info("Telegram asks for patience", method=call["method"], seconds=wait)
            except ChatMigrated as moved:
                call["data"]["chat_id"] = moved.new_chat_id
                continue
            except Forbidden as refusal:
                return Outcome(refusal=str(refusal), blocked=True)
            except BadRequest as refusal:  # before NetworkError, of which it is a subclass
                return _refused(call, refusal)
            except (NoAnswer, TimedOut) as failure:
                wait = backoff.next()
                _note(call, failure, wait)
            except TelegramError as failure:  # 5xx, or no such method or token
                answered += 1
                if answered == TRIES_WITH_ANSWER:
                    return _refused(call, failure)
                wait = backoff.next()
                _note(call, failure, wait)
            await self._sleep(wait)


def _refused(call: Call, reason: TelegramError) -> Outcome:
    text = str(reason)
    if any(known in text.lower() for known in _AS_WANTED):
        return Outcome()
    log.warning("Telegram refused a call", method=call["method"], reason=text)
    return Outcome(refusal=text)


def _note(call: Call, failure: TelegramError, wait: float) -> None:
    log.warning("A call failed and is made again", method=call["method"], reason=str(failure), seconds=wait)
