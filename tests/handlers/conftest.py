"""The whole bot with its real handlers, the shipped programme and people who talk to it."""

import shutil
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.app import Kizuna, build
from bot.clock import Calendar
from bot.config import Settings
from bot.playground.api import BotApi
from bot.playground.people import Person
from bot.playground.request import InProcessRequest
from bot.programme.model import Programme
from bot.questions.engine import Answering
from tests.handlers.lives import COORDINATOR, Lives
from tests.haste import hasty


@pytest.fixture
def api(now: datetime) -> BotApi:
    return BotApi(now=lambda: now)


@pytest.fixture
def essen(api: BotApi) -> Person:
    return api.person(1, "Delegate, Essen", "de-DE")


@pytest.fixture
def koriyama(api: BotApi) -> Person:
    return api.person(2, "Delegate, Koriyama", "ja")


@pytest.fixture
def coordinator(api: BotApi) -> Person:
    return api.person(COORDINATOR, "Coordinator", "en")


@pytest.fixture(scope="session")
def learn() -> Callable[[Programme], Answering]:
    """The engine over the shipped programme, made once: it takes a while, and nothing changes it."""
    learnt: list[Answering] = []

    def learn(programme: Programme) -> Answering:
        if not learnt:
            learnt.append(Answering(programme))
        return learnt[0]

    return learn


@pytest.fixture
async def kizuna(
    api: BotApi,
    now: datetime,
    tmp_path: Path,
    upgraded_file: Path,
    learn: Callable[[Programme], Answering],
) -> AsyncIterator[Kizuna]:
    """Runs until the test ends. Queries are tested on both databases elsewhere; here SQLite serves."""
    file = tmp_path / "kizuna.db"
    shutil.copyfile(upgraded_file, file)
    environ = {
        "BOT_TOKEN": api.token,
        "DATABASE_URL": f"sqlite:///{file}",
        "COORDINATORS": str(COORDINATOR),
        "OPERATOR_ESSEN": "Stadt Essen, Datenschutz, 0201 88-0",
    }
    kizuna = build(
        Settings.load(environ),
        request=InProcessRequest(api),
        calendar=Calendar(now),
        learn=learn,
        turns=hasty(),
    )
    api.bot_at_rest = kizuna.settled
    try:
        await kizuna.start()
        yield kizuna
    finally:
        await kizuna.stop()


@pytest.fixture
def sessions(kizuna: Kizuna) -> async_sessionmaker[AsyncSession]:
    return kizuna.sessions


@pytest.fixture
def lives(
    api: BotApi,
    now: datetime,
    tmp_path: Path,
    upgraded_file: Path,
    learn: Callable[[Programme], Answering],
) -> Lives:
    file = tmp_path / "kizuna.db"
    shutil.copyfile(upgraded_file, file)
    return Lives(api, now, file, learn)
