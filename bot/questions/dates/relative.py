"""Rules for dates that count from today: next Tuesday, vor drei Wochen, 来月の5日."""

from dataclasses import replace
from datetime import date, timedelta

from bot.questions.dates.draft import Context, Draft, Part, Rule, yearless
from bot.questions.dates.reading import (
    NoDate,
    Window,
    add_days,
    add_months,
    day_of,
    month_of,
    months,
    nearest,
    season_of,
    unit_at,
    week_of,
)

#: A unit's name as vocabularies have it → days and months that one of it is.
_LENGTHS = {
    "day": (1, 0), "days": (1, 0), "week": (7, 0), "weeks": (7, 0), "fortnight": (14, 0),
    "month": (0, 1), "months": (0, 1), "quarter": (0, 3), "quarters": (0, 3), "half": (0, 6),
    "halves": (0, 6), "half_year": (0, 6), "year": (0, 12), "years": (0, 12),
}  # fmt: skip
_PLURALS = {"days", "weeks", "months", "quarters", "halves", "years"}
#: How many "the coming months" are.
_SEVERAL = 3


def _moved(day: date, unit: str, count: int) -> date:
    days, month_count = _LENGTHS[unit]
    return add_days(add_months(day, month_count * count), days * count)


def _around(exact: date, unit: str) -> Window:
    """The calendar unit in which a distance ends: "in three weeks" is a week."""
    days, _ = _LENGTHS[unit]
    if days == 1:
        return Window(exact, exact, "day")
    if days:
        return week_of(exact)
    return unit_at(exact, "year" if unit.startswith("year") else "month", 0)


def _count(part: Part) -> int:
    said = part.get("c")
    return int(said.value) if said is not None else 1


def _distance(part: Part, context: Context, sign: int) -> Draft:
    exact = _moved(context.today, part["u"].value, sign * _count(part))
    return part.draft(_around(exact, part["u"].value), relative=True, exact=exact)


def _ago(part: Part, context: Context) -> Draft | None:
    return _distance(part, context, -1)


def _hence(part: Part, context: Context) -> Draft | None:
    """in three weeks; three weeks from tomorrow."""
    start = part.get("k")
    if start is not None:
        context = replace(context, today=start.value.start)
    return _distance(part, context, 1)


def _half_year_hence(part: Part, context: Context) -> Draft | None:
    """in half a year; "in the half" is none."""
    return _distance(part, context, 1) if part["u"].value == "half_year" else None


def _span(part: Part, context: Context) -> Draft | None:
    """the last three weeks, den kommenden Monaten, 今後3か月: from today, today included."""
    shift, unit = part["r"].value, part["u"].value
    if part.get("c") is None and unit not in _PLURALS:
        return None
    if shift == 0:
        return None
    count = _count(part) if part.get("c") is not None else _SEVERAL
    if context.lang != "ja" and part.get("c") is not None and part["c"].code == "c" and part["c"].value == 1:
        return None
    end = _moved(context.today, unit, count if shift > 0 else -count)
    grain = _around(end, unit).grain
    return part.draft(
        Window(min(context.today, end), max(context.today, end), grain), relative=True, exact=end
    )


def _within(part: Part, context: Context) -> Draft | None:
    end = _moved(context.today, part["u"].value, _count(part))
    window = Window(context.today, end, _around(end, part["u"].value).grain)
    return part.draft(window, relative=True, exact=end)


def _since_distance(part: Part, context: Context) -> Draft | None:
    """seit drei Jahren: the direction is read by the caller."""
    exact = _moved(context.today, part["u"].value, -_count(part))
    draft = part.draft(Window(exact, context.today, _around(exact, part["u"].value).grain), relative=True)
    return Draft(draft.first, draft.last, draft.window, True, exact=exact, direction="since")


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


def _shifted(part: Part, context: Context, at: object) -> Draft | None:
    shift, today = part["r"].value, context.today
    assert callable(at), "a rule gives what makes its window"
    windows: list[Window] = [at(year) for year in range(today.year - 4, today.year + 5)]
    if shift == 0:
        holding = [window for window in windows if window.start <= today <= window.end]
        window = holding[0] if holding else at(today.year)
    elif shift > 0:
        window = [window for window in windows if window.start > today][shift - 1]
    else:
        window = [window for window in windows if window.end < today][shift]
    return part.draft(window, relative=True)


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
    if doubtful and part.before[-1:] not in tuple("iUCt<>"):
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
    start = part["k"].value.start if part["k"].code == "j" else context.today
    return part.draft(day_of(start.year, start.month, part.number("d")), relative=True)


def _this_unit(part: Part, context: Context) -> Draft | None:
    """the year, des Monats after "end of": the one that runs."""
    unit = "fiscal_year" if part["u"].code == "F" else part["u"].value
    if unit in _PLURALS or unit not in ("week", "month", "quarter", "year", "fiscal_year"):
        return None
    return part.draft(unit_at(context.today, unit, 0), relative=True)


def _named_season(part: Part, context: Context) -> Draft | None:
    """in the fall: a doubtful season after a word that makes it one."""
    season = part["s"].value

    def at(year: int) -> Window:
        return season_of(year, season)

    return part.draft(yearless(at, context), at=at)


_UNIT = r"(?P<u>[DKTQJH])"
_NUMBER = r"(?P<c>[cdnO])"
RULES: list[Rule] = [
    (r"(?P<k>X)", _known),
    (r"(?P<k>[kjZ])", _known),
    (r"(?P<k>k)[fia]*E", _weekend_of),
    (r"(?P<k>E)", _weekend),
    (rf"<{_NUMBER}{_UNIT}", _ago),
    (r"(?P<u>H)G", _ago),
    (r"i?(?P<u>H)h", _hence),
    (rf"{_NUMBER}{_UNIT}G", _ago),
    (rf"i{_NUMBER}{_UNIT}", _hence),
    (r"i(?P<u>H)", _half_year_hence),
    (rf"{_NUMBER}{_UNIT}(?:[hx]|z(?P<k>X))", _hence),
    (rf"i?a?r{_NUMBER}?{_UNIT}".replace("r", "(?P<r>r)", 1), _span),
    (rf"~[fzia]*{_NUMBER}{_UNIT}", _within),
    (rf"{_NUMBER}{_UNIT}~", _within),
    (rf"C{_NUMBER}{_UNIT}", _since_distance),
    (r"(?P<r>r)(?P<m>[Mm])", _shifted_month),
    (r"(?P<r>r)(?P<m>[Ss])", _shifted_season),
    (r"(?P<r>r)(?P<w>[Ww])", _shifted_weekday),
    (r"(?P<k>k)[fi,]*(?P<w>[Ww])", _weekday_in_week),
    (r"(?P<w>[Ww])[fzia,]*(?P<k>k)", _weekday_in_week),
    (r"(?P<w>[Ww])\.?", _weekday),
    (r"(?<=i)a?(?P<d>o)(?![_M#KWDTJQHd])", _day_alone),
    (r"(?<=[iUtC<>])a?(?P<d>d)\.(?![_M#KWDTJQHdc])", _day_alone),
    (r"(?P<d>I)(?=[iftUC<>,-])", _day_alone),
    (r"(?P<d>d|o|O)\.?[fa]*(?P<k>[jT])", _day_in_month),
    (r"(?<=i)a?(?P<s>s)", _named_season),
]
THIS_UNIT: list[Rule] = [(r"(?<=[bx])[fiaz]+(?P<u>[KTQJF])", _this_unit)]
