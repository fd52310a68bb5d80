"""The real python-telegram-bot over the API in the process, and people who use it."""

from collections.abc import AsyncIterator

import pytest
from telegram import InputFile
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.ext import ExtBot

from bot.clock import Calendar
from bot.playground.api import BotApi, Fault
from bot.playground.people import Person, Toast
from bot.playground.refusals import too_many_requests
from bot.playground.request import InProcessRequest
from tests.playground.conftest import result
from tests.playground.sample_bot import SampleBot, png


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[ExtBot[None]]:
    async with ExtBot(api.token, request=InProcessRequest(api)) as bot:
        yield bot


@pytest.fixture
async def sample(api: BotApi, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[SampleBot]:
    sample = SampleBot(api, tmp_path_factory.mktemp("sample") / "none.db", Calendar())
    await sample.start()
    yield sample
    await sample.stop()


@pytest.mark.usefixtures("sample")
async def test_a_person_asks_and_is_answered(api: BotApi) -> None:
    anna = api.person(7, "Delegate, Essen", "de")
    answer = await anna.asks("Wann ist der nächste Besuch?")
    assert answer.text.startswith("Next visit\nStudy tour")
    assert answer.buttons == (("Who comes?",), ("Alert", "Open the site"))
    assert [seen.by_bot for seen in anna.chat] == [False, True]


@pytest.mark.usefixtures("sample")
async def test_a_tap_edits_the_message_and_shows_a_toast(api: BotApi) -> None:
    anna = api.person(7)
    await anna.asks("hello")
    await anna.taps("Who comes?")
    await anna.waits(lambda person: person.last.edited)
    assert (anna.last.text, anna.toasts) == ("Six people come.", [Toast("Here they are.", alert=False)])
    with pytest.raises(AssertionError, match="no button 'Nowhere'"):
        await anna.taps("Nowhere")


@pytest.mark.usefixtures("sample")
async def test_files_arrive_by_the_library_multipart_and_all(api: BotApi) -> None:
    anna = api.person(7)
    file = (await anna.asks("file")).file
    picture = (await anna.asks("picture")).file
    assert file is not None
    assert picture is not None
    assert (file.name, file.media_type, file.content) == ("visit.ics", "text/calendar", b"BEGIN:VCALENDAR")
    assert picture.content == png(320, 200)


async def test_the_library_downloads_what_a_person_sent(bot: ExtBot[None], anna: Person) -> None:
    sent = await anna.sends_document("list.csv", b"a;b", "text/csv")
    assert sent.file is not None
    file = await bot.get_file(sent.file.id)
    assert bytes(await file.download_as_bytearray()) == b"a;b"


async def test_the_library_raises_its_own_errors(api: BotApi, bot: ExtBot[None], anna: Person) -> None:
    with pytest.raises(BadRequest, match="Message text is empty"):
        await bot.send_message(anna.id, "")
    api.faults.append(Fault(refusal=too_many_requests(3)))
    with pytest.raises(RetryAfter):
        await bot.send_message(anna.id, "x")
    api.faults.append(Fault(lost="after"))
    with pytest.raises(NetworkError):
        await bot.send_document(anna.id, InputFile(b"x", filename="x.txt"))
    await anna.blocks()
    with pytest.raises(Forbidden):
        await bot.send_message(anna.id, "x")


async def test_a_wrong_token_is_refused(api: BotApi) -> None:
    with pytest.raises(InvalidToken):
        await ExtBot("1:wrong", request=InProcessRequest(api)).get_me()


async def test_an_edit_of_a_person_is_an_update(api: BotApi, anna: Person) -> None:
    said = await anna.says("whn?")
    await anna.edits(said, "when?")
    update = (await result(api, "getUpdates"))[-1]
    edited = update["edited_message"]
    assert (edited["message_id"], edited["text"], "edit_date" in edited) == (said.id, "when?", True)
    assert anna.chat[-1].text == "when?"


async def test_stickers_voice_and_pictures_are_updates(api: BotApi, anna: Person) -> None:
    await anna.sends_sticker()
    await anna.sends_voice()
    await anna.sends_photo(caption="look")
    messages = [update["message"] for update in await result(api, "getUpdates")]
    assert [kind for message in messages for kind in ("sticker", "voice", "photo") if kind in message] == [
        "sticker",
        "voice",
        "photo",
    ]
    assert messages[-1]["caption"] == "look"


async def test_in_a_group_the_bot_gets_what_is_meant_for_it(api: BotApi, anna: Person) -> None:
    group = api.group(-5, "Delegation", [anna])
    await result(api, "sendMessage", chat_id=group.id, text="hello")
    [hello] = anna.sees(group.id)
    await result(api, "getUpdates", offset=-1)
    for text in ("among ourselves", "/help@other_bot", "/help", "/help@kizuna_bot", "and you, @Kizuna_bot?"):
        await anna.says(text, to=group)
    await anna.says("thanks", to=group, reply_to=hello)
    heard = [update["message"]["text"] for update in await result(api, "getUpdates") if "message" in update]
    assert heard == ["/help", "/help@kizuna_bot", "and you, @Kizuna_bot?", "thanks"]
    assert len(anna.sees(group.id)) == 7


async def test_writing_again_ends_a_block(api: BotApi, anna: Person) -> None:
    await anna.blocks()
    await anna.says("hello again")
    kinds = [
        next(kind for kind in update if kind != "update_id") for update in await result(api, "getUpdates")
    ]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]
    await result(api, "sendMessage", chat_id=anna.id, text="welcome")


async def test_what_was_left_unanswered_can_be_known(api: BotApi, anna: Person) -> None:
    async def at_rest() -> None:
        """This bot does nothing, and so is always at rest."""

    api.bot_at_rest = at_rest
    api.updates.confirm(api.updates.next_id)
    assert await anna.waits_for_nothing() == []
    await result(api, "sendMessage", chat_id=anna.id, text="after all")
    assert [seen.text for seen in await anna.waits_for_nothing()] == ["after all"]
