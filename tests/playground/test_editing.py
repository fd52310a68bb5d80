"""Edits, deletions and answers to taps, as strict as Telegram's."""

from datetime import UTC, datetime

from bot.clock import Calendar
from bot.playground.api import BotApi
from bot.playground.messages import NOT_MODIFIED, TOO_OLD
from bot.playground.people import Person, Toast
from tests.playground.conftest import refusal, result

KEYS = {"inline_keyboard": [[{"text": "Who?", "callback_data": "who"}]]}
OLD = (400, f"Bad Request: {TOO_OLD}")


async def sent(api: BotApi, anna: Person) -> int:
    message = await result(
        api, "sendMessage", chat_id=anna.id, text="<b>one</b>", parse_mode="HTML", reply_markup=KEYS
    )
    return int(message["message_id"])


async def test_an_edit_changes_the_message_in_place(api: BotApi, anna: Person) -> None:
    number = await sent(api, anna)
    await result(api, "editMessageText", chat_id=anna.id, message_id=number, text="two")
    assert (anna.last.id, anna.last.text, anna.last.buttons, anna.last.edited) == (number, "two", (), True)


async def test_an_edit_that_changes_nothing_is_refused(api: BotApi, anna: Person) -> None:
    number = await sent(api, anna)
    same = {"chat_id": anna.id, "message_id": number, "reply_markup": KEYS}
    refused = (400, f"Bad Request: {NOT_MODIFIED}")
    assert await refusal(api, "editMessageText", text="<b>one</b>", parse_mode="HTML", **same) == refused
    assert await refusal(api, "editMessageReplyMarkup", **same) == refused
    # the same words without the bold are another message
    assert (await result(api, "editMessageText", text="one", **same))["text"] == "one"


async def test_the_buttons_can_be_taken_away_alone(api: BotApi, anna: Person) -> None:
    number = await sent(api, anna)
    await result(api, "editMessageReplyMarkup", chat_id=anna.id, message_id=number)
    assert (anna.last.text, anna.last.buttons) == ("one", ())


async def test_only_a_text_of_the_bot_can_be_edited(api: BotApi, anna: Person) -> None:
    edit = {"chat_id": anna.id, "text": "x"}
    missing = (400, "Bad Request: message to edit not found")
    assert await refusal(api, "editMessageText", message_id=999, **edit) == missing
    unnamed = (400, "Bad Request: message identifier is not specified")
    assert await refusal(api, "editMessageText", **edit) == unnamed
    foreign = (400, "Bad Request: message can't be edited")
    assert await refusal(api, "editMessageText", message_id=anna.chat[0].id, **edit) == foreign
    await api.call("sendDocument", {"chat_id": anna.id}, {"document": ("a.txt", b"a", "text/plain")})
    no_text = (400, "Bad Request: there is no text in the message to edit")
    assert await refusal(api, "editMessageText", message_id=anna.last.id, **edit) == no_text
    await result(
        api, "editMessageCaption", chat_id=anna.id, message_id=anna.last.id, caption="now with words"
    )
    assert anna.last.text == "now with words"
    long = (400, "Bad Request: MEDIA_CAPTION_TOO_LONG")
    assert (
        await refusal(api, "editMessageCaption", chat_id=anna.id, message_id=anna.last.id, caption="a" * 1025)
        == long
    )


async def test_an_edit_may_be_too_long(api: BotApi, anna: Person) -> None:
    number = await sent(api, anna)
    long = (400, "Bad Request: MESSAGE_TOO_LONG")
    assert await refusal(api, "editMessageText", chat_id=anna.id, message_id=number, text="a" * 4097) == long
    text = (400, "Bad Request: there is no caption in the message to edit")
    assert await refusal(api, "editMessageCaption", chat_id=anna.id, message_id=number, caption="x") == text


async def test_a_deleted_message_is_gone(api: BotApi, anna: Person) -> None:
    number = await sent(api, anna)
    assert await result(api, "deleteMessage", chat_id=anna.id, message_id=number) is True
    assert [seen.text for seen in anna.chat] == ["/start"]
    missing = (400, "Bad Request: message to delete not found")
    assert await refusal(api, "deleteMessage", chat_id=anna.id, message_id=number) == missing


async def test_after_two_days_a_message_cannot_be_deleted() -> None:
    calendar = Calendar(datetime(2019, 5, 17, tzinfo=UTC))
    api = BotApi(now=calendar.now)
    anna = api.person(7)
    await anna.starts()
    number = await sent(api, anna)
    calendar.set(datetime(2019, 5, 20, tzinfo=UTC))
    late = (400, "Bad Request: message can't be deleted")
    assert await refusal(api, "deleteMessage", chat_id=anna.id, message_id=number) == late


async def test_a_tap_is_answered_once(api: BotApi, anna: Person) -> None:
    await sent(api, anna)
    tap = await anna.taps("Who?")
    assert (
        await result(api, "answerCallbackQuery", callback_query_id=tap, text="Six people", show_alert=True)
        is True
    )
    assert anna.toasts == [Toast("Six people", alert=True)]
    assert await refusal(api, "answerCallbackQuery", callback_query_id=tap) == OLD
    assert await refusal(api, "answerCallbackQuery", callback_query_id="invented") == OLD


async def test_a_tap_waits_a_minute_for_its_answer() -> None:
    seconds = 0.0
    api = BotApi(monotonic=lambda: seconds)
    anna = api.person(7)
    await anna.starts()
    await sent(api, anna)
    tap = await anna.taps("who")
    seconds = 61.0
    assert await refusal(api, "answerCallbackQuery", callback_query_id=tap) == OLD


async def test_a_toast_has_at_most_200_characters(api: BotApi, anna: Person) -> None:
    await sent(api, anna)
    tap = await anna.taps("Who?")
    long = (400, "Bad Request: MESSAGE_TOO_LONG")
    assert await refusal(api, "answerCallbackQuery", callback_query_id=tap, text="a" * 201) == long
    assert await result(api, "answerCallbackQuery", callback_query_id=tap, text="a" * 200) is True
