"""The first start: a database of the newest schema, with a programme in it."""

import asyncio
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.programme import store
from bot.programme.load import read
from bot.programme.model import Programme
from db.engine import create_engine, reading, session_factory


async def prepare(url: str, file: Path) -> bool:
    """Upgrade the database at `url`; if it holds no programme, load `file`. Say whether it was loaded."""
    # Late: Alembic takes a quarter of a second to import, and a question seldom needs it.
    from db.upgrade import upgrade_async

    await upgrade_async(url)
    engine = create_engine(url)
    try:
        return await load_first(session_factory(engine), file)
    finally:
        await engine.dispose()


async def load_first(sessions: async_sessionmaker[AsyncSession], file: Path) -> bool:
    """Load `file` into a database that holds no programme yet. Afterwards it is changed there."""
    async with sessions.begin() as session:
        if await store.version(session):
            return False
        await store.merge(session, await asyncio.to_thread(read, file))
        return True


async def current(url: str, file: Path) -> Programme:
    """The database's programme; a database that has none yet is made ready first."""
    engine = create_engine(url)
    try:
        sessions = session_factory(engine)
        programme = await _programme(sessions)
        if programme is None:
            await prepare(url, file)
            programme = await _programme(sessions)
        assert programme is not None, "a database that was made ready has a programme"
        return programme
    finally:
        await engine.dispose()


async def _programme(sessions: async_sessionmaker[AsyncSession]) -> Programme | None:
    """None too where the tables are missing; what else is wrong shows when they are made."""
    try:
        async with reading(sessions) as session:
            return await store.load(session)
    except DBAPIError:
        return None
