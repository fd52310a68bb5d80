"""The bot as a process of its own, against a Bot API over HTTP: started, stopped, killed."""

import asyncio
import random
import signal
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.playground.api import BotApi
from bot.playground.people import Person
from tests.telegram.bench import effects, rows, until
from tests.telegram.children import Child, bot, free_port
from tests.telegram.http_api import HttpApi, Trouble, served
from tests.telegram.webhook_calls import calling

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
async def http() -> AsyncIterator[HttpApi]:
    async with served(BotApi()) as http:
        yield http


def answers(person: Person) -> int:
    return sum(seen.by_bot for seen in person.chat)


async def keep_asking(asked: list[tuple[Person, str]]) -> None:
    for person, text in asked:
        await person.says(text)
        await asyncio.sleep(0.03)


async def test_wrong_token_ends_the_program_with_one_sentence(
    http: HttpApi, database_url: str, log: Path
) -> None:
    wrong = "1234567:wrong-and-secret-all-the-same-0123456"
    async with bot(http, database_url, log, BOT_TOKEN=wrong) as child:
        assert await child.ends() == 1

    sentence = child.wrote.splitlines()[-1]
    assert sentence == "Telegram does not know this bot: BOT_TOKEN is wrong or was revoked."
    assert "Traceback" not in child.wrote
    assert wrong not in child.wrote


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT])
async def test_stopped_program_finishes_what_it_began(
    http: HttpApi, database_url: str, log: Path, sessions: Sessions, by: signal.Signals
) -> None:
    essen = http.api.person(1, "Delegate, Essen", "de")
    async with bot(http, database_url, log) as child:
        for number in range(5):
            await essen.says(f"Frage {number}")
        await essen.waits(lambda person: answers(person) >= 1)
        assert await child.ends(by) == 0

    assert [row.attempts for row in await rows(sessions) if row.finished_at is None and row.attempts] == []
    assert answers(essen) == len(await effects(sessions))
    assert http.api.token not in child.wrote


async def test_program_outlives_a_telegram_that_is_down_at_first(
    http: HttpApi, database_url: str, log: Path
) -> None:
    http.troubles.append(Trouble("getMe", status=502, times=2))
    essen = http.api.person(1, "Delegate, Essen", "de")
    await essen.says("Guten Tag")
    async with bot(http, database_url, log) as child:
        await essen.waits(lambda person: answers(person) == 1)
        assert child.process.returncode is None


async def test_killed_program_loses_no_update_and_doubles_no_effect(
    http: HttpApi, database_url: str, log: Path, sessions: Sessions
) -> None:
    await is_killed_three_times(http, sessions, lambda: bot(http, database_url, log))


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_killed_webhook_loses_no_update_and_doubles_no_effect(
    http: HttpApi, database_url: str, log: Path, sessions: Sessions
) -> None:
    port = free_port()
    async with calling(http.api, [port]):
        await is_killed_three_times(
            http, sessions, lambda: bot(http, database_url, log, "web", PORT=str(port))
        )


async def is_killed_three_times(
    http: HttpApi, sessions: Sessions, start: Callable[[], AbstractAsyncContextManager[Child]]
) -> None:
    """At random moments under load; what is at work then may be said twice."""
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    people = [http.api.person(number, f"Delegate {number}", "de") for number in range(1, 19)]
    asked = [(person, f"Frage {number} von {person.id}") for number in range(5) for person in people]
    asking = asyncio.create_task(keep_asking(asked))

    kills = 3
    for _ in range(kills):
        async with start() as child:
            await http.calls_more("getMe", 1)
            await http.calls_more("sendMessage", chance.randint(0, 12))
            await asyncio.sleep(chance.uniform(0, 0.03))
            await child.ends(signal.SIGKILL)
    await asking

    async def done() -> bool:
        taken = await rows(sessions)
        return len(taken) == len(asked) and all(row.finished_at for row in taken)

    async with start():
        await until(done)

    assert Counter(await effects(sessions)) == Counter(text for _, text in asked), f"seed {seed}"
    per_person = len(asked) // len(people)
    assert [person.id for person in people if answers(person) < per_person] == [], f"seed {seed}"
    assert sum(map(answers, people)) <= len(asked) + kills * len(people), f"seed {seed}"
    assert [row.trouble for row in await rows(sessions) if row.trouble] == [], f"seed {seed}"
