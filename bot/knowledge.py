"""The programme as it stands and the engine that answers from it, kept in step with the database.

A change is found by the next question, in every process: each asks for the version first. To
make the engine anew takes a tenth of a second, and with a very large programme some seconds; then
the one before goes on serving for as long.
"""

import asyncio
import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import kept
from bot.errors import KizunaError
from bot.programme import store
from bot.programme.model import Programme
from bot.questions.model import Kept
from db import kept as kept_rows
from db.engine import reading

if TYPE_CHECKING:
    from bot.questions.engine import Answering

#: How long a question waits to be answered from what is newest (s).
PATIENCE = 0.5
#: How long the thread that makes an engine holds up the others at most, each time (s).
SLICE = 0.001


class NoProgramme(KizunaError):
    """The database holds no programme: load one with `python -m bot programme load FILE`."""


@dataclass(frozen=True)
class Knowledge:
    programme: Programme
    answering: "Answering"


#: Of the programme, and of the kept answers.
Version = tuple[int, tuple[int, int]]


class Library:
    """Gives the current knowledge; makes it anew once what it stands on has changed."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        learn: "Callable[[Programme], Answering]",
        *,
        patience: float = PATIENCE,
    ) -> None:
        """`learn` makes the engine; it may take a while and runs in a thread."""
        self._sessions = sessions
        self._learn = learn
        self._patience = patience
        self._version: Version | None = None
        self._knowledge: Knowledge | None = None
        self._newest: tuple[int, Programme] | None = None
        self._renewal: asyncio.Task[None] | None = None
        self._until = 0.0

    async def current(self) -> Knowledge:
        """The newest knowledge; the one before where that is not ready in time. Raise NoProgramme if none."""
        async with reading(self._sessions) as session:
            version = await _version(session)
        # Twice, since a renewal that is under way may have begun before the change.
        for _ in range(2):
            if self._version == version or not await self._renewed():
                break
        assert self._knowledge is not None, "a first renewal is waited for, and succeeds or raises"
        return self._knowledge

    async def programme(self, session: AsyncSession) -> Programme:
        """The programme as this session sees it, even while the engine over it is still being made.

        For what must not be reckoned from an older one. To be asked before the session changes it.
        """
        version = await store.version(session)
        if self._newest is None or self._newest[0] != version:
            known = self._knowledge if self._version is not None and self._version[0] == version else None
            programme = known.programme if known is not None else await store.load(session)
            if programme is None:
                raise NoProgramme
            self._newest = (version, programme)
        return self._newest[1]

    async def _renewed(self) -> bool:
        """Wait for a renewal; with something to answer from no longer than the patience: then False."""
        loop = asyncio.get_running_loop()
        if self._renewal is None or self._renewal.done():
            self._renewal = loop.create_task(self._renew(), name="renew knowledge")
            self._until = loop.time() + self._patience
        timeout = None if self._knowledge is None else max(0.0, self._until - loop.time())
        # Who asked may be cancelled: the renewal goes on for the others.
        done, _ = await asyncio.wait([self._renewal], timeout=timeout)
        for renewal in done:
            renewal.result()
        return bool(done)

    async def _renew(self) -> None:
        with _for_long():
            async with reading(self._sessions) as session:
                version = await _version(session)
                answers = await kept.in_force(session)
                programme = self._programme_of(version) or await store.load(session)
            if programme is None:
                raise NoProgramme
            answering = await asyncio.to_thread(self._answering, programme, answers)
        self._knowledge, self._version = Knowledge(programme, answering), version

    def _programme_of(self, version: Version) -> Programme | None:
        """The programme, where only the kept answers have changed."""
        same = self._version is not None and self._version[0] == version[0]
        return self._knowledge.programme if self._knowledge and same else None

    def _answering(self, programme: Programme, answers: Sequence[Kept]) -> "Answering":
        known = self._knowledge
        unchanged = known is not None and known.programme is programme
        answering = known.answering if known and unchanged else self._learn(programme)
        return answering.with_kept(answers)


@contextmanager
def _for_long() -> Iterator[None]:
    """Let a thread compute for long without others noticing much.

    They get the interpreter sooner than usual (5 ms), and nothing is searched for garbage: of what
    is made none is, and at its end it is set apart, for with a very large programme that search
    stops everybody for a third of a second each time.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(SLICE)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(usual)


async def _version(session: AsyncSession) -> Version:
    return await store.version(session), await kept_rows.version(session)
