"""Buttons' callback data, `verb:arg:arg`, and the handlers that take it."""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.telegram.context import KizunaContext

Callback = Callable[[Update, KizunaContext], Coroutine[Any, Any, None]]


def on_tap(verb: str, pattern: str, callback: Callback) -> CallbackQueryHandler[KizunaContext, Any]:
    """Handle `verb:…`; `pattern` is what must follow, so that odd data falls to the last handler."""
    return CallbackQueryHandler(callback, pattern=rf"^{verb}:{pattern}$")


def arguments(update: Update) -> list[str]:
    """What follows the verb."""
    query = update.callback_query
    assert query is not None, "only a tap has callback data"
    assert query.data is not None, "only a tap on one of our buttons"
    return query.data.split(":")[1:]
