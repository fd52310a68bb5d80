"""PostgreSQL through a pooler, and URLs as managed databases give them."""

import asyncio

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from db import leases
from db.engine import create_engine, driver_url, session_factory
from db.models.leases import Lease
from tests.services import postgres as postgresql
from tests.services.pooler import pooling

QUESTIONS = 10


async def asks_again_and_again(url: str, clients: int = 3) -> None:
    """Several clients at once, each in many transactions, as several processes do."""
    engines = [create_engine(url) for _ in range(clients)]

    async def one(number: int) -> None:
        sessions = session_factory(engines[number])
        for _ in range(QUESTIONS):
            async with sessions.begin() as session:
                if await leases.renew(session, f"lease {number}", "owner", 60) is None:
                    await leases.take(session, f"lease {number}", "owner", 60)
        async with sessions() as session:
            assert await session.scalar(select(Lease.fence).where(Lease.name == f"lease {number}")) == 1

    await asyncio.gather(*(one(number) for number in range(clients)))
    for engine in engines:
        await engine.dispose()


async def asks_three_times(engine: AsyncEngine) -> None:
    for _ in range(3):
        async with engine.begin() as connection:
            await connection.execute(text("SELECT 1"))


async def test_a_pooler_that_changes_the_server_with_each_transaction_is_seen_through(
    postgres: postgresql.Server, postgres_url: str
) -> None:
    async with pooling(postgres.port) as pooler:
        url = postgres_url.replace(str(postgres.port), str(pooler.port))
        await asks_again_and_again(url)
        assert pooler.prepared > 3 * QUESTIONS

        # What it is seen through for: the driver as it comes.
        plain = create_async_engine(driver_url(url))
        with pytest.raises(DBAPIError, match=r"prepared statement .* does not exist"):
            await asks_three_times(plain)
        await plain.dispose()


async def test_statements_stay_prepared_where_the_server_itself_answers(
    postgres: postgresql.Server, postgres_url: str
) -> None:
    async with pooling(postgres.port, transparent=True) as proxy:
        await asks_again_and_again(postgres_url.replace(str(postgres.port), str(proxy.port)), clients=1)
        once = proxy.prepared
        await asks_again_and_again(postgres_url.replace(str(postgres.port), str(proxy.port)), clients=1)
        assert proxy.prepared - once < 2 * QUESTIONS


@pytest.mark.parametrize(
    "query", ["sslmode=prefer", "sslmode=disable&channel_binding=prefer", "application_name=kizuna"]
)
async def test_the_urls_of_managed_databases_are_understood(postgres_url: str, query: str) -> None:
    engine = create_engine(f"{postgres_url}?{query}")
    async with engine.connect() as connection:
        assert (await connection.execute(text("SELECT 1"))).scalar_one() == 1
    await engine.dispose()
