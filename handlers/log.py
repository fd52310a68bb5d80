"""`/log`: who did what."""

from telegram import Update

from bot.coordinators import Action
from bot.telegram.context import KizunaContext
from bot.views import deeds as views
from bot.views.deeds import PAGE, Done
from bot.views.reply import Reply
from db import desk
from handlers.rights import require_coordinator
from handlers.taps import arguments


async def show(update: Update, context: KizunaContext) -> None:
    context.reply(await _page(context, 0))


async def turn(update: Update, context: KizunaContext) -> None:
    [page] = arguments(update)
    context.edit(await _page(context, int(page)))


async def _page(context: KizunaContext, page: int) -> Reply:
    await require_coordinator(context)
    person = context.required_person
    rows = await desk.deeds(context.session, skip=page * PAGE, number=PAGE)
    number = await desk.number_of_deeds(context.session)
    shown = [
        Done(row.at, row.person_id, Action(row.action), row.subject, row.before, row.after) for row in rows
    ]
    return views.log(shown, page, number, context.programme, context.t, home=person.city)
