"""The one sender of what is owed unasked: claim, commit, word, send, record.

    ahead: rows that are due, as last seen ──┐
                                             ▼  a round, one transaction
    ended: how sent rows ended ───► record ▪ claim as many as Telegram's pace has room for
                    ▲                        │
                    └── a task a parcel ◄────┘  worded after the commit

Only the process that leads claims (`bot.leadership`). It asks whether it still does before each
call, and each transaction names its fence: one that was stopped for a minute and goes on neither
sends nor records. What it had claimed is settled by its successor, or by itself after a start.
"""

import asyncio
import contextlib
import time
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import metrics, missed, people
from bot.clock import Calendar
from bot.config import Settings
from bot.knowledge import Library
from bot.leadership import Leadership
from bot.logs import traceback_without_messages
from bot.telegram.ahead import LOOK_EVERY, Ahead, Choice
from bot.telegram.backoff import Backoff
from bot.telegram.carrier import Arrival, Carrier
from bot.telegram.client import KizunaBot
from bot.telegram.outage import Outage
from bot.telegram.parcels import Packing, Parcel
from bot.telegram.turns import Turns
from db import carriage, leases
from db.carriage import Ended
from db.models.deliveries import Delivery

log = structlog.get_logger(__name__)

#: How often to claim (s): several rows in one transaction, as each takes the database's time.
CLAIM_EVERY = 0.06
#: Rows are claimed this long before Telegram's pace lets them go (s), and longer where a claim and
#: the wording take longer: as long as they took of late, and half as much again.
AHEAD, LONGEST_AHEAD = 0.02 + CLAIM_EVERY, 0.3
#: How long an end may wait to be recorded together with the next claim (s).
RECORD_WITHIN = 0.07
#: How long the last record may take once the process ends (s).
LAST_RECORD = 1.0
#: How long rows wait that could not be worded because the database could not be asked (s).
WAIT_FOR_DATABASE = 2.0


