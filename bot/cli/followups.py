"""`followups export FILE`: every follow-up as a table."""

import asyncio
from pathlib import Path

from bot.cli.output import say, settings
from bot.clock import Calendar
from bot.errors import ConfigurationError
from bot.followups import tables
from bot.followups.export import SUFFIXES, written
from bot.followups.tables import Row
from bot.programme.model import Programme
from bot.programme.ready import current, prepare
from bot.views.followups import table
from db.engine import create_engine, session_factory


def export(file: Path) -> None:
    """Write the file; raise ConfigurationError for one that is neither .csv nor .xlsx."""
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES:
        raise ConfigurationError(f"FILE must end in {' or '.join(SUFFIXES)}, not {file.name!r}.")
    given = settings()
    asyncio.run(prepare(given.database_url, given.programme))
    programme = asyncio.run(current(given.database_url, given.programme))
    rows = asyncio.run(_every(given.database_url, programme, Calendar(given.bot_now)))
    cells = [table.row(*row, programme) for row in rows]
    file.write_bytes(written(suffix, table.headings(programme), cells))
    say(f"{len(rows)} follow-up{'' if len(rows) == 1 else 's'} in {file}.")


async def _every(url: str, programme: Programme, calendar: Calendar) -> list[Row]:
    engine = create_engine(url)
    try:
        async with session_factory(engine)() as session:
            return await tables.every(session, programme, calendar.now())
    finally:
        await engine.dispose()
