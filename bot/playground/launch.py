"""Starts the playground with the real bot in it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import SecretStr

from bot import logs
from bot.app import Kizuna, build
from bot.clock import Calendar
from bot.config import Settings
from bot.playground.api import BotApi
from bot.playground.request import InProcessRequest
from bot.playground.server import bind, serve
from bot.playground.world import COORDINATOR, Bot, MakeBot, World
from bot.programme.model import Programme
from bot.variables import ROOT

PORT = 8080
DATA = ROOT / "data"


@dataclass(frozen=True)
class _Kizuna:
    kizuna: Kizuna

    async def start(self) -> None:
        await self.kizuna.start()

    async def stop(self) -> None:
        await self.kizuna.stop()

    async def programme(self) -> Programme:
        return (await self.kizuna.library.current()).programme

    async def next_due(self) -> datetime | None:
        return await self.kizuna.next_due()


def run(
    settings: Settings,
    *,
    port: int | None,
    start_at: datetime | None,
    ready: Callable[[str], None],
    data: Path = DATA,
) -> None:
    """Serve the page until a signal ends it. `ready` gets its address.

    `start_at`, else BOT_NOW, is where the clock starts; without both, where it last stood.
    Raises PortTaken.
    """
    logs.configure(level=settings.log_level, form=settings.log_format, token=None)
    place = bind(port or settings.port or PORT)
    world = World(maker(settings), data, start_at or settings.bot_now)
    with place:
        asyncio.run(serve(world, place, ready))


def maker(settings: Settings) -> MakeBot:
    """Makes the bot that `settings` describe, but for what is the playground's own."""

    def make(api: BotApi, database: Path, calendar: Calendar) -> Bot:
        chosen = settings.model_copy(
            update={
                "bot_token": SecretStr(api.token),
                # Never DATABASE_URL: what is tried here must not touch people's data.
                "database_url": f"sqlite:///{database}",
                "coordinators": frozenset({COORDINATOR}),
            }
        )
        kizuna = build(chosen, request=InProcessRequest(api), calendar=calendar)
        api.bot_at_rest = kizuna.settled
        return _Kizuna(kizuna)

    return make
