"""Methods that write: send, edit, delete, answer a button."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.playground.chats import Chats, Group, Message, User
from bot.playground.entities import Entity, EntityError, mark, parse_html, trim, utf16_length
from bot.playground.files import Files
from bot.playground.keyboards import inline_markup, reply_markup
from bot.playground.limits import FloodLimits
from bot.playground.parameters import Parameters
from bot.playground.refusals import Refused, bad_request, forbidden

TEXT = 4096
CAPTION = 1024
TOAST = 200
#: Bytes of a text before its markup is parsed.
LONGEST_SOURCE = 1 << 15
#: Seconds of real time within which a tap must be answered.
TAP_LIVES = 60.0
#: Seconds of the calendar in which a bot may delete a message.
DELETABLE = 48 * 3600
#: What may stand over a caption.
CAPTIONED = ("document", "photo", "video", "audio", "voice", "animation")
ACTIONS = {
    *("typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice"),
    *("upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note"),
}
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


@dataclass(frozen=True)
class Tap:
    """A button that a person tapped and that waits for its answer."""

    id: str
    user: int
    at: float


@dataclass
class Messages:
    chats: Chats
    files: Files
    bot: User
    now: Callable[[], datetime]
    monotonic: Callable[[], float] = time.monotonic
    #: None: no flood limits.
    limits: FloodLimits | None = None
    taps: dict[str, Tap] = field(default_factory=dict)

    def timestamp(self) -> int:
        return int(self.now().timestamp())

    # Who may be written to

    def reachable(self, parameters: Parameters) -> User | Group:
        """The chat of a call, or Telegram's reason why the bot cannot write there."""
        given = parameters.text("chat_id")
        if not given:
            raise bad_request("chat_id is empty")
        chat = parameters.integer("chat_id")
        group = self.chats.groups.get(chat)
        if group is not None:
            if group.kicked:
                raise forbidden(f"bot was kicked from the {group.kind} chat")
            return group
        user = self.chats.users.get(chat)
        if user is None or chat == self.bot.id:
            raise bad_request("chat not found")
        if user.deactivated:
            raise forbidden("user is deactivated")
        if user.blocked:
            raise forbidden("bot was blocked by the user")
        if not user.started:
            raise forbidden("bot can't initiate conversation with a user")
        return user

    def _count(self, chat: User | Group, parameters: Parameters) -> None:
        if self.limits is not None:
            paid = parameters.flag("allow_paid_broadcast")
            self.limits.count(chat.id, in_group=isinstance(chat, Group), paid=paid)

    # Sending

    def send_message(self, parameters: Parameters) -> dict[str, Any]:
        chat = self.reachable(parameters)
        content = self._text(parameters, "message is too long")
        return self._send(chat, parameters, content)

    def send_document(self, parameters: Parameters) -> dict[str, Any]:
        chat = self.reachable(parameters)
        caption = self._caption(parameters, "message caption is too long")
        file = self.files.sent(parameters, "document")
        return self._send(chat, parameters, {"document": self.files.document(file), **caption})

    def send_photo(self, parameters: Parameters) -> dict[str, Any]:
        chat = self.reachable(parameters)
        caption = self._caption(parameters, "message caption is too long")
        photo = self.files.photo(self.files.sent(parameters, "photo"))
        return self._send(chat, parameters, {"photo": photo, **caption})

    def copy_message(self, parameters: Parameters) -> dict[str, Any]:
        """Without a caption given, the copy keeps that of the original."""
        chat = self.reachable(parameters)
        original = self.chats.message(parameters.integer("from_chat_id"), parameters.integer("message_id"))
        if original is None:
            raise bad_request("message to copy not found")
        content = {key: value for key, value in original.content.items() if key != "reply_markup"}
        if "caption" in parameters.values and any(key in content for key in CAPTIONED):
            for key in ("caption", "caption_entities"):
                content.pop(key, None)
            content |= self._caption(parameters, "message caption is too long")
        return {"message_id": self._send(chat, parameters, content)["message_id"]}

    def _send(self, chat: User | Group, parameters: Parameters, content: dict[str, Any]) -> dict[str, Any]:
        markup = reply_markup(parameters)
        if markup is not None:
            content["reply_markup"] = markup
        reply_to = self._reply_to(chat.id, parameters)
        self._count(chat, parameters)
        message = Message(
            self.chats.next_message_id(), chat.id, self.bot.id, self.timestamp(), content, reply_to=reply_to
        )
        self.chats.put_message(message)
        return self._shown(message)

    def _reply_to(self, chat: int, parameters: Parameters) -> int | None:
        given = parameters.json("reply_parameters", bad_request("can't parse reply parameters JSON object"))
        if given is None:
            return None
        if not isinstance(given, Mapping):
            raise bad_request("object expected as reply parameters")
        message = int(given.get("message_id", 0))
        if self.chats.message(chat, message) is not None:
            return message
        if given.get("allow_sending_without_reply"):
            return None
        raise bad_request("message to be replied not found")

    def _text(self, parameters: Parameters, too_long: str) -> dict[str, Any]:
        source = parameters.text("text")
        if not source:
            raise bad_request("message text is empty")
        text, entities = formatted(source, parameters, "entities")
        if not text:
            raise bad_request("text must be non-empty")
        if utf16_length(text) > TEXT:
            raise bad_request(too_long)
        preview = parameters.json(
            "link_preview_options", bad_request("can't parse link preview options JSON object")
        )
        return _without_empty({"text": text, "entities": entities, "link_preview_options": preview})

    def _caption(self, parameters: Parameters, too_long: str) -> dict[str, Any]:
        text, entities = formatted(parameters.text("caption"), parameters, "caption_entities")
        if utf16_length(text) > CAPTION:
            raise bad_request(too_long)
        return _without_empty({"caption": text, "caption_entities": entities})

    def _shown(self, message: Message) -> dict[str, Any]:
        shown = self.chats.message_json(message)
        if "inline_keyboard" not in shown.get("reply_markup", {}):
            shown.pop("reply_markup", None)  # Telegram returns no other keyboard
        return shown

    # Editing

    def edit_text(self, parameters: Parameters) -> dict[str, Any]:
        message = self._editable(parameters)
        if "text" not in message.content:
            raise bad_request("there is no text in the message to edit")
        return self._edit(message, parameters, self._text(parameters, "MESSAGE_TOO_LONG"))

    def edit_caption(self, parameters: Parameters) -> dict[str, Any]:
        message = self._editable(parameters)
        media = {key: message.content[key] for key in CAPTIONED if key in message.content}
        if not media:
            raise bad_request("there is no caption in the message to edit")
        return self._edit(message, parameters, media | self._caption(parameters, "MEDIA_CAPTION_TOO_LONG"))

    def edit_markup(self, parameters: Parameters) -> dict[str, Any]:
        message = self._editable(parameters)
        kept = {key: value for key, value in message.content.items() if key != "reply_markup"}
        return self._edit(message, parameters, kept)

    def _editable(self, parameters: Parameters) -> Message:
        chat = self.reachable(parameters)
        number = parameters.integer("message_id")
        if number <= 0:
            raise bad_request("message identifier is not specified")
        message = self.chats.message(chat.id, number)
        if message is None:
            raise bad_request("message to edit not found")
        if message.sender != self.bot.id or "keyboard" in message.content.get("reply_markup", {}):
            raise bad_request("message can't be edited")
        return message

    def _edit(self, message: Message, parameters: Parameters, content: dict[str, Any]) -> dict[str, Any]:
        markup = inline_markup(parameters)
        if markup is not None:
            content["reply_markup"] = markup
        if content == message.content:
            raise bad_request(NOT_MODIFIED)
        self._count(self.reachable(parameters), parameters)
        edited = replace(message, content=content, edited=self.timestamp())
        self.chats.put_message(edited)
        return self._shown(edited)

    def delete(self, parameters: Parameters) -> bool:
        chat = self.reachable(parameters)
        message = self.chats.message(chat.id, parameters.integer("message_id"))
        if message is None:
            raise bad_request("message to delete not found")
        foreign = isinstance(chat, Group) and message.sender != self.bot.id
        if foreign or self.timestamp() - message.date > DELETABLE:
            raise bad_request("message can't be deleted")
        self.chats.remove_message(chat.id, message.id)
        return True

    # The rest

    def chat_action(self, parameters: Parameters) -> bool:
        chat = self.reachable(parameters)
        action = parameters.text("action")
        if action not in ACTIONS:
            raise bad_request("wrong parameter action in request")
        self.chats.tell({"kind": "action", "chat": chat.id, "action": action})
        return True

    def reaction(self, parameters: Parameters) -> bool:
        chat = self.reachable(parameters)
        message = self.chats.message(chat.id, parameters.integer("message_id"))
        if message is None:
            raise bad_request("message to react not found")
        given = parameters.json("reaction", bad_request("can't parse reaction types JSON object")) or []
        if not isinstance(given, list):
            raise bad_request("expected an Array of ReactionType")
        if len(given) > 1:
            raise bad_request("REACTIONS_TOO_MANY")
        self.chats.tell({"kind": "reaction", "chat": chat.id, "message": message.id, "reaction": given})
        return True

    def answer_tap(self, parameters: Parameters) -> bool:
        text = parameters.text("text")
        if utf16_length(text) > TOAST:
            raise bad_request("MESSAGE_TOO_LONG")
        tap = self.taps.pop(parameters.text("callback_query_id"), None)
        if tap is None or self.monotonic() - tap.at > TAP_LIVES:
            raise bad_request(TOO_OLD)
        alert = parameters.flag("show_alert")
        self.chats.tell({"kind": "answer", "tap": tap.id, "user": tap.user, "text": text, "alert": alert})
        return True


def formatted(source: str, parameters: Parameters, entities_name: str) -> tuple[str, list[Entity]]:
    """The text and its entities, trimmed and marked as Telegram does."""
    if len(source.encode()) > LONGEST_SOURCE:
        raise bad_request("text is too long")
    mode = parameters.text("parse_mode").lower()
    if mode == "html":
        try:
            text, entities = parse_html(source)
        except EntityError as error:
            raise bad_request(f"can't parse entities: {error}") from None
    elif mode in ("", "none"):
        wrong: Refused = bad_request("can't parse entities JSON object")
        text, entities = source, list(parameters.json(entities_name, wrong) or [])
    else:
        # Telegram knows Markdown too; here it would only hide a slip.
        raise bad_request("unsupported parse_mode")
    text, entities = trim(text.replace("\r", ""), entities)
    return text, mark(text, entities)


def _without_empty(content: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in content.items() if value not in (None, "", [])}
