"""Rules for distances from today: vor drei Wochen, in the coming months, 今後3か月, KW 47."""

from dataclasses import replace
from datetime import date

from bot.questions.dates.draft import Context, Draft, Part, Rule, yearless
from bot.questions.dates.reading import (
    NoDate,
    Window,
    add_days,
    add_months,
    unit_at,
    week_of,
)

#: A unit's name as vocabularies have it → days and months that one of it is.
LENGTHS = {
    "day": (1, 0), "days": (1, 0), "week": (7, 0), "weeks": (7, 0), "fortnight": (14, 0),
    "month": (0, 1), "months": (0, 1), "quarter": (0, 3), "quarters": (0, 3), "half": (0, 6),
    "half_of_year": (0, 6), "halves": (0, 6), "half_year": (0, 6), "year": (0, 12), "years": (0, 12),
}  # fmt: skip
_PLURALS = {"days", "weeks", "months", "quarters", "halves", "years"}
#: How many "the coming months" are.
_SEVERAL = 3
_JAPANESE_IN = "に"


def _moved(day: date, unit: str, count: int) -> date:
    days, month_count = LENGTHS[unit]
    return add_days(add_months(day, month_count * count), days * count)


def _around(exact: date, unit: str) -> Window:
    """The calendar unit in which a distance ends: "in three weeks" is a week."""
    days, _ = LENGTHS[unit]
    if days == 1:
        return Window(exact, exact, "day")
    if days:
        return week_of(exact)
    return unit_at(exact, "year" if unit.startswith("year") else "month", 0)


def _count(part: Part) -> int:
    said = part.get("c")
    return int(said.value) if said is not None else 1


def _distance(part: Part, context: Context, sign: int) -> Draft:
    """From today, or to the day from a day that is named: "heute in einer Woche"."""
    start, unit = part.get("k"), part["u"].value
    exact = _moved(start.value.start if start else context.today, unit, sign * _count(part))
    window = Window(exact, exact, "day") if start else _around(exact, unit)
    return part.draft(window, relative=True, exact=exact)


def _ago(part: Part, context: Context) -> Draft | None:
    return _distance(part, context, -1)


def _hence(part: Part, context: Context) -> Draft | None:
    if any(lexeme.value == _JAPANESE_IN for lexeme in part.lexemes[part.first : part.last]):
        return None  # に or は before a length of time makes no distance
    return _distance(part, context, 1)


def _half_year_hence(part: Part, context: Context) -> Draft | None:
    """in half a year; "in the half" is none."""
    return _distance(part, context, 1) if part["u"].value == "half_year" else None


def _weekday_hence(part: Part, context: Context) -> Draft | None:
    """Freitag in einer Woche."""
    week = week_of(_moved(context.today, part["u"].value, _count(part)))
    day = add_days(week.start, part["w"].value)
    return part.draft(Window(day, day, "day"), relative=True)


def _span(part: Part, context: Context) -> Draft | None:
    """the last three weeks, den kommenden Monaten, 今後3か月: up to today or from it, today included."""
    shift, unit, said = part["r"].value, part["u"].value, part.get("c")
    if shift == 0 or (said is None and unit not in _PLURALS):
        return None
    count = _SEVERAL if said is None else _count(part)
    end = _moved(context.today, unit, count if shift > 0 else -count)
    window = Window(min(context.today, end), max(context.today, end), _around(end, unit).grain)
    return part.draft(window, relative=True, exact=end)


def _within(part: Part, context: Context) -> Draft | None:
    end = _moved(context.today, part["u"].value, _count(part))
    window = Window(context.today, end, _around(end, part["u"].value).grain)
    return part.draft(window, relative=True, exact=end)


def _since(part: Part, context: Context) -> Draft | None:
    """seit drei Jahren."""
    exact = _moved(context.today, part["u"].value, -_count(part))
    window = Window(exact, context.today, _around(exact, part["u"].value).grain)
    return replace(part.draft(window, relative=True, exact=exact), direction="since")


def _numbered_week(part: Part, context: Context) -> Draft | None:
    """KW 47 2018, week 21: as ISO 8601 counts them."""
    number, said = part.number("n"), part.get("y")
    if part["k"].value != "week":
        return None

    def at(year: int) -> Window:
        try:
            return week_of(date.fromisocalendar(year, number, 1))
        except ValueError as error:
            raise NoDate from error

    if said is not None:
        return part.draft(at(said.value))
    return part.draft(yearless(at, context), at=at)


_UNIT = r"(?P<u>[DKTQJH])"
_NUMBER = r"(?P<c>[cdn])"
RULES: list[Rule] = [
    (rf"<{_NUMBER}{_UNIT}", _ago),
    (rf"(?P<k>X)<{_NUMBER}{_UNIT}", _ago),
    (rf"{_NUMBER}{_UNIT}G(?P<k>X)?", _ago),
    (r"(?P<u>H)G", _ago),
    (rf"i{_NUMBER}{_UNIT}", _hence),
    (rf"(?P<k>X)i{_NUMBER}{_UNIT}", _hence),
    (rf"{_NUMBER}{_UNIT}(?:[hx]|z(?P<k>X))", _hence),
    (r"i?(?P<u>H)h", _hence),
    (r"i(?P<u>H)", _half_year_hence),
    (rf"(?P<w>W)i{_NUMBER}(?P<u>K)", _weekday_hence),
    (rf"i?a?(?P<r>r){_NUMBER}?{_UNIT}", _span),
    (rf"~[fzia]*{_NUMBER}{_UNIT}", _within),
    (rf"{_NUMBER}{_UNIT}~", _within),
    (rf"C{_NUMBER}{_UNIT}", _since),
    (r"(?P<k>K)(?P<n>d|q)\.?(?:[/f,]?[ia]*(?P<y>y))?", _numbered_week),
]
