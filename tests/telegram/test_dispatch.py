"""From an update to its effects and replies, over the strict Bot API in the process."""

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest
from markupsafe import Markup
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from structlog.testing import capture_logs
from telegram import Update

from bot.playground.api import BotApi, Fault
from bot.playground.people import Person
from bot.playground.refusals import bad_request, too_many_requests
from bot.telegram import calls
from bot.telegram.calls import Where
from bot.telegram.context import KizunaContext
from bot.views.reply import Reply
from db import people
from db.models.questions import AskedQuestion
from tests.telegram.bench import (
    SlowFor,
    echo,
    effects,
    message_update,
    on_text,
    rows,
    running,
    said_by_bot,
    taken,
    until,
)

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
def api() -> BotApi:
    return BotApi()


@pytest.fixture
def essen(api: BotApi) -> Person:
    return api.person(1, "Delegate, Essen", "de")


@pytest.fixture
def koriyama(api: BotApi) -> Person:
    return api.person(2, "Delegate, Koriyama", "ja")


async def test_message_is_answered_and_nothing_of_it_is_kept_in_the_queue(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url):
        await essen.asks("Guten Tag")

    assert said_by_bot(essen) == ["Guten Tag"]
    [row] = await rows(sessions)
    assert (row.chat_id, row.attempts, row.payload, row.replies, row.trouble) == (1, 1, None, None, None)
    assert row.finished_at is not None


async def test_answer_is_remembered_with_its_question(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url):
        answer = await essen.asks("Guten Tag")

    async with sessions() as session:
        question = await session.get_one(AskedQuestion, 1)
    assert question.answer_message_id == answer.id


