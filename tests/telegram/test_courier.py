"""From a row that is owed to a message on a phone, over the strict Bot API in the process."""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from markupsafe import Markup
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.app import Kizuna
from bot.messages import RENDERERS, Occasion
from bot.playground.api import BotApi, Fault
from bot.playground.people import Person
from bot.playground.refusals import Refused, too_many_requests
from bot.views.reply import Reply
from db import deliveries
from db.deliveries import New
from db.models.deliveries import AUDIENCE, Delivery
from tests.telegram.bench import NOW, running, said_by_bot

Sessions = async_sessionmaker[AsyncSession]
KIND = "letter"


async def letter(occasion: Occasion) -> Reply | None:
    """Say the text of the row, after the reader's language."""
    text = occasion.delivery.what.get("text")
    return None if text is None else Reply(Markup("{}: <b>{}</b>").format(occasion.t.lang, text))


@pytest.fixture(autouse=True)
def renderer() -> Iterator[None]:
    RENDERERS[KIND] = letter
    yield
    del RENDERERS[KIND]


@pytest.fixture
def api() -> BotApi:
    return BotApi()


@pytest.fixture
def essen(api: BotApi) -> Person:
    return api.person(1, "Delegate, Essen", "de")


@pytest.fixture
def koriyama(api: BotApi) -> Person:
    return api.person(2, "Delegate, Koriyama", "ja")


def owed(person: int, text: str | None = "hello", **more: Any) -> New:
    return New(KIND, person, more.pop("due_at", NOW), what={"text": text}, person_id=person, **more)


async def queue(kizuna: Kizuna, *rows: New) -> None:
    async with kizuna.sessions.begin() as session:
        assert await deliveries.queue(session, rows, NOW) == len(rows)


async def stored(sessions: Sessions) -> list[Delivery]:
    async with sessions() as session:
        return list(await session.scalars(select(Delivery).order_by(Delivery.id)))


async def test_what_is_owed_is_sent_in_the_readers_language_and_recorded(
    api: BotApi, essen: Person, koriyama: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        await koriyama.asks("こんにちは")
        await queue(kizuna, owed(1), owed(2))
        await kizuna.settled()

    assert said_by_bot(essen)[1:] == ["de: hello"]
    assert said_by_bot(koriyama)[1:] == ["ja: hello"]
    assert [(row.state, row.attempts, row.owner) for row in await stored(sessions)] == [("sent", 1, None)] * 2
    assert [row.message_id for row in await stored(sessions)] == [essen.last.id, koriyama.last.id]


async def test_row_waits_until_it_is_due(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        due = NOW + timedelta(days=1)
        await queue(kizuna, owed(1, due_at=due))
        await kizuna.settled()
        assert [row.state for row in await stored(sessions)] == ["queued"]
        assert await kizuna.next_due() == due
        kizuna.calendar.set(due)
        await kizuna.settled()

    assert [row.state for row in await stored(sessions)] == ["sent"]


async def test_row_that_has_nothing_to_say_any_more_is_withdrawn(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        await queue(kizuna, owed(1, None))
        await kizuna.settled()

    assert [row.state for row in await stored(sessions)] == ["withdrawn"]
    assert len(said_by_bot(essen)) == 1


async def test_row_past_its_use_is_missed_and_a_coordinator_is_told(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url, COORDINATORS="1") as kizuna:
        await essen.asks("Guten Tag")
        await queue(kizuna, *[owed(1, useful_until=NOW)] * 2)
        await kizuna.settled()
        kizuna.calendar.move(timedelta(minutes=2))
        await kizuna.settled()

    assert [row.state for row in await stored(sessions)] == ["missed", "missed", "sent"]
    assert len(said_by_bot(essen)) == 2


async def test_person_who_blocked_the_bot_is_written_to_no_more(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        api.chats.put_user(replace_user(api, 1, blocked=True))
        await queue(kizuna, owed(1), owed(1), owed(1, due_at=NOW + timedelta(days=1)))
        await kizuna.settled()
        states = [(row.state, row.attempts) for row in await stored(sessions)]

    assert states == [("unreachable", 1), ("unreachable", 0), ("unreachable", 0)]


def replace_user(api: BotApi, person: int, **changes: Any) -> Any:
    from dataclasses import replace

    return replace(api.chats.users[person], **changes)


@pytest.mark.parametrize("lost", ["before", "after"])
async def test_message_in_doubt_that_is_owed_to_one_person_comes_once_more_and_says_so(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions, lost: str
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        api.faults.append(Fault("sendMessage", lost=lost))
        await queue(kizuna, owed(1))
        await essen.waits(lambda person: any("bereits" in text for text in said_by_bot(person)))
        await kizuna.settled()

    [row] = await stored(sessions)
    assert (row.state, row.doubtful, row.attempts) == ("sent", True, 2)
    assert len(said_by_bot(essen)) == (2 if lost == "before" else 3)


async def test_message_in_doubt_of_an_audience_waits_for_its_author(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        api.faults.append(Fault("sendMessage", lost="after"))
        await queue(kizuna, owed(1, priority=AUDIENCE))
        await kizuna.settled()

    [row] = await stored(sessions)
    assert (row.state, row.message_id, row.ended_at is not None) == ("unknown", None, True)
