"""An audience of 100,000 is counted, frozen into delivery rows, stopped, resumed and corrected.

`make bench-audience`: seconds on SQLite and PostgreSQL, how long the event
loop was held meanwhile, and beside it the usual way, rows added one by one by the ORM.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.broadcasts import audience, control, progress, release
from bot.broadcasts.values import Audience, Mode
from bot.programme.load import read
from bot.programme.model import Programme
from bot.variables import ROOT
from db.engine import create_engine, session_factory
from db.models.broadcasts import Broadcast
from db.models.deliveries import AUDIENCE, Delivery
from db.models.people import Person, Subscription
from db.upgrade import upgrade_async
from tests.services import postgres

NOW = datetime(2019, 5, 17, 0, 0, tzinfo=UTC)
READERS = 100_000
#: Targets: seconds for the release, and for which the loop may be held.
RELEASE, HELD = 3.0, 0.05
WATER = Audience(fields=("water",))


class Loop:
    """The longest time in which nothing else could run."""

    def __init__(self) -> None:
        self.held = 0.0

    @asynccontextmanager
    async def watched(self) -> AsyncIterator[None]:
        self.held = 0.0
        watch = asyncio.create_task(self._watch(), name="watch the loop")
        try:
            yield
        finally:
            watch.cancel()

    async def _watch(self) -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.001)
            self.held = max(self.held, time.perf_counter() - began - 0.001)


async def measured(what: str, deed: Awaitable[object], loop: Loop) -> float:
    began = time.perf_counter()
    async with loop.watched():
        await deed
    seconds = time.perf_counter() - began
    say(f"  {what:<44}{seconds:7.2f} s   loop held {loop.held * 1000:5.1f} ms")
    return seconds


async def followers(sessions: async_sessionmaker[AsyncSession], count: int) -> None:
    languages, cities = ("en", "de", "ja"), (None, "essen", "koriyama")
    async with sessions.begin() as session:
        for start in range(1, count + 1, 5000):
            ids = range(start, min(start + 5000, count + 1))
            people = [
                {
                    "id": id_,
                    "language": languages[id_ % 3],
                    "language_chosen": True,
                    "city": cities[id_ % 3],
                    "first_seen": NOW,
                }
                for id_ in ids
            ]
            await session.execute(insert(Person), people)
            followed = [{"person_id": id_, "field": "water", "since": NOW} for id_ in ids]
            await session.execute(insert(Subscription), followed)


def broadcast() -> Broadcast:
    return Broadcast(
        author_id=None,
        created_at=NOW,
        audience=WATER.as_json(),
        texts={"en": "Hello"},
        original="en",
        mode=Mode.FAIR_HOUR.value,
        starts_at=NOW,
    )


async def one_by_one(sessions: async_sessionmaker[AsyncSession], count: int) -> None:
    async with sessions() as session:
        ids = await session.scalars(select(Person.id).limit(count))
        for id_ in ids:
            session.add(
                Delivery(
                    kind="bench",
                    person_id=id_,
                    chat_id=id_,
                    priority=AUDIENCE,
                    due_at=NOW,
                    key=f"bench:{id_}",
                    what={},
                    queued_at=NOW,
                )
            )
        await session.flush()
        await session.rollback()


async def all_of_it(url: str, programme: Programme, count: int) -> bool:
    await upgrade_async(url)
    engine = create_engine(url)
    sessions, loop = session_factory(engine), Loop()
    await followers(sessions, count)
    say(f"{engine.dialect.name}, {count:,} readers")
    sent = broadcast()

    async def counted() -> None:
        async with sessions() as session:
            await audience.heads(session, WATER, ())
            await audience.woken(session, WATER, (), audience.plan(Mode.AT_ONCE, NOW, programme), programme)

    async def released() -> None:
        async with sessions.begin() as session:
            await release.release(session, sent, programme, NOW, coordinators=(), by=None)

    async def looked() -> None:
        async with sessions() as session:
            await progress.read(session, sent, NOW)

    async def reported() -> None:
        async with sessions() as session:
            await progress.report(session, sent, NOW)

    async def stopped() -> None:
        async with sessions.begin() as session:
            await control.stop(session, await session.merge(sent), NOW)

    async def corrected() -> None:
        async with sessions.begin() as session:
            await session.execute(update(Delivery).values(state="sent", message_id=Delivery.id))
            await control.correct(session, await session.merge(sent), {"en": "Hello again"}, NOW)

    try:
        await measured("heads counted, and whom it would wake", counted(), loop)
        seconds = await measured("audience frozen, in one transaction", released(), loop)
        held = loop.held
        await measured("progress read", looked(), loop)
        await measured("report by city, language and field", reported(), loop)
        await measured("stopped", stopped(), loop)
        await measured("all marked sent, and a correction owed", corrected(), loop)
        usual = await measured(f"{count // 10:,} rows, one by one", one_by_one(sessions, count // 10), loop)
        say(f"  {usual * 10 / seconds:.0f} times as fast as rows one by one")
    finally:
        await engine.dispose()
    return seconds <= RELEASE and held <= HELD


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else READERS
    programme = read(ROOT / "db/programme/essen-koriyama.yaml")
    with tempfile.TemporaryDirectory() as folder:
        good = asyncio.run(all_of_it(f"sqlite:///{Path(folder) / 'bench.db'}", programme, count))
    programs = postgres.binaries()
    if programs is not None:
        with postgres.running(programs) as server:
            server.create("bench")
            good = asyncio.run(all_of_it(server.url("bench"), programme, count)) and good
    verdict = "yes" if good else "NO"
    say(f"frozen within {RELEASE:.0f} s, and the loop never held over {HELD * 1000:.0f} ms: {verdict}")
    return 0 if good else 1


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
