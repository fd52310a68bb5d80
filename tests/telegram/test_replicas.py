"""Several replicas of `web` on one PostgreSQL database, in this process so that they can be stopped dead."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import update as sql_update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from telegram import Update

from bot.app import WEB, Kizuna, build
from bot.clock import Calendar
from bot.playground.api import BotApi
from bot.playground.request import InProcessRequest
from bot.telegram.context import KizunaApplication, KizunaContext
from db import updates
from db.models.leases import ChatClaim
from tests.telegram.bench import (
    NOW,
    Handler,
    echo,
    effects,
    message_update,
    nothing_to_publish,
    on_text,
    rows,
    said_by_bot,
    settings_for,
    until,
)

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
def database_url(postgres_url: str) -> str:
    """Only PostgreSQL takes more than one process."""
    return postgres_url


class Handlers:
    """What replicas run; notes who is at work in which chat at the same time."""

    def __init__(self, takes: float = 0.0) -> None:
        self.takes = takes
        self.at_work: Counter[int] = Counter()
        self.together: list[int] = []
        self.by: Counter[str] = Counter()
        self.began = asyncio.Event()

    def of(self, name: str) -> list[Handler]:
        async def handle(update: Update, context: KizunaContext) -> None:
            chat = update.effective_chat
            assert chat is not None
            self.at_work[chat.id] += 1
            self.by[name] += 1
            self.began.set()
            if self.at_work[chat.id] > 1:
                self.together.append(chat.id)
            await asyncio.sleep(self.takes)
            await echo(update, context)
            self.at_work[chat.id] -= 1

        return [on_text(handle)]


@asynccontextmanager
async def replica(api: BotApi, database_url: str, handlers: list[Handler]) -> AsyncIterator[Kizuna]:
    def register(application: KizunaApplication) -> None:
        application.add_handlers(handlers)

    settings = settings_for(database_url, api, WEBHOOK_URL="https://kizuna.example/", WEBHOOK_SECRET="secret")
    kizuna = build(
        settings,
        WEB,
        request=InProcessRequest(api),
        calendar=Calendar(NOW),
        register=register,
        publish=nothing_to_publish,
    )
    try:
        await kizuna.start()
        yield kizuna
    finally:
        await kizuna.stop()


async def arrives(sessions: Sessions, at: Kizuna, *incoming: updates.Incoming) -> None:
    """As `at`'s webhook does it."""
    async with sessions.begin() as session:
        await updates.take(session, incoming, datetime.now(UTC))
    at.dispatcher.wake([one.chat_id for one in incoming])


def said(number: int, chat: int, text: str) -> updates.Incoming:
    return updates.Incoming(number, chat, message_update(number, chat, text))


async def all_finished(sessions: Sessions) -> bool:
    return all(row.finished_at for row in await rows(sessions))


async def test_one_chat_is_never_worked_on_by_two_replicas(database_url: str, sessions: Sessions) -> None:
    api, handlers = BotApi(), Handlers(takes=0.005)
    people = [api.person(number, f"Delegate {number}", "de") for number in range(1, 16)]
    for person in people:
        await person.starts()
    api.updates.pending.clear()

    async with AsyncExitStack() as stack:
        replicas = [
            await stack.enter_async_context(replica(api, database_url, handlers.of(name))) for name in "abc"
        ]
        for number in range(1, 46):
            person = people[number % len(people)]
            await arrives(sessions, replicas[number % 2], said(number, person.id, f"Frage {number}"))
        await until(lambda: all_finished(sessions))

    assert handlers.together == []
    assert sorted(await effects(sessions), key=lambda text: int(text.split()[1])) == [
        f"Frage {number}" for number in range(1, 46)
    ]
    for person in people:
        numbers = [int(text.split()[1]) for text in said_by_bot(person)]
        assert numbers == [number for number in range(1, 46) if people[number % 15] is person]


async def test_what_no_replica_was_told_of_is_found(database_url: str, sessions: Sessions) -> None:
    """The replica that stored it died before it could begin."""
    api, handlers = BotApi(), Handlers()
    essen = api.person(1, "Delegate, Essen", "de")
    await essen.starts()
    api.updates.pending.clear()

    async with replica(api, database_url, handlers.of("a")):
        async with sessions.begin() as session:
            await updates.take(session, [said(5, 1, "Guten Tag")], datetime.now(UTC))
        await until(lambda: all_finished(sessions))

    assert said_by_bot(essen) == ["Guten Tag"]


async def test_a_replica_that_ends_leaves_what_it_cannot_finish_to_the_others(
    database_url: str, sessions: Sessions
) -> None:
    """Its claims are given back, so that nobody waits for them to end."""
    api, handlers = BotApi(), Handlers(takes=0.2)
    essen = api.person(1, "Delegate, Essen", "de")
    await essen.starts()
    api.updates.pending.clear()

    async with replica(api, database_url, handlers.of("b")):
        async with replica(api, database_url, handlers.of("a")) as first:
            await arrives(sessions, first, *(said(number, 1, f"Frage {number}") for number in range(1, 4)))
            await handlers.began.wait()
        await until(lambda: all_finished(sessions))

    assert said_by_bot(essen) == [f"Frage {number}" for number in range(1, 4)]
    assert handlers.by["a"] >= 1
    assert handlers.by["a"] + handlers.by["b"] == 3


async def test_a_replica_that_stalled_has_no_effect_once_another_took_over(
    database_url: str, sessions: Sessions
) -> None:
    api = BotApi()
    essen = api.person(1, "Delegate, Essen", "de")
    await essen.starts()
    api.updates.pending.clear()
    stalled, goes_on = asyncio.Event(), asyncio.Event()

    async def stalls(update: Update, context: KizunaContext) -> None:
        stalled.set()
        await goes_on.wait()
        await echo(update, context)

    async with replica(api, database_url, [on_text(stalls)]) as first:
        await arrives(sessions, first, said(5, 1, "Guten Tag"))
        await stalled.wait()
        # As after a long stop: nothing renewed its claim.
        await first.holding.stop()
        async with sessions.begin() as session:
            await ended_claims(session)
        async with replica(api, database_url, Handlers().of("b")):
            await until(lambda: all_finished(sessions))
            goes_on.set()
            await first.settled()

    assert await effects(sessions) == ["Guten Tag"]
    assert said_by_bot(essen) == ["Guten Tag"]


async def ended_claims(session: AsyncSession) -> None:
    await session.execute(sql_update(ChatClaim).values(until=NOW))
