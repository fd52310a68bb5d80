"""The engine: waits instead of failing, keeps what was committed, refuses what is not clear."""

import asyncio
import json
import shutil
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from db.engine import create_engine, driver_url, reading, session_factory
from db.models import ChatTopic, Person, Subscription

Sessions = async_sessionmaker[AsyncSession]


def person(number: int, at: datetime) -> Person:
    return Person(id=number, language="de", first_seen=at)


@pytest.mark.parametrize(
    ("url", "driver"),
    [
        ("sqlite:///data/kizuna.db", "sqlite+aiosqlite:///data/kizuna.db"),
        ("postgres://kizuna@host/name", "postgresql+asyncpg://kizuna@host/name"),
        ("postgresql://kizuna@host:5433/name", "postgresql+asyncpg://kizuna@host:5433/name"),
        ("postgresql+asyncpg://host/name", "postgresql+asyncpg://host/name"),
    ],
)
def test_url_of_a_known_database_gets_its_driver(url: str, driver: str) -> None:
    assert driver_url(url).render_as_string(hide_password=False) == driver


@pytest.mark.parametrize("url", ["mysql://host/name", "kizuna.db", ""])
def test_url_of_anything_else_is_refused_with_what_to_write(url: str) -> None:
    with pytest.raises(ValueError, match=r"write sqlite:///path or postgresql://user@host/name"):
        driver_url(url)


async def test_sqlite_makes_its_folder_and_keeps_every_commit(tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'new' / 'kizuna.db'}")
    async with engine.connect() as connection:
        pragmas = [
            (await connection.execute(text(f"PRAGMA {name}"))).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    await engine.dispose()
    full = 2
    assert pragmas == ["wal", full, 1, 30_000]


async def test_instants_come_back_in_utc(sessions: Sessions, now: datetime) -> None:
    in_koriyama = now.astimezone(timezone(timedelta(hours=9)))
    async with sessions.begin() as session:
        session.add(person(1, in_koriyama))
    async with reading(sessions) as session:
        seen = (await session.execute(select(Person.first_seen))).scalar_one()
    assert seen == now
    assert seen.tzinfo is UTC


async def test_instant_without_a_zone_is_refused(sessions: Sessions, now: datetime) -> None:
    async with sessions() as session:
        session.add(person(1, now.replace(tzinfo=None)))
        with pytest.raises(StatementError, match=r"a time without its zone: 2019-05-17T00:00:00"):
            await session.commit()


async def test_reference_to_nobody_is_refused(sessions: Sessions, now: datetime) -> None:
    async with sessions() as session:
        session.add(Subscription(person_id=404, field="energy", since=now))
        with pytest.raises(IntegrityError):
            await session.commit()


async def test_json_is_stored_readable(sessions: Sessions, now: datetime) -> None:
    topic = {"entry": "郡山市", "sign": "🏛"}
    async with sessions.begin() as session:
        session.add(ChatTopic(chat_id=1, at=now, topic=topic))
    async with reading(sessions) as session:
        stored = (await session.execute(text("SELECT CAST(topic AS TEXT) FROM chat_topic"))).scalar_one()
    assert stored == json.dumps(topic, ensure_ascii=False)


async def test_writers_side_by_side_all_get_through(sessions: Sessions, now: datetime) -> None:
    async def read_then_write(number: int) -> None:
        async with sessions.begin() as session:
            await session.execute(select(Person.id))
            session.add(person(number, now))

    await asyncio.gather(*(read_then_write(number) for number in range(50)))
    async with reading(sessions) as session:
        numbers = (await session.execute(select(Person.id).order_by(Person.id))).scalars().all()
    assert numbers == list(range(50))


async def test_writers_of_several_engines_all_get_through(database_url: str, now: datetime) -> None:
    """As by processes side by side: each engine has its own connections."""
    engines = [create_engine(database_url) for _ in range(4)]

    async def write(number: int) -> None:
        async with session_factory(engines[number % 4]).begin() as session:
            session.add(person(number, now))

    await asyncio.gather(*(write(number) for number in range(40)))
    async with reading(session_factory(engines[0])) as session:
        numbers = (await session.execute(select(Person.id).order_by(Person.id))).scalars().all()
    for engine in engines:
        await engine.dispose()
    assert numbers == list(range(40))


async def test_reading_goes_on_beside_a_writer_and_sees_one_moment(sessions: Sessions, now: datetime) -> None:
    async with reading(sessions) as reader:
        before = (await reader.execute(select(Person.id))).scalars().all()
        async with sessions() as writer:
            writer.add(person(1, now))
            await writer.flush()
            async with reading(sessions) as another:
                beside = (await another.execute(select(Person.id))).scalars().all()
            await writer.commit()
        after = (await reader.execute(select(Person.id))).scalars().all()
    async with reading(sessions) as reader:
        later = (await reader.execute(select(Person.id))).scalars().all()
    assert (before, beside, after, later) == ([], [], [], [1])


async def test_reading_cannot_write(sessions: Sessions, now: datetime) -> None:
    async with reading(sessions) as session:
        session.add(person(1, now))
        with pytest.raises(DBAPIError):
            await session.commit()
    async with reading(sessions) as session:
        assert (await session.execute(select(Person.id))).scalars().all() == []


async def test_connection_closed_in_the_middle_of_a_transaction_locks_nobody_out(
    upgraded_file: Path, tmp_path: Path, now: datetime
) -> None:
    """A task that is cancelled leaves such a one, and a statement of it may live on for a while."""
    engine = create_engine(f"sqlite:///{shutil.copyfile(upgraded_file, tmp_path / 'kizuna.db')}")
    raw = await engine.raw_connection()
    driver = raw.driver_connection
    assert driver is not None
    await driver.execute("BEGIN IMMEDIATE")
    read_half = await driver.execute("SELECT 1 UNION SELECT 2")
    await driver.close()

    async with asyncio.timeout(5), session_factory(engine).begin() as session:
        session.add(person(1, now))

    assert read_half is not None
    raw.invalidate()
    await engine.dispose()
