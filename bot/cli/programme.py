"""`programme check|load|export`: a programme file and the database."""

import asyncio
import sys
from pathlib import Path

from bot.cli.output import say, settings
from bot.programme import store
from bot.programme.export import dump
from bot.programme.load import read
from bot.programme.ready import current
from db.engine import create_engine, session_factory
from db.upgrade import upgrade_async


def check(file: Path) -> None:
    programme = read(file)
    say(f"{file} is right: {len(programme.entries)} entries.")


def load(file: Path) -> None:
    url = settings().database_url
    programme = read(file)

    async def merge() -> store.Changes:
        await upgrade_async(url)
        engine = create_engine(url)
        try:
            async with session_factory(engine).begin() as session:
                return await store.merge(session, programme)
        finally:
            await engine.dispose()

    changes = asyncio.run(merge())
    say(
        f"{file} is loaded: {changes.new} entries new, {changes.changed} changed, "
        f"{changes.unchanged} as before; {changes.kept} more are only in the database."
    )


def export(file: Path) -> None:
    given = settings()
    text = dump(asyncio.run(current(given.database_url, given.programme)))
    if str(file) == "-":
        sys.stdout.write(text)
    else:
        file.write_text(text, encoding="utf-8")
        say(f"The programme is in {file}.")
