"""What people and the event loop notice of a broadcast."""

import asyncio
import resource
import statistics
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.app import Kizuna
from bot.playground.people import Person
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


@dataclass(frozen=True)
class Queued:
    seconds: float
    held: float
    #: Growth of the process's memory from the queueing to the end of some thousand sends (MiB).
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
        before = _memory()
        while (await bench.states(kizuna)).get("sent", 0) < sent:
            await asyncio.sleep(0.2)
            api.chats.messages.clear()  # what the phones hold is not the bot's
        after = _memory()
    return Queued(took, held.longest, after - before)


def _memory() -> float:
    with open("/proc/self/statm", encoding="ascii") as file:
        pages = int(file.read().split()[1])
    return pages * resource.getpagesize() / 2**20
