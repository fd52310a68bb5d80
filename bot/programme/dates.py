"""The date of a programme entry: as exact as the programme is, and no more.

In a programme file it is one string:

    2018-08-20                 a day             2018-11-13/2018-11-18   days
    2019-10                    a month           2019-07/2019-08         months
    2019-autumn                a season          FY2020                  a fiscal year
    2020                       a year            2020/2021               years

A winter bears the year in which it begins (2019-winter is December 2019 to February 2020).
A fiscal year runs from 1 April, as Japan's does: FY2020 is April 2020 to March 2021.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Self


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    FISCAL_YEAR = "fiscal_year"
    YEAR = "year"


class Certainty(StrEnum):
    FIXED = "fixed"
    PLANNED = "planned"
    TENTATIVE = "tentative"


class Outcome(StrEnum):
    NONE = "none"
    HELD = "held"
    CANCELLED = "cancelled"


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
FISCAL_YEAR_STARTS_IN = 4


@dataclass(frozen=True, order=True)
class ProgrammeDate:
    """A window of whole days, `start` to `end` inclusive, and how exactly it is known.

    `start` and `end` are the first and last day on which it can lie. With a precision
    other than day they are bounds and must never be shown as days.
    """

    start: date
    end: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"ends on {self.end}, before it starts on {self.start}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the form of a programme file; raise ValueError that says what is wrong."""
        first, _, last = text.strip().partition("/")
        start = _unit(first)
        end = _unit(last) if last else start
        if start.precision != end.precision:
            raise ValueError(f"the two ends of {text!r} are not equally exact")
        return cls(start.start, end.end, start.precision)

    def __str__(self) -> str:
        """Give the form that `parse` reads."""
        first, last = _spell(self.start, self.precision), _spell(self.end, self.precision)
        return first if first == last else f"{first}/{last}"

    @property
    def is_range(self) -> bool:
        """Whether it names two units (13–18 November, July–August), not one."""
        return "/" in str(self)

    def overlaps(self, start: date, end: date) -> bool:
        """Whether it can lie within `start` to `end`, both inclusive."""
        return self.start <= end and start <= self.end


_UNIT = re.compile(
    r"(?P<year>\d{4})(?:-(?:(?P<month>\d\d)(?:-(?P<day>\d\d))?|(?P<season>[a-z]+)))?"
    r"|FY(?P<fiscal>\d{4})"
)


def _unit(text: str) -> ProgrammeDate:
    match = _UNIT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no date; write 2019-05-17, 2019-10, 2019-autumn, FY2020 or 2020")
    if match["fiscal"]:
        return _months(int(match["fiscal"]), FISCAL_YEAR_STARTS_IN, 12, Precision.FISCAL_YEAR)
    year = int(match["year"])
    if match["season"]:
        if match["season"] not in SEASONS:
            raise ValueError(f"{match['season']!r} is no season; write {', '.join(SEASONS)}")
        return _months(year, SEASONS[match["season"]], 3, Precision.SEASON)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return ProgrammeDate(day, day, Precision.DAY)
    if match["month"]:
        return _months(year, int(match["month"]), 1, Precision.MONTH)
    return _months(year, 1, 12, Precision.YEAR)


def _months(year: int, month: int, count: int, precision: Precision) -> ProgrammeDate:
    start = date(year, month, 1)
    last = year * 12 + month - 1 + count - 1
    end_year, end_month = divmod(last, 12)
    end = date(end_year, end_month + 1, calendar.monthrange(end_year, end_month + 1)[1])
    return ProgrammeDate(start, end, precision)


def _spell(day: date, precision: Precision) -> str:
    """Write the unit in which `day` lies."""
    match precision:
        case Precision.DAY:
            return day.isoformat()
        case Precision.MONTH:
            return f"{day:%Y-%m}"
        case Precision.SEASON:
            months_before = (day.year * 12 + day.month - 3) // 3 * 3 + 2
            year, month = divmod(months_before, 12)
            return f"{year}-{next(name for name, start in SEASONS.items() if start == month + 1)}"
        case Precision.FISCAL_YEAR:
            return f"FY{day.year if day.month >= FISCAL_YEAR_STARTS_IN else day.year - 1}"
        case Precision.YEAR:
            return f"{day:%Y}"
