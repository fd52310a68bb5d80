"""Long polling that confirms an update to Telegram only once it is in the database.

`getUpdates` with an offset confirms all that came before it. So the offset is named in the
call after a batch was committed, and only there: later calls name none, which makes them
independent of update ids (after a quiet week these start again, at random).
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot import metrics
from bot.logs import traceback_without_messages
from bot.telegram.arriving import TokenRefused
from bot.telegram.backoff import Backoff, asked_for
from bot.telegram.client import UNREADABLE, KizunaBot, updates_in_order
from db import updates

log = structlog.get_logger(__name__)

#: How long Telegram may hold a poll without news, and how much later it counts as stalled (s).
POLL_SECONDS = 20
STALL_SECONDS = 5.0


class Poller:
    """Takes updates into the database and tells the dispatcher which chats have some."""

    def __init__(
        self,
        bot: KizunaBot,
        sessions: async_sessionmaker[AsyncSession],
        taken: Callable[[Iterable[int]], None],
        *,
        room: asyncio.Semaphore,
        poll_seconds: int = POLL_SECONDS,
        stall_seconds: float = STALL_SECONDS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._sessions = sessions
        self._taken = taken
        self._room = room
        self._poll_seconds = poll_seconds
        self._stall_seconds = stall_seconds
        self._sleep = sleep
        self._backoff = Backoff()
        self._offset: int | None = None
        self._rival_named = False

    async def run(self) -> None:
        """Poll until cancelled; raise TokenRefused when Telegram does not know the bot."""
        webhook_removed = False
        while True:
            try:
                if not webhook_removed:
                    webhook_removed = await self._bot.delete_webhook(drop_pending_updates=False)
                await self._poll_once()
                self._backoff.reset()
            except InvalidToken:
                raise TokenRefused from None
            except RetryAfter as limit:
                await self._sleep(asked_for(limit))
            except Conflict as conflict:
                webhook_removed = "webhook" not in str(conflict)
                self._name_rival(conflict)
                await self._sleep(self._backoff.next())
            except TimedOut:
                log.warning("Telegram did not answer a poll in time; polling again")
                await self._sleep(self._backoff.next())
            except TelegramError as failure:
                log.warning("A poll failed; polling again", reason=str(failure))
                await self._sleep(self._backoff.next())
            except Exception as failure:
                # The database, as a rule, whose drivers raise of many kinds. What is not stored is
                # not confirmed: Telegram hands it out again.
                log.error(
                    "Updates could not be stored; polling again",
                    traceback=traceback_without_messages(failure),
                )
                await self._sleep(self._backoff.next())

    async def _poll_once(self) -> None:
        batch = await self._bot.raw_updates(
            self._offset, seconds=self._poll_seconds, margin=self._stall_seconds
        )
        incoming = [
            updates.Incoming(update["update_id"], chat_of(update), update)
            for update in updates_in_order(batch)
        ]
        if incoming:
            async with self._room, self._sessions.begin() as session:
                await updates.take(session, incoming, datetime.now(UTC))
        metrics.UPDATES_TAKEN.labels("poll").inc(len(incoming))
        self._offset = incoming[-1].update_id + 1 if incoming else None
        self._taken(one.chat_id for one in incoming)

    def _name_rival(self, conflict: Conflict) -> None:
        if self._rival_named:
            return
        self._rival_named = True
        log.error(
            "Another process takes this bot's updates with the same token: end it, since each update "
            "reaches only one of the two. Polling goes on",
            reason=str(conflict),
        )


def chat_of(update: dict[str, Any]) -> int:
    """The chat in whose order an update runs; 0 for one without a chat or that cannot be read.

    What is typed for inline mode runs in the order of the private chat, whatever chat it is typed in.
    """
    try:
        parsed = Update.de_json(update)
    except UNREADABLE:
        return 0
    if parsed.inline_query is not None:
        return parsed.inline_query.from_user.id
    return parsed.effective_chat.id if parsed.effective_chat else 0