async def test_update_handed_out_again_has_one_effect(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        await essen.says("Guten Tag")
        again = dict(api.updates.pending[0])
        await essen.waits()
        api.updates.pending += [again, again]
        await essen.asks("und weiter")
        await kizuna.settled()

    assert await effects(sessions) == ["Guten Tag", "und weiter"]
    assert said_by_bot(essen) == ["Guten Tag", "und weiter"]


async def test_update_ids_that_start_again_lower_are_new_updates(
    api: BotApi, essen: Person, database_url: str
) -> None:
    async with running(api, database_url):
        await essen.asks("vor der ruhigen Woche")
        api.updates.next_id = 17
        await essen.asks("danach")
        await essen.asks("und noch einmal")

    assert said_by_bot(essen) == ["vor der ruhigen Woche", "danach", "und noch einmal"]


async def test_each_chat_is_answered_in_its_own_order(api: BotApi, database_url: str) -> None:
    people = [api.person(number, f"Delegate {number}") for number in range(1, 6)]
    for number in range(12):
        for person in people:
            await person.says(f"Frage {number}")

    async with running(api, database_url):
        for person in people:
            await person.waits(lambda person: len(said_by_bot(person)) == 12)

    assert [said_by_bot(person) for person in people] == [[f"Frage {number}" for number in range(12)]] * 5


async def test_slow_chat_holds_up_nobody_else(
    api: BotApi, essen: Person, koriyama: Person, database_url: str
) -> None:
    request = SlowFor(api, essen.id)
    async with running(api, database_url, request=request):
        await essen.says("erste")
        await essen.says("zweite")
        await request.held.wait()
        await koriyama.says("こんにちは")
        await koriyama.waits(lambda person: said_by_bot(person) == ["こんにちは"])
        assert said_by_bot(essen) == []
        request.go_on.set()
        await essen.waits(lambda person: len(said_by_bot(person)) == 2)

    assert said_by_bot(essen) == ["erste", "zweite"]


async def fails(update: Update, context: KizunaContext) -> None:
    """Leave an effect, promise an answer, then break."""
    await echo(update, context)
    if "Geheimnis" in ((update.effective_message and update.effective_message.text) or ""):
        raise ValueError(f"cannot read {update.effective_message}")


async def test_update_that_breaks_its_handler_gets_an_apology_and_no_effect(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    with capture_logs() as logs:
        async with running(api, database_url, on_text(fails)):
            await essen.says("mein Geheimnis")
            await essen.asks("und weiter")

    [row, _] = await rows(sessions)
    apology, answer = said_by_bot(essen)
    assert row.trouble is not None
    assert row.trouble in apology
    assert answer == "und weiter"
    assert await effects(sessions) == ["und weiter"]
    [line] = [line for line in logs if line["log_level"] == "error"]
    assert (line["reference"], line["update_id"], line["person_id"]) == (row.trouble, row.update_id, essen.id)
    assert "ValueError" in line["traceback"]
    assert "in fails" in line["traceback"]
    assert "Geheimnis" not in json.dumps(logs, default=str)


async def test_trouble_of_the_database_is_tried_again_without_an_apology(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    troubles = [OperationalError("SELECT", {}, Exception("the server is restarting"))]

    async def stumbles(update: Update, context: KizunaContext) -> None:
        await echo(update, context)
        if troubles:
            raise troubles.pop()

    async with running(api, database_url, on_text(stumbles)):
        await essen.asks("Guten Tag")

    assert said_by_bot(essen) == ["Guten Tag"]
    assert await effects(sessions) == ["Guten Tag"]


async def test_update_that_an_earlier_process_died_over_is_handled_again(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    await essen.starts()
    api.updates.pending.clear()
    await taken(sessions, message_update(5, essen.id, "noch offen"), attempts=2)

    async with running(api, database_url) as kizuna:
        await kizuna.settled()

    assert said_by_bot(essen) == ["noch offen"]


async def test_update_that_keeps_ending_the_process_is_given_up(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    await essen.starts()
    api.updates.pending.clear()
    await taken(sessions, message_update(5, essen.id, "tödlich"), attempts=3)

    async with running(api, database_url) as kizuna:
        await essen.asks("und weiter")
        await kizuna.settled()

    apology, answer = said_by_bot(essen)
    [row, _] = await rows(sessions)
    assert row.trouble is not None
    assert row.trouble in apology
    assert answer == "und weiter"
    assert await effects(sessions) == ["und weiter"]


async def test_replies_that_were_owed_at_a_kill_are_made_without_a_second_effect(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    await essen.starts()
    api.updates.pending.clear()
    owed = calls.send(Where(essen.id), Reply(Markup("die <b>Antwort</b>")))
    update = message_update(5, essen.id, "gefragt")
    await taken(sessions, update, attempts=1, handled_at=datetime.now(UTC), replies=owed)

    async with running(api, database_url) as kizuna:
        await kizuna.settled()

    assert said_by_bot(essen) == ["die Antwort"]
    assert await effects(sessions) == []
    assert [row.finished_at is not None for row in await rows(sessions)] == [True]


async def test_finished_updates_are_forgotten_after_two_days_and_open_ones_never(
    api: BotApi, database_url: str, sessions: Sessions
) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=2, minutes=1)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    await taken(sessions, message_update(5, 1, "alt"), finished_at=long_ago)
    await taken(sessions, message_update(6, 1, "von gestern"), finished_at=yesterday)
    # Its chat cannot be reached, so that it stays open.
    await taken(sessions, message_update(7, 1, "alt und offen"), taken_at=long_ago)
    api.faults.append(Fault("sendMessage", lost="before", times=1000))

    async def purged() -> bool:
        return len(await rows(sessions)) < 3

    async with running(api, database_url):
        await until(purged)

    assert [row.update_id for row in await rows(sessions)] == [6, 7]


@pytest.mark.parametrize("lost", ["before", "after"])
async def test_answer_is_sent_again_when_the_connection_breaks(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions, lost: str
) -> None:
    api.faults.append(Fault("sendMessage", lost=lost))
    async with running(api, database_url) as kizuna:
        await essen.says("Guten Tag")
        await essen.waits(lambda person: len(api.calls) > 1 and not api.busy and bool(said_by_bot(person)))
        await kizuna.settled()

    # Whether a call whose answer was lost had its effect cannot be known: rather twice than not at all.
    assert said_by_bot(essen) == ["Guten Tag"] * (2 if lost == "after" else 1)
    assert await effects(sessions) == ["Guten Tag"]


async def test_answer_whose_markup_telegram_refuses_arrives_as_plain_text(
    api: BotApi, essen: Person, database_url: str
) -> None:
    async def bold(update: Update, context: KizunaContext) -> None:
        context.reply(Reply(Markup("<b>{}</b>").format("a < b")))

    api.faults.append(Fault("sendMessage", bad_request("can't parse entities: unclosed start tag")))
    async with running(api, database_url, on_text(bold)):
        await essen.asks("Guten Tag")

    assert said_by_bot(essen) == ["a < b"]
    assert essen.last.message.content.get("entities", []) == []


async def test_flood_limit_of_one_chat_is_waited_for_while_others_go_on(
    api: BotApi, essen: Person, koriyama: Person, database_url: str
) -> None:
    api.faults.append(Fault("sendMessage", too_many_requests(1)))
    async with running(api, database_url):
        await essen.says("Guten Tag")
        await essen.waits(lambda _: bool(api.calls) and api.calls[-1][0] == "sendMessage" and not api.busy)
        refused_at = asyncio.get_running_loop().time()
        await koriyama.says("こんにちは")
        await koriyama.waits(lambda person: bool(said_by_bot(person)))
        assert said_by_bot(essen) == []
        await essen.waits(lambda person: bool(said_by_bot(person)))

    assert asyncio.get_running_loop().time() - refused_at >= 0.99


async def test_person_who_blocks_the_bot_ends_the_reply_and_is_remembered(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    await essen.says("Guten Tag")
    await essen.blocks()
    api.updates.pending.pop()  # that they did so is news of its own; here the refusal alone tells it

    async def finished() -> bool:
        return [row.finished_at is not None for row in await rows(sessions)] == [True]

    async with running(api, database_url):
        await until(finished)

    [row] = await rows(sessions)
    assert row.trouble == "Forbidden: bot was blocked by the user"
    async with sessions() as session:
        person = await people.find(session, essen.id)
    assert person is not None
    assert person.blocked_at is not None


async def test_update_of_an_unknown_form_holds_up_nobody(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async with running(api, database_url) as kizuna:
        api.updates.add("message", {"message_id": 1, "chat": "of a form to come"})
        await essen.asks("Guten Tag")
        await kizuna.settled()

    assert [row.trouble for row in await rows(sessions)] == ["unreadable", None]
    assert [row.finished_at is not None for row in await rows(sessions)] == [True, True]
