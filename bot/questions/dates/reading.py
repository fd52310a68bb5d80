"""What reading a date gives, and the calendar's units that every reading is made of."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.programme.dates import FISCAL_YEAR_STARTS_IN, SEASONS

Grain = Literal["day", "week", "month", "season", "quarter", "half", "year", "fiscal_year"]
Kind = Literal["absolute", "relative"]
Direction = Literal["before", "after", "since", "until"]
#: Where an event of the sentence lies, by its tense; None if the sentence does not say.
Prefer = Literal["past", "future"] | None

#: The months' span of each unit that is counted in months.
MONTHS = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "fiscal_year": 12}

FIRST_YEAR, LAST_YEAR = 1800, 2199


class NoDate(ValueError):
    """The words have the form of a date, but there is no such day."""


@dataclass(frozen=True)
class Window:
    """Whole days from `start` to `end`, both inclusive; `grain` is the unit that was named."""

    start: date
    end: date
    grain: Grain

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise NoDate


@dataclass(frozen=True)
class DateReading:
    """A date expression and what it means on the day of asking.

    `span` is where it stands in the text as it was typed, the words of `direction` included.
    With a direction the window is the named one; "after May" has the window May: which days
    remain is for the caller (`bounds`). `explicit_year` is False where no year was said and
    the window is the nearest that fits: another year may be meant.
    """

    start: date
    end: date
    grain: Grain
    span: tuple[int, int]
    kind: Kind = "absolute"
    direction: Direction | None = None
    explicit_year: bool = True
    #: The one day that a distance counts to: "in three weeks" is a week, and a day in it.
    exact: date | None = None
    #: The second best reading of words that allow two: "Nov 18" in English.
    otherwise: Window | None = None
    #: The words name two ends: "from June to October".
    is_range: bool = False

    @property
    def due(self) -> date:
        """The day by which something promised in these words is owed."""
        if self.direction == "before":
            return self.start - timedelta(days=1)
        return self.exact or self.end

    @property
    def bounds(self) -> tuple[date, date]:
        """First and last day that the words allow, direction heeded."""
        match self.direction:
            case "before":
                return date.min, self.start - timedelta(days=1)
            case "after":
                return self.end + timedelta(days=1), date.max
            case "since":
                return self.start, date.max
            case "until":
                return date.min, self.end
            case None:
                return self.start, self.end


def months(year: int, month: int, count: int, grain: Grain) -> Window:
    """A window of whole months; `month` may lie outside 1 to 12 and counts on from `year`."""
    first, last = year * 12 + month - 1, year * 12 + month - 2 + count
    if not FIRST_YEAR * 12 <= first <= last < (LAST_YEAR + 1) * 12:
        raise NoDate
    end_year, end_month = divmod(last, 12)
    return Window(
        date(first // 12, first % 12 + 1, 1),
        date(end_year, end_month + 1, calendar.monthrange(end_year, end_month + 1)[1]),
        grain,
    )


def day_of(year: int, month: int, day: int) -> Window:
    """One day; raise NoDate for 30 February and the like."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoDate
    try:
        found = date(year, month, day)
    except ValueError as error:
        raise NoDate from error
    return Window(found, found, "day")


def month_of(year: int, month: int) -> Window:
    if not 1 <= month <= 12:
        raise NoDate
    return months(year, month, 1, "month")


def season_of(year: int, season: str) -> Window:
    """A winter bears the year in which it begins, as in a programme file."""
    return months(year, SEASONS[season], 3, "season")


def year_of(year: int) -> Window:
    return months(year, 1, 12, "year")


def fiscal_year_of(year: int) -> Window:
    return months(year, FISCAL_YEAR_STARTS_IN, 12, "fiscal_year")


def week_of(day: date) -> Window:
    """The week, Monday to Sunday, in which `day` lies."""
    monday = day - timedelta(days=day.weekday())
    return Window(monday, monday + timedelta(days=6), "week")


def add_months(day: date, count: int) -> date:
    """The same day of another month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoDate
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: date, count: int) -> date:
    try:
        return day + timedelta(days=count)
    except OverflowError as error:
        raise NoDate from error


def unit_at(today: date, unit: str, offset: int) -> Window:
    """The calendar unit that lies `offset` units from the one of today."""
    match unit:
        case "day":
            day = add_days(today, offset)
            return Window(day, day, "day")
        case "week":
            return week_of(add_days(today, 7 * offset))
        case "weekend":
            monday = week_of(add_days(today, 7 * offset)).start
            return Window(monday + timedelta(days=5), monday + timedelta(days=6), "day")
        case "month":
            return months(today.year, today.month + offset, 1, "month")
        case "quarter":
            return months(today.year, (today.month - 1) // 3 * 3 + 1 + 3 * offset, 3, "quarter")
        case "half":
            return months(today.year, (today.month - 1) // 6 * 6 + 1 + 6 * offset, 6, "half")
        case "year":
            return year_of(today.year + offset)
        case "new_year":
            # In its first months "the new year" is the one that has begun.
            return year_of(today.year + (today.month > 3))
        case "fiscal_year":
            started = today.year if today.month >= FISCAL_YEAR_STARTS_IN else today.year - 1
            return fiscal_year_of(started + offset)
    raise ValueError(f"{unit!r} is no unit of the calendar")


def short_year(number: int, today: date) -> int:
    """The year that two digits stand for: within 50 years before and 49 after today."""
    century = today.year // 100 * 100
    return min(
        (century - 100 + number, century + number, century + 100 + number),
        key=lambda y: (abs(y - today.year), y),
    )


#: A year of Heisei and of Reiwa, as officials write them without the era: 30年度.
_ERAS = (1988, 2018)


def short_japanese_year(number: int, today: date) -> int:
    """The year that one or two digits stand for in Japanese: of this century or of an era, the nearest."""
    candidates = [short_year(number, today), *(offset + number for offset in _ERAS)]
    return min(candidates, key=lambda year: (abs(year - today.year), year))


def nearest(candidates: list[Window], today: date, prefer: Prefer) -> Window:
    """The window meant where no year was said.

    One that holds today always. Otherwise the last that is over (`past`), the first to come
    (`future`), or the nearer of the two; of equally near ones the one to come.
    """
    holding = [window for window in candidates if window.start <= today <= window.end]
    if holding:
        return holding[0]
    past = [window for window in candidates if window.end < today]
    future = [window for window in candidates if window.start > today]
    if prefer == "past" and past:
        return max(past, key=lambda window: window.end)
    if prefer == "future" and future:
        return min(future, key=lambda window: window.start)

    def distance(window: Window) -> tuple[int, bool]:
        days = (window.start - today).days if window.start > today else (today - window.end).days
        return days, window.end < today

    return min(candidates, key=distance)
