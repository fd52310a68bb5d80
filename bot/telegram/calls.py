"""Bot API calls as plain JSON, so that they can wait in a row until they are made.

A file goes along as base64. What a person was promised is then exactly what they get after
a kill, even when the programme has changed meanwhile; calendar files and pictures are
small, and the row is emptied as soon as the call is made.
"""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any, Self

from markupsafe import Markup, escape
from telegram import Message, Update

from bot.telegram.split import CAPTION_LENGTH, TEXT_LENGTH, length, split
from bot.views.inline import Offer
from bot.views.reply import Media, Reply

#: Telegram's limit for what answers a tap, in characters.
NOTICE_LENGTH = 200

#: {"method": …, "data": {…}}, perhaps with "file" (name, media_type, base64), "question", "card".
Call = dict[str, Any]


@dataclass(frozen=True)
class Where:
    """The chat that an update came from, its topic, and in a group the message answered."""

    chat_id: int
    thread_id: int | None = None
    answers: int | None = None

    @classmethod
    def of(cls, update: Update) -> Self:
        chat = update.effective_chat
        assert chat is not None, "this update has no chat to reply to"
        message = update.effective_message
        if not isinstance(message, Message):
            return cls(chat.id)
        thread = message.message_thread_id if message.is_topic_message else None
        asked = update.message or update.edited_message
        in_group = chat.type != chat.PRIVATE and asked is not None
        return cls(chat.id, thread, message.message_id if in_group else None)

    def data(self) -> dict[str, Any]:
        data: dict[str, Any] = {"chat_id": self.chat_id}
        if self.thread_id is not None:
            data["message_thread_id"] = self.thread_id
        if self.answers is not None:
            data["reply_parameters"] = {"message_id": self.answers, "allow_sending_without_reply": True}
        return data


def send(where: Where, reply: Reply, *, question: int | None = None, plain: bool = False) -> list[Call]:
    """The calls that send a reply: more than one if the text is too long for one message.

    `plain`: as unmarked text, where Telegram refused the markup.
    """
    if reply.media is not None:
        made = _with_media(where, reply, reply.media, plain=plain)
    elif reply.attachment is None:
        made = _texts(where, reply, plain=plain)
    elif length(reply.text) <= CAPTION_LENGTH and not plain:
        made = [_document(where, reply, caption=True)]
    else:
        made = [*_texts(where, reply, plain=plain), _document(where, reply, caption=False)]
    if question is not None:
        made[0]["question"] = question
    return made


def edit(where: Where, message_id: int, reply: Reply, *, plain: bool = False) -> list[Call]:
    """The calls that put a reply in a message's place; what does not fit follows it."""
    assert reply.attachment is None, "an edit cannot add a file"
    if reply.media is not None:
        data = {"chat_id": where.chat_id, "message_id": message_id, **_caption(reply, plain=plain)}
        return [{"method": "editMessageCaption", "data": data}]
    first, *others = _texts(where, reply, plain=plain)
    data = first["data"] | {"message_id": message_id}
    for only_for_new in ("message_thread_id", "reply_parameters"):
        data.pop(only_for_new, None)
    return [{"method": "editMessageText", "data": data}, *others]


def delete(where: Where, message_id: int) -> Call:
    return {"method": "deleteMessage", "data": {"chat_id": where.chat_id, "message_id": message_id}}


def unmarked(call: Call) -> Call:
    """The same call without the markup of its text, which Telegram refused."""
    data = {key: value for key, value in call["data"].items() if key != "parse_mode"}
    for part, most in (("text", TEXT_LENGTH), ("caption", CAPTION_LENGTH)):
        if part in data:
            # What is marked here was, and is shown as plain text.
            lines = (Markup(line).striptags() for line in data[part].split("\n"))  # noqa: S704
            data[part] = unescape(split(escape("\n".join(lines)), most)[0])
    return call | {"data": data}


def answer_callback(query_id: str, text: str | None = None, *, alert: bool = False) -> Call:
    data: dict[str, Any] = {"callback_query_id": query_id}
    if text:
        shown = text if len(text) <= NOTICE_LENGTH else f"{text[: NOTICE_LENGTH - 1]}…"
        data |= {"text": shown, "show_alert": alert}
    return {"method": "answerCallbackQuery", "data": data}


def answer_inline(query_id: str, cards: Sequence[Offer]) -> Call:
    """The list under what somebody types in another chat. It depends on the reader's language."""
    results = [
        {
            "type": "article",
            "id": card.key,
            "title": card.title,
            "description": card.description,
            "input_message_content": {
                "message_text": str(split(card.text, TEXT_LENGTH)[0]),
                "parse_mode": "HTML",
                "link_preview_options": {"is_disabled": True},
            },
        }
        for card in cards
    ]
    data = {"inline_query_id": query_id, "results": results, "cache_time": 60, "is_personal": True}
    return {"method": "answerInlineQuery", "data": data}


def _texts(where: Where, reply: Reply, *, plain: bool = False) -> list[Call]:
    # Plain text is cut as if it were marked, too: each of its signs is one that is shown.
    parts = split(escape(reply.plain) if plain else reply.text, TEXT_LENGTH)
    made: list[Call] = [
        {
            "method": "sendMessage",
            "data": where.data()
            | {"text": unescape(part) if plain else part}
            | ({} if plain else {"parse_mode": "HTML"})
            | {"link_preview_options": {"is_disabled": not reply.preview}},
        }
        for part in parts
    ]
    made[-1]["data"] |= _buttons(reply)
    return made


def _with_media(where: Where, reply: Reply, media: Media, *, plain: bool) -> list[Call]:
    """A file or message that Telegram has, the text as its caption or, too long for one, behind it."""
    data = where.data()
    if media.kind == "copy":
        method, data = "copyMessage", data | {"from_chat_id": media.chat_id, "message_id": media.message_id}
    else:
        method, data = f"send{media.kind.capitalize()}", data | {media.kind: media.file_id}
    if length(reply.text) > CAPTION_LENGTH:
        return [{"method": method, "data": data}, *_texts(where, reply, plain=plain)]
    return [{"method": method, "data": data | _caption(reply, plain=plain)}]


def _caption(reply: Reply, *, plain: bool) -> dict[str, Any]:
    """Without words of ours, a copied message keeps its own."""
    if not reply.text:
        return _buttons(reply)
    words = {"caption": reply.plain} if plain else {"caption": str(reply.text), "parse_mode": "HTML"}
    return words | _buttons(reply)


def _document(where: Where, reply: Reply, *, caption: bool) -> Call:
    assert reply.attachment is not None, "no file to send"
    file = reply.attachment
    picture = file.media_type in ("image/png", "image/jpeg")
    data = where.data()
    if caption:
        data |= {"caption": str(reply.text), "parse_mode": "HTML"} | _buttons(reply)
    return {
        "method": "sendPhoto" if picture else "sendDocument",
        "data": data,
        "file": {
            "name": file.name,
            "media_type": file.media_type,
            "base64": b64encode(file.content).decode("ascii"),
        },
    }


def _buttons(reply: Reply) -> dict[str, Any]:
    if not reply.buttons:
        return {}
    rows = [
        [
            {"text": button.text}
            | ({"callback_data": button.action} if button.action is not None else {"url": button.url})
            for button in row
        ]
        for row in reply.buttons
    ]
    return {"reply_markup": {"inline_keyboard": rows}}
