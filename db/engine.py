"""The database's engine: SQLite by default, PostgreSQL by its URL.

A transaction on SQLite begins with BEGIN IMMEDIATE: one that reads first and writes later
would otherwise fail at once with "database is locked" when another wrote in between. What
only reads says so with `reading`, takes no lock, and sees one snapshot on both databases.
"""

import contextlib
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

#: How long a SQLite transaction waits for the one that is writing, in seconds.
BUSY_SECONDS = 30

#: The execution option by which a transaction says that it will not write.
READ_ONLY = "kizuna_read_only"


def driver_url(url: str) -> URL:
    """`url` with the asynchronous driver; raise ValueError for another kind of database."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise ValueError("not a database URL; write sqlite:///path or postgresql://user@host/name") from None
    match parsed.get_backend_name():
        case "sqlite":
            return parsed.set(drivername="sqlite+aiosqlite")
        case "postgres" | "postgresql":
            return parsed.set(drivername="postgresql+asyncpg")
        case other:
            raise ValueError(
                f"{other!r} is not supported; write sqlite:///path or postgresql://user@host/name"
            )


def create_engine(url: str, *, foreign_keys: bool = True) -> AsyncEngine:
    """The engine for `url`; makes the folder of a SQLite file.

    Only migrations turn foreign keys off: SQLite alters a table by copying it, and dropping
    the old one would delete what refers to it.
    """
    target = driver_url(url)
    to_json = partial(json.dumps, ensure_ascii=False)
    if target.get_backend_name() == "postgresql":
        from db.postgresql import STATEMENT_SECONDS, connect_through  # its driver takes long to import

        engine = create_async_engine(target, json_serializer=to_json, pool_pre_ping=True)
        # A migration may take its time.
        connect_through(engine, target, STATEMENT_SECONDS if foreign_keys else None)
        return engine
    if target.database:
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(target, json_serializer=to_json, connect_args={"factory": _SqliteConnection})
    event.listen(engine.sync_engine, "connect", partial(_set_up, foreign_keys=foreign_keys))
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


class _SqliteConnection(sqlite3.Connection):
    """Ends its transaction when it is closed in the middle of one, as a cancelled task's is.

    SQLite only marks a connection as closed as long as Python holds a statement of it, and until
    garbage is collected its transaction would lock out every other writer.
    """

    def close(self) -> None:
        with contextlib.suppress(sqlite3.ProgrammingError):  # it is closed already
            self.rollback()
        super().close()


def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry, *, foreign_keys: bool) -> None:
    # None: the driver begins nothing by itself, `_begin` does.
    connection.isolation_level = None
    cursor = connection.cursor()
    # First of all, since changing the journal's mode may have to wait for another process.
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    cursor.close()


def _begin(connection: Connection) -> None:
    read_only = bool(connection.get_execution_options().get(READ_ONLY, False))
    if connection.info.setdefault(READ_ONLY, False) != read_only:
        connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if read_only else 'OFF'}")
        connection.info[READ_ONLY] = read_only
    connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")


def session_factory(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    """Sessions whose objects stay readable after a commit."""
    return async_sessionmaker(engine, expire_on_commit=False)


@asynccontextmanager
async def reading(sessions: async_sessionmaker[AsyncSession]) -> AsyncIterator[AsyncSession]:
    """A session that sees one snapshot, hinders no writer, and must not write."""
    async with sessions() as session:
        options: dict[str, object] = {READ_ONLY: True}
        if session.get_bind().dialect.name == "postgresql":
            options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        await session.connection(execution_options=options)
        yield session
