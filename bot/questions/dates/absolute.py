"""Rules for dates that name a day, month, season or year. A rule is a pattern over letters (`words.py`)."""

from dataclasses import replace

from bot.questions.dates.draft import Context, Draft, Part, Rule, yearless
from bot.questions.dates.figures import Figures
from bot.questions.dates.reading import (
    NoDate,
    Window,
    day_of,
    fiscal_year_of,
    month_of,
    months,
    season_of,
    short_japanese_year,
    short_year,
    year_of,
)
from bot.questions.dates.words import Lexeme


def said_year(part: Part, context: Context) -> int | None:
    """The year that was said; two digits are one when they are written as two."""
    said = part.get("y")
    if said is None:
        return None
    if said.code == "y":
        return int(said.value)
    return short_year(int(said.value), context.today)


def _days(part: Part, context: Context, month: int, first: int, last: int, year: int | None) -> Draft:
    def at(year: int) -> Window:
        start, end = day_of(year, month, first), day_of(year, month, last)
        if end.start < start.start:
            raise NoDate
        return Window(start.start, end.end, "day")

    if year is not None:
        return part.draft(at(year))
    return part.draft(yearless(at, context), at=at)


def _day(part: Part, context: Context) -> Draft | None:
    """13. November 2018, November 13th, 11月13日, 来月5日."""
    day, month, year = part.number("d"), part["m"], said_year(part, context)
    if month.code == "j":
        start = month.value.start
        return part.draft(day_of(start.year, start.month, day), relative=True)
    return _days(part, context, month.value, day, day, year)


def _month_first(part: Part, context: Context) -> Draft | None:
    """November 13 in English; "Nov 18" is the month in German and after "in", as is "Nov 2018"."""
    number, month = part["d"], part["m"].value
    if number.code == "d" and len(str(number.value)) == 2 and part.get("y") is None:
        as_month = month_of(short_year(int(number.value), context.today), month)
        inside = part.first > 0 and part.lexemes[part.first - 1].value == "in"
        if context.lang == "de" or (inside and part.lexemes[part.first - 1].code == "i"):
            return part.draft(as_month)
        day = _day(part, context)
        return day and replace(day, otherwise=as_month if context.lang == "en" else None)
    if context.lang == "de" and number.code == "d" and part.get("y") is None:
        return None
    return _day(part, context)


def _month_short_year(part: Part, context: Context) -> Draft | None:
    """Nov 99: a number that is no day."""
    return part.draft(month_of(short_year(int(part["y"].value), context.today), part["m"].value))


def _day_range(part: Part, context: Context) -> Draft | None:
    """13.–18. November 2018, November 13 to 18, 11月13日から18日."""
    first, last, month, year = part.number("d"), part.number("e"), part["m"], said_year(part, context)
    if first >= last:
        return None
    if month.code == "j":
        month, year = Lexeme("M", month.value.start.month, 0, 0, relative=True), month.value.start.year
    draft = _days(part, context, month.value, first, last, year)
    return replace(draft, is_range=True)


def _figures(part: Part, context: Context) -> Draft | None:
    value: Figures = part["a"].value
    year = value.year
    if year is not None and value.short:
        year = short_year(year, context.today)
    if value.day is None:
        return part.draft(month_of(year, value.month)) if year is not None else None
    return _days(part, context, value.month, value.day, value.day, year)


def _figures_range(part: Part, context: Context) -> Draft | None:
    """13.–18.11.2018."""
    value: Figures = part["a"].value
    first = part.number("d")
    if value.day is None or first >= value.day:
        return None
    year = short_year(value.year, context.today) if value.year is not None and value.short else value.year
    draft = _days(part, context, value.month, first, value.day, year)
    return replace(draft, is_range=True)


def _figures_to_day(part: Part, context: Context) -> Draft | None:
    """2018/4/24-26."""
    value: Figures = part["a"].value
    draft = _figures(part, context)
    last = part.number("e")
    if draft is None or value.day is None or value.day >= last:
        return draft and replace(draft, last=draft.first + 1)
    year = None if draft.at else draft.window.start.year
    return replace(_days(part, context, value.month, value.day, last, year), is_range=True)


def _bare_figures(part: Part, context: Context) -> Draft | None:
    """13.11 is a day where something says so; else it may be any decimal."""
    return _figures(part, context) if part.before[-1:] in tuple("iUCtz<>-") else None


def _month(part: Part, context: Context) -> Draft | None:
    month = part["m"]
    year = said_year(part, context)
    if year is not None:
        return part.draft(month_of(year, month.value))

    def at(year: int) -> Window:
        return month_of(year, month.value)

    return part.draft(yearless(at, context), at=at)


