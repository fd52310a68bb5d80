"""Rules for dates that count from today: next Tuesday, vor drei Wochen, 来月の5日."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.questions.dates.draft import Context, Draft, Part, Rule, yearless
from bot.questions.dates.reading import (
    NoDate,
    Window,
    add_days,
    day_of,
    month_of,
    months,
    nearest,
    season_of,
    unit_at,
    week_of,
)
from bot.questions.dates.words import Lexeme


def _known(part: Part, context: Context) -> Draft | None:
    """today, 来週, next month: `reduce` knows them already."""
    return part.draft(part["k"].value, relative=True)


def _weekend(part: Part, context: Context) -> Draft | None:
    value = part["k"].value
    window = value if isinstance(value, Window) else unit_at(context.today, "weekend", 0)
    return part.draft(window, relative=True)


def _weekend_of(part: Part, context: Context) -> Draft | None:
    """来週の週末."""
    return part.draft(unit_at(part["k"].value.start, "weekend", 0), relative=True)


def _shifted_month(part: Part, context: Context) -> Draft | None:
    """last November: the last that is over; next May: the first that has not begun."""
    month = part["m"].value

    def at(year: int) -> Window:
        return month_of(year, month)

    return _shifted(part, context, at)


def _shifted_season(part: Part, context: Context) -> Draft | None:
    season = part["m"].value

    def at(year: int) -> Window:
        return season_of(year, season)

    return _shifted(part, context, at)


def _shifted(part: Part, context: Context, at: Callable[[int], Window]) -> Draft | None:
    shift, today = part["r"].value, context.today
    windows = [at(year) for year in range(today.year - 4, today.year + 5)]
    if shift == 0:
        holding = [window for window in windows if window.start <= today <= window.end]
        window = holding[0] if holding else at(today.year)
    elif shift > 0:
        window = [window for window in windows if window.start > today][shift - 1]
    else:
        window = [window for window in windows if window.end < today][shift]
    return part.draft(window, relative=True)


def _shifted_twice(part: Part, context: Context) -> Draft | None:
    """the summer before last, the May after next."""
    twice = Lexeme("r", 2 * part["r"].value, 0, 0)
    if abs(twice.value) != 2:
        return None
    lexemes = [*part.lexemes, twice]
    named = {"r": len(lexemes) - 1, "m": part.named["m"]}
    shift = _shifted_month if part["m"].code == "M" else _shifted_season
    return shift(replace(part, lexemes=lexemes, named=named), context)


def _shifted_weekday(part: Part, context: Context) -> Draft | None:
    """next Tuesday is the first after today, last Tuesday the last before it, this Tuesday this week's."""
    shift, weekday, today = part["r"].value, part["w"].value, context.today
    if shift == 0:
        day = week_of(today).start + timedelta(days=weekday)
    elif shift > 0:
        day = add_days(today, (weekday - today.weekday() - 1) % 7 + 1 + 7 * (shift - 1))
    else:
        day = add_days(today, -((today.weekday() - weekday - 1) % 7 + 1) + 7 * (shift + 1))
    return part.draft(Window(day, day, "day"), relative=True)


def _weekday_in_week(part: Part, context: Context) -> Draft | None:
    day = add_days(part["k"].value.start, part["w"].value)
    return part.draft(Window(day, day, "day"), relative=True)


def _weekday(part: Part, context: Context) -> Draft | None:
    """Friday: today's or the coming one, the last one where the sentence is about the past."""
    doubtful = part["w"].code == "w"
    beside = re.match("-[Ww]", part.codes[part.last : part.last + 2]) or re.search("[Ww]-$", part.before[-2:])
    if doubtful and not beside and part.before[-1:] not in tuple("iUCt<>z"):
        return None
    day = add_days(context.today, (part["w"].value - context.today.weekday()) % 7)
    candidates = [
        Window(day + timedelta(days=shift), day + timedelta(days=shift), "day") for shift in (-7, 0)
    ]
    window = nearest(candidates, context.today, context.prefer or "future")
    return part.draft(window, relative=True)


def _day_alone(part: Part, context: Context) -> Draft | None:
    """on the 13th, am 13., 13日に: of the month that is nearest."""
    number, today = part.number("d"), context.today
    candidates = []
    for shift in range(-2, 3):
        month = months(today.year, today.month + shift, 1, "month").start
        try:
            candidates.append(day_of(month.year, month.month, number))
        except NoDate:
            continue
    if not candidates:
        raise NoDate
    window = nearest(candidates, today, context.prefer)
    draft = part.draft(window, relative=True)
    return Draft(
        draft.first, draft.last, window, True, at=lambda year: day_of(year, window.start.month, number)
    )


def _day_in_month(part: Part, context: Context) -> Draft | None:
    """am 3. des Monats, the 13th of next month."""
    month, unit = part.get("k"), part.get("u")
    if unit is not None and unit.value != "month":
        return None
    start = month.value.start if month is not None else context.today
    return part.draft(day_of(start.year, start.month, part.number("d")), relative=True)


def _this_unit(part: Part, context: Context) -> Draft | None:
    """the year, des Monats after "end of": the one that runs."""
    unit = "fiscal_year" if part["u"].code == "F" else part["u"].value
    if unit not in ("week", "month", "quarter", "year", "fiscal_year"):
        return None
    return part.draft(unit_at(context.today, unit, 0), relative=True)


def _named_season(part: Part, context: Context) -> Draft | None:
    """in the fall: a doubtful season after a word that makes it one."""
    season = part["s"].value

    def at(year: int) -> Window:
        return season_of(year, season)

    return part.draft(yearless(at, context), at=at)


RULES: list[Rule] = [
    (r"(?P<k>[XkjZ])", _known),
    (r"(?P<k>k)[fia]*E", _weekend_of),
    (r"(?P<k>E)", _weekend),
    (r"(?P<r>r)(?P<m>[Mm])", _shifted_month),
    (r"(?P<r>r)(?P<m>[Ss])", _shifted_season),
    (r"(?P<m>[MS])[<>](?P<r>r)", _shifted_twice),
    (r"(?P<r>r)(?P<w>[Ww])", _shifted_weekday),
    (r"(?P<k>k)[fi,]*(?P<w>[Ww])", _weekday_in_week),
    (r"(?P<w>[Ww])[fzia,]*(?P<k>k)", _weekday_in_week),
    (r"(?P<w>[Ww])\.?", _weekday),
    (r"(?<=[iW])a?(?P<d>o)(?![_M#KWDTJQHdf]|,[do])", _day_alone),
    (r"(?<=[iUtC<>])a?(?P<d>d)\.(?![_M#KWDTJQHdc]|,[do])", _day_alone),
    (r"(?P<d>I)(?=[iftUC<>,+-])", _day_alone),
    (r"(?<=I\+)(?P<d>I)", _day_alone),
    (r"(?P<d>d|o|O)\.?(?:[fa]*(?P<k>j)|[fa]+(?P<u>T))", _day_in_month),
    (r"(?<=i)a?(?P<s>s)", _named_season),
    # "the year" after a word that takes a part of it: "end of the year", "Rest des Monats".
    (r"(?<=[bx])[fiaz]+(?P<u>[KTQJF])", _this_unit),
]
