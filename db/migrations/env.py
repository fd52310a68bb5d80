"""What Alembic runs. Kizuna hands a connection in; a developer's `alembic` opens one itself."""

import asyncio
import os
from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection

from db.engine import create_engine
from db.models import Base, UtcDateTime


def render(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    """A revision stays as it was written: it names no type of the models."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        # SQLite cannot alter a table: Alembic copies it.
        render_as_batch=True,
        render_item=render,
    )
    with context.begin_transaction():
        context.run_migrations()


async def open_and_run() -> None:
    engine = create_engine(os.environ.get("DATABASE_URL", "sqlite:///data/kizuna.db"), foreign_keys=False)
    async with engine.begin() as connection:
        await connection.run_sync(run)
    await engine.dispose()


given: Connection | None = context.config.attributes.get("connection")
if given is not None:
    run(given)
else:
    asyncio.run(open_and_run())
