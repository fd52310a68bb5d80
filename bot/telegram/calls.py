"""Bot API calls as plain JSON, so that they can wait in a row until they are made.

A file goes along as base64. What a person was promised is then exactly what they get after
a kill, even when the programme has changed meanwhile; calendar files and pictures are
small, and the row is emptied as soon as the call is made.
"""

from base64 import b64encode
from dataclasses import dataclass
from typing import Any, Self

from telegram import Message, Update

from bot.telegram.split import CAPTION_LENGTH, TEXT_LENGTH, length, split
from bot.views.reply import Reply

#: {"method": …, "data": {…}}, perhaps with "file" (name, media_type, base64) and "question".
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


def send(where: Where, reply: Reply, *, question: int | None = None) -> list[Call]:
    """The calls that send a reply: more than one if the text is too long for one message."""
    if reply.attachment is None:
        made = _texts(where, reply)
    elif length(reply.text) <= CAPTION_LENGTH:
        made = [_document(where, reply, caption=True)]
    else:
        made = [*_texts(where, reply), _document(where, reply, caption=False)]
    if question is not None:
        made[0]["question"] = question
    return made


def edit(where: Where, message_id: int, reply: Reply) -> list[Call]:
    """The calls that put a reply in a message's place; what does not fit follows it."""
    assert reply.attachment is None, "an edit cannot add a file"
    first, *others = _texts(where, reply)
    data = first["data"] | {"message_id": message_id}
    for only_for_new in ("message_thread_id", "reply_parameters"):
        data.pop(only_for_new, None)
    return [{"method": "editMessageText", "data": data}, *others]


def answer_callback(query_id: str, text: str | None = None, *, alert: bool = False) -> Call:
    data: dict[str, Any] = {"callback_query_id": query_id}
    if text:
        data |= {"text": text, "show_alert": alert}
    return {"method": "answerCallbackQuery", "data": data}


def _texts(where: Where, reply: Reply) -> list[Call]:
    parts = split(reply.text, TEXT_LENGTH)
    made: list[Call] = [
        {
            "method": "sendMessage",
            "data": where.data()
            | {
                "text": part,
                "parse_mode": "HTML",
                "link_preview_options": {"is_disabled": not reply.preview},
            },
        }
        for part in parts
    ]
    made[-1]["data"] |= _buttons(reply)
    return made


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
