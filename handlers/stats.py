"""`/stats`: reach, deliveries, questions, follow-ups, as a picture and as numbers."""

import asyncio

from telegram import Update

from bot import rules
from bot.errors import NotPermitted
from bot.figures.counting import figures
from bot.telegram.context import KizunaContext
from bot.views import figures as views
from bot.views.pictures.bars import bars


async def show(update: Update, context: KizunaContext) -> None:
    person_id, named = context.required_person.id, context.settings.coordinators
    if not await rules.is_coordinator(context.session, person_id, coordinators=named):
        raise NotPermitted
    programme, t = context.programme, context.t
    counted = await figures(context.session, programme, context.now)
    title, note = views.heading(programme, context.now, t)
    charts = views.charts(counted, programme, t)
    picture = await asyncio.to_thread(bars, title, note, charts, t)
    context.reply(views.stats(counted, picture, programme, t))
