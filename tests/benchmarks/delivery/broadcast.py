"""A broadcast under a limit that is enforced: ours, and what others do, in the same run."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

from telegram.error import RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, ExtBot

from bot.playground.api import BotApi, Fault
from bot.playground.refusals import too_many_requests
from bot.playground.request import InProcessRequest
from db.deliveries import New
from tests.benchmarks.delivery import bench
from tests.benchmarks.delivery.bench import Counting


@dataclass(frozen=True)
class Result:
    """Messages a second from the first to the last, refusals (429), and messages that never arrived."""

    rate: float
    refused: int
    lost: int

    def __str__(self) -> str:
        return f"{self.rate:7.1f}/s   {self.refused:5} × 429   {self.lost:5} lost"


async def ours(
    recipients: int, database_url: str, *, latency: float = 0.06, jitter: float = 0.0, paid: bool = False
) -> Result:
    limits = Counting()
    api = bench.telegram(limits, latency, jitter)
    people = bench.readers(api, recipients)
    variables = {"PAID_BROADCAST": "1", "SEND_RATE": "1000"} if paid else {}
    async with bench.running(api, database_url, **variables) as kizuna:
        await bench.meet(kizuna, people)
        await bench.queue(kizuna, bench.letters(people))
        await kizuna.courier.settled()
        states = await bench.states(kizuna)
    return Result(limits.rate, limits.refused, recipients - states.get("sent", 0))


async def with_a_group_held(recipients: int, database_url: str) -> Result:
    """One group is refused for 30 s at its first message; the rate is that of all others."""
    limits = Counting()
    api = bench.telegram(limits)
    people = bench.readers(api, recipients)
    members = [api.person(recipients + 1, "Delegate", "de")]
    group = api.group(-5, "Delegation", members)
    async with bench.running(api, database_url) as kizuna:
        await bench.meet(kizuna, people)
        api.faults.append(Fault("sendMessage", too_many_requests(30)))
        await bench.queue(kizuna, [New(bench.KIND, group.id, bench.NOW - timedelta(days=1))])
        await asyncio.sleep(1)
        await bench.queue(kizuna, bench.letters(people))
        while (await bench.states(kizuna)).get("sent", 0) < recipients:  # noqa: ASYNC110
            await asyncio.sleep(0.1)
    del limits.came[recipients:]
    return Result(limits.rate, limits.refused, 0)


Send = Callable[[ExtBot[None], int], Awaitable[None]]


async def limiter_of_the_library(recipients: int) -> Result:
    """python-telegram-bot with AIORateLimiter as it comes, every message a task."""
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # it logs a traceback for each loss
    limiter = AIORateLimiter(overall_max_rate=30, overall_time_period=1)
    return await _plain(recipients, limiter, all_at_once=True)


async def usual_loop(recipients: int) -> Result:
    """One message after the other with `sleep(.05)` between, and the wait that a 429 asks for."""
    return await _plain(recipients, None, all_at_once=False)


async def _plain(recipients: int, limiter: AIORateLimiter | None, *, all_at_once: bool) -> Result:
    limits = Counting()
    api = bench.telegram(limits)
    people = bench.readers(api, recipients)
    lost = 0
    async with _bot(api, limiter) as bot:

        async def send(chat: int) -> None:
            nonlocal lost
            try:
                await bot.send_message(chat, bench.TEXT, parse_mode="HTML")
            except RetryAfter as limit:
                if all_at_once:
                    lost += 1
                else:
                    wait = limit.retry_after
                    await asyncio.sleep(wait.total_seconds() if isinstance(wait, timedelta) else wait)
                    await send(chat)
            except TelegramError:
                lost += 1

        if all_at_once:
            await asyncio.gather(*(send(chat) for chat in people))
        else:
            for chat in people:
                await send(chat)
                await asyncio.sleep(0.05)
    return Result(limits.rate, limits.refused, lost)


def _bot(api: BotApi, limiter: AIORateLimiter | None) -> ExtBot[None]:
    request = InProcessRequest(api)
    return ExtBot(api.token, request=request, get_updates_request=request, rate_limiter=limiter)  # type: ignore[arg-type]
