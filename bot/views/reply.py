"""What a view gives: a message as Telegram will show it, without any Telegram in it."""

from dataclasses import dataclass, field
from typing import Literal

from markupsafe import Markup

#: Telegram's limit for callback data, in bytes.
CALLBACK_BYTES = 64


@dataclass(frozen=True)
class Button:
    """A button under a message: `action` comes back as callback data, `url` opens."""

    text: str
    action: str | None = None
    url: str | None = None

    def __post_init__(self) -> None:
        assert (self.action is None) != (self.url is None), "a button does one thing"
        assert len((self.action or "").encode()) <= CALLBACK_BYTES, f"too long: {self.action}"


@dataclass(frozen=True)
class Attachment:
    """A file to send with the message."""

    name: str
    content: bytes
    media_type: str


@dataclass(frozen=True)
class Media:
    """What Telegram has already and shows above the text: a file by its id, or a message to copy."""

    #: "photo", "document", or "copy": of any message, `message_id` in `chat_id`.
    kind: Literal["photo", "document", "copy"]
    file_id: str = ""
    chat_id: int = 0
    message_id: int = 0


@dataclass(frozen=True)
class Reply:
    """One message. `text` is Telegram HTML; whatever came from outside is escaped in it.

    Build it with `Markup("<b>{name}</b>").format(name=name)`: format escapes its arguments.
    """

    text: Markup
    buttons: tuple[tuple[Button, ...], ...] = ()
    attachment: Attachment | None = None
    media: Media | None = field(default=None, kw_only=True)
    #: Whether Telegram shows a preview of the first link.
    preview: bool = field(default=False, kw_only=True)

    @property
    def plain(self) -> str:
        """The text as a chat shows it, markup removed."""
        # `striptags` folds white space; a message keeps its lines.
        return "\n".join(line.striptags() for line in self.text.split("\n"))
