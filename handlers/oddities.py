"""What is no question and no command: each gets one sensible sentence, or rightly none."""

from telegram import Message, MessageOriginChannel, Update
from telegram.ext import filters

from bot.telegram.context import KizunaContext
from bot.views import oddities
from bot.views.reply import Reply
from handlers.ask import addressed


class _FromChannel(filters.MessageFilter):
    def filter(self, message: Message) -> bool:
        return isinstance(message.forward_origin, MessageOriginChannel)


FROM_CHANNEL = _FromChannel()


async def unknown_command(update: Update, context: KizunaContext) -> None:
    context.reply(oddities.unknown_command(context.t))


async def unknown_command_in_group(update: Update, context: KizunaContext) -> None:
    """Only one that names us: others may be another bot's."""
    message = update.message
    assert message is not None, "registered for messages"
    word = (message.text or "").split(maxsplit=1)[0]
    if word.lower().endswith(f"@{context.bot.username}".lower()):
        context.reply(oddities.unknown_command(context.t))


async def no_text(update: Update, context: KizunaContext) -> None:
    assert update.message is not None, "registered for messages"
    context.reply(_sentence(update.message, context))


async def no_text_in_group(update: Update, context: KizunaContext) -> None:
    message = update.message
    assert message is not None, "registered for messages"
    if addressed(message, context):
        context.reply(_sentence(message, context))


async def forwarded(update: Update, context: KizunaContext) -> None:
    context.reply(oddities.forwarded(context.t))


async def old_button(update: Update, context: KizunaContext) -> None:
    context.toast(oddities.old_button(context.t))


def _sentence(message: Message, context: KizunaContext) -> Reply:
    if message.sticker or message.animation:
        return oddities.sticker(context.t)
    if message.voice or message.audio or message.video_note:
        return oddities.voice(context.t)
    if message.photo or message.video:
        return oddities.picture(context.t)
    return oddities.file(context.t) if message.document else oddities.other(context.t)
