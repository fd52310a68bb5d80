"""What Telegram refuses when a bot writes, and in which words."""

from typing import Any

import pytest

from bot.playground.api import BotApi
from bot.playground.people import Person
from tests.playground.conftest import refusal, result
from tests.playground.sample_bot import png

INLINE = "can't parse inline keyboard button: "
BUTTON = {"text": "x", "callback_data": "x"}


def keys(*rows: Any) -> dict[str, Any]:
    return {"inline_keyboard": list(rows)}


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"text": ""}, "message text is empty"),
        ({"text": " \n "}, "text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ({"text": "a" * 4097}, "message is too long"),
        ({"text": "😀" * 2049}, "message is too long"),  # 4,098 UTF-16 units
        ({"text": "ä" * 20_000}, "text is too long"),
        ({"text": "</b>", "parse_mode": "HTML"}, "can't parse entities: Unexpected end tag at byte offset 0"),
        ({"text": "x", "parse_mode": "Markdown"}, "unsupported parse_mode"),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "x", "txet": "y"}, "sendMessage has no parameter txet"),
    ],
)
async def test_a_message_that_telegram_refuses(
    api: BotApi, anna: Person, params: dict[str, Any], error: str
) -> None:
    before = anna.chat
    assert await refusal(api, "sendMessage", chat_id=anna.id, **params) == (400, f"Bad Request: {error}")
    assert anna.chat == before


