"""Where an update comes from, and what follows its command."""

from telegram import Update
from telegram.ext import filters

from bot.telegram.context import KizunaContext
from bot.views import groups
from db.questions import Asker

#: A new message, not an edited one, not a channel's post.
NEW = filters.UpdateType.MESSAGE
PRIVATE = filters.ChatType.PRIVATE
GROUPS = filters.ChatType.GROUPS


def rest(update: Update) -> str:
    """The text after the command."""
    message = update.effective_message
    assert message is not None, "only a message has a command"
    words = (message.text or "").split(maxsplit=1)
    return words[1].strip() if len(words) == 2 else ""


def asker(update: Update) -> Asker:
    """Who asks where. A tap puts its question without a message of the asker's."""
    chat, user, message = update.effective_chat, update.effective_user, update.message
    assert chat is not None, "a question comes from a chat"
    return Asker(chat.id, user.id if user else None, message.message_id if message else None)


async def only_private(update: Update, context: KizunaContext) -> None:
    """For what is about one person alone, written in a group."""
    context.reply(groups.only_private(context.bot.username, context.t))
