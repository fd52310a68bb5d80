"""Cards of entries: opened by a button, turned over by their own, taken along as a calendar file."""

from dataclasses import replace

from telegram import Update

from bot import asking
from bot.programme.model import Visit
from bot.programme.tense import AHEAD, tense_of
from bot.reminders import acts
from bot.telegram.context import KizunaContext
from bot.views import card, oddities
from bot.views.about import about_it
from bot.views.calendar_file import calendar_reply
from bot.views.entry_card import entry_card
from bot.views.reply import Reply
from bot.views.visit_saving import editor_buttons
from bot.visits import saving
from handlers.chats import asker
from handlers.taps import arguments

PARTS = ("card", "agenda", "people", "places")


async def open_card(update: Update, context: KizunaContext) -> None:
    entry = context.programme.entries.get(arguments(update)[0])
    if entry is None:
        context.toast(oddities.gone(context.t))
    elif isinstance(entry, Visit):
        context.reply(await _side(entry, "card", context), card=entry.key)
    else:
        context.reply(entry_card(entry, context.programme, context.now, context.t))


async def turn(update: Update, context: KizunaContext) -> None:
    key, part = arguments(update)
    visit = context.programme.entries.get(key)
    if isinstance(visit, Visit):
        await put_up(visit, part, context)
    else:
        context.toast(oddities.gone(context.t))


async def put_up(visit: Visit, part: str, context: KizunaContext) -> None:
    """Put a side of the card in the place of the message whose button was tapped."""
    message_id = context.edit(await _side(visit, part, context), card=visit.key)
    if message_id is not None:
        await acts.shown(context.session, context.chat_id, message_id, visit.key, part, context.now)


async def _side(visit: Visit, part: str, context: KizunaContext) -> Reply:
    """In a group, where several read, nobody's own answer is marked."""
    reader = None if context.group is not None or context.person is None else context.person.id
    attendance = await acts.attendance(context.session, visit.key, reader)
    side = card.part(part, visit, context.programme, context.now, context.t, attendance)
    if part != "card" or context.group is not None or not await _may_change(visit, context):
        return side
    over = tense_of(visit, context.programme, context.now) not in AHEAD
    return replace(side, buttons=(*side.buttons, *editor_buttons(visit, context.t, over=over)))


async def _may_change(visit: Visit, context: KizunaContext) -> bool:
    """Whether the buttons are drawn; who taps one is asked for the right again."""
    if context.person is None:
        return False
    person_id, named = context.person.id, context.settings.coordinators
    return await saving.may_edit(context.session, person_id, visit, named)


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
