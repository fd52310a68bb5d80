"""Bring a database to the newest schema, whichever folder the process runs in."""

import asyncio
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from db.engine import create_engine

MIGRATIONS = Path(__file__).parent / "migrations"

#: PostgreSQL's advisory lock under which the schema changes; any number that nobody else uses.
LOCK = 0x6B697A756E61


class UnknownRevision(Exception):
    """The database was made by a newer Kizuna than this one."""


def upgrade(url: str) -> None:
    """Bring the database at `url` to the newest schema; where it is already, nothing happens.

    Safe when two processes do it at once: the second waits for the first. For use outside
    an event loop; within one, await `upgrade_async`.
    """
    asyncio.run(upgrade_async(url))


async def upgrade_async(url: str) -> None:
    """The same within a running event loop. One transaction: all of it or nothing."""
    engine = create_engine(url, foreign_keys=False)
    try:
        async with engine.begin() as connection:
            await connection.run_sync(_upgrade)
    finally:
        await engine.dispose()


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file."""
    config = Config()
    # Alembic would read a % as the start of a variable.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def newest() -> str | None:
    """The revision that a database has after `upgrade`."""
    return ScriptDirectory.from_config(config()).get_current_head()


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
    try:
        command.upgrade(config(connection), "head")
    except CommandError as error:
        if "Can't locate revision" in str(error):
            raise UnknownRevision(UnknownRevision.__doc__) from error
        raise
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        assert not broken, f"the migration left references to nothing: {broken[:3]}"
