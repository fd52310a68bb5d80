"""Connections to PostgreSQL, directly or through a pooler.

A pooler may hand each transaction to another connection of the server. What was prepared on
one does not exist on the next; worse, there may be another process's statement of that name.
So each statement has a name of its own, and is kept for later only where the server itself is
at the other end. That shows at once: a pooler makes up the process number that it greets with.
"""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import await_only

#: How long a connection may take to be made, and a statement to be carried out (s): on a
#: connection that is half open nothing would ever come.
CONNECT_SECONDS = 10.0
STATEMENT_SECONDS = 60.0
#: Statements that a connection keeps prepared.
KEPT = 100

#: What managed databases write into their URLs, and asyncpg would take for a server's setting.
_NOT_FOR_ASYNCPG = ("channel_binding",)

Connect = Callable[[], Awaitable[Any]]


def connect_through(engine: AsyncEngine, url: URL, statement_seconds: float | None) -> None:
    """Make the engine's connections with asyncpg's own reading of the URL (sslmode and the like)."""
    plain = url.set(drivername="postgresql").difference_update_query(_NOT_FOR_ASYNCPG)
    dsn = plain.render_as_string(hide_password=False)
    pooled: bool | None = None

    async def connect() -> Any:
        return await asyncpg.connect(
            dsn,
            timeout=CONNECT_SECONDS,
            command_timeout=statement_seconds,
            statement_cache_size=KEPT if pooled is False else 0,
        )

    def arguments(dialect: object, record: object, args: list[Any], given: dict[str, Any]) -> None:
        nonlocal pooled
        if pooled is None:
            pooled = await_only(is_pooled(connect))
        given.clear()
        given["async_creator_fn"] = connect
        given["prepared_statement_name_func"] = lambda: f"kizuna_{uuid4().hex}"
        given["prepared_statement_cache_size"] = 0 if pooled else KEPT

    event.listen(engine.sync_engine, "do_connect", arguments)


async def is_pooled(connect: Connect) -> bool:
    """Whether something stands between us and the server's own process."""
    connection = await connect()
    try:
        behind: int = await connection.fetchval("SELECT pg_backend_pid()")
        greeted: int = connection.get_server_pid()
        return behind != greeted
    finally:
        await connection.close()
