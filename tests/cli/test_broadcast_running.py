"""A broadcast from the command line beside a bot that runs, each in a process of its own."""

import asyncio
import json
from pathlib import Path
from typing import Any

from bot.playground.api import BotApi
from bot.playground.people import Person
from tests.cli.kizuna import kizuna
from tests.telegram.children import bot
from tests.telegram.http_api import served


async def call(url: str, *arguments: str) -> str:
    at = "2019-05-17T09:00+09:00"  # as for the bot
    done = await asyncio.to_thread(lambda: kizuna("broadcast", *arguments, DATABASE_URL=url, BOT_NOW=at))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


async def status(url: str, number: str) -> dict[str, Any]:
    shown: dict[str, Any] = json.loads(await call(url, "--status", number))
    counted = ("queued", "sent", "failed", "unreachable", "unknown", "withdrawn")
    assert shown["audience"] == sum(shown[name] for name in counted)
    return shown


def got(person: Person) -> list[str]:
    """The messages of the broadcast."""
    return [
        seen.text for seen in person.chat if seen.by_bot and ("5 > 3" in seen.text or seen.text == "日本語")
    ]


async def test_running_bot_sends_what_the_command_line_queued(tmp_path: Path) -> None:
    database_url = f"sqlite:///{tmp_path / 'kizuna.db'}"
    async with served(BotApi()) as http, bot(http, database_url, tmp_path / "log", PROGRAMME=""):
        followers = [
            http.api.person(number, f"Delegate <b>{number}</b>", lang)
            for number, lang in enumerate(("en", "de", "ja"), 1)
        ]
        for person in followers:
            await person.starts("water")
            await person.waits(lambda person: any(seen.by_bot for seen in person.chat))

        number = (
            await call(database_url, "--field", "water", "--text-en", "5 > 3 & <i>", "--text-ja", "日本語")
        ).strip()
        for person in followers:
            await person.waits(lambda person: bool(got(person)))
        shown = await status(database_url, number)
        for _ in range(20):
            if shown["state"] == "done":
                break
            shown = await status(database_url, number)

        assert (shown["audience"], shown["sent"], shown["state"]) == (3, 3, "done")
        (english,), (german,), (japanese,) = (got(person) for person in followers)
        assert english == "5 > 3 & <i>"
        assert german.endswith("\n\n5 > 3 & <i>")
        assert japanese == "日本語"
