"""What people and the event loop notice of a broadcast."""

import asyncio
import resource
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import insert

from bot.app import Kizuna
from bot.broadcasts.release import release
from bot.broadcasts.values import Audience, Mode
from bot.playground.people import Person
from db.models.broadcasts import Broadcast
from db.models.people import Subscription
from tests.benchmarks.delivery import bench
from tests.benchmarks.delivery.bench import Counting

QUESTIONS = 120
#: A question every so often (s), each from another person.
ASKED_EVERY = 0.25


@dataclass
class Held:
    """How long the event loop was not free to do anything else."""

    longest: float = 0.0
    _task: asyncio.Task[None] | None = field(default=None)


@asynccontextmanager
async def watching() -> AsyncIterator[Held]:
    held = Held()

    async def watch() -> None:
        while True:
            began = time.perf_counter()
            await asyncio.sleep(0.005)
            held.longest = max(held.longest, time.perf_counter() - began - 0.005)

    task = asyncio.create_task(watch())
    try:
        yield held
    finally:
        task.cancel()


async def waits(kizuna: Kizuna, people: list[Person]) -> list[float]:
    """Seconds from a question to its answer on the phone, one after the other from many people."""

    async def one(person: Person) -> float:
        began = time.perf_counter()
        await person.says("When is the harbour visit?")
        await person.waits(lambda person: any(seen.by_bot for seen in person.chat))
        return time.perf_counter() - began

    asking = []
    for person in people:
        asking.append(asyncio.create_task(one(person)))
        await asyncio.sleep(ASKED_EVERY)
    return sorted(await asyncio.gather(*asking))


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


async def questions(database_url: str) -> tuple[float, float]:
    """The 95th percentile of waiting (s), without and during a broadcast."""
    limits = Counting()
    api = bench.telegram(limits)
    recipients = bench.readers(api, 4000)
    askers = [api.person(10_000 + number, "Delegate", "en") for number in range(2 * QUESTIONS)]
    async with bench.running(api, database_url) as kizuna:
        await bench.meet(kizuna, recipients)
        without = await waits(kizuna, askers[:QUESTIONS])
        await bench.queue(kizuna, bench.letters(recipients))
        await asyncio.sleep(1.0)
        during = await waits(kizuna, askers[QUESTIONS:])
    return p95(without), p95(during)


async def freeze(recipients: int, database_url: str) -> tuple[float, float]:
    """Release a broadcast to followers of a field: seconds, and how long the event loop was held."""
    api = bench.telegram(None, latency=0.0)
    async with bench.running(api, database_url) as kizuna:
        people = bench.readers(api, recipients)
        await bench.meet(kizuna, people)
        programme = (await kizuna.library.current()).programme
        followed = programme.fields[0].key
        async with kizuna.sessions.begin() as session:
            for start in range(1, recipients + 1, 5000):
                rows = [
                    {"person_id": id_, "field": followed, "since": bench.NOW}
                    for id_ in range(start, min(start + 5000, recipients + 1))
                ]
                await session.execute(insert(Subscription), rows)
        broadcast = Broadcast(
            created_at=bench.NOW,
            audience=Audience(fields=(followed,)).as_json(),
            texts={"en": bench.TEXT},
            original="en",
            mode=Mode.AT_ONCE.value,
            starts_at=bench.NOW + timedelta(days=1),
        )
        async with watching() as held:
            began = time.perf_counter()
            async with kizuna.sessions.begin() as session:
                size = await release(session, broadcast, programme, bench.NOW, coordinators=(), by=None)
            took = time.perf_counter() - began
        assert size == recipients, f"{size} of {recipients} are in the audience"
    return took, held.longest


@dataclass(frozen=True)
class Queued:
    seconds: float
    held: float
    #: Growth of the process's memory over the last quarter of the sends (MiB).
    memory: float


async def queue_many(recipients: int, database_url: str, *, sent: int) -> Queued:
    """Owe a message to everyone at once, then send some of them."""
    api = bench.telegram(None, latency=0.0)
    api.calls = type(api.calls)(maxlen=10)
    people = bench.readers(api, recipients)
    async with bench.running(api, database_url, PAID_BROADCAST="1", SEND_RATE="1000") as kizuna:
        await bench.meet(kizuna, people)
        owed = bench.letters(people)
        async with watching() as held:
            began = time.perf_counter()
            await bench.queue(kizuna, owed)
            took = time.perf_counter() - began
        del owed
        figures = []
        for so_many in (sent * 3 // 4, sent):  # until then the database's caches fill
            while (await bench.states(kizuna)).get("sent", 0) < so_many:
                await asyncio.sleep(0.2)
                api.chats.messages.clear()  # what the phones hold is not the bot's
            figures.append(_memory())
        before, after = figures
    return Queued(took, held.longest, after - before)


def _memory() -> float:
    with open("/proc/self/statm", encoding="ascii") as file:
        pages = int(file.read().split()[1])
    return pages * resource.getpagesize() / 2**20
