"""Who goes next: messages wait here for their turn, answers to people before deliveries.

Each waits for its own chat and for a place over all; who waits for a held chat holds nobody up.
"""

import asyncio
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.telegram.pace import Pace, Ticket

#: How long it counts that people were answered (s).
REMEMBERED = 10.0


class NotNow(Exception):
    """The turn will not come within the time that the caller can wait."""


@dataclass
class _Waiting:
    chat_id: int
    answer: bool
    paid: bool
    until: float
    turn: asyncio.Future[Ticket] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Turns:
    """The pace of one process. `clock` is real time in seconds."""

    def __init__(self, pace: Pace | None = None, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.pace = pace or Pace()
        self.clock = clock
        #: Told what a 429 led to (chat or None for all, seconds), to share it with other processes.
        self.on_hold: Callable[[int | None, float], Awaitable[None]] | None = None
        #: Answers that came since `Shares` last looked.
        self.answers = 0
        self._answered_at: deque[float] = deque()
        self._answers: list[_Waiting] = []
        self._deliveries: list[_Waiting] = []
        self._timer: asyncio.TimerHandle | None = None
        self._last_call = math.inf

    async def answer(self, chat_id: int) -> Ticket:
        """Wait for the turn of an answer. Raises NotNow once the process ends and it would wait long."""
        self.answers += 1
        self._answered_at.append(self.clock())
        return await self._wait(self._answers, _Waiting(chat_id, True, False, math.inf))

    async def delivery(self, chat_id: int, *, paid: bool = False, patience: float = 1.0) -> Ticket:
        """Wait for the turn of something unasked, or raise NotNow where that takes more than `patience`."""
        until = self.clock() + patience
        return await self._wait(self._deliveries, _Waiting(chat_id, False, paid, until))

    @property
    def used(self) -> int:
        """How many places of this second are taken."""
        return self.pace.used(self.clock())

    def room(self, ahead: float, *, paid: bool = False) -> int:
        """How many more deliveries may go out within `ahead` seconds, if no answer comes between."""
        now = self.clock()
        self._keep_places(now)
        waiting = len(self._deliveries) + len(self._answers)
        return max(0, self.pace.room(now, now + ahead, paid=paid) - waiting)

    def ended(self, ticket: Ticket, *, answered: bool = True, reached: bool = True) -> None:
        self.pace.ended(ticket, self.clock(), answered=answered, reached=reached)
        self._go_on()

    async def refused(self, chat_id: int, seconds: float) -> None:
        """A 429 came: hold what must be held."""
        now = self.clock()
        held = self.pace.refused(chat_id, seconds, now)
        self._go_on()
        if self.on_hold is not None:
            for chat, until in held.items():
                await self.on_hold(chat, until - now)

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Another process was refused."""
        self.pace.hold(chat_id, self.clock() + seconds)
        self._go_on()

    def share(self, overall: int, free: int) -> None:
        self.pace.share(overall, free)
        self._go_on()

    def end(self, within: float) -> None:
        """The process ends: whoever's turn comes later than `within` seconds gets NotNow."""
        self._last_call = self.clock() + within
        self._go_on()

    async def _wait(self, queue: list[_Waiting], waiting: _Waiting) -> Ticket:
        queue.append(waiting)
        self._go_on()
        try:
            return await waiting.turn
        except asyncio.CancelledError:
            if waiting in queue:
                queue.remove(waiting)
            elif waiting.turn.done() and not waiting.turn.cancelled() and not waiting.turn.exception():
                self.ended(waiting.turn.result(), reached=False)
            raise

    def _keep_places(self, now: float) -> None:
        """Leave to answers as many places as they needed of late; what they do not use costs little."""
        while self._answered_at and self._answered_at[0] < now - REMEMBERED:
            self._answered_at.popleft()
        needed = math.ceil(len(self._answered_at) / REMEMBERED)
        self.pace.kept = min(needed, self.pace.places // 2)

    def _go_on(self) -> None:
        """Let go whoever's turn it is, and look again when the next one's comes."""
        now = self.clock()
        again = math.inf
        self._keep_places(now)
        for queue in (self._answers, self._deliveries):
            for waiting in tuple(queue):
                if waiting.turn.done():  # cancelled, and about to leave the queue
                    continue
                ready = self.pace.ready_at(waiting.chat_id, now, answer=waiting.answer, paid=waiting.paid)
                if ready <= now:
                    queue.remove(waiting)
                    ticket = self.pace.take(waiting.chat_id, now, answer=waiting.answer, paid=waiting.paid)
                    waiting.turn.set_result(ticket)
                elif min(waiting.until, self._last_call) <= (now if ready == math.inf else ready):
                    queue.remove(waiting)
                    waiting.turn.set_exception(NotNow())
                else:
                    again = min(again, ready, waiting.until, self._last_call)
        self._look_again_at(again, now)

    def _look_again_at(self, again: float, now: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if again < math.inf:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(max(0.0, again - now), self._go_on)
