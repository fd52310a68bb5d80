"""`reply_markup`: which keyboards Telegram takes, and in which words it refuses one."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from bot.playground.parameters import Parameters, field
from bot.playground.refusals import Refused, bad_request

#: Telegram's bounds; beyond them the server refuses the markup.
CALLBACK_BYTES = 64
BUTTONS = 100
BUTTONS_IN_A_ROW = 8

_OTHER_KINDS = ("switch_inline_query", "switch_inline_query_current_chat", "switch_inline_query_chosen_chat",
                "login_url", "web_app", "copy_text", "callback_game", "pay")  # fmt: skip


def reply_markup(parameters: Parameters) -> dict[str, Any] | None:
    """The markup of a message to send, checked; None when there is none."""
    markup = parameters.json("reply_markup", bad_request("can't parse reply keyboard markup JSON object"))
    if markup is None:
        return None
    if not isinstance(markup, Mapping):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return inline_keyboard(markup["inline_keyboard"])
    if "keyboard" in markup:
        _reply_keyboard(markup["keyboard"])
        return dict(markup)
    if markup.get("remove_keyboard") is True or markup.get("force_reply") is True:
        return dict(markup)
    return None


def inline_markup(parameters: Parameters) -> dict[str, Any] | None:
    """The markup of an edit, where only an inline keyboard is possible."""
    markup = reply_markup(parameters)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup


def inline_keyboard(rows: Any) -> dict[str, Any] | None:
    """Telegram's form of the keyboard; None for an empty one, which removes it."""
    if not isinstance(rows, list):
        raise bad_request('field "inline_keyboard" must be of type Array')
    kept = []
    for row in rows:
        if not isinstance(row, list):
            raise bad_request('field "inline_keyboard" must be an Array of Arrays')
        try:
            buttons = [_inline_button(button) for button in row]
        except ValueError as error:
            raise bad_request(f"can't parse inline keyboard button: {error}") from None
        if len(buttons) > BUTTONS_IN_A_ROW:
            raise bad_request("BUTTON_ROW_TOO_LONG")
        if buttons:
            kept.append(buttons)
    if sum(map(len, kept)) > BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _inline_button(button: Any) -> dict[str, Any]:
    if not isinstance(button, Mapping):
        raise ValueError("InlineKeyboardButton must be an Object")
    text = field(button, "text", str, required=True)
    if not text.strip():
        raise bad_request("inline keyboard button text must be non-empty")
    url, data = field(button, "url", str), field(button, "callback_data", str)
    others = [name for name in _OTHER_KINDS if name in button]
    kinds = [kind for kind in ("url", "callback_data") if button.get(kind)] + others
    if not kinds:
        raise ValueError("Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1:
        # Telegram takes the first and drops the rest; the docs say "exactly one".
        raise ValueError(f"a button has exactly one of its optional fields, not {' and '.join(kinds)}")
    if url:
        _check_url(url)
    if data and len(data.encode()) > CALLBACK_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return dict(button)


def _check_url(url: str) -> None:
    wrong: Refused = bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    try:
        parts = urlsplit(url)
    except ValueError:
        raise wrong from None
    if parts.scheme == "tg":
        return
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https", "") or (parts.scheme and "." not in host) or " " in url:
        raise wrong
    if not parts.scheme and "." not in url.split("/")[0]:
        raise wrong


def _reply_keyboard(rows: Any) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" must be an Array of Arrays')
    for button in (button for row in rows for button in row):
        text = (
            button if isinstance(button, str) else button.get("text") if isinstance(button, Mapping) else None
        )
        if text is None:
            raise bad_request("can't parse keyboard button: KeyboardButton must be a String or an Object")
        if not text.strip():
            raise bad_request("keyboard button text must be non-empty")
