"""Rules for numbered pieces: second quarter of 2020, first week of November, letzter Freitag im Mai."""

from collections.abc import Callable
from datetime import timedelta

from bot.questions.dates.absolute import fiscal, said_year
from bot.questions.dates.draft import Context, Draft, Part, Rule, yearless
from bot.questions.dates.reading import Grain, NoDate, Window, month_of, months, year_of


def _quarter(part: Part, context: Context) -> Draft | None:
    """Quarters of a calendar year from January, of a fiscal year from its start."""
    if isinstance(part["q"].value, Window):
        return part.draft(part["q"].value, relative=True)
    return _piece(part, context, part.number("q"), 3)


def _half(part: Part, context: Context) -> Draft | None:
    return _piece(part, context, part.number("q"), 6)


def _piece(part: Part, context: Context, number: int, length: int) -> Draft | None:
    if not 1 <= number <= 12 // length:
        return None
    said = part.get("y")
    grain: Grain = "quarter" if length == 3 else "half"
    offset = (number - 1) * length

    if said is not None:
        start = fiscal(said, context).start if said.code == "P" else year_of(said.value).start
        return part.draft(months(start.year, start.month + offset, length, grain))

    def at(year: int) -> Window:
        return months(year, 1 + offset, length, grain)

    return part.draft(yearless(at, context), at=at)


def _of_month(part: Part, context: Context, pick: Callable[[Window], Window]) -> Draft:
    """A piece of a month, which `pick` takes from it."""
    month, year = part["m"], said_year(part, context)
    if month.code == "j":
        return part.draft(pick(month.value), relative=True)
    if year is not None:
        return part.draft(pick(month_of(year, month.value)))

    def at(year: int) -> Window:
        return pick(month_of(year, month.value))

    return part.draft(yearless(at, context), at=at)


def _week_of_month(part: Part, context: Context) -> Draft | None:
    """first week of November: its first seven days; the last week its last seven."""
    number = int(part["n"].value)

    def week(month: Window) -> Window:
        if number == -1:
            return Window(month.end - timedelta(days=6), month.end, "week")
        start = month.start + timedelta(days=7 * (number - 1))
        if not 1 <= number <= 5 or start > month.end:
            raise NoDate
        return Window(start, min(start + timedelta(days=6), month.end), "week")

    return _of_month(part, context, week)


def _weekday_of_month(part: Part, context: Context) -> Draft | None:
    """first Monday of November, letzter Freitag im Mai."""
    number, weekday = int(part["n"].value), part["w"].value

    def day(month: Window) -> Window:
        if number == -1:
            found = month.end - timedelta(days=(month.end.weekday() - weekday) % 7)
        else:
            found = month.start + timedelta(days=(weekday - month.start.weekday()) % 7 + 7 * (number - 1))
        if number < -1 or not month.start <= found <= month.end:
            raise NoDate
        return Window(found, found, "day")

    return _of_month(part, context, day)


def _last_day(part: Part, context: Context) -> Draft | None:
    if part["n"].value != -1:
        return None
    return _of_month(part, context, lambda month: Window(month.end, month.end, "day"))


#: A month and the year beside it: "May 2019", "November des Jahres 2018", "May next year".
_MONTH = r"(?P<m>[Mmj])(?:\.?,?[fia]*J?(?P<y>y))?"
_JP_YEAR = r"(?:(?P<y>y)[f,]?)?"
RULES: list[Rule] = [
    (r"(?P<q>V)[fia,/]*(?P<y>[yP])", _quarter),
    (r"(?P<y>[yP])[f,/]?(?P<q>V)", _quarter),
    (r"(?P<q>V)", _quarter),
    (r"(?P<q>[Ll])[fia,/]*(?P<y>[yP])", _half),
    (r"(?P<y>[yP])[f,]?(?P<q>[Ll])", _half),
    (r"(?P<q>l)", _half),
    (rf"(?P<n>O|o|r)K[fia]*{_MONTH}", _week_of_month),
    (rf"{_JP_YEAR}(?P<m>[Mj])f?(?P<n>O)K", _week_of_month),
    (rf"(?P<n>O|o|r)(?P<w>W)[fia]*{_MONTH}", _weekday_of_month),
    (rf"{_JP_YEAR}(?P<m>[Mj])f?(?P<n>O)(?P<w>W)", _weekday_of_month),
    (rf"(?P<n>r)D[fia]*{_MONTH}", _last_day),
]
