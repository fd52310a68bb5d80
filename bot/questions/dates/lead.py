"""How long before something: "2 weeks before", "zwei Tage vor", "の2週間前"."""

import re
from dataclasses import dataclass
from datetime import date

from bot.programme.model import Lang
from bot.questions.dates.distances import LENGTHS
from bot.questions.dates.lexer import lex
from bot.questions.dates.reading import add_days, add_months
from bot.questions.text import fold, normalise

#: A count (or none: "the day before"), a unit, and a word that says "before" or "ago".
_LEAD = re.compile(r"(?P<c>[cdn])?(?P<u>[DKTQJH])(?:<|G)")
#: A count and a unit, before a word that the grammar of dates has no use for.
_COUNTED = re.compile(r"(?P<c>[cdn])?(?P<u>[DKTQJH])_")
_EARLIER = frozenset({"vorher", "davor", "zuvor", "earlier", "beforehand", "prior"})
_EVE = re.compile(r"前日|\b[Vv]ortag\b|\b[Ee]ve of\b")
#: Of a month whose length is not known.
_MONTH = 30


@dataclass(frozen=True)
class Lead:
    """A distance; `span` is where its words stand in the text as it was typed."""

    days: int
    months: int
    span: tuple[int, int]

    def before(self, day: date) -> int:
        """How many days it is before `day`; raises NoDate where no calendar reaches."""
        return (day - add_days(add_months(day, -self.months), -self.days)).days

    @property
    def roughly(self) -> int:
        """In days, before a day that is not known yet."""
        return self.days + self.months * _MONTH


def read_lead(text: str, lang: Lang) -> Lead | None:
    """The first distance before something that a text names; None when it names none."""
    normal = normalise(text)
    lexemes = lex(normal.text, lang)
    codes = "".join(lexeme.code for lexeme in lexemes)
    match = _LEAD.search(codes) or next(
        (
            match
            for match in _COUNTED.finditer(codes)
            if fold(normal.text[lexemes[match.end() - 1].start : lexemes[match.end() - 1].end]) in _EARLIER
        ),
        None,
    )
    if match is None:
        eve = _EVE.search(normal.text)
        return Lead(1, 0, normal.span(*eve.span())) if eve else None
    said = lexemes[match.start("c")].value if match["c"] else 1
    days, months = LENGTHS[lexemes[match.start("u")].value]
    count = int(said)
    span = normal.span(lexemes[match.start()].start, lexemes[match.end() - 1].end)
    return Lead(count * days, count * months, span)
