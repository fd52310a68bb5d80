"""Processes beside each other, asked how they are, and told to end."""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.app import WEB, build
from bot.config import Settings
from bot.errors import ConfigurationError
from bot.playground.api import BotApi
from db.engine import create_engine, session_factory
from tests.cli.kizuna import kizuna
from tests.services import postgres as postgresql
from tests.telegram.bench import effects, rows, until
from tests.telegram.children import bot, free_port
from tests.telegram.http_api import HttpApi, Trouble, served
from tests.telegram.webhook_calls import ADDRESS, calling

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
async def http() -> AsyncIterator[HttpApi]:
    async with served(BotApi()) as http:
        yield http


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def sqlite_url(tmp_path: Path, upgraded_file: Path) -> str:
    file = tmp_path / "kizuna.db"
    file.write_bytes(upgraded_file.read_bytes())
    return f"sqlite:///{file}"


async def asked(port: int, path: str) -> tuple[int, str]:
    """What the process answers to a GET; (0, "") while it does not."""
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://127.0.0.1:{port}{path}") as answer,
        ):
            return answer.status, await answer.text()
    except aiohttp.ClientError:
        return 0, ""


async def answers_with(status: int, port: int, path: str) -> None:
    async def does() -> bool:
        return (await asked(port, path))[0] == status

    await until(does)


# Beside each other


async def test_a_second_bot_on_one_sqlite_file_is_refused_and_short_commands_are_not(
    http: HttpApi, sqlite_url: str, tmp_path: Path
) -> None:
    essen = http.api.person(1, "Delegate, Essen", "de")
    await essen.says("Guten Tag")
    async with bot(http, sqlite_url, tmp_path / "first") as first:
        await essen.waits(lambda person: len(person.chat) == 2)
        async with bot(http, sqlite_url, tmp_path / "second") as second:
            assert await second.ends() == 1
        short = ("db", "upgrade"), ("db", "backup", str(tmp_path / "copy.db")), ("ask", "What is P2X?")
        commands = [asyncio.to_thread(kizuna, *command, DATABASE_URL=sqlite_url) for command in short]
        done = await asyncio.gather(*commands)
        assert [one.returncode for one in done] == [0, 0, 0]
        assert first.process.returncode is None

    assert second.wrote.splitlines()[-1] == (
        f"Another Kizuna (process {first.process.pid}) already runs on "
        f"{sqlite_url.removeprefix('sqlite:///')}: end it first, or use PostgreSQL, which takes any number."
    )
    assert "Traceback" not in second.wrote


#: What `web` needs.
GIVEN = {
    "BOT_TOKEN": "1:a",
    "WEBHOOK_URL": "https://kizuna.example",
    "WEBHOOK_SECRET": "s",
    "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none",
}


@pytest.mark.parametrize("command", ["web", "worker"])
def test_what_is_meant_for_several_processes_needs_postgresql(command: str, sqlite_url: str) -> None:
    done = kizuna(command, **GIVEN | {"DATABASE_URL": sqlite_url})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "DATABASE_URL must be PostgreSQL's for `web` and `worker`, such as postgresql://user@host/name: "
        "on SQLite one process does everything (`run`).\n"
    )


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        ("BOT_TOKEN", "BOT_TOKEN must be set: the token that @BotFather gave."),
        ("WEBHOOK_URL", "WEBHOOK_URL must be set: the web address that Telegram is to call."),
        ("WEBHOOK_SECRET", "WEBHOOK_SECRET must be set: what Telegram sends along to prove itself."),
    ],
)
def test_a_webhook_needs_its_address_and_its_secret(missing: str, sentence: str) -> None:
    with pytest.raises(ConfigurationError) as refusal:
        build(Settings.load(GIVEN | {missing: ""}), WEB)
    assert str(refusal.value) == sentence


async def test_a_port_that_is_taken_is_one_sentence(http: HttpApi, sqlite_url: str, log: Path) -> None:
    port = int(http.url.rpartition(":")[2])
    async with bot(http, sqlite_url, log, PORT=str(port)) as child:
        assert await child.ends() == 1
    assert child.wrote == (f"Port {port} is taken: end what uses it, or choose another with PORT=N.\n")


# Asked how they are


