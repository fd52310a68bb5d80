"""`/timeline`: the programme's year as a picture."""

import asyncio

from telegram import Update

from bot.programme.tense import today_in
from bot.telegram.context import KizunaContext
from bot.views import timeline as views
from bot.views.pictures.timeline import timeline
from handlers.taps import arguments


async def show(update: Update, context: KizunaContext) -> None:
    today = today_in(next(iter(context.programme.zones.values())), context.now)
    await _send(context, today.year)


async def turn(update: Update, context: KizunaContext) -> None:
    """Another year, as a picture of its own."""
    [year] = arguments(update)
    await _send(context, int(year))


async def _send(context: KizunaContext, year: int) -> None:
    """Drawing takes a fifth of a second: others are not kept waiting meanwhile."""
    programme, now, t = context.programme, context.now, context.t
    picture = await asyncio.to_thread(timeline, programme, year, now, t)
    context.reply(views.year_picture(picture, year, programme, now, t))
