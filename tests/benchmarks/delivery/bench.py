"""The whole bot on a database of its own, with readers, before a Telegram that keeps its limits."""

import random
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from markupsafe import Markup
from sqlalchemy import func, insert, select

from bot.app import Kizuna, build
from bot.clock import Calendar
from bot.config import Settings
from bot.messages import RENDERERS, Occasion
from bot.playground.api import BotApi
from bot.playground.chats import User
from bot.playground.limits import FloodLimits
from bot.playground.refusals import Refused
from bot.playground.request import InProcessRequest
from bot.views.reply import Reply
from db import deliveries
from db.deliveries import New
from db.models.deliveries import AUDIENCE, Delivery
from db.models.people import Person
from tests.programme.conftest import SAMPLE
from tests.telegram.bench import nothing_to_publish

NOW = datetime(2019, 5, 17, 0, 0, tzinfo=UTC)
KIND = "bench"
TEXT = "The delegation from Koriyama arrives on Monday. <b>Please be at the town hall at nine.</b>"


async def letter(occasion: Occasion) -> Reply | None:
    return Reply(Markup(TEXT))


RENDERERS[KIND] = letter


@dataclass
class Counting(FloodLimits):
    """Flood limits that remember what came, and how often they refused."""

    came: list[float] = field(default_factory=list)
    refused: int = 0

    def count(self, chat: int, *, in_group: bool, paid: bool = False) -> None:
        try:
            super().count(chat, in_group=in_group, paid=paid)
        except Refused:
            self.refused += 1
            raise
        self.came.append(self.monotonic())

    @property
    def rate(self) -> float:
        """Messages a second from the first to the last."""
        return (len(self.came) - 1) / (self.came[-1] - self.came[0])


def jittered(seconds: float, jitter: float, seed: int = 1) -> Callable[[str], float]:
    """How long a call takes to get to Telegram; polls are there at once."""
    chance = random.Random(seed)
    return lambda method: 0.0 if method == "getUpdates" else seconds + chance.uniform(-jitter, jitter)


def telegram(limits: FloodLimits | None, latency: float = 0.06, jitter: float = 0.0) -> BotApi:
    return BotApi(limits=limits, latency=jittered(latency, jitter))


def readers(api: BotApi, count: int) -> range:
    """People who once wrote to the bot."""
    ids = range(1, count + 1)
    for id_ in ids:
        api.chats.users[id_] = User(id_, f"Delegate {id_}", "de", started=True)
    return ids


@asynccontextmanager
async def running(api: BotApi, database_url: str, **variables: str) -> AsyncIterator[Kizuna]:
    environ = {"BOT_TOKEN": api.token, "DATABASE_URL": database_url, "PROGRAMME": str(SAMPLE)} | variables
    kizuna = build(
        Settings.load(environ),
        request=InProcessRequest(api),
        calendar=Calendar(NOW),
        publish=nothing_to_publish,
    )
    api.bot_at_rest = kizuna.settled
    try:
        await kizuna.start()
        yield kizuna
    finally:
        await kizuna.stop()


async def meet(kizuna: Kizuna, people: Iterable[int]) -> None:
    rows = [{"id": id_, "language": "de", "language_chosen": False, "first_seen": NOW} for id_ in people]
    async with kizuna.sessions.begin() as session:
        for start in range(0, len(rows), 5000):
            await session.execute(insert(Person), rows[start : start + 5000])


def letters(people: Iterable[int], **more: Any) -> list[New]:
    return [
        New(KIND, id_, NOW, person_id=id_, priority=AUDIENCE, key=f"{KIND}:{id_}", **more) for id_ in people
    ]


async def queue(kizuna: Kizuna, rows: list[New]) -> None:
    async with kizuna.sessions.begin() as session:
        await deliveries.queue(session, rows, NOW)
    kizuna.courier.wake()


async def states(kizuna: Kizuna) -> dict[str, int]:
    async with kizuna.sessions() as session:
        query = select(Delivery.state, func.count()).group_by(Delivery.state)
        return dict(list(await session.execute(query)))
