"""`make bench-processes`: two `web` and two `worker` on one PostgreSQL database of their own.

How long they take to start, to take over from one that died, to store what Telegram brings; what
they ask of the database while nothing happens, and how much room rows take there.
"""

import asyncio
import os
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import insert, select, text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.playground.api import BotApi
from db import deliveries
from db.deliveries import New
from db.engine import create_engine, session_factory
from db.models.leases import Lease
from db.models.people import Person
from db.upgrade import upgrade_async
from tests.services import postgres
from tests.telegram.bench import message_update
from tests.telegram.children import Child, bot, free_port
from tests.telegram.http_api import served

Sessions = async_sessionmaker[AsyncSession]
STARTS = 3
UPDATES = 500
AT_ONCE = 40  # as Telegram does
IDLE_SECONDS = 20.0
ROWS = 100_000


@dataclass
class Process:
    child: Child
    port: int

    async def ready(self) -> None:
        async with aiohttp.ClientSession() as session:
            while not await self._is_ready(session):
                assert self.child.process.returncode is None, self.child.wrote
                await asyncio.sleep(0.02)

    async def _is_ready(self, session: aiohttp.ClientSession) -> bool:
        try:
            async with session.get(f"http://127.0.0.1:{self.port}/readyz") as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False


def say(what: str, figure: float, unit: str) -> None:
    sys.stdout.write(f"{what:<66} {figure:9.2f} {unit}\n")
    sys.stdout.flush()


async def leader(sessions: Sessions) -> int:
    async with sessions() as session:
        owner = await session.scalar(select(Lease.owner).where(Lease.name == "leader"))
    return int(owner.split("/")[1]) if owner else 0


async def takeover(sessions: Sessions, workers: list[Process], how: signal.Signals) -> float:
    """Seconds until the other leads, after the leader is sent `how`."""
    led = await leader(sessions)
    os.kill(led, how)
    began = time.perf_counter()
    while await leader(sessions) in (led, 0):  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    took = time.perf_counter() - began
    if how == signal.SIGSTOP:
        os.kill(led, signal.SIGCONT)
    return took


async def storing(webs: list[Process]) -> tuple[list[float], float]:
    """Milliseconds until each update is answered with 200, in order of length; updates a second."""
    turns = asyncio.Semaphore(AT_ONCE)
    taken: list[float] = []

    async def one(session: aiohttp.ClientSession, number: int) -> None:
        update = message_update(number, 10_000 + number, "When is the next visit?")
        headers = {"X-Telegram-Bot-Api-Secret-Token": "secret_of_the_webhook"}
        url = f"http://127.0.0.1:{webs[number % len(webs)].port}/telegram"
        async with turns:
            began = time.perf_counter()
            async with session.post(url, json=update, headers=headers) as answer:
                assert answer.status == 200, answer.status
            taken.append((time.perf_counter() - began) * 1000)

    began = time.perf_counter()
    async with aiohttp.ClientSession() as session:
        await asyncio.gather(*(one(session, number) for number in range(1, UPDATES + 1)))
    return sorted(taken), UPDATES / (time.perf_counter() - began)


async def transactions(sessions: Sessions) -> int:
    query = text(
        "SELECT xact_commit + xact_rollback FROM pg_stat_database WHERE datname = current_database()"
    )
    async with sessions() as session:
        await session.execute(text("SELECT pg_stat_clear_snapshot()"))
        return int((await session.execute(query)).scalar_one())


async def rooms(
    sessions: Sessions, rows: Callable[[AsyncSession], Coroutine[Any, Any, Any]], table: str
) -> float:
    """Bytes a row takes, indexes counted in."""
    async with sessions.begin() as session:
        await rows(session)
    async with sessions() as session:
        size = await session.scalar(text(f"SELECT pg_total_relation_size('{table}')"))
    return int(size or 0) / ROWS


async def add_people(session: AsyncSession) -> None:
    now = datetime.now(UTC)
    people = [{"id": 10**9 + n, "language": "de", "city": "essen", "first_seen": now} for n in range(ROWS)]
    await session.execute(insert(Person), people)


async def add_deliveries(session: AsyncSession) -> None:
    now = datetime.now(UTC)
    owed = [New("broadcast", 10**9 + n, now, person_id=10**9 + n, key=f"b:1:{n}") for n in range(ROWS)]
    await deliveries.queue(session, owed, now)


async def measure(server: postgres.Server, folder: Path) -> None:
    server.create("processes")
    url = server.url("processes")
    await upgrade_async(url)
    engine = create_engine(url)
    sessions = session_factory(engine)
    async with served(BotApi()) as http, AsyncExitStack() as stack:

        async def started(command: str, number: int) -> Process:
            port = free_port()
            child = bot(http, url, folder / f"{command}{number}", command, PORT=str(port))
            process = Process(await stack.enter_async_context(child), port)
            await process.ready()
            return process

        for command in ("web", "worker"):
            took = []
            for number in range(STARTS):
                began = time.perf_counter()
                process = await started(command, number)
                took.append(time.perf_counter() - began)
                await process.child.ends(signal.SIGTERM)
            say(f"{command} ready", min(took), "s")

        webs = [await started("web", number) for number in (10, 11)]
        workers = [await started("worker", number) for number in (10, 11)]
        before = await transactions(sessions)
        await asyncio.sleep(IDLE_SECONDS)
        asked = await transactions(sessions) - before - 2
        say("two web and two worker with nothing to do", asked / IDLE_SECONDS, "transactions/s")

        say(
            "a worker stopped dead: until the other leads",
            await takeover(sessions, workers, signal.SIGSTOP),
            "s",
        )
        await asyncio.sleep(1)
        say("a worker killed: until the other leads", await takeover(sessions, workers, signal.SIGKILL), "s")

        taken, rate = await storing(webs)
        say(f"an update stored and answered, {AT_ONCE} at once: median", statistics.median(taken), "ms")
        say("  slowest of a hundred", taken[len(taken) * 99 // 100], "ms")
        say("  updates stored", rate, "/s")
    say("a person in the database", await rooms(sessions, add_people, "person"), "bytes")
    say("a delivery in the database", await rooms(sessions, add_deliveries, "delivery"), "bytes")
    await engine.dispose()


def main() -> None:
    programs = postgres.binaries()
    assert programs is not None, "PostgreSQL is missing: `make test` installs it"
    with tempfile.TemporaryDirectory() as folder, postgres.running(programs) as server:
        asyncio.run(measure(server, Path(folder)))


if __name__ == "__main__":
    main()
