"""`broadcast`: put in the queue beside a running bot, and asked about."""

import asyncio
import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from db import people
from db.engine import create_engine, session_factory
from db.models.broadcasts import Broadcast
from db.models.deliveries import AUDIENCE, Delivery
from db.models.people import Subscription
from tests.cli.kizuna import kizuna

NOW = datetime(2019, 5, 17, 0, 0, tzinfo=UTC)


async def followers(url: str) -> None:
    engine = create_engine(url)
    async with session_factory(engine).begin() as session:
        for number, (language, city) in enumerate([("de", "essen"), ("ja", "koriyama"), ("en", None)], 1):
            person = await people.find_or_add(session, number, language=language, now=NOW)
            person.city = city
            person.subscriptions = [Subscription(field="water", since=NOW)]
    await engine.dispose()


async def stored(url: str, number: int) -> tuple[Broadcast, list[Delivery]]:
    engine = create_engine(url)
    async with session_factory(engine)() as session:
        broadcast = await session.get_one(Broadcast, number)
        rows = (await session.scalars(select(Delivery).where(Delivery.broadcast_id == number))).all()
    await engine.dispose()
    return broadcast, list(rows)


def test_broadcast_is_queued_for_its_audience_and_can_be_asked_about(database_url: str) -> None:
    asyncio.run(followers(database_url))

    def call(*arguments: str) -> str:
        done = kizuna("broadcast", *arguments, DATABASE_URL=database_url, BOT_NOW="2019-05-17T09:00+09:00")
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    texts = ("--text-en", "5 > 3 & <b>", "--text-ja", "日本語")
    assert call("--field", "water", "--field", "energy", *texts) == "1\n"
    assert call("--field", "water", "--city", "koriyama", "--lang", "ja", *texts) == "2\n"
    assert call("--field", "water", *texts, "--at", "2019-06-01T10:00+02:00") == "3\n"

    broadcast, rows = asyncio.run(stored(database_url, 1))
    assert broadcast.texts == {"en": "5 &gt; 3 &amp; &lt;b&gt;", "ja": "日本語"}
    assert {(row.person_id, row.kind, row.state, row.priority) for row in rows} == {
        (person, "broadcast", "queued", AUDIENCE) for person in (1, 2, 3)
    }
    assert [row.person_id for row in asyncio.run(stored(database_url, 2))[1]] == [2]
    june = datetime(2019, 6, 1, 8, 0, tzinfo=UTC)
    assert {row.due_at for row in asyncio.run(stored(database_url, 3))[1]} == {june}

    queued = {"queued": 3, "sent": 0, "failed": 0, "unreachable": 0, "unknown": 0, "withdrawn": 0}
    assert json.loads(call("--status", "1")) == {"audience": 3, **queued, "state": "sending"}
    assert json.loads(call("--status", "3")) == {"audience": 3, **queued, "state": "scheduled"}


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (["--field", "space"], 2, "--field must be one of energy, medical, water, exchange, not 'space'.\n"),
        (["--field", "water", "--city", "bonn"], 2, "--city must be one of essen, koriyama, not 'bonn'.\n"),
        (["--field", "water", "--text-de", " "], 2, "--text-de must hold a text.\n"),
        (
            ["--field", "water", "--at", "2019-06-01T10:00"],
            2,
            "--at must be an instant with its offset, such as 2019-05-17T09:00+09:00, not ",
        ),
        (["--field", "water", "--text-de", "x" * 4097], 2, "--text-de must be shorter"),
    ],
)
def test_wrong_broadcast_is_refused_in_one_sentence(
    tmp_path: object, arguments: list[str], status: int, sentence: str
) -> None:
    url = f"sqlite:///{tmp_path}/kizuna.db"
    done = kizuna("broadcast", *arguments, "--text-en", "Hello", DATABASE_URL=url)
    assert (done.returncode, done.stdout, done.stderr[: len(sentence)]) == (status, "", sentence)
    assert len(done.stderr.splitlines()) == 1


def test_unknown_number_could_not_be_done(tmp_path: object) -> None:
    done = kizuna("broadcast", "--status", "7", DATABASE_URL=f"sqlite:///{tmp_path}/kizuna.db")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "There is no broadcast 7.\n")


def test_empty_audience_is_said(tmp_path: object) -> None:
    url = f"sqlite:///{tmp_path}/kizuna.db"
    done = kizuna("broadcast", "--field", "water", "--text-en", "Hello", DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (0, "1\n")
    assert done.stderr == "Nobody is in the audience: nothing will be sent.\n"
