"""Cards of entries: opened by a button, turned over by their own, taken along as a calendar file."""

from telegram import Update

from bot import asking
from bot.programme.model import Visit
from bot.telegram.context import KizunaContext
from bot.views import card, oddities
from bot.views.about import about_it
from bot.views.calendar_file import calendar_reply
from bot.views.entry_card import entry_card
from handlers.chats import asker
from handlers.taps import arguments

PARTS = {
    "card": card.visit_card,
    "agenda": card.agenda_part,
    "people": card.people_part,
    "places": card.places_part,
}


async def open_card(update: Update, context: KizunaContext) -> None:
    entry = context.programme.entries.get(arguments(update)[0])
    if entry is None:
        context.toast(oddities.gone(context.t))
    elif isinstance(entry, Visit):
        context.reply(card.visit_card(entry, context.programme, context.now, context.t))
    else:
        context.reply(entry_card(entry, context.programme, context.now, context.t))


async def turn(update: Update, context: KizunaContext) -> None:
    key, part = arguments(update)
    visit = context.programme.entries.get(key)
    if isinstance(visit, Visit):
        context.edit(PARTS[part](visit, context.programme, context.now, context.t))
    else:
        context.toast(oddities.gone(context.t))


async def calendar_file(update: Update, context: KizunaContext) -> None:
    visit = context.programme.entries.get(arguments(update)[0])
    if isinstance(visit, Visit):
        context.reply(calendar_reply(visit, context.programme, context.now, context.t))
    else:
        context.toast(oddities.gone(context.t))


async def about(update: Update, context: KizunaContext) -> None:
    """ "Ask about it": the next question is about this entry."""
    entry = context.programme.entries.get(arguments(update)[0])
    if entry is None:
        context.toast(oddities.gone(context.t))
        return
    await asking.talk_about(context.session, asker(update).chat_id, entry.key, context.now)
    context.reply(about_it(entry, context.t))
