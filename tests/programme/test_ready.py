"""The first start, by one process or by several at once."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.programme import store
from bot.programme.load import read
from bot.programme.ready import load_first
from tests.programme.conftest import SAMPLE


async def test_several_processes_that_start_at_once_load_one_programme(
    sessions: async_sessionmaker[AsyncSession],
) -> None:
    await asyncio.gather(*(load_first(sessions, SAMPLE) for _ in range(4)))
    assert not await load_first(sessions, SAMPLE)
    async with sessions() as session:
        assert await store.load(session) == read(SAMPLE)
