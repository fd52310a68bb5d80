"""`/cancel`: leave what the chat is at."""

from telegram import Update

from bot.telegram.context import KizunaContext
from bot.views import oddities
from db import questions
from handlers.chats import asker


async def cancel(update: Update, context: KizunaContext) -> None:
    chat_id = asker(update).chat_id
    talking = await questions.topic(context.session, chat_id, context.now)
    await questions.drop_topic(context.session, chat_id)
    view = oddities.nothing_to_cancel if talking is None else oddities.cancelled
    context.reply(view(context.t))