def _season(part: Part, context: Context) -> Draft | None:
    season, said = part["s"].value, part.get("y")
    if said is not None and said.code in "dq":
        # Sommer 18: two digits, and likelier a year than a number of anything.
        number = int(said.value)
        if len(str(said.value)) < 2 or not 10 <= number <= 40:
            return None
        return part.draft(season_of(short_year(number, context.today), season))
    if said is not None:
        return part.draft(season_of(said.value[0] if said.code == "e" else said.value, season))

    def at(year: int) -> Window:
        return season_of(year, season)

    return part.draft(yearless(at, context), at=at)


def _feast(part: Part, context: Context) -> Draft | None:
    """Christmas, Silvester 2019, お正月: days with a name."""
    month, day, count = part["g"].value
    return _days(part, context, month, day, day + count - 1, said_year(part, context))


def fiscal(lexeme: Lexeme, context: Context) -> Window:
    """The fiscal year of a lexeme P: one that is known, or a year's number."""
    if isinstance(lexeme.value, Window):
        return lexeme.value
    short = lexeme.value < 100
    return fiscal_year_of(short_japanese_year(lexeme.value, context.today) if short else lexeme.value)


def _fiscal_year(part: Part, context: Context) -> Draft | None:
    return part.draft(fiscal(part["p"], context))


def _year_alone(part: Part, context: Context) -> Draft | None:
    return part.draft(year_of(part["y"].value))


def _years(part: Part, context: Context) -> Draft | None:
    first, last = part["y"].value
    return part.draft(Window(year_of(first).start, year_of(last).end, "year"))


def _month_range(part: Part, context: Context) -> Draft | None:
    """7〜8月: in Japanese the first number needs no 月."""
    first, last, year = part.number("d"), part["m"].value, said_year(part, context)
    if context.lang != "ja" or not 1 <= first < last <= 12:
        return None

    def at(year: int) -> Window:
        return months(year, first, last - first + 1, "month")

    whole = at(year) if year is not None else yearless(at, context)
    return replace(part.draft(whole, at=None if year is not None else at), is_range=True)


_DAY = r"(?P<d>d|o|O)\.?"
_UNTIL = r"(?P<e>d|o|O)\.?"
_TO = r"[-tU+,/]"
_JP_YEAR = r"(?:(?P<y>y)[f,]?)?"
RULES: list[Rule] = [
    (rf"{_DAY}[Ww]?{_TO}[ia]*[Ww]?[.,]*{_UNTIL}f?a?(?P<m>[Mm])\.?,?[fa]*(?P<y>y)?", _day_range),
    (rf"{_DAY}{_TO}i?a?{_UNTIL}f?a?(?P<m>[Mm])\.?(?P<y>[dq])(?!#|\.)", _day_range),
    (r"(?P<m>[Mm])\.?a?(?P<d>d|o)(?:[-tU]|\+(?=.#?))a?(?P<e>d|o)(?!#),?(?P<y>y)?", _day_range),
    (rf"{_JP_YEAR}(?P<m>[Mj])f?(?P<d>I|d)W?[-t+,/]W?(?P<e>I)", _day_range),
    (r"(?P<d>d)\.?[-/t+][ia]*(?P<a>A)", _figures_range),
    (rf"{_DAY}f?a?(?P<m>[Mm])\.?,?[fa]*(?P<y>y)?", _day),
    (rf"{_DAY}f?(?P<m>[Mm])\.?(?P<y>[dq])(?!#|\.|[-t+]?[dI])", _day),
    (r"(?P<m>[Mm])\.?a?(?P<d>d|o|O)(?!#|I),?(?P<y>y)?", _month_first),
    (rf"{_JP_YEAR}(?P<m>[Mj])f?(?P<d>I)", _day),
    (r"(?P<a>A)", _figures),
    (r"(?P<a>A)[-t](?P<e>d)(?![#_.M])", _figures_to_day),
    (r"(?P<a>B)", _bare_figures),
    (r"(?P<m>[Mm])\.?,?(?P<y>q)(?!#)", _month_short_year),
    (r"(?P<m>[Mm])[.,/]?[fia]*J?(?P<y>y)", _month),
    (r"(?P<y>y),?i(?P<m>m)", _month),
    (rf"{_JP_YEAR}(?P<d>d)[-t/,](?P<m>M)", _month_range),
    (r"(?P<y>y)[-f/,]?[ia]*(?P<m>M)", _month),
    (r"(?P<m>[Mm])\.?", _month),
    (r"(?P<s>[Ss])[fia,]*(?P<y>[ye])", _season),
    (r"(?P<y>y)[fia,]*(?P<s>[Ss])", _season),
    (r"(?P<s>S)(?P<y>[dq])(?![#.M])", _season),
    (r"(?P<s>S)", _season),
    (r"(?P<g>g)(?:[fia,]*(?P<y>y))?", _feast),
    (r"(?P<y>y)f?(?P<g>g)", _feast),
    (r"(?P<p>P)", _fiscal_year),
    (r"(?P<y>y)(?!#)", _year_alone),
    (r"(?P<y>e)", _years),
]
