"""What is written but is no question: too much of it, or no words. The same in a chat and on the terminal."""

from bot.i18n import Translator
from bot.views import oddities
from bot.views.reply import Reply

#: Whoever writes more does not put one question.
LONGEST = 1000


def no_question(text: str, t: Translator) -> Reply | None:
    """The sentence for a text that is no question at all."""
    if len(text) > LONGEST:
        return oddities.too_long(LONGEST, t)
    if not any(character.isalnum() for character in text):
        return oddities.nothing_to_read(t)
    return None