async def test_a_bot_says_how_it_is_where_a_port_is_set(http: HttpApi, sqlite_url: str, log: Path) -> None:
    port = free_port()
    essen = http.api.person(1, "Delegate, Essen", "de")
    await essen.says("Guten Tag")
    async with bot(http, sqlite_url, log, PORT=str(port)):
        await essen.waits(lambda person: len(person.chat) == 2)
        await answers_with(200, port, "/readyz")
        assert await asked(port, "/healthz") == (200, "ok\n")
        assert await asked(port, "/readyz") == (200, '{"started":true,"database":true}')

        async def all_is_done() -> bool:
            return "kizuna_updates_open 0.0" in (await asked(port, "/metrics"))[1].splitlines()

        await until(all_is_done)
        status, figures = await asked(port, "/metrics")
        assert status == 200
        assert (await asked(port, "/"))[0] == 404

    lines = figures.splitlines()
    assert 'kizuna_updates_taken_total{by="poll"} 1.0' in lines
    assert "kizuna_updates_finished_total 1.0" in lines
    assert "kizuna_ready 1.0" in lines
    assert "kizuna_oldest_due_seconds 0.0" in lines


async def test_a_bot_that_has_not_reached_telegram_is_alive_and_not_ready(
    http: HttpApi, sqlite_url: str, log: Path
) -> None:
    port = free_port()
    http.troubles.append(Trouble("getMe", status=502, times=1000))
    async with bot(http, sqlite_url, log, PORT=str(port)):
        await answers_with(200, port, "/healthz")
        assert await asked(port, "/readyz") in [
            (503, '{"started":false,"database":true}'),
            (503, '{"started":false,"database":false}'),  # its tables are being made
        ]
        http.troubles.clear()
        await answers_with(200, port, "/readyz")


async def test_a_replica_without_its_database_is_alive_and_not_ready(
    http: HttpApi, postgres: postgresql.Server, postgres_url: str, log: Path
) -> None:
    port = free_port()
    essen = http.api.person(1, "Delegate, Essen", "de")
    name = postgres_url.rpartition("/")[2]
    async with bot(http, postgres_url, log, "web", PORT=str(port)), calling(http.api, [port]) as calls:
        await answers_with(200, port, "/readyz")
        postgres.execute(
            f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false',
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
        )
        await answers_with(503, port, "/readyz")
        assert await asked(port, "/healthz") == (200, "ok\n")
        await essen.says("Guten Tag")
        await calls.answered_with(503)

        postgres.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        await answers_with(200, port, "/readyz")
        await essen.waits(lambda person: len(person.chat) == 2)


async def test_what_comes_while_a_replica_starts_is_kept_until_it_can_answer(
    http: HttpApi, postgres_url: str, log: Path
) -> None:
    port = free_port()
    http.troubles.append(Trouble("getMe", status=502, times=1000))
    essen = http.api.person(1, "Delegate, Essen", "de")
    await essen.says("Guten Tag")
    http.api.updates.webhook_secret = "secret_of_the_webhook"
    http.api.updates.webhook = {"url": ADDRESS}  # from before
    async with (
        bot(http, postgres_url, log, "web", PORT=str(port)) as child,
        calling(http.api, [port]) as calls,
    ):
        await calls.answered_with(200)
        assert (await asked(port, "/readyz"))[0] == 503
        http.troubles.clear()
        await essen.waits(lambda person: len(person.chat) == 2)
    assert "[error" not in child.wrote


# Told to end


async def test_a_bot_told_to_end_before_it_reached_telegram_does(
    http: HttpApi, database_url: str, log: Path
) -> None:
    http.troubles.append(Trouble("getMe", status=502, times=1000))
    async with bot(http, database_url, log) as child:
        await http.calls_more("getMe", 1, patience=60)
        assert await child.ends(signal.SIGTERM) == 0
    assert "Traceback" not in child.wrote


@pytest.mark.parametrize("held", [False, True])
async def test_a_bot_told_to_end_under_load_does_and_loses_nothing(
    http: HttpApi, sqlite_url: str, tmp_path: Path, held: bool
) -> None:
    """Also when Telegram takes its calls and answers none of them, on connections half open."""
    people = [http.api.person(number, f"Delegate {number}", "de") for number in range(1, 41)]
    for number in range(3):
        for person in people:
            await person.says(f"Frage {number} von {person.id}")
    async with bot(http, sqlite_url, tmp_path / "first") as first:
        await http.calls_more("sendMessage", 10, patience=60)
        if held:
            http.troubles.append(Trouble("sendMessage", stall=True, times=1000))
            await http.stalled.wait()
        first.process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(first.process.wait(), 11) == 0
    http.troubles.clear()
    http.let_go()

    engine = create_engine(sqlite_url)
    sessions = session_factory(engine)

    async def done() -> bool:
        taken = await rows(sessions)
        return len(taken) == 3 * len(people) and all(row.finished_at for row in taken)

    async with bot(http, sqlite_url, tmp_path / "second"):
        await until(done)
    assert sorted(await effects(sessions)) == sorted(
        f"Frage {number} von {person.id}" for number in range(3) for person in people
    )
    await engine.dispose()
    assert all(sum(seen.by_bot for seen in person.chat) >= 3 for person in people)
