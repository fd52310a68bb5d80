"""A small bot of the tests' own that shows everything a page must be able to show."""

import io
import struct
import zlib
from datetime import datetime
from pathlib import Path

from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.constants import ChatAction
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ExtBot,
    MessageHandler,
    filters,
)

from bot.clock import Calendar
from bot.playground.api import BotApi
from bot.playground.request import InProcessRequest
from bot.programme.load import read
from bot.programme.model import Programme
from bot.variables import ROOT

Context = ContextTypes.DEFAULT_TYPE

FORMATTED = (
    "<b>Next visit</b>\nStudy tour to Essen, <i>July–August 2019</i>\n"
    "<blockquote>“Energy” &amp; water</blockquote>\n<code>/help</code> or /help, "
    '<a href="https://example.org/">the programme</a> 😀'
)


def png(width: int, height: int) -> bytes:
    """A picture of one colour."""
    rows = b"".join(b"\0" + b"\x17\x6b\x75" * width for _ in range(height))

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Who comes?", callback_data="who")],
        [
            InlineKeyboardButton("Alert", callback_data="alert"),
            InlineKeyboardButton("Open the site", url="https://example.org/"),
        ],
    ]
)


async def text(update: Update, _: Context) -> None:
    assert update.message is not None
    said = update.message.text
    match said:
        case "file":
            await update.message.reply_document(
                io.BytesIO(b"BEGIN:VCALENDAR"), filename="visit.ics", caption="The visit"
            )
        case "picture":
            await update.message.reply_photo(png(320, 200), caption="The year")
        case "typing":
            await update.message.reply_chat_action(ChatAction.TYPING)
        case _:
            await update.message.reply_html(FORMATTED, reply_markup=KEYBOARD)


async def tap(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query is not None
    if query.data == "alert":
        await query.answer("This is an alert.", show_alert=True)
        return
    await query.answer("Here they are.")
    await query.edit_message_text("Six people come.", reply_markup=KEYBOARD)


class SampleBot:
    def __init__(self, api: BotApi, database: Path, calendar: Calendar) -> None:
        self.api = api
        self.due: datetime | None = None
        request = InProcessRequest(api)
        bot: ExtBot[None] = ExtBot(api.token, request=request, get_updates_request=InProcessRequest(api))
        self.application: Application = ApplicationBuilder().bot(bot).build()  # type: ignore[type-arg]
        self.application.add_handler(CommandHandler("start", text))
        self.application.add_handler(MessageHandler(filters.TEXT, text))
        self.application.add_handler(CallbackQueryHandler(tap))

    async def start(self) -> None:
        await self.application.initialize()
        await self.application.bot.set_my_commands(
            [
                BotCommand("start", "Begin"),
                BotCommand("visits", "All visits"),
                BotCommand("help", "How to use it"),
            ]
        )
        await self.application.start()
        assert self.application.updater is not None
        await self.application.updater.start_polling(bootstrap_retries=0)

    async def stop(self) -> None:
        assert self.application.updater is not None
        await self.application.updater.stop()
        await self.application.stop()
        await self.application.shutdown()

    async def programme(self) -> Programme:
        return read(ROOT / "tests/programme/sample.yaml")

    async def next_due(self) -> datetime | None:
        return self.due
