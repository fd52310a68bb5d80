"""From a row that is owed to a message on a phone, over the strict Bot API in the process."""

from datetime import timedelta

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from bot.playground.api import BotApi, Fault
from bot.playground.people import Person
from bot.playground.refusals import Refused, bad_request
from db.deliveries import New
from db.models.deliveries import AUDIENCE, Delivery
from tests.telegram.bench import NOW, running, said_by_bot
from tests.telegram.letters import KIND, Sessions, hasten, owed, queue, stored

pytestmark = pytest.mark.usefixtures("letters")


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
