"""What a person sees of a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.playground.chats import Message, StoredFile

if TYPE_CHECKING:
    from bot.playground.api import BotApi


@dataclass(frozen=True)
class Toast:
    """What a button said: a passing line, or an alert to be closed."""

    text: str
    alert: bool


@dataclass(frozen=True)
class Seen:
    """A message as a person sees it."""

    id: int
    by_bot: bool
    text: str
    #: Labels, row by row.
    buttons: tuple[tuple[str, ...], ...]
    file: StoredFile | None
    edited: bool
    message: Message

    @property
    def labels(self) -> list[str]:
        return [label for row in self.buttons for label in row]


def seen(api: BotApi, message: Message) -> Seen:
    """What a message looks like."""
    content = message.content
    rows = content.get("reply_markup", {}).get("inline_keyboard", [])
    media = content.get("document") or (content.get("photo") or [None])[-1]
    return Seen(
        id=message.id,
        by_bot=message.sender == api.bot.id,
        text=content.get("text") or content.get("caption") or "",
        buttons=tuple(tuple(button["text"] for button in row) for row in rows),
        file=api.chats.files[media["file_id"]] if media else None,
        edited=message.edited is not None,
        message=message,
    )
