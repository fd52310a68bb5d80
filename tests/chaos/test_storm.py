"""The short form: three faults of chance, with the bot killed or asked to end at a random moment of it."""

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from tests.chaos.storm import Storm, some, telegram
from tests.telegram.http_api import HttpApi, served


@pytest.fixture
async def http() -> AsyncIterator[HttpApi]:
    async with served(telegram()) as http:
        yield http


async def test_nothing_is_lost_in_a_storm(
    http: HttpApi,
    database_url: str,
    sessions: async_sessionmaker[AsyncSession],
    request: pytest.FixtureRequest,
    tmp_path: Path,
) -> None:
    seed = random.randrange(10**6)
    server = None if database_url.startswith("sqlite") else request.getfixturevalue("postgres")
    storm = Storm(http, sessions, database_url, server, tmp_path, seed, seconds=1.0)
    await storm.rages(some(storm.chance, 3))
    again = f"python -m tests.chaos --seed {seed}; {tmp_path / 'log'}"
    assert storm.offences == [], again
    assert http.api.token not in (tmp_path / "log").read_text("utf-8", "replace")
