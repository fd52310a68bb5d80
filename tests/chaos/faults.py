"""What goes wrong in the storm. Each begins, lasts a while, and is over."""

import asyncio
import contextlib
import os
import random
import resource
import sqlite3
from collections.abc import Callable, Coroutine
from dataclasses import dataclass

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.playground.api import Fault
from bot.playground.refusals import Refused, too_many_requests
from tests.services import postgres as postgresql
from tests.telegram.http_api import HttpApi, Trouble

#: Columns of real time: the database's clock set forward is all of them set back.
REAL_TIME = {
    "lease": ("until",),
    "chat_claim": ("until",),
    "chat_hold": ("until",),
    "send_share": ("until",),
    "delivery": ("retry_at", "lease_until", "ended_at"),
    "taken_update": ("taken_at", "handled_at", "finished_at"),
}


@dataclass
class Scene:
    """Where it goes wrong. `seconds` is how long what lasts lasts."""

    http: HttpApi
    sessions: async_sessionmaker[AsyncSession]
    database: str
    server: postgresql.Server | None
    chance: random.Random
    seconds: float
    #: The bot's process.
    pid: int = 0

    @property
    def file(self) -> str | None:
        return self.database.removeprefix("sqlite:///") if self.server is None else None


async def nothing(scene: Scene) -> None:
    await asyncio.sleep(scene.chance.uniform(0, 1))


async def server_errors(scene: Scene) -> None:
    """Telegram answers 5xx to everything for a while."""
    fault = Fault(None, Refused(502, "Bad Gateway"), times=10**9)
    scene.http.api.faults.append(fault)
    await asyncio.sleep(scene.seconds)
    scene.http.api.faults.remove(fault)


async def flood(scene: Scene) -> None:
    """429 to a dozen sends, whoever they are to."""
    scene.http.api.faults.append(Fault("sendMessage", too_many_requests(1), times=12))
    await asyncio.sleep(scene.seconds)


async def broken_connections(scene: Scene) -> None:
    """Some sends are cut off, before or after they had their effect."""
    for _ in range(4):
        lost = scene.chance.choice(("before", "after"))
        scene.http.api.faults.append(Fault("sendMessage", lost=lost, times=scene.chance.randint(1, 2)))
        await asyncio.sleep(scene.seconds / 4)


async def half_open_sockets(scene: Scene) -> None:
    """Some sends get no answer at all, though half of them have their effect."""
    for after in (True, False):
        scene.http.troubles.append(Trouble("sendMessage", stall=True, after=after, times=2))
    await asyncio.sleep(scene.seconds)


async def rival(scene: Scene) -> None:
    """Another process polls with the same token."""
    for _ in range(5):
        await scene.http.api.call("getUpdates", {"timeout": 0})
        await asyncio.sleep(scene.seconds / 5)


async def clock_set(scene: Scene) -> None:
    """The database's clock is set an hour forward or back."""
    hours = scene.chance.choice((1, -1))
    async with scene.sessions.begin() as session:
        for table, columns in REAL_TIME.items():
            for column in columns:
                await session.execute(text(f"UPDATE {table} SET {column} = {_shifted(scene, column, hours)}"))
    await asyncio.sleep(scene.seconds)


def _shifted(scene: Scene, column: str, hours: int) -> str:
    if scene.server is None:
        return f"strftime('%Y-%m-%d %H:%M:%f000', {column}, '{-hours:+d} hours')"
    return f"{column} - interval '{hours} hours'"


async def database_gone(scene: Scene) -> None:
    """SQLite: another process holds the lock. PostgreSQL: it hangs up on all and lets nobody in."""
    if scene.server is None:
        connection = sqlite3.connect(scene.file or "", isolation_level=None, timeout=30)
        connection.execute("BEGIN IMMEDIATE")
        await asyncio.sleep(scene.seconds)
        connection.execute("ROLLBACK")
        connection.close()
        return
    name = scene.database.rpartition("/")[2]
    hang_up = f"PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
    shut = f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'
    await asyncio.to_thread(scene.server.execute, shut, f"DO $$ BEGIN {hang_up}; END $$")
    await asyncio.sleep(scene.seconds)
    await asyncio.to_thread(scene.server.execute, f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')


async def disk_full(scene: Scene) -> None:
    """The process may make no file larger than it is; PostgreSQL's disk is not ours to fill."""
    if scene.server is not None:
        return
    before = resource.prlimit(scene.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(scene.pid, resource.RLIMIT_FSIZE, (_size(f"{scene.file}-wal"), before[1]))
    await asyncio.sleep(scene.seconds)
    with contextlib.suppress(ProcessLookupError):
        resource.prlimit(scene.pid, resource.RLIMIT_FSIZE, before)


def _size(file: str) -> int:
    return os.path.getsize(file) if os.path.exists(file) else 0


Wrong = Callable[[Scene], Coroutine[None, None, None]]
FAULTS: tuple[Wrong, ...] = (
    nothing,
    server_errors,
    flood,
    broken_connections,
    half_open_sockets,
    rival,
    clock_set,
    database_gone,
    disk_full,
)
