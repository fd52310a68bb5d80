"""What a group meets."""

from markupsafe import Markup

from bot.i18n import Translator
from bot.views.help import private_chat
from bot.views.reply import Reply


def hello(username: str, t: Translator) -> Reply:
    """When the bot is brought into a group."""
    text = t.gettext(
        "Hello! I am Kizuna and answer questions about the partnership. Write /ask and your question, "
        "mention me as @{username}, or reply to one of my messages. /language changes my language here."
    )
    return Reply(Markup.escape(text.format(username=username)), ((private_chat(username, t),),))


def only_private(username: str, t: Translator) -> Reply:
    """For a command about oneself, written where others read along."""
    text = t.gettext("This is about you alone, so please open it in a private chat with me.")
    return Reply(Markup.escape(text), ((private_chat(username, t),),))
