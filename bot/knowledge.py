"""The programme as it stands and the engine that answers from it, kept in step with the database."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.errors import KizunaError
from bot.programme import store
from bot.programme.model import Programme
from db.engine import reading

if TYPE_CHECKING:
    from bot.questions.engine import Answering


class NoProgramme(KizunaError):
    """The database holds no programme: load one with `python -m bot programme load FILE`."""


@dataclass(frozen=True)
class Knowledge:
    programme: Programme
    answering: "Answering"


class Library:
    """Gives the current knowledge; reads the programme again once its version has changed."""

    def __init__(
        self, sessions: async_sessionmaker[AsyncSession], learn: "Callable[[Programme], Answering]"
    ) -> None:
        """`learn` makes the engine; it may take a while and runs in a thread."""
        self._sessions = sessions
        self._learn = learn
        self._version: int | None = None
        self._knowledge: Knowledge | None = None
        self._reading = asyncio.Lock()

    async def current(self) -> Knowledge:
        """Raise NoProgramme as long as there is none."""
        async with reading(self._sessions) as session:
            version = await store.version(session)
        if self._knowledge is None or version != self._version:
            async with self._reading:
                if self._knowledge is None or version != self._version:
                    await self._read()
        assert self._knowledge is not None, "reading either succeeds or raises"
        return self._knowledge

    async def _read(self) -> None:
        async with reading(self._sessions) as session:
            version = await store.version(session)
            programme = await store.load(session)
        if programme is None:
            raise NoProgramme
        answering = await asyncio.to_thread(self._learn, programme)
        self._knowledge = Knowledge(programme, answering)
        self._version = version
