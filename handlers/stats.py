"""`/stats`: reach, deliveries, questions, follow-ups, as a picture and as numbers."""

import asyncio

from telegram import Update

from bot.figures.counting import figures
from bot.telegram.context import KizunaContext
from bot.views import figures as views
from bot.views.pictures.bars import bars
from handlers.rights import require_coordinator


async def show(update: Update, context: KizunaContext) -> None:
    await require_coordinator(context)
    programme, t = context.programme, context.t
    counted = await figures(context.session, programme, context.now)
    title, note = views.heading(programme, context.now, t)
    charts = views.charts(counted, programme, t)
    picture = await asyncio.to_thread(bars, title, note, charts, t)
    context.reply(views.stats(counted, picture, programme, t))
