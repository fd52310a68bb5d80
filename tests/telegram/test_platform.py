"""The Procfile as a platform runs it: release, then two of each process; one of each is killed.

A platform starts each process by itself, so each has a honcho of its own: one honcho for all
would end the others when one ends.
"""

import asyncio
import os
import signal
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import aiohttp
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.playground.api import BotApi
from bot.playground.people import Person
from db.engine import create_engine, session_factory
from db.models.deliveries import Delivery
from db.models.leases import Lease
from tests.services import postgres as postgresql
from tests.telegram.bench import effects, rows, until
from tests.telegram.children import ROOT, environment, free_port
from tests.telegram.http_api import HttpApi, served
from tests.telegram.webhook_calls import calling

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
def database_url(postgres: postgresql.Server) -> Iterator[str]:
    """An empty database: the release command makes the tables."""
    name = f"test_{uuid4().hex}"
    postgres.create(name)
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
async def sessions(database_url: str) -> AsyncIterator[Sessions]:
    engine = create_engine(database_url)
    yield session_factory(engine)
    await engine.dispose()


@pytest.fixture
async def http() -> AsyncIterator[HttpApi]:
    async with served(BotApi()) as http:
        yield http


@dataclass
class Dyno:
    """One line of the Procfile, running."""

    honcho: asyncio.subprocess.Process
    port: int
    log: Path

    @property
    def bot(self) -> int:
        """The number of the bot's own process, beneath honcho and its shell."""
        number = self.honcho.pid
        while children := Path(f"/proc/{number}/task/{number}/children").read_text().split():
            number = int(children[0])
        return number

    async def ready(self) -> None:
        async with aiohttp.ClientSession() as session, asyncio.timeout(60):
            while True:
                try:
                    async with session.get(f"http://127.0.0.1:{self.port}/readyz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientError:
                    pass
                assert self.honcho.returncode is None, self.log.read_text()
                await asyncio.sleep(0.05)

    async def figure(self, name: str) -> float:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{self.port}/metrics") as answer,
        ):
            lines = (await answer.text()).splitlines()
        return sum(float(line.split()[-1]) for line in lines if line.startswith((f"{name} ", f"{name}{{")))

    async def ends(self) -> int:
        os.kill(self.bot, signal.SIGTERM)
        return await asyncio.wait_for(self.honcho.wait(), 20)


@asynccontextmanager
async def dyno(line: str, environ: dict[str, str], folder: Path) -> AsyncIterator[Dyno]:
    port = free_port()
    log = folder / f"{line}-{port}.log"
    empty = folder / "no.env"
    empty.touch()
    with log.open("wb") as out:
        honcho = await asyncio.create_subprocess_exec(
            *(Path(sys.executable).parent / "honcho", "-e", empty, "-f", ROOT / "Procfile", "-d", ROOT),
            *("start", "-p", str(port), line),
            env=environ | {"PATH": f"{Path(sys.executable).parent}:{environ['PATH']}"},
            stdout=out,
            stderr=out,
        )
    running = Dyno(honcho, port, log)
    try:
        yield running
    finally:
        if honcho.returncode is None:
            os.kill(running.bot, signal.SIGKILL)
            await honcho.wait()


async def leader(sessions: Sessions) -> int:
    """The number of the process that leads; 0 while none does."""
    async with sessions() as session:
        owner = await session.scalar(select(Lease.owner).where(Lease.name == "leader"))
    return int(owner.split("/")[1]) if owner else 0


async def broadcast(environ: dict[str, str], text: str) -> None:
    command = ("-m", "bot", "broadcast", "--field", "harbour", "--text-en", text)
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, cwd=ROOT, env=environ, stdout=asyncio.subprocess.DEVNULL
    )
    assert await process.wait() == 0


def answers(person: Person) -> int:
    return sum(seen.by_bot for seen in person.chat)


async def test_one_of_each_process_is_killed_and_nothing_is_lost(
    http: HttpApi, database_url: str, sessions: Sessions, tmp_path: Path
) -> None:
    environ = environment(http, database_url)
    people = [http.api.person(number, f"Delegate {number}", "de") for number in range(1, 31)]

    async with dyno("release", environ, tmp_path) as release:
        assert await asyncio.wait_for(release.honcho.wait(), 60) == 0, release.log.read_text()

    async with AsyncExitStack() as stack:
        webs, workers = (
            [await stack.enter_async_context(dyno("web", environ, tmp_path)) for _ in range(2)],
            [await stack.enter_async_context(dyno("worker", environ, tmp_path)) for _ in range(2)],
        )
        for one in (*webs, *workers):
            await one.ready()
        await stack.enter_async_context(calling(http.api, [web.port for web in webs]))
        for person in people:
            await person.says("/start harbour")
        await until(lambda: finished(sessions, len(people)))

        await broadcast(environ, "The harbour festival begins at noon.")
        asked = [(person, f"Frage {number} von {person.id}") for number in range(3) for person in people]
        asking = asyncio.create_task(keep_asking(asked))
        await http.calls_more("sendMessage", 10)
        leads = await leader(sessions)
        killed = next(worker for worker in workers if worker.bot == leads)
        os.kill(leads, signal.SIGKILL)
        await http.calls_more("sendMessage", 10)
        os.kill(webs[0].bot, signal.SIGKILL)
        await asking
        await until(lambda: finished(sessions, len(people) + len(asked)))
        await until(lambda: all_ended(sessions, len(people)))

        [other] = [worker for worker in workers if worker is not killed]
        assert await leader(sessions) == other.bot
        assert await other.figure("kizuna_leads") == 1
        assert await other.figure("kizuna_oldest_due_seconds") == 0
        assert await webs[1].figure("kizuna_updates_open") == 0
        assert (await other.ends(), await webs[1].ends()) == (0, 0)

    questions = [text for text in await effects(sessions) if text.startswith("Frage")]
    assert Counter(questions) == Counter(text for _, text in asked)
    told = {
        person.id: Counter(seen.text for seen in person.chat if "festival" in seen.text) for person in people
    }
    sent = await broadcast_rows(sessions)
    assert set(sent.values()) <= {"sent", "unknown"}
    assert [chat for chat, state in sent.items() if state == "sent" and told[chat].total() != 1] == []
    assert [chat for chat, state in sent.items() if state == "unknown" and told[chat].total() > 1] == []
    assert [row.trouble for row in await rows(sessions) if row.trouble] == []
    assert http.api.token not in written(tmp_path)


async def keep_asking(asked: list[tuple[Person, str]]) -> None:
    for person, text in asked:
        await person.says(text)
        await asyncio.sleep(0.02)


async def finished(sessions: Sessions, count: int) -> bool:
    taken = await rows(sessions)
    return len(taken) == count and all(row.finished_at for row in taken)


async def broadcast_rows(sessions: Sessions) -> dict[int, str]:
    """How each chat's row of the broadcast stands; one under way at the kill may be in doubt."""
    async with sessions() as session:
        found = await session.execute(
            select(Delivery.chat_id, Delivery.state).where(Delivery.kind == "broadcast")
        )
        return {chat or 0: state for chat, state in found}


async def all_ended(sessions: Sessions, count: int) -> bool:
    states = list((await broadcast_rows(sessions)).values())
    return len(states) == count and not {"queued", "sending"} & set(states)


def written(folder: Path) -> str:
    return "".join(log.read_text("utf-8") for log in folder.glob("*.log"))
