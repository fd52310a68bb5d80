"""Weekdays named in a text, so that one which does not fit its date can be pointed out."""

from bot.programme.model import Lang
from bot.questions.dates.lexer import lex
from bot.questions.text import normalise

#: The lexer's letters for a weekday and its abbreviation.
_WEEKDAYS = ("W", "w")


def weekdays_said(text: str, lang: Lang) -> list[int]:
    """Weekdays in the order in which they are named; Monday is 0."""
    return [lexeme.value for lexeme in lex(normalise(text).text, lang) if lexeme.code in _WEEKDAYS]
