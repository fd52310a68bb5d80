"""A programme, its people, and a way to record what they promise."""

import shutil
from collections.abc import AsyncIterator, Sequence
from datetime import date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.config import Settings
from bot.followups import recording
from bot.followups.model import Somebody
from bot.programme.load import read
from bot.programme.model import Programme
from bot.questions.doers import ME, Doer
from bot.questions.index import Index, build
from bot.questions.promises import Promise
from bot.variables import ROOT
from db import people
from db.engine import create_engine, session_factory
from db.models.deliveries import Delivery
from db.models.followups import FollowUp, FollowUpEvent
from db.models.people import Person
from db.models.rights import Right

Sessions = async_sessionmaker[AsyncSession]

#: Settings that name no coordinator: rights are rows here.
SETTINGS = Settings.load({})
ESSEN, KORIYAMA = 1, 2


@pytest.fixture(scope="session")
def programme() -> Programme:
    return read(ROOT / "db/programme/essen-koriyama.yaml")


@pytest.fixture(scope="session")
def index(programme: Programme) -> Index:
    return build(programme)


async def meet(
    session: AsyncSession,
    number: int,
    city: str | None,
    now: datetime,
    *,
    hour: time = time(9),
    quiet: tuple[time, time] = (time(21), time(8)),
    rights: Sequence[Right] = (),
) -> Person:
    person = await people.find_or_add(session, number, language="en", now=now)
    person.city, person.remind_at = city, hour
    person.quiet_from, person.quiet_to = quiet
    for right in rights:
        right.person_id, right.since = number, now
        session.add(right)
    await session.flush()
    return person


def editor(city: str = "", field: str = "") -> Right:
    return Right(right="editor", city=city, field=field)


def somebody(person: Person) -> Somebody:
    return Somebody(person.id, f"Delegate {person.id}", person.city)


async def promise(
    session: AsyncSession,
    by: Person,
    programme: Programme,
    now: datetime,
    *,
    due: date | None = None,
    doer: Doer = ME,
    cities: tuple[str, ...] = (),
    field: str | None = None,
    entry: str | None = None,
    settings: Settings = SETTINGS,
) -> FollowUp:
    said = Promise("Send the figures", due, doer, cities=cities, field=field, entry=entry)
    return await recording.record(session, said, somebody(by), programme, now, settings)


async def nudged(session: AsyncSession, kind: str = "nudge") -> list[tuple[int | None, str, datetime]]:
    """Whom, which step, when: in the order of time."""
    query = select(Delivery).where(Delivery.kind == kind).order_by(Delivery.due_at, Delivery.id)
    return [
        (row.person_id, str(row.what.get("step", "")), row.due_at) for row in await session.scalars(query)
    ]


async def history(session: AsyncSession, row: FollowUp) -> list[str]:
    query = select(FollowUpEvent.act).where(FollowUpEvent.follow_up_id == row.id).order_by(FollowUpEvent.id)
    return list(await session.scalars(query))


@pytest.fixture
async def lite(upgraded_file: Path, tmp_path: Path) -> AsyncIterator[Sessions]:
    """A database of the lighter kind: for rules whose queries are run on both elsewhere."""
    file = tmp_path / "kizuna.db"
    shutil.copyfile(upgraded_file, file)
    engine = create_engine(f"sqlite:///{file}")
    yield session_factory(engine)
    await engine.dispose()
