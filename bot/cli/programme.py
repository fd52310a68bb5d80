"""`programme check|load|export`: a programme file and the database."""

import asyncio
import sys
from pathlib import Path

from bot.cli.output import say, settings
from bot.clock import Calendar
from bot.programme import store
from bot.programme.export import dump
from bot.programme.load import read
from bot.programme.ready import current
from bot.reminders import Consequences, programme_changed
from db import entries
from db.engine import create_engine, session_factory
from db.upgrade import upgrade_async


def check(file: Path) -> None:
    programme = read(file)
    say(f"{file} is right: {len(programme.entries)} entries.")


def load(file: Path) -> None:
    given = settings()
    programme = read(file)

    async def merge() -> tuple[store.Changes, Consequences]:
        await upgrade_async(given.database_url)
        engine = create_engine(given.database_url)
        try:
            async with session_factory(engine).begin() as session:
                await entries.lock(session)
                before = await store.load(session)
                changes = await store.merge(session, programme)
                after = await store.load(session)
                assert after is not None, "what was merged is there"
                now = Calendar(given.bot_now).now()
                return changes, await programme_changed(session, before, after, now)
        finally:
            await engine.dispose()

    changes, causes = asyncio.run(merge())
    say(
        f"{file} is loaded: {changes.new} entries new, {changes.changed} changed, "
        f"{changes.unchanged} as before; {changes.kept} more are only in the database."
    )
    if causes:
        say(
            f"Reminders: {causes.moved} moved, {causes.added} new, {causes.dropped} withdrawn; "
            f"corrections to people who were told another date: {causes.corrections}."
        )


def export(file: Path) -> None:
    given = settings()
    text = dump(asyncio.run(current(given.database_url, given.programme)))
    if str(file) == "-":
        sys.stdout.write(text)
    else:
        file.write_text(text, encoding="utf-8")
        say(f"The programme is in {file}.")
