"""What a handler queues, as a person gets to see it."""

import pytest
from markupsafe import Markup
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from telegram import Update

from bot.playground.api import BotApi
from bot.playground.people import Person
from bot.telegram.context import KizunaContext
from bot.views.reply import Attachment, Button, Reply
from tests.telegram.bench import on_tap, on_text, rows, running, said_by_bot

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


async def shows_buttons(update: Update, context: KizunaContext) -> None:
    rows = ((Button("Weiter", "next"), Button("Nichts", "nothing")),)
    context.reply(Reply(Markup("Seite 1"), rows))


async def turns_page(update: Update, context: KizunaContext) -> None:
    if update.callback_query and update.callback_query.data == "next":
        context.edit(Reply(Markup("Seite 2")))
        context.toast("umgeblättert")


async def test_tap_edits_its_message_and_is_answered(api: BotApi, essen: Person, database_url: str) -> None:
    async with running(api, database_url, on_text(shows_buttons), on_tap(turns_page)):
        await essen.asks("zeig")
        await essen.taps("Weiter")
        await essen.waits()

    assert said_by_bot(essen) == ["Seite 2"]
    assert [toast.text for toast in essen.toasts] == ["umgeblättert"]


async def test_tap_that_does_nothing_is_answered_all_the_same(
    api: BotApi, essen: Person, database_url: str
) -> None:
    async with running(api, database_url, on_text(shows_buttons), on_tap(turns_page)):
        await essen.asks("zeig")
        await essen.taps("Nichts")
        await essen.waits()

    assert [method for method, _ in api.calls].count("answerCallbackQuery") == 1
    assert essen.toasts == []


async def test_edit_that_changes_nothing_is_no_trouble(
    api: BotApi, essen: Person, database_url: str, sessions: Sessions
) -> None:
    async def same_page(update: Update, context: KizunaContext) -> None:
        context.edit(Reply(Markup("Seite 1"), ((Button("Weiter", "next"), Button("Nichts", "nothing")),)))

    async with running(api, database_url, on_text(shows_buttons), on_tap(same_page)):
        await essen.asks("zeig")
        await essen.taps("Weiter")
        await essen.waits()

    assert [row.trouble for row in await rows(sessions)] == [None, None]


async def test_tap_on_a_file_gets_a_new_message(api: BotApi, essen: Person, database_url: str) -> None:
    async def sends_file(update: Update, context: KizunaContext) -> None:
        file = Attachment("訪問.ics", b"BEGIN:VCALENDAR", "text/calendar")
        context.reply(Reply(Markup("Der <b>Kalender</b>"), ((Button("Weiter", "next"),),), file))

    async with running(api, database_url, on_text(sends_file), on_tap(turns_page)):
        sent = await essen.asks("datei")
        await essen.taps("Weiter")
        await essen.waits()

    assert sent.file is not None
    assert (sent.file.name, sent.file.content, sent.text) == ("訪問.ics", b"BEGIN:VCALENDAR", "Der Kalender")
    assert said_by_bot(essen) == ["Der Kalender", "Seite 2"]


async def test_long_answer_comes_in_parts_with_the_buttons_on_the_last(
    api: BotApi, essen: Person, database_url: str
) -> None:
    paragraphs = [f"<i>Absatz {number}</i> " + "x" * 900 for number in range(9)]

    async def tells_a_lot(update: Update, context: KizunaContext) -> None:
        context.reply(Reply(Markup("\n\n".join(paragraphs)), ((Button("Weiter", "next"),),)))

    async with running(api, database_url, on_text(tells_a_lot)):
        await essen.asks("alles")

    parts = [seen for seen in essen.chat if seen.by_bot]
    assert [part.labels for part in parts] == [[], [], ["Weiter"]]
    assert "\n\n".join(part.text for part in parts) == "\n\n".join(
        paragraph.replace("<i>", "").replace("</i>", "") for paragraph in paragraphs
    )


async def test_edited_message_reaches_its_handler(api: BotApi, essen: Person, database_url: str) -> None:
    async def edited(update: Update, context: KizunaContext) -> None:
        assert update.effective_message is not None
        kind = "edited" if update.edited_message else "new"
        context.reply(Reply(Markup.escape(f"{kind}: {update.effective_message.text}")))

    async with running(api, database_url, on_text(edited)):
        await essen.says("Wann?")
        await essen.waits()
        await essen.edits([seen for seen in essen.chat if not seen.by_bot][-1], "Wo?")
        await essen.waits()

    assert said_by_bot(essen) == ["new: Wann?", "edited: Wo?"]


async def test_group_is_answered_in_reply_to_the_message_and_in_its_language(
    api: BotApi, essen: Person, koriyama: Person, database_url: str
) -> None:
    async def language(update: Update, context: KizunaContext) -> None:
        context.reply(Reply(Markup(context.t.lang)))

    group = api.group(-100, "Delegation", [essen, koriyama])
    async with running(api, database_url, on_text(language)):
        asked = await essen.says("/ask@kizuna_bot wann", to=group)
        await essen.waits()
        await koriyama.says("/ask@kizuna_bot いつ", to=group)
        await koriyama.waits()

    answers = [seen for seen in essen.sees(-100) if seen.by_bot]
    assert [answer.text for answer in answers] == ["de", "de"]
    assert answers[0].message.reply_to == asked.id
