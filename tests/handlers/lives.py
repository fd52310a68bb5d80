"""A bot that ends and begins again, as after a deploy or a crash."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

from bot.app import Kizuna, build
from bot.clock import Calendar
from bot.config import Settings
from bot.playground.api import BotApi
from bot.playground.request import InProcessRequest
from bot.programme.model import Programme
from bot.questions.engine import Answering
from tests.haste import hasty

COORDINATOR, OTHER = 3, 4


class Lives:
    """The bot, started again and again on the same database."""

    def __init__(
        self, api: BotApi, now: datetime, file: Path, learn: Callable[[Programme], Answering]
    ) -> None:
        self._api, self._now, self._file, self._learn = api, now, file, learn

    @asynccontextmanager
    async def one(self, **environ: str) -> AsyncIterator[Kizuna]:
        settings = Settings.load(
            {
                "BOT_TOKEN": self._api.token,
                "DATABASE_URL": f"sqlite:///{self._file}",
                "COORDINATORS": f"{COORDINATOR},{OTHER}",
            }
            | environ
        )
        kizuna = build(
            settings,
            request=InProcessRequest(self._api),
            calendar=Calendar(self._now),
            learn=self._learn,
            turns=hasty(),
        )
        self._api.bot_at_rest = kizuna.settled
        try:
            await kizuna.start()
            yield kizuna
        finally:
            await kizuna.stop()
