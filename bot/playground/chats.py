"""Who is there and what was written: people, groups, messages, files. No rules in it.

Every change is told as an event, a JSON object, to whoever listens: the page shows it, the
journal stores it, a waiting test wakes up. Replaying the stored events rebuilds the state.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

Event = dict[str, Any]
Listener = Callable[[Event], None]


@dataclass
class User:
    id: int
    first_name: str
    language_code: str | None = None
    last_name: str | None = None
    username: str | None = None
    is_bot: bool = False
    #: Wrote to the bot at least once; before that the bot cannot write to them.
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def json(self) -> dict[str, Any]:
        shown = {key: getattr(self, key) for key in ("id", "is_bot", "first_name", "last_name", "username",
                                                     "language_code")}  # fmt: skip
        return {key: value for key, value in shown.items() if value is not None}

    def chat_json(self) -> dict[str, Any]:
        names = {"first_name": self.first_name, "last_name": self.last_name, "username": self.username}
        return {"id": self.id, "type": "private"} | {key: value for key, value in names.items() if value}


@dataclass
class Group:
    """A group; its id is negative. Below -10^12 it is a supergroup."""

    id: int
    title: str
    members: list[int] = field(default_factory=list)
    #: The bot was thrown out.
    kicked: bool = False

    @property
    def kind(self) -> str:
        return "supergroup" if self.id < -1_000_000_000_000 else "group"

    def chat_json(self) -> dict[str, Any]:
        return {"id": self.id, "type": self.kind, "title": self.title}


@dataclass
class Message:
    """One message; `content` holds the Bot API's fields of it (text, entities, document, …)."""

    id: int
    chat: int
    sender: int
    #: Unix time of the calendar, as `edited`.
    date: int
    content: dict[str, Any]
    reply_to: int | None = None
    edited: int | None = None


@dataclass(frozen=True)
class StoredFile:
    id: str
    name: str
    media_type: str
    content: bytes

    @property
    def path(self) -> str:
        """Telegram's `file_path`."""
        suffix = self.name[self.name.rfind(".") :] if "." in self.name else ""
        return f"files/{self.id}{suffix if suffix.isascii() else ''}"


@dataclass
class Chats:
    """The whole state, by id. Change it only through its methods."""

    users: dict[int, User] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    messages: dict[int, dict[int, Message]] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    listeners: list[Listener] = field(default_factory=list)
    #: Private chats and small groups share one count, as an account's do.
    last_message_id: int = 0

    def tell(self, event: Event) -> None:
        for listener in tuple(self.listeners):
            listener(event)

    def chat_json(self, chat: int) -> dict[str, Any]:
        return self.users[chat].chat_json() if chat in self.users else self.groups[chat].chat_json()

    def put_user(self, user: User) -> None:
        self.users[user.id] = user
        self.tell({"kind": "user", "user": asdict(user)})

    def put_group(self, group: Group) -> None:
        self.groups[group.id] = group
        self.tell({"kind": "group", "group": asdict(group)})

    def put_file(self, file: StoredFile) -> None:
        self.files[file.id] = file
        self.tell({"kind": "file", "file": file})

    def put_message(self, message: Message) -> None:
        """Add it, or replace the one with its id."""
        chat = self.messages.setdefault(message.chat, {})
        new = message.id not in chat
        chat[message.id] = message
        self.last_message_id = max(self.last_message_id, message.id)
        self.tell({"kind": "message", "new": new, "message": asdict(message)})

    def remove_message(self, chat: int, message: int) -> None:
        del self.messages[chat][message]
        self.tell({"kind": "removed", "chat": chat, "message": message})

    def message(self, chat: int, message: int) -> Message | None:
        return self.messages.get(chat, {}).get(message)

    def next_message_id(self) -> int:
        self.last_message_id += 1
        return self.last_message_id

    def seen_by(self, user: int) -> Iterable[int]:
        """The chats that a person sees."""
        return [user, *(group.id for group in self.groups.values() if user in group.members)]

    def message_json(self, message: Message, *, with_reply: bool = True) -> dict[str, Any]:
        """The Bot API's object."""
        result = {
            "message_id": message.id,
            "from": self.users[message.sender].json(),
            "chat": self.chat_json(message.chat),
            "date": message.date,
            **message.content,
        }
        if message.edited is not None:
            result["edit_date"] = message.edited
        replied = self.message(message.chat, message.reply_to) if with_reply and message.reply_to else None
        if replied is not None:
            result["reply_to_message"] = self.message_json(replied, with_reply=False)
        return result
