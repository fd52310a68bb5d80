"""`@bot WORDS` in any chat: cards of visits and actions, in the asker's language."""

from telegram import Update

from bot.i18n import language_of_tag, translator
from bot.questions.search import found
from bot.telegram import calls
from bot.telegram.context import KizunaContext
from bot.views.inline import offers


async def search(update: Update, context: KizunaContext) -> None:
    """Who only looks for a card need not be known: then Telegram's own language setting counts."""
    query = update.inline_query
    assert query is not None, "only an inline query comes here"
    person = context.person
    t = translator(language_of_tag(person.language if person else query.from_user.language_code))
    cards = offers(found(query.query, context.programme), context.programme, context.now, t)
    context.unit.calls.append(calls.answer_inline(query.id, cards))
