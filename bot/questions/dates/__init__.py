"""Dates in sentences, in English, German and Japanese: an own grammar, nothing guessed.

    text ─ normalise ─► lexer ─► lexemes ─ reduce ─► rules (absolute, relative) ─► drafts
         ─ parts, weekday ─► ranges, directions ─► DateReading

Vocabularies (`english`, `german`, `japanese`) are data; every word has a letter for its kind
(`words`), and a rule is a short pattern of letters, the same for all languages where they agree.

Rules that people may want to know: without a year the nearest is meant, unless the tense says
which side of today; "next November" is the first that has not begun, "last summer" the last that
is over; "Nov 18" is a day in English (a month in "in Nov 18") and November 2018 in German; 5/6 is
6 May, in German 5 June; a fiscal year begins in April.
"""

from datetime import date

from bot.programme.model import Lang
from bot.questions.dates.draft import Context
from bot.questions.dates.grammar import drafts
from bot.questions.dates.lexer import lex
from bot.questions.dates.ranges import directed, joined
from bot.questions.dates.reading import DateReading, Direction, Grain, Kind, Prefer, Window
from bot.questions.dates.reduce import reduce
from bot.questions.text import normalise

__all__ = ["DateReading", "Direction", "Grain", "Kind", "Prefer", "Window", "read_dates"]


def read_dates(text: str, lang: Lang, today: date, *, prefer: Prefer = None) -> list[DateReading]:
    """Every date expression of a sentence, in order; `today` is the date where the asker is.

    `prefer` says where a date without a year lies if the sentence's tense tells; else the
    nearest is taken. Never raises, whatever the text.
    """
    normal = normalise(text)
    context = Context(today, lang, prefer)
    lexemes, codes = reduce(lex(normal.text, lang), context)
    found = joined(drafts(lexemes, codes, context), lexemes, codes, context)
    readings = []
    for whole in directed(found, lexemes, codes, context):
        span = normal.span(lexemes[whole.first].start, lexemes[whole.last - 1].end)
        readings.append(
            DateReading(
                whole.window.start,
                whole.window.end,
                whole.window.grain,
                span,
                "relative" if whole.relative else "absolute",
                whole.direction,
                whole.at is None,
                whole.exact,
                whole.otherwise,
                whole.is_range,
            )
        )
    return readings
