"""The register of personal data is whole, what it promises happens, `/forget` leaves nobody behind."""

import re
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import people, retention, subscriptions
from bot.config import Settings
from bot.programme import store
from bot.variables import ROOT
from db import deliveries
from db.deliveries import New
from db.models import Base
from db.models.deliveries import Delivery
from db.models.desk import Deed
from db.models.followups import FollowUp, FollowUpSide
from db.models.inbox import InboxItem
from db.models.people import Person
from db.models.questions import AskedQuestion
from db.models.reminders import Participation
from tests.views.programmes import PROGRAMME

Sessions = async_sessionmaker[AsyncSession]
SETTINGS = Settings.load({})


def register() -> dict[str, set[str]]:
    """Columns by table, as docs/personal-data.md has them."""
    listed: dict[str, set[str]] = defaultdict(set)
    for line in (ROOT / "docs" / "personal-data.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if len(cells) >= 3 and re.fullmatch(r"[a-z_]+", cells[0]) and cells[0] != "table":
            listed[cells[0]] |= set(cells[1].split(", "))
    return dict(listed)


def test_register_lists_every_column_and_no_other() -> None:
    tables = {table.name: {column.name for column in table.columns} for table in Base.metadata.sorted_tables}
    assert register() == tables


async def everything_of(sessions: Sessions, number: int) -> dict[str, list[Any]]:
    """Every value of the database that equals a person's number, in whatever column of its type."""
    found: dict[str, list[Any]] = {}
    async with sessions() as session:
        for table in Base.metadata.sorted_tables:
            for column in table.columns:
                if isinstance(column.type, BigInteger):
                    rows = (await session.execute(select(column).where(column == number))).all()
                    if rows:
                        found[f"{table.name}.{column.name}"] = [row[0] for row in rows]
    return found


async def lived(session: AsyncSession, now: datetime) -> None:
    """A person 7 who did a bit of everything."""
    await store.merge(session, PROGRAMME)
    person = await people.meet(session, 7, "de", now)
    subscriptions.subscribe(person, PROGRAMME.fields[0].key, now)
    visit = PROGRAMME.visits[0].key
    question = AskedQuestion(
        chat_id=7,
        person_id=7,
        message_id=1,
        asked_at=now,
        language="de",
        text="Wann?",
        status="unanswered",
        sources=[],
    )
    side = FollowUpSide(city="aarhus", position=0, person_id=7, name="Delegate, Aarhus")
    session.add_all(
        [
            question,
            Participation(person_id=7, visit=visit, answer="coming", since=now),
            Deed(at=now, person_id=7, action="right-granted", subject="7"),
            FollowUp(
                text="call",
                recorder_id=7,
                recorded_at=now,
                round_since=now,
                closed_at=now,
                state="done",
                sides=[side],
            ),
        ]
    )
    await session.flush()
    session.add(InboxItem(question_id=question.id, city="aarhus", passed_at=now))
    await deliveries.queue(session, [New("reminder", 7, now, person_id=7, key="reminder:7:x:1")], now)


async def test_forgotten_person_is_nowhere_in_the_database(sessions: Sessions, now: datetime) -> None:
    async with sessions.begin() as session:
        await lived(session, now)
    assert "participation.person_id" in await everything_of(sessions, 7)

    async with sessions.begin() as session:
        await people.forget(session, await session.get_one(Person, 7))

    assert await everything_of(sessions, 7) == {}
    async with sessions() as session:
        [deed] = await session.scalars(select(Deed))
        [follow_up] = await session.scalars(select(FollowUp))
        assert deed.subject == ""
        assert follow_up.text == "call"
        assert [(side.person_id, side.name) for side in follow_up.sides] == [(None, "")]


async def test_limits_are_applied_each_after_its_time(sessions: Sessions, now: datetime) -> None:
    async with sessions.begin() as session:
        await lived(session, now)
        await session.execute(update(Delivery).values(state="sent", ended_at=now))

    async def kept(at: datetime) -> set[str]:
        async with sessions.begin() as session:
            await retention.erase(session, at, SETTINGS)
        return set(await everything_of(sessions, 7))

    ended = PROGRAMME.visits[0].dates
    assert ended is not None
    assert ended.end < date(2024, 1, 1)
    still = await kept(now + timedelta(days=1))
    assert {
        "asked_question.person_id",
        "follow_up_side.person_id",
        "delivery.person_id",
        "deed.person_id",
    } <= still
    no_question = await kept(now + timedelta(days=91))
    assert not {"asked_question.person_id", "asked_question.chat_id"} & no_question
    assert {"follow_up_side.person_id", "deed.person_id"} <= no_question
    at_last = await kept(now + timedelta(days=3000))
    assert at_last == {"person.id", "subscription.person_id"}
