"""`/help`."""

from telegram import Update

from bot.telegram.context import KizunaContext
from bot.views import help as views
from handlers.rights import is_coordinator


async def show(update: Update, context: KizunaContext) -> None:
    coordinator = await is_coordinator(context)
    context.reply(views.help_text(context.programme, context.t, coordinator=coordinator))


async def show_in_group(update: Update, context: KizunaContext) -> None:
    context.reply(views.help_in_group(context.bot.username, context.t))
