"""One pace for several processes: each keeps to a share of the limit, and together they keep to it.

Whoever answers people asks for as many places of a second as it had answers of late, and always
keeps a few, so that a first answer waits for nobody. The one that sends deliveries has the rest.
A share is a row with a lease that each process renews twice a second. One grows only by places
that another has given up, and those are given up only once their messages are a second old. So
the sum never exceeds the limit, whatever happens between two looks; a process that cannot renew
its row stops sending before its places go to others. Held chats are rows, too.

On SQLite one process is alone with the whole limit; there only held chats are kept, for a restart.
"""

import asyncio
import contextlib
import math
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from functools import partial

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.logs import traceback_without_messages
from bot.owner import is_dead
from bot.telegram.turns import Turns
from db import pace
from db.pace import Wish

log = structlog.get_logger(__name__)

#: How often a share is renewed, how long it lasts, and how long before that it is used no more (s).
RENEW_EVERY = 0.5
LASTS = 6.0
MARGIN = 1.0
#: How long it is remembered how many answers there were (s).
REMEMBERED = 10.0
#: What part of the limit those who answer people keep for a first answer, all together.
KEPT = 0.25


class Shares:
    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        turns: Turns,
        owner: str,
        *,
        alone: bool,
        answers: bool,
        sends: Callable[[], bool],
        room: AbstractAsyncContextManager[object],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`answers`: whether this process answers people; `sends` says whether it delivers now.

        The limits of `turns` are those of all processes together.
        """
        self._sessions = sessions
        self._turns = turns
        self._owner = owner
        limits = turns.pace.limits
        self._overall, self._free = limits.overall, limits.free
        self._alone = alone
        self._answers_people = answers
        self._sends = sends
        self._room = room
        self._clock = clock
        self._sleep = sleep
        self._share = 0
        self._until = 0.0
        #: Whether there may be holds that are over.
        self._may_forget = True
        self._answers: deque[int] = deque(maxlen=math.ceil(REMEMBERED / RENEW_EVERY))
        turns.on_hold = self._note_hold

    async def begin(self) -> None:
        """Take a share, and learn what is held. Until then nothing is sent where others may send, too."""
        if not self._alone:
            self._set(0)
            async with self._room, self._sessions.begin() as session:
                await pace.prepare_shares(session)
        await self.once()

    async def keep(self) -> None:
        """Go on until cancelled."""
        while True:
            await self._sleep(LASTS if self._alone else RENEW_EVERY)
            try:
                await self.once()
            except Exception as problem:
                trace = traceback_without_messages(problem)
                log.error("The share of the pace could not be renewed; trying again", traceback=trace)
                if not self._alone and self._clock() >= self._until:
                    self._set(0)

    async def once(self) -> None:
        began = self._clock()
        self._answers.append(self._turns.answers)
        self._turns.answers = 0
        wanted = max(1, math.ceil(max(self._answers) / RENEW_EVERY)) if self._answers_people else 0
        wish = Wish(wanted, self._sends())
        # What was used so far is given up only where it is used no more.
        taken = max(self._share, self._turns.used)
        async with self._room, self._sessions.begin() as session:
            held = await pace.holds(session)
            if self._may_forget and not held:
                await pace.forget_holds(session)
            if not self._alone:
                share = await pace.take_share(
                    session,
                    self._owner,
                    wish,
                    taken=taken,
                    all_places=self._free,
                    divide=partial(divide, self._free),
                    seconds=LASTS,
                    is_dead=is_dead,
                )
        self._may_forget = bool(held)
        for chat_id, seconds in held.items():
            self._turns.hold(chat_id, seconds)
        if not self._alone:
            self._set(share)
            self._until = began + LASTS - MARGIN

    async def give_back(self) -> None:
        """Let others have the share at once, if the database can be told."""
        if not self._alone:
            self._set(0)
            with contextlib.suppress(Exception):  # its time passes by itself
                async with self._room, self._sessions.begin() as session:
                    await pace.give_back_share(session, self._owner)

    def _set(self, share: int) -> None:
        self._share = share
        # What is paid for has places of its own, which only deliveries use.
        paid_for = self._overall - self._free if self._sends() else 0
        self._turns.share(share + paid_for, share)

    async def _note_hold(self, chat_id: int | None, seconds: float) -> None:
        try:
            async with self._room, self._sessions.begin() as session:
                await pace.hold(session, chat_id, seconds)
            self._may_forget = True
        except Exception as problem:  # this process keeps it all the same
            trace = traceback_without_messages(problem)
            log.error("Others could not be told that a chat is held", traceback=trace)


def divide(places: int, wishes: Mapping[str, Wish]) -> dict[str, int]:
    """Who may use how many places of a second: answers first, deliveries the rest, none beyond."""
    answering = {name: wish for name, wish in wishes.items() if wish.wanted and not wish.sends}
    sending = [name for name, wish in wishes.items() if wish.sends]
    kept = int(places * KEPT / len(answering)) if answering else 0
    asked = {name: max(wish.wanted, min(2, kept)) for name, wish in answering.items()}
    most = places - len(sending)
    if sum(asked.values()) > most:
        asked = _cut(asked, most)
    rest = places - sum(asked.values())
    shares = dict.fromkeys(wishes, 0) | asked
    return shares | {name: rest // len(sending) for name in sending}


def _cut(asked: Mapping[str, int], places: int) -> dict[str, int]:
    """Fewer for each in proportion; what rounding leaves goes to those who were cut most."""
    whole = sum(asked.values())
    cut = {name: count * places // whole for name, count in asked.items()}
    by_loss = sorted(asked, key=lambda name: cut[name] - asked[name] * places / whole)
    for name in by_loss[: places - sum(cut.values())]:
        cut[name] += 1
    return cut
