"""`make bench-reminders`: a tick over a million stored reminders, ten thousand due at once, all zones' days.

Both databases, in a folder of their own. The sweep looks at each local day of every IANA zone from
2000 to 2037 at six hours of the day: it is the full form of what tests/reminders/test_wall.py does
around the changes of clocks.
"""

import asyncio
import contextlib
import multiprocessing
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from sqlalchemy import TextClause, bindparam, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.config import Settings
from bot.reminders import ticking
from db.engine import create_engine, session_factory
from db.models import UtcDateTime
from db.upgrade import upgrade
from tests.reminders.days import HOURS, distinct_zones, local_days, offence
from tests.services import postgres
from tests.views.programmes import PROGRAMME

STORED, PEOPLE = 1_000_000, 100_000
DUE = 10_000
TICKS = 1_000
NOW = datetime(2024, 9, 10, 7, tzinfo=UTC)

_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count}) "
_FILL = (
    _NUMBERS.format(count=PEOPLE)
    + "INSERT INTO person (id, language, language_chosen, city, first_seen)"
    + " SELECT i, 'de', {true}, 'aarhus', :now FROM n",
    # Half were told long ago, half are due in months to come, none now.
    _NUMBERS.format(count=STORED)
    + "INSERT INTO reminder (person_id, entry, slot, days, state, due_at, useful_until, dates)"
    + " SELECT 1 + i % :people, 'harbour-week-2', 'before', 30,"
    + " CASE WHEN i % 2 = 0 THEN 'told' ELSE 'waiting' END,"
    + " CASE WHEN i % 3 = 0 THEN :later ELSE :latest END, :latest, '2024-10-10' FROM n",
)
_MAKE_DUE = (
    "UPDATE reminder SET state = 'waiting', told_by = NULL, due_at = :now, useful_until = :later"
    " WHERE id <= :some"
)
_INSTANTS = ("now", "later", "latest")


def _text(statement: str) -> TextClause:
    """With instants as the tables have them."""
    found = [name for name in _INSTANTS if f":{name}" in statement]
    return text(statement).bindparams(*(bindparam(name, type_=UtcDateTime()) for name in found))


async def fill(engine: AsyncEngine) -> None:
    true = "1" if engine.dialect.name == "sqlite" else "true"
    later, latest = NOW + timedelta(days=60), NOW + timedelta(days=200)
    async with engine.begin() as connection:
        await connection.execute(_text(_FILL[0].format(true=true)), {"now": NOW})
        await connection.execute(_text(_FILL[1]), {"people": PEOPLE, "later": later, "latest": latest})
    if engine.dialect.name == "postgresql":
        async with engine.connect() as connection:
            await connection.execution_options(isolation_level="AUTOCOMMIT")
            await connection.execute(text("VACUUM ANALYZE"))


async def measure(url: str) -> dict[str, float]:
    engine = create_engine(url)
    sessions = session_factory(engine)
    settings = Settings.load({})

    async def tick() -> float:
        began = time.perf_counter()
        async with sessions.begin() as session:
            await ticking.due(session, PROGRAMME, NOW, settings)
        return (time.perf_counter() - began) * 1000

    try:
        await fill(engine)
        await tick()
        ticks = sorted([await tick() for _ in range(TICKS)])
        bursts, held = [], 0.0
        for _ in range(5):
            await make_due(engine)
            with longest_hold() as hold:
                bursts.append(await tick())
            held = max(held, hold())
            async with engine.connect() as connection:
                queued = await connection.scalar(text("SELECT count(*) FROM delivery WHERE state = 'queued'"))
            assert queued == DUE, f"{queued} of {DUE} were queued"
        return {
            "a tick, median": statistics.median(ticks),
            "a tick, p99": ticks[TICKS * 99 // 100],
            "10,000 due at once, median of 5": statistics.median(bursts),
            "… the event loop held for at most": held,
        }
    finally:
        await engine.dispose()


async def make_due(engine: AsyncEngine) -> None:
    """Ids were given in the order of people: so many rows are of as many people."""
    async with engine.begin() as connection:
        await connection.execute(text("DELETE FROM delivery"))
        later = NOW + timedelta(days=30)
        await connection.execute(_text(_MAKE_DUE), {"now": NOW, "later": later, "some": DUE})


@contextlib.contextmanager
def longest_hold() -> Iterator[Callable[[], float]]:
    """The longest time (ms) between two turns of the event loop."""
    worst = 0.0

    async def watch() -> None:
        nonlocal worst
        before = time.perf_counter()
        while True:
            await asyncio.sleep(0)
            now = time.perf_counter()
            worst, before = max(worst, now - before), now

    task = asyncio.get_running_loop().create_task(watch())
    try:
        yield lambda: worst * 1000
    finally:
        task.cancel()


def sweep(zone: str) -> tuple[int, list[str]]:
    """Days of a zone, and what is wrong with them."""
    where = ZoneInfo(zone)
    days = 0
    wrong = []
    for day in local_days(where, 2000, 2037):
        days += 1
        wrong += [found for at in HOURS if (found := offence(day, at, where)) is not None]
    return days, wrong


def main() -> None:
    databases()
    days()


def databases() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'kizuna.db'}"
        upgrade(url)
        say("SQLite", asyncio.run(measure(url)))
    programs = postgres.binaries()
    if programs is not None:
        with postgres.running(programs) as server:
            server.create("bench")
            upgrade(server.url("bench"))
            say("PostgreSQL", asyncio.run(measure(server.url("bench"))))


def days() -> None:
    began = time.perf_counter()
    zones = distinct_zones()
    with multiprocessing.Pool() as pool:
        swept = pool.map(sweep, zones, chunksize=1)
    wrong = [one for _, found in swept for one in found]
    sys.stdout.write(
        f"{len(available_timezones())} zones, {len(zones)} different, {sum(one for one, _ in swept):,} days, "
        f"{len(HOURS)} hours: "
        f"{len(wrong)} that do not fire exactly once ({time.perf_counter() - began:.0f} s)\n"
    )
    for one in wrong[:20]:
        sys.stdout.write(f"  {one}\n")
    sys.exit(bool(wrong))


def say(database: str, figures: dict[str, float]) -> None:
    for what, figure in figures.items():
        sys.stdout.write(f"{database:<12}{what:<36}{figure:9.2f} ms\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
