"""Telegram as a whole fails: nothing is claimed until it answers again.

Without this an hour without a network would use up every row's attempts. The question asked in
between is one that does no harm, never somebody's message.
"""

import asyncio
from collections.abc import Awaitable, Callable

import structlog
from telegram.error import TelegramError

from bot.telegram.backoff import Backoff

log = structlog.get_logger(__name__)

#: Failures in a row, over all chats, that are more than one chat's bad luck.
FAILURES = 3


class Outage:
    def __init__(
        self,
        probe: Callable[[], Awaitable[object]],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`probe` raises a TelegramError as long as nothing gets through."""
        self._probe = probe
        self._sleep = sleep
        self._failures = 0
        self._probing: asyncio.Task[None] | None = None

    @property
    def lasts(self) -> bool:
        return self._probing is not None

    def answered(self) -> None:
        """A call was answered, if only by a refusal."""
        self._failures = 0

    def failed(self) -> None:
        """A call was not answered, or by a 5xx."""
        self._failures += 1
        if self._failures >= FAILURES and self._probing is None:
            log.warning("Telegram fails; deliveries wait until it answers")
            self._probing = asyncio.create_task(self._probe_until_answered(), name="probe Telegram")

    async def stop(self) -> None:
        if self._probing is not None:
            self._probing.cancel()
            await asyncio.gather(self._probing, return_exceptions=True)

    async def _probe_until_answered(self) -> None:
        backoff = Backoff()
        while True:
            await self._sleep(backoff.next())
            try:
                await self._probe()
            except TelegramError:
                continue
            break
        log.info("Telegram answers; deliveries go on")
        self._failures = 0
        self._probing = None
