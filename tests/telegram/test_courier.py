"""From a row that is owed to a message on a phone, over the strict Bot API in the process."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from markupsafe import Markup
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from structlog.testing import capture_logs

from bot.app import LEADER, Kizuna
from bot.messages import RENDERERS, Occasion
from bot.playground.api import BotApi, Fault
from bot.playground.chats import User
from bot.playground.limits import FloodLimits
from bot.playground.people import Person
from bot.playground.refusals import Refused, bad_request, too_many_requests
from bot.telegram.turns import Turns
from bot.views.reply import Reply
from db import carriage, deliveries, people
from db.deliveries import New
from db.models.deliveries import AUDIENCE, Delivery
from db.models.leases import Lease
from db.models.pace import ChatHold
from tests.services import postgres as postgresql
from tests.telegram.bench import NOW, SlowFor, running, said_by_bot, until

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


async def hasten(sessions: Sessions) -> None:
    """Let no row wait before it is tried again."""
    async with sessions.begin() as session:
        await session.execute(update(Delivery).values(retry_at=None))


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
        await essen.blocks()
        api.updates.pending.clear()  # the refusal alone tells it
        await queue(kizuna, owed(1), owed(1), owed(1, due_at=NOW + timedelta(days=1)))
        await kizuna.settled()
        states = [(row.state, row.attempts) for row in await stored(sessions)]

    assert states == [("unreachable", 1), ("unreachable", 0), ("unreachable", 0)]


@pytest.mark.parametrize("lost", ["before", "after"])
async def test_message_in_doubt_that_is_owed_to_one_person_comes_once_more_and_says_so(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions, lost: str
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        api.faults.append(Fault("sendMessage", lost=lost))
        await queue(kizuna, owed(1))
        await kizuna.settled()
        await hasten(sessions)
        await kizuna.settled()

    [row] = await stored(sessions)
    assert (row.state, row.doubtful, row.attempts) == ("sent", True, 2)
    first = [] if lost == "before" else ["de: hello"]
    again = "Möglicherweise haben Sie diese Nachricht schon erhalten.\n\nde: hello"
    assert said_by_bot(essen)[1:] == [*first, again]


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


async def test_message_in_doubt_twice_stays_in_doubt(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        api.faults.append(Fault("sendMessage", lost="after", times=2))
        await queue(kizuna, owed(1))
        await kizuna.settled()
        await hasten(sessions)
        await kizuna.settled()
        await hasten(sessions)
        await kizuna.settled()

    [row] = await stored(sessions)
    assert (row.state, row.attempts) == ("unknown", 2)
    assert len(said_by_bot(essen)) == 3


async def test_edit_and_deletion_in_doubt_are_simply_made_again(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        first, second = await essen.asks("eins"), await essen.asks("zwei")
        api.faults += [Fault("editMessageText", lost="after"), Fault("deleteMessage", lost="after")]
        edit = owed(1, method="edit", target_message_id=first.id, priority=AUDIENCE)
        deletion = owed(1, method="delete", target_message_id=second.id, priority=AUDIENCE)
        await queue(kizuna, edit, deletion)
        for _ in range(3):
            await kizuna.settled()
            await hasten(sessions)

    assert said_by_bot(essen) == ["de: hello"]
    assert [(row.state, row.attempts) for row in await stored(sessions)] == [("sent", 2), ("sent", 2)]


async def test_server_error_is_tried_again_and_in_the_end_fails_with_its_reason(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        await queue(kizuna, owed(1))
        fault = Fault("sendMessage", Refused(500, "Internal Server Error"), times=10**6)
        api.faults.append(fault)
        await kizuna.settled()
        assert [(row.state, row.attempts) for row in await stored(sessions)] == [("queued", 1)]
        async with sessions.begin() as session:
            await session.execute(update(Delivery).values(retry_at=None, attempts=9))
        await kizuna.settled()
        api.faults.clear()

    [row] = await stored(sessions)
    assert (row.state, row.attempts, row.reason) == ("failed", 10, "Internal Server Error")


async def test_group_that_was_upgraded_gets_all_that_is_owed_to_it(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    group = api.group(-5, "Delegation", [essen])
    new = api.group(-1005, "Delegation", [essen])
    moved = Refused(
        400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=new.id
    )
    api.faults.append(Fault("sendMessage", moved))
    async with running(api, database_url) as kizuna:
        rows = [New(KIND, group.id, NOW, what={"text": text}) for text in ("one", "two")]
        later = New(KIND, group.id, NOW + timedelta(days=1), what={"text": "three"})
        await queue(kizuna, *rows, later)
        await kizuna.settled()

    states = [(row.state, row.chat_id, row.attempts) for row in await stored(sessions)]
    assert states == [("sent", new.id, 1), ("sent", new.id, 1), ("queued", new.id, 0)]
    assert [seen.text for seen in essen.sees(new.id)] == ["de: one", "de: two"]


@pytest.mark.parametrize("reason", ["message is too long", "can't parse entities: unclosed tag"])
async def test_message_that_telegram_refuses_as_it_is_arrives_as_plain_text(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions, reason: str
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        api.faults.append(Fault("sendMessage", bad_request(reason)))
        await queue(kizuna, owed(1, "a < b"))
        with capture_logs() as logs:
            await kizuna.settled()

    [row] = await stored(sessions)
    assert (row.state, said_by_bot(essen)[1:]) == ("sent", ["de: a < b"])
    [line] = [line for line in logs if line["log_level"] == "error"]
    assert (line["delivery_id"], line["chat_id"]) == (row.id, 1)


async def test_other_refusal_fails_with_its_reason(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        api.faults.append(Fault("sendMessage", bad_request("not enough rights to send text messages")))
        await queue(kizuna, owed(1))
        await kizuna.settled()

    [row] = await stored(sessions)
    assert (row.state, row.reason) == ("failed", "Not enough rights to send text messages")


async def test_edit_that_changes_nothing_is_done(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        seen = await essen.asks("Guten Tag")
        await queue(kizuna, *[owed(1, method="edit", target_message_id=seen.id)] * 2)
        await kizuna.settled()

    assert [row.state for row in await stored(sessions)] == ["sent", "sent"]


async def test_message_that_cannot_be_worded_fails_and_holds_up_nobody(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.asks("Guten Tag")
        unknown = New("no such kind", 1, NOW, person_id=1)
        await queue(kizuna, unknown, owed(1))
        await kizuna.settled()

    assert [(row.state, row.reason) for row in await stored(sessions)] == [
        ("failed", "could not be worded: KeyError"),
        ("sent", None),
    ]


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