@pytest.mark.parametrize(
    ("markup", "error"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
        (keys("x"), 'field "inline_keyboard" must be an Array of Arrays'),
        (keys([{"text": "x"}]), f"{INLINE}Text buttons are unallowed in the inline keyboard"),
        (keys([{"callback_data": "x"}]), f'{INLINE}Can\'t find field "text"'),
        (keys([{"text": 1, "callback_data": "x"}]), f'{INLINE}Field "text" must be of type String'),
        (keys(["x"]), f"{INLINE}InlineKeyboardButton must be an Object"),
        (keys([BUTTON | {"url": "https://example.org"}]),
         f"{INLINE}a button has exactly one of its optional fields, not url and callback_data"),
        (keys([BUTTON | {"text": " "}]), "inline keyboard button text must be non-empty"),
        (keys([BUTTON | {"callback_data": "é" * 33}]), "BUTTON_DATA_INVALID"),
        (keys([{"text": "x", "url": "https://nowhere"}]),
         "inline keyboard button URL 'https://nowhere' is invalid: Wrong HTTP URL"),
        (keys([BUTTON] * 9), "BUTTON_ROW_TOO_LONG"),
        (keys(*[[BUTTON]] * 101), "reply markup is too long"),
        ({"keyboard": [["", "x"]]}, "keyboard button text must be non-empty"),
    ],
)  # fmt: skip
async def test_a_keyboard_that_telegram_refuses(api: BotApi, anna: Person, markup: Any, error: str) -> None:
    refused = await refusal(api, "sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert refused == (400, f"Bad Request: {error}")


@pytest.mark.parametrize("text", ["a" * 4096, "😀" * 2048, " " + "a" * 4096 + " "])
async def test_the_longest_message_arrives(api: BotApi, anna: Person, text: str) -> None:
    await result(api, "sendMessage", chat_id=anna.id, text=text)
    assert anna.last.text == text.strip()


async def test_the_length_counts_without_markup(api: BotApi, anna: Person) -> None:
    await result(api, "sendMessage", chat_id=anna.id, text=f"<b>{'&lt;' * 4096}</b>", parse_mode="HTML")
    assert anna.last.text == "<" * 4096


async def test_callback_data_of_64_bytes_is_allowed(api: BotApi, anna: Person) -> None:
    markup = keys([{"text": "x", "callback_data": "é" * 32}])
    sent = await result(api, "sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert sent["reply_markup"] == markup


async def test_parameters_come_as_strings_of_a_form_or_as_json(api: BotApi, anna: Person) -> None:
    await result(api, "sendMessage", chat_id=str(anna.id), text="x", reply_markup='{"inline_keyboard": []}')
    await result(api, "SENDMESSAGE", chat_id=anna.id, text="y", reply_markup={"inline_keyboard": []})
    assert [seen.text for seen in anna.chat if seen.by_bot] == ["x", "y"]


async def test_an_unknown_method_is_not_found(api: BotApi) -> None:
    assert await refusal(api, "sendSmoke") == (404, "Not Found: method not found")


async def test_nobody_is_written_to_who_did_not_write_first(api: BotApi) -> None:
    stranger = api.person(8, "Delegate, Koriyama", "ja")
    send = {"text": "x"}
    assert await refusal(api, "sendMessage", **send) == (400, "Bad Request: chat_id is empty")
    assert await refusal(api, "sendMessage", chat_id=999, **send) == (400, "Bad Request: chat not found")
    assert await refusal(api, "sendMessage", chat_id="x", **send) == (400, "Bad Request: chat not found")
    forbidden = (403, "Forbidden: bot can't initiate conversation with a user")
    assert await refusal(api, "sendMessage", chat_id=stranger.id, **send) == forbidden


async def test_who_blocked_the_bot_or_is_gone_cannot_be_written_to(api: BotApi, anna: Person) -> None:
    await anna.blocks()
    blocked = (403, "Forbidden: bot was blocked by the user")
    assert await refusal(api, "sendMessage", chat_id=anna.id, text="x") == blocked
    await anna.unblocks()
    await result(api, "sendMessage", chat_id=anna.id, text="back")
    await anna.deactivates()
    gone = (403, "Forbidden: user is deactivated")
    assert await refusal(api, "sendMessage", chat_id=anna.id, text="x") == gone
    assert anna.last.text == "back"


async def test_a_group_that_threw_the_bot_out_cannot_be_written_to(api: BotApi, anna: Person) -> None:
    group = api.group(-5, "Delegation", [anna])
    await result(api, "sendMessage", chat_id=group.id, text="hello")
    await group.throws_bot_out(anna)
    refused = await refusal(api, "sendMessage", chat_id=group.id, text="x")
    assert refused == (403, "Forbidden: bot was kicked from the group chat")
    assert [seen.text for seen in anna.sees(group.id)] == ["hello"]


async def test_a_document_arrives_with_its_name_and_caption(api: BotApi, anna: Person) -> None:
    files = {"document": ("visit.ics", b"BEGIN:VCALENDAR", "text/calendar")}
    answer = await api.call(
        "sendDocument", {"chat_id": anna.id, "caption": "<b>x</b>", "parse_mode": "HTML"}, files
    )
    file = anna.last.file
    assert file is not None
    assert (file.name, file.content, anna.last.text) == ("visit.ics", b"BEGIN:VCALENDAR", "x")
    again = await result(
        api, "sendDocument", chat_id=anna.id, document=answer["result"]["document"]["file_id"]
    )
    assert again["document"] == answer["result"]["document"]


@pytest.mark.parametrize(
    ("method", "params", "files", "code", "error"),
    [
        ("sendDocument", {}, {}, 400, "Bad Request: there is no document in the request"),
        ("sendDocument", {"document": "x"}, {}, 400, "Bad Request: wrong file identifier/HTTP URL specified"),
        ("sendDocument", {}, {"document": ("a", b"", "")}, 400, "Bad Request: file must be non-empty"),
        ("sendDocument", {}, {"document": ("a", bytes(50 * 2**20 + 1), "")}, 413, "Request Entity Too Large"),
        ("sendDocument", {"caption": "a" * 1025}, {"document": ("a", b"x", "")},
         400, "Bad Request: message caption is too long"),
        ("sendPhoto", {}, {"photo": ("a.png", b"no picture", "")}, 400, "Bad Request: IMAGE_PROCESS_FAILED"),
        ("sendPhoto", {}, {"photo": ("a.png", png(2, 50), "")}, 400, "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        ("sendPhoto", {}, {"photo": ("a", bytes(10 * 2**20 + 1), "")}, 400, "Bad Request: file is too big"),
    ],
)  # fmt: skip
async def test_a_file_that_telegram_refuses(
    api: BotApi,
    anna: Person,
    method: str,
    params: dict[str, Any],
    files: dict[str, Any],
    code: int,
    error: str,
) -> None:
    answer = await api.call(method, {"chat_id": anna.id, **params}, files)
    assert (answer["ok"], answer.get("error_code"), answer.get("description")) == (False, code, error)


async def test_a_picture_has_its_size(api: BotApi, anna: Person) -> None:
    answer = await api.call(
        "sendPhoto", {"chat_id": anna.id}, {"photo": ("year.png", png(32, 20), "image/png")}
    )
    photo = answer["result"]["photo"][-1]
    assert (photo["width"], photo["height"]) == (32, 20)


async def test_a_file_can_be_fetched_by_its_path(api: BotApi, anna: Person) -> None:
    sent = await anna.sends_document("list.csv", b"a;b", "text/csv")
    assert sent.file is not None
    path = (await result(api, "getFile", file_id=sent.file.id))["file_path"]
    stored = api.files.at(path)
    assert stored is not None
    assert stored.content == b"a;b"
    assert await refusal(api, "getFile", file_id="x") == (
        400,
        "Bad Request: wrong file_id or the file is temporarily unavailable",
    )


async def test_a_chat_action_must_be_one_that_exists(api: BotApi, anna: Person) -> None:
    assert await result(api, "sendChatAction", chat_id=anna.id, action="typing") is True
    wrong = (400, "Bad Request: wrong parameter action in request")
    assert await refusal(api, "sendChatAction", chat_id=anna.id, action="thinking") == wrong
