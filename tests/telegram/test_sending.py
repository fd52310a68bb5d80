"""Who may send, and how fast: the lead, the limits, what goes first."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from bot.app import LEADER
from bot.playground.api import BotApi, Fault
from bot.playground.chats import User
from bot.playground.limits import FloodLimits
from bot.playground.people import Person
from bot.playground.refusals import too_many_requests
from bot.telegram.turns import Turns
from db import carriage, deliveries, people
from db.deliveries import New
from db.models.deliveries import AUDIENCE
from db.models.leases import Lease
from db.models.pace import ChatHold
from tests.services import postgres as postgresql
from tests.telegram.bench import NOW, SlowFor, running, said_by_bot, until
from tests.telegram.letters import KIND, Sessions, owed, queue, stored

pytestmark = pytest.mark.usefixtures("letters")


async def test_chat_that_telegram_asks_patience_for_gets_its_message_later(
    api: BotApi, essen: Person, koriyama: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        await koriyama.asks("こんにちは")
        api.faults.append(Fault("sendMessage", too_many_requests(1)))
        began = asyncio.get_running_loop().time()
        await queue(kizuna, owed(1), owed(2))
        await kizuna.settled()

    assert asyncio.get_running_loop().time() - began >= 1.0
    assert [(row.state, row.attempts) for row in await stored(sessions)] == [("sent", 1), ("sent", 1)]
    assert [seen.text for seen in (essen.last, koriyama.last)] == ["de: hello", "ja: hello"]


async def test_what_is_owed_to_one_person_goes_before_what_goes_to_an_audience(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        await queue(kizuna, owed(1, "news", priority=AUDIENCE), owed(1, "reminder"))
        await kizuna.settled()

    assert said_by_bot(essen)[1:] == ["de: reminder", "de: news"]


async def test_row_that_a_dead_process_was_at_is_settled_at_the_next_start(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    await essen.starts()
    api.updates.pending.clear()
    async with sessions.begin() as session:
        await people.find_or_add(session, 1, language="de", now=NOW)
        await deliveries.queue(session, [owed(1, "reminder"), owed(1, "news", priority=AUDIENCE)], NOW)
        rows = await carriage.claim(session, [1, 2], "a process that was killed", 0)
        assert [row.state for row in rows] == ["sending", "sending"]

    async with running(api, database_url) as kizuna:
        await kizuna.settled()

    assert [(row.state, row.doubtful) for row in await stored(sessions)] == [
        ("sent", True),
        ("unknown", True),
    ]
    assert [text.splitlines()[-1] for text in said_by_bot(essen)] == ["de: reminder"]


async def test_former_leader_neither_records_nor_sends(
    api: BotApi, essen: Person, koriyama: Person, postgres: postgresql.Server
) -> None:
    """On PostgreSQL alone: on SQLite no other can take the lead."""
    name = f"test_{uuid4().hex}"
    postgres.create(name, template="upgraded")
    request = SlowFor(api, essen.id)
    request.go_on.set()
    async with running(api, postgres.url(name), request=request) as kizuna:
        sessions = kizuna.sessions
        await essen.asks("Guten Tag")
        await koriyama.asks("こんにちは")
        request.held.clear()
        request.go_on.clear()
        await queue(kizuna, owed(1))
        kizuna.courier.wake()
        await request.held.wait()

        async with sessions.begin() as session:  # another takes the lead, and settles what is claimed
            await session.execute(update(Lease).values(owner="another", fence=Lease.fence + 1))
            [fence] = await session.scalars(select(Lease.fence).where(Lease.name == LEADER))
            assert await carriage.take_over(session, "another", fence, []) == 1
        await queue(kizuna, owed(2))
        kizuna.courier.wake()
        request.go_on.set()
        await essen.waits(lambda person: len(said_by_bot(person)) == 2)

        async def stands_by() -> bool:
            return not kizuna.leadership.valid()

        await until(stands_by)
        first, second = await stored(sessions)

    postgres.drop(name)
    assert (first.state, first.doubtful, first.message_id) == ("queued", True, None)
    assert (second.state, second.attempts) == ("queued", 0)
    assert len(said_by_bot(koriyama)) == 1


async def test_answer_and_deliveries_together_keep_to_the_limit(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    """Telegram enforces it; a refusal would be seen as a hold."""
    api.messages.limits = FloodLimits()
    chats = range(100, 150)
    for chat in chats:
        api.chats.users[chat] = User(chat, f"Delegate {chat}", "de", started=True)
    async with running(api, database_url, turns=Turns()) as kizuna:
        rows = [New(KIND, chat, NOW, what={"text": "news"}, priority=AUDIENCE) for chat in chats]
        await queue(kizuna, *rows)
        await essen.asks("Guten Tag")
        await kizuna.settled()
        async with sessions() as session:
            assert list(await session.scalars(select(ChatHold))) == []

    assert [row.state for row in await stored(sessions)] == ["sent"] * len(chats)
    assert said_by_bot(essen) == ["Guten Tag"]
