"""`/help`."""

from telegram import Update

from bot.telegram.context import KizunaContext
from bot.views import help as views


async def show(update: Update, context: KizunaContext) -> None:
    context.reply(views.help_text(context.programme, context.t))


async def show_in_group(update: Update, context: KizunaContext) -> None:
    context.reply(views.help_in_group(context.bot.username, context.t))
