"""Lives of the bot under load, each ended at a random moment, with something going wrong meanwhile.

People ask, and letters are owed to them and to an audience. At the end the bot lives once more in
peace, and then everything must be there: every update handled once, every letter sent or in doubt.
"""

import asyncio
import contextlib
import random
import signal
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.playground.api import BotApi
from bot.playground.chats import User
from bot.playground.limits import FloodLimits
from bot.playground.people import Person
from tests.chaos import faults, letters
from tests.chaos.faults import Scene, Wrong
from tests.chaos.letters import Letter, Sessions
from tests.services import postgres as postgresql
from tests.telegram.bench import effects, rows
from tests.telegram.children import ROOT, environment
from tests.telegram.http_api import HttpApi

ASKERS = range(1, 41)
READERS = range(100, 160)
#: How long the bot may take at the end to do all that it owes (s), and to end when it is asked to.
PATIENCE = 600.0
TERM_SECONDS = 10.0


@dataclass
class Storm:
    http: HttpApi
    sessions: Sessions
    database: str
    server: postgresql.Server | None
    folder: Path
    seed: int
    #: How long what goes wrong lasts (s).
    seconds: float = 2.0
    #: Letters and questions a second.
    load: float = 8.0

    asked: list[str] = field(default_factory=list)
    owed: list[Letter] = field(default_factory=list)
    offences: list[str] = field(default_factory=list)
    kills: int = 0
    #: Rows that were claimed when the bot was killed.
    under_way: int = 0
    slowest_end: float = 0.0
    in_doubt: int = 0
    repeated: int = 0

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        self._number = 0

    async def rages(self, what: Sequence[Wrong]) -> None:
        """Live once for each, with the load going on; then once more in peace, and look."""
        people = [self.http.api.person(id_, f"Delegate {id_}", "de") for id_ in ASKERS]
        for id_ in READERS:
            self.http.api.chats.users[id_] = User(id_, f"Delegate {id_}", "de", started=True)
        loading = asyncio.create_task(self._load(people))
        try:
            for fault in what:
                await self._life(fault)
        finally:
            loading.cancel()
            await asyncio.gather(loading, return_exceptions=True)
        await self._peace()
        await self._look()

    async def _life(self, fault: Wrong) -> None:
        scene = Scene(self.http, self.sessions, self.database, self.server, self.chance, self.seconds)
        async with self._bot() as process:
            scene.pid = process.pid
            await self.http.calls_more("getUpdates", 2, patience=20)
            wrong = asyncio.create_task(fault(scene))
            await asyncio.sleep(self.chance.uniform(0.2, self.seconds * 1.5))
            if process.returncode is not None:
                self.offences.append(f"ended by itself during {fault.__name__}, with {process.returncode}")
            elif self.chance.random() < 0.2:
                await self._ask_to_end(process, fault.__name__)
            else:
                process.kill()
                self.kills += 1
            await process.wait()
            await wrong
            self.http.api.faults.clear()
            self.http.troubles.clear()
            self.under_way += await letters.under_way(self.sessions)

    async def _ask_to_end(self, process: asyncio.subprocess.Process, during: str) -> None:
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), TERM_SECONDS)
        self.slowest_end = max(self.slowest_end, time.monotonic() - began)
        if process.returncode != 0:
            self.offences.append(f"asked to end during {during}, it ended with {process.returncode}")
            if process.returncode is None:
                process.kill()

    async def _peace(self) -> None:
        async with self._bot() as process:
            try:
                async with asyncio.timeout(PATIENCE):
                    while not await self._all_done():  # noqa: ASYNC110 - the database tells nobody
                        await asyncio.sleep(0.1)
            except TimeoutError:
                self.offences.append(f"not done with everything within {PATIENCE} s")
            await self._ask_to_end(process, "peace")

    async def _all_done(self) -> bool:
        taken = await rows(self.sessions)
        finished = sum(row.finished_at is not None for row in taken)
        return finished == len(self.asked) and not await letters.open_rows(self.sessions)

    async def _look(self) -> None:
        found = Counter(await effects(self.sessions))
        self.offences += [f"{text}: no effect" for text in self.asked if not found[text]]
        self.offences += [f"{text}: {times} effects" for text, times in found.items() if times > 1]
        said = Counter(
            str(message.content.get("text"))
            for id_ in ASKERS
            for message in self.http.api.chats.messages.get(id_, {}).values()
            if message.sender == self.http.api.bot.id
        )
        self.offences += [f"{text}: not answered" for text in self.asked if not said[text]]
        looked = await letters.check(self.sessions, self.http.api, self.owed)
        self.offences += looked.offences
        self.in_doubt, self.repeated = looked.in_doubt, looked.repeated

    async def _load(self, people: Sequence[Person]) -> None:
        """Ask and owe, until cancelled; what the database does not take is owed again."""
        while True:
            await asyncio.sleep(self.chance.expovariate(self.load / 2))
            self._number += 1
            if self._number % 3 == 0:
                person = people[self._number % len(people)]
                text = f"Frage {self._number} von {person.id}"
                self.asked.append(text)
                await person.says(text)
                continue
            chat = READERS[self._number % len(READERS)]
            letter = Letter(self._number, chat, owed=self.chance.random() < 0.5)
            while True:
                try:
                    await letters.queue(self.sessions, [letter])
                    self.owed.append(letter)
                    break
                except (SQLAlchemyError, OSError):
                    await asyncio.sleep(0.2)

    @asynccontextmanager
    async def _bot(self) -> AsyncIterator[asyncio.subprocess.Process]:
        with (self.folder / "log").open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.chaos.child"),
                cwd=ROOT,
                env=environment(self.http, self.database),
                stdout=log,
                stderr=log,
            )
        try:
            yield process
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()


def telegram() -> BotApi:
    """One that keeps its limits and takes a moment for each call."""
    return BotApi(limits=FloodLimits(), latency=lambda method: 0.0 if method == "getUpdates" else 0.02)


def some(chance: random.Random, count: int) -> list[Wrong]:
    """Each kind of fault in turn, in an order of chance."""
    order: list[Wrong] = []
    while len(order) < count:
        order += chance.sample(faults.FAULTS, len(faults.FAULTS))
    return order[:count]
