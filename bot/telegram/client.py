"""The Bot API by its own names and plain JSON, which is how updates come in and calls wait."""

from base64 import b64decode
from collections.abc import Sequence
from typing import Any

from telegram import InputFile
from telegram.ext import ExtBot

from bot.telegram.calls import Call

#: The kinds of updates that the handlers know.
ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member", "inline_query")

#: What python-telegram-bot raises for an update of a form that it does not know.
UNREADABLE = (AttributeError, KeyError, TypeError, ValueError)

_FILE_PARAMETER = {"sendDocument": "document", "sendPhoto": "photo"}


class KizunaBot(ExtBot[None]):
    async def raw_updates(self, offset: int | None, *, seconds: int, margin: float) -> list[dict[str, Any]]:
        """Poll for at most `seconds`; the answer may take `margin` more.

        python-telegram-bot's own method parses updates and logs what it cannot parse.
        """
        data = {"offset": offset, "timeout": seconds, "allowed_updates": list(ALLOWED_UPDATES)}
        updates: list[dict[str, Any]] = await self._post("getUpdates", data, read_timeout=seconds + margin)
        return updates

    async def make(self, call: Call) -> int | None:
        """Make a call; give the id of the message that it sent, if it sent one."""
        data = dict(call["data"])
        file = call.get("file")
        if file is not None:
            content = b64decode(file["base64"])
            data[_FILE_PARAMETER[call["method"]]] = InputFile(content, filename=file["name"])
        result = await self._post(call["method"], data)
        return result.get("message_id") if isinstance(result, dict) else None


def updates_in_order(updates: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """One answer's updates; ids rise within it, and only there."""
    return sorted(updates, key=lambda update: int(update["update_id"]))
