"""What the sender knows of the rows that are due, and which of them go next."""

import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.clock import Calendar
from bot.telegram.turns import Turns
from db import deliveries
from db.deliveries import Waiting
from db.engine import reading
from db.models.deliveries import AUDIENCE

#: Rows to look for at once.
KNOWN = 500
#: How often to look (s): for what other processes queued, for what is more urgent than what is
#: known, and for what the calendar makes due.
LOOK_EVERY = 1.0
#: The same while rows wait whose chats may not be written to just now, and where somebody says
#: that there may be something (s).
LOOK_AGAIN = 0.05


@dataclass(frozen=True)
class Choice:
    """Rows to claim now, and rows that are past their use."""

    now: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)


class Ahead:
    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        turns: Turns,
        calendar: Calendar,
        *,
        paid: bool,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`paid`: what goes to an audience is paid for and keeps to the higher limit."""
        self._sessions = sessions
        self._turns = turns
        self._calendar = calendar
        self._paid = paid
        self._clock = clock
        self._rows: list[Waiting] = []
        self._late: list[int] = []
        self._looked_at = self._look_at = float("-inf")
        self._more = False
        #: How often somebody said that there may be something.
        self._told = 0
        #: The last look found no row that could be sent now or in a while.
        self.nothing = False

    @property
    def known(self) -> bool:
        """Whether rows are known that wait for their turn."""
        return bool(self._rows)

    @property
    def look_in(self) -> float:
        """How long until another look is worth while (s)."""
        return max(0.0, self._look_at - self._clock())

    def forget(self) -> None:
        """Look anew soon, and before anybody may say that there is nothing."""
        self._look_at = self._looked_at + LOOK_AGAIN
        self._told += 1
        self.nothing = False

    async def choose(self, busy: Collection[int], *, within: float, claimed: int) -> Choice:
        """The next rows for which there is room `within` seconds; none for a chat that is `busy`.

        `claimed` rows are on their way to wait for their turn: they have a part of the room.
        """
        if self._clock() >= self._look_at or (self._more and not self._rows):
            await self._look(busy, within)
        late, self._late = self._late, []
        room = self._turns.room(within, paid=self._paid) - claimed
        free = self._turns.room(within) - claimed if self._paid else room
        if room <= 0:
            return Choice(late=late)
        chosen: list[int] = []
        left: list[Waiting] = []
        full = set(busy)
        for row in self._rows:
            paid = self._paid and row.priority == AUDIENCE
            if len(chosen) < room and (paid or free > 0) and self._ready(row.chat_id, full, within):
                chosen.append(row.id)
                free -= not paid
                full.add(row.chat_id or 0)
            else:
                left.append(row)
        self._rows = left
        return Choice(chosen, late)

    async def _look(self, busy: Collection[int], within: float) -> None:
        now, told = self._clock(), self._told
        not_now = {*busy, *self._turns.pace.not_ready(now, now + within)}
        self._looked_at = now
        self._look_at = now + LOOK_EVERY  # also where the database cannot be asked
        async with reading(self._sessions) as session:
            found = await deliveries.waiting(session, self._calendar.now(), KNOWN, without_chats=not_now)
            held = not found and not_now and await deliveries.waiting(session, self._calendar.now(), 1)
        if held:
            self._look_at = now + LOOK_AGAIN
        self._rows = [row for row in found if not row.late]
        self._late = [row.id for row in found if row.late]
        self._more = len(found) == KNOWN
        # What came while the database was asked, it may not have seen.
        self.nothing = not found and not held and told == self._told

    def _ready(self, chat_id: int | None, busy: Collection[int], within: float) -> bool:
        if chat_id is None:
            return True
        now = self._clock()
        return chat_id not in busy and self._turns.pace.chat_ready_at(chat_id, now) <= now + within
