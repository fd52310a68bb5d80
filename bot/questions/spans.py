"""The days that a question is about, and which entries lie in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.questions.dates import DateReading
from bot.questions.index import Facets

#: An entry known only to the year (in days), and a question for a few months at most.
VAGUE, SHORT = 200, 100


@dataclass(frozen=True)
class Span:
    """The days a question is about; `floating` where no year was said."""

    start: date
    end: date
    floating: bool

    def meets(self, facets: Facets) -> bool:
        dates = facets.dates
        if dates is None:
            return False
        if (dates.end - dates.start).days > VAGUE and (self.end - self.start).days < SHORT:
            # Planned for a year: that says nothing of one month in it.
            return False
        if dates.overlaps(self.start, self.end):
            return True
        if not self.floating:
            return False
        first = dates.start.year - self.start.year
        return any(dates.overlaps(*_shifted(self, first + step)) for step in (-1, 0, 1))

    def in_year(self, year: int) -> Span:
        """The same days of another year."""
        start, end = _shifted(self, year - self.start.year)
        return Span(start, end, floating=False)


def _shifted(span: Span, years: int) -> tuple[date, date]:
    def move(day: date) -> date:
        try:
            return day.replace(year=day.year + years)
        except ValueError:  # 29 February
            return day.replace(year=day.year + years, day=28)

    return move(span.start), move(span.end)


def spans_of(dates: Iterable[DateReading]) -> list[Span]:
    return [Span(*found.bounds, floating=not found.explicit_year) for found in dates]