class Courier:
    def __init__(
        self,
        bot: KizunaBot,
        sessions: async_sessionmaker[AsyncSession],
        library: Library,
        leadership: Leadership,
        turns: Turns,
        *,
        settings: Settings,
        calendar: Calendar,
        room: AbstractAsyncContextManager[object],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sessions = sessions
        self._leadership = leadership
        self._turns = turns
        self._calendar = calendar
        self._room = room
        self._settings = settings
        self._clock = clock
        self._outage = Outage(bot.get_me)
        self._ahead = Ahead(sessions, turns, calendar, paid=settings.paid_broadcast, clock=clock)
        self._packing = Packing(sessions, library, settings=settings, calendar=calendar)
        self._carrier = Carrier(bot, turns, self._outage, leadership.valid)

        self._fence = 0
        #: Whether rows may be claimed that nobody works on.
        self._unsettled = True
        #: The chats of claimed rows, by row, until it is recorded how they ended.
        self._at_work: dict[int, int] = {}
        #: Rows that are claimed and still being worded.
        self._being_worded = 0
        self._claim_takes = 0.0
        self._wording_takes = 0.0
        self._carrying: set[asyncio.Task[None]] = set()
        self._ended: list[Arrival] = []
        self._first_ended_at = 0.0
        self._news = asyncio.Event()
        self._resting = asyncio.Event()
        self._stopping = False
        self._running: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._running = asyncio.create_task(self._run(), name="deliver")

    def wake(self) -> None:
        """There may be something to send."""
        self._ahead.forget()
        self._resting.clear()
        self._news.set()

    async def settled(self) -> None:
        """Wait until nothing is under way and nothing is left that is due."""
        self.wake()
        await self._resting.wait()

    async def stop(self, patience: float) -> None:
        """Claim nothing more, let what is under way end within `patience` seconds, record it."""
        if self._running is None:
            return
        self._stopping = True
        self._news.set()
        if self._at_work or self._leadership.valid():  # else it stands by, and would for ever
            await asyncio.wait({self._running}, timeout=patience)
            for task in self._carrying:
                task.cancel()
            await asyncio.wait({self._running}, timeout=LAST_RECORD)
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)
        await self._outage.stop()

    async def _run(self) -> None:
        backoff = Backoff()
        while not (self._stopping and not self._at_work):
            try:
                await self._lead()
                pause = await self._round()
                backoff.reset()
            except Exception as problem:
                # The database, as a rule. What it did not take is told again, and whether it made
                # the last claim is found out.
                trace = traceback_without_messages(problem)
                log.error("Deliveries stand still; trying again", traceback=trace)
                self._unsettled = True
                await asyncio.sleep(backoff.next())
                continue
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._news.wait()

    async def _lead(self) -> None:
        """Wait until this process leads, and begin anew where another led in between."""
        if self._stopping and not self._leadership.valid():
            self._drop_all()  # the successor settles what is under way
            return
        fence = await self._leadership.gained()
        if fence != self._fence:
            self._fence = fence
            self._drop_all()
            self._unsettled = True

    def _drop_all(self) -> None:
        self._at_work.clear()
        self._ended.clear()

    async def _round(self) -> float:
        """Record and claim; give how long nothing need be done (s)."""
        self._news.clear()
        choice = Choice()
        if not self._stopping and not self._outage.lasts:
            busy = set(self._at_work.values())
            choice = await self._ahead.choose(busy, within=self._within, claimed=self._being_worded)
        if choice.now or choice.late or self._unsettled or self._must_record():
            began = self._clock()
            rows = await self._transaction(choice)
            self._claim_takes = _lately(self._claim_takes, self._clock() - began)
            if rows:
                self._being_worded += len(rows)
                self._go(self._send(rows, self._fence), name="word deliveries")
        if self._ended:
            return RECORD_WITHIN
        if self._ahead.known or self._at_work:
            return CLAIM_EVERY
        if self._ahead.nothing:
            self._resting.set()
        return LOOK_EVERY if self._outage.lasts else self._ahead.look_in

    @property
    def _within(self) -> float:
        return min(LONGEST_AHEAD, AHEAD + 1.5 * (self._claim_takes + self._wording_takes))

    def _must_record(self) -> bool:
        if not self._ended:
            return False
        waits_for_claim = self._ahead.known and not self._stopping
        return not waits_for_claim or self._clock() - self._first_ended_at >= RECORD_WITHIN

    async def _transaction(self, choice: Choice) -> list[Delivery]:
        """Give the rows that are claimed."""
        owner, fence, arrivals = self._leadership.owner, self._fence, list(self._ended)
        async with self._room, self._sessions.begin() as session:
            if not await leases.hold(session, self._leadership.name, fence):
                return []
            if self._unsettled:
                left = await carriage.take_over(session, owner, fence, list(self._at_work))
                if left:
                    log.warning("Deliveries that nobody worked on are settled", rows=left)
                    self._ahead.forget()
            for arrival in arrivals:
                await self._note_chat(session, arrival)
            await carriage.record(session, [arrival.ended for arrival in arrivals], owner, fence)
            if choice.late and await carriage.miss(session, choice.late):
                coordinators = self._settings.coordinators
                await missed.tell(session, self._calendar.now(), coordinators=coordinators)
            rows = await carriage.claim(session, choice.now, owner, fence) if choice.now else []
        self._unsettled = False
        self._ended = self._ended[len(arrivals) :]
        self._first_ended_at = self._clock()
        for arrival in arrivals:
            self._at_work.pop(arrival.ended.id, None)
            if arrival.ended.state != "queued":
                metrics.DELIVERIES.labels(arrival.ended.state).inc()
        if any(arrival.ended.state == "queued" for arrival in arrivals):
            self._ahead.forget()
        self._at_work |= {row.id: row.chat_id or 0 for row in rows}
        return rows

    async def _note_chat(self, session: AsyncSession, arrival: Arrival) -> None:
        """What the end of a row says of its chat."""
        if arrival.moved_to is not None:
            await people.move_group(session, arrival.chat_id, arrival.moved_to)
        if arrival.gone:
            await people.gone(session, arrival.chat_id, self._calendar.now())

    async def _send(self, rows: Sequence[Delivery], fence: int) -> None:
        began = self._clock()
        try:
            packed = await self._packing.pack(rows)
        except BaseException as problem:
            # The database, as a rule, or the process ends: nothing was sent.
            trace = traceback_without_messages(problem)
            log.error("Deliveries could not be worded; trying again", traceback=trace)
            again = [Ended(row.id, "queued", untried=True, wait=WAIT_FOR_DATABASE) for row in rows]
            packed = [*again]
        self._wording_takes = _lately(self._wording_takes, self._clock() - began)
        for parcel in packed:
            if isinstance(parcel, Ended):
                self._being_worded -= 1
                self._end(Arrival(parcel, self._at_work.get(parcel.id, 0)), fence)
            else:
                self._go(self._carry(parcel, fence), name=f"delivery {parcel.id}")

    async def _carry(self, parcel: Parcel, fence: int) -> None:
        self._being_worded -= 1  # from here on it waits for its turn
        self._end(await self._carrier.carry(parcel), fence)

    def _go(self, work: Coroutine[Any, Any, None], *, name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._carrying.add(task)
        task.add_done_callback(self._carrying.discard)

    def _end(self, arrival: Arrival, fence: int) -> None:
        if fence != self._fence:
            return
        if not self._ended:
            self._first_ended_at = self._clock()
        self._ended.append(arrival)
        if not self._ahead.known or self._stopping:
            self._news.set()


def _lately(before: float, now: float) -> float:
    """The mean of the last few, the newest counting most."""
    return before + (now - before) / 8
