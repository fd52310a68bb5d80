"""`/cancel`: leave what the chat is at. What a dialogue holds so far is kept."""

from telegram import Update

from bot import dialogues
from bot.telegram.context import KizunaContext
from bot.views import oddities
from db import questions
from handlers.chats import asker
from handlers.dialogues import KINDS, speaker


async def cancel(update: Update, context: KizunaContext) -> None:
    chat_id = asker(update).chat_id
    left = await dialogues.leave(context.session, speaker(update, context)) if context.person else None
    if left is not None and left.kind in KINDS:
        command = KINDS[left.kind].command
        context.reply(oddities.left(command, context.t) if command else oddities.cancelled(context.t))
        return
    talking = await questions.topic(context.session, chat_id, context.now)
    await questions.drop_topic(context.session, chat_id)
    view = oddities.nothing_to_cancel if talking is None else oddities.cancelled
    context.reply(view(context.t))
