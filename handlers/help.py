"""`/help`."""

from telegram import Update

from bot import rules
from bot.telegram.context import KizunaContext
from bot.views import help as views


async def show(update: Update, context: KizunaContext) -> None:
    person_id, named = context.required_person.id, context.settings.coordinators
    coordinator = await rules.is_coordinator(context.session, person_id, coordinators=named)
    context.reply(views.help_text(context.programme, context.t, coordinator=coordinator))


async def show_in_group(update: Update, context: KizunaContext) -> None:
    context.reply(views.help_in_group(context.bot.username, context.t))
