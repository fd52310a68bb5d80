"""Admins are told when sending has stood still for ten minutes, once, and when it goes on."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.clock import Calendar
from bot.knowledge import Library
from bot.playground.api import BotApi, Fault
from bot.playground.people import Person
from bot.playground.refusals import Refused
from bot.playground.request import InProcessRequest
from bot.programme.ready import load_first
from bot.questions.engine import Answering
from bot.telegram.alarm import Alarm
from bot.telegram.client import KizunaBot
from bot.telegram.sender import Sender
from bot.telegram.turns import Turns
from db import deliveries, people
from db.deliveries import New
from db.models.deliveries import Delivery
from db.models.rights import Right
from db.real_time import real_time
from tests.programme.conftest import SAMPLE
from tests.telegram.bench import NOW, said_by_bot, settings_for

Sessions = async_sessionmaker[AsyncSession]


class Watch:
    """One process that watches; another one is like it."""

    def __init__(self, api: BotApi, sessions: Sessions, owner: str, **environ: str) -> None:
        request = InProcessRequest(api)
        self.calendar = Calendar(NOW)
        self.bot = KizunaBot(api.token, request=request, get_updates_request=request)
        self.alarm = Alarm(
            sessions,
            Library(sessions, Answering),
            Sender(self.bot, Turns(), sleep=lambda _: asyncio.sleep(0)),
            owner,
            settings=settings_for("sqlite:///unused.db", api, COORDINATORS="1", **environ),
            calendar=self.calendar,
            room=asyncio.Semaphore(1),
        )

    async def looks_twice(self) -> None:
        await self.alarm.look()
        await self.alarm.look()


@pytest.fixture
async def api(sessions: Sessions) -> BotApi:
    await load_first(sessions, SAMPLE)
    return BotApi()


@pytest.fixture
async def operator(api: BotApi, sessions: Sessions) -> Person:
    return await known(api, sessions, 1, "de")


async def known(api: BotApi, sessions: Sessions, number: int, language: str) -> Person:
    person = api.person(number, f"Admin {number}", language)
    await person.starts()
    async with sessions.begin() as session:
        (await people.find_or_add(session, number, language=language, now=NOW)).city = "aarhus"
    return person


async def owed(sessions: Sessions, minutes: float, *, ended: float | None = None, waits: float = 0) -> None:
    """A message due `minutes` ago; one that ended so many minutes ago; the first waits so long yet."""
    async with sessions.begin() as session:
        due = NOW - timedelta(minutes=minutes)
        await deliveries.queue(session, [New("notice", 9, due), New("notice", 9, due)], NOW)
        last = update(Delivery).where(Delivery.id == 2)
        if ended is None:
            await session.execute(last.values(state="withdrawn"))
        else:
            await session.execute(last.values(state="sent", ended_at=real_time(session, -60 * ended)))
        if waits:
            first = update(Delivery).where(Delivery.id == 1)
            await session.execute(first.values(retry_at=real_time(session, 60 * waits)))


async def test_who_may_administer_is_told_each_in_their_language(
    api: BotApi, operator: Person, sessions: Sessions
) -> None:
    japanese = await known(api, sessions, 2, "ja")
    editor = await known(api, sessions, 3, "en")
    async with sessions.begin() as session:
        session.add(Right(person_id=2, right="admin", city="", field="", since=NOW))
        session.add(Right(person_id=3, right="editor", city="", field="", since=NOW))
    await owed(sessions, 10.1)
    watch = Watch(api, sessions, "first")
    async with watch.bot:
        await watch.looks_twice()

    [german] = said_by_bot(operator)
    assert german.startswith("⚠ Zurzeit wird nichts versendet.")
    assert "17. Mai 2019, 01:49 Uhr in Aarhus (08:49 Uhr in Nagasaki)" in german
    assert "docs/operations.md" in german
    assert said_by_bot(japanese)[0].startswith("⚠ 現在、配信が止まっています。")
    assert said_by_bot(editor) == []


@pytest.mark.parametrize(
    ("minutes", "ended", "waits"),
    [(9.9, None, 0), (60, 9.9, 0), (60, None, 5), (60, 1, 5)],
    ids=["not yet due for long", "sending goes on", "waits until it is tried again", "both"],
)
async def test_nobody_is_told_while_all_is_well(
    api: BotApi, operator: Person, sessions: Sessions, minutes: float, ended: float | None, waits: float
) -> None:
    await owed(sessions, minutes, ended=ended, waits=waits)
    watch = Watch(api, sessions, "first")
    async with watch.bot:
        await watch.looks_twice()
    assert said_by_bot(operator) == []


async def test_a_calendar_that_was_moved_raises_no_alarm(
    api: BotApi, operator: Person, sessions: Sessions
) -> None:
    await owed(sessions, 60)
    watch = Watch(api, sessions, "first")
    async with watch.bot:
        await watch.alarm.look()
        async with sessions.begin() as session:  # what became due is sent within a moment
            await session.execute(update(Delivery).values(state="sent", ended_at=real_time(session)))
        await watch.looks_twice()
    assert said_by_bot(operator) == []


async def test_of_several_processes_one_tells_and_one_says_that_it_goes_on(
    api: BotApi, operator: Person, sessions: Sessions
) -> None:
    await owed(sessions, 60, ended=30)
    first, second = Watch(api, sessions, "first"), Watch(api, sessions, "second")
    async with first.bot, second.bot:
        for _ in range(3):
            await asyncio.gather(first.looks_twice(), second.looks_twice())
        assert len(said_by_bot(operator)) == 1

        async with sessions.begin() as session:
            await session.execute(update(Delivery).values(state="sent", ended_at=real_time(session)))
        for _ in range(3):
            await asyncio.gather(first.looks_twice(), second.looks_twice())
    assert said_by_bot(operator)[1:] == ["✓ Es werden wieder Nachrichten versendet."]


async def test_whoever_could_tell_nobody_lets_another_try(
    api: BotApi, operator: Person, sessions: Sessions
) -> None:
    await owed(sessions, 60)
    first, second = Watch(api, sessions, "first"), Watch(api, sessions, "second")
    async with first.bot, second.bot:
        api.faults.append(Fault("sendMessage", Refused(403, "Forbidden: bot was blocked by the user")))
        await first.looks_twice()
        assert said_by_bot(operator) == []
        await second.looks_twice()
    assert len(said_by_bot(operator)) == 1
