"""Telegram's side of a webhook: what is pending is sent to whoever serves the address.

As Telegram does it: chats side by side, each in its order; the next only after a 200; what is
not answered so is sent again. In front of the bot stands a load balancer, which takes the next
replica when one cannot be reached.
"""

import asyncio
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from bot.playground.api import BotApi
from bot.telegram.polling import chat_of

#: Where Telegram is told to call; the load balancer knows where that is.
ADDRESS = "https://kizuna.example/telegram"
AGAIN_AFTER = 0.2  # seconds


class WebhookCalls:
    def __init__(self, api: BotApi, ports: Sequence[int], session: aiohttp.ClientSession) -> None:
        self._api = api
        self._turns = itertools.cycle(ports)
        self._session = session
        self._chats: dict[int, asyncio.Task[None]] = {}
        #: How the calls were answered; 0: not at all.
        self.statuses: Counter[int] = Counter()
        self._another = asyncio.Event()

    async def run(self) -> None:
        while True:
            if self._api.updates.webhook:
                for update in list(self._api.updates.pending):
                    chat = chat_of(update)
                    if chat not in self._chats or self._chats[chat].done():
                        self._chats[chat] = asyncio.create_task(self._bring(update))
            await asyncio.sleep(0.005)

    async def answered_with(self, status: int, patience: float = 20) -> None:
        async with asyncio.timeout(patience):
            while not self.statuses[status]:
                self._another.clear()
                await self._another.wait()

    async def stop(self) -> None:
        for task in self._chats.values():
            task.cancel()
        await asyncio.gather(*self._chats.values(), return_exceptions=True)

    async def _bring(self, update: dict[str, Any]) -> None:
        status = await self._call(update)
        self.statuses[status] += 1
        self._another.set()
        if status == 200:
            self._api.updates.pending.remove(update)
        else:
            await asyncio.sleep(AGAIN_AFTER)

    async def _call(self, update: dict[str, Any]) -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._api.updates.webhook_secret}
        try:
            async with self._session.post(
                f"http://127.0.0.1:{next(self._turns)}/telegram", json=update, headers=headers
            ) as answer:
                return answer.status
        except (aiohttp.ClientError, OSError, TimeoutError):
            return 0


@asynccontextmanager
async def calling(api: BotApi, ports: Sequence[int]) -> AsyncIterator[WebhookCalls]:
    """Call the webhook, once it is set, until the block ends."""
    timeout = aiohttp.ClientTimeout(total=10)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        calls = WebhookCalls(api, ports, session)
        task = asyncio.create_task(calls.run())
        try:
            yield calls
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            await calls.stop()
