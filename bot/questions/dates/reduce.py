"""Words that together are one thing become one lexeme: "next year" is a year, "second half" a half."""

import re
from collections.abc import Callable

from bot.programme.dates import SEASONS
from bot.questions.dates.draft import Context
from bot.questions.dates.reading import NoDate, season_of, short_japanese_year, short_year, unit_at
from bot.questions.dates.words import Lexeme

_UNIT_CODES = {
    "year": "y",
    "new_year": "y",
    "fiscal_year": "P",
    "month": "j",
    "week": "k",
    "weekend": "E",
    "quarter": "V",
    "day": "X",
}


def reduce(lexemes: list[Lexeme], context: Context) -> tuple[list[Lexeme], str]:
    """Give the shorter list and its letters as one string."""
    lexemes = [_anchored(lexeme, context) for lexeme in lexemes]
    for pattern, build in _RULES:
        codes = "".join(lexeme.code for lexeme in lexemes)
        matches = list(pattern.finditer(codes))
        for match in reversed(matches):
            group = lexemes[match.start() : match.end()]
            try:
                built = build(group, context)
            except NoDate:
                built = None
            if built is not None:
                code, value, relative = built
                lexemes[match.start() : match.end()] = [
                    Lexeme(code, value, group[0].start, group[-1].end, relative)
                ]
    return lexemes, "".join(lexeme.code for lexeme in lexemes)


Built = tuple[str, object, bool] | None


def _anchored(lexeme: Lexeme, context: Context) -> Lexeme:
    """Words that count from today get what they count to."""
    if lexeme.code == "p":
        year = (short_japanese_year if context.lang == "ja" else short_year)(lexeme.value, context.today)
        return Lexeme("y", year, lexeme.start, lexeme.end)
    if lexeme.code == "R":
        unit, offset = lexeme.value
        return _known(unit, offset, lexeme, context)
    counting = _COUNTING.get(lexeme.code)
    return _known(counting, lexeme.value, lexeme, context) if counting else lexeme


_COUNTING = {"N": "year", "k": "week", "j": "month", "X": "day"}


def _known(unit: str, offset: int, lexeme: Lexeme, context: Context) -> Lexeme:
    if unit in SEASONS:
        season = season_of(context.today.year + offset, unit)
        return Lexeme("Z", season, lexeme.start, lexeme.end, relative=True)
    window = unit_at(context.today, unit, offset)
    value = window.start.year if unit in ("year", "new_year") else window
    return Lexeme(_UNIT_CODES[unit], value, lexeme.start, lexeme.end, relative=True)


def _shifted(group: list[Lexeme], context: Context) -> Built:
    """next month, diesem Jahr: of plurals ("coming months") nothing is known yet."""
    unit = "fiscal_year" if group[-1].code == "F" else group[-1].value
    if unit not in _UNIT_CODES or unit == "day":
        return None
    window = unit_at(context.today, unit, group[0].value)
    return _UNIT_CODES[unit], window.start.year if unit == "year" else window, True


def _half_or_quarter(group: list[Lexeme], _: Context) -> Built:
    """first half, 2. Quartal, 第1四半期."""
    number = int(group[0].value)
    unit = group[-1].code
    if unit == "Q" and 1 <= number <= 4:
        return "V", number, False
    if unit == "H" and 1 <= number <= 2 and group[-1].value in ("half", "half_of_year"):
        return "L" if group[-1].value == "half" else "l", number, False
    return None


def _fiscal(group: list[Lexeme], context: Context) -> Built:
    """fiscal year 2020, Fiskaljahr 2020/21, FY 20."""
    value = group[-1].value
    if group[-1].code == "e":
        return "P", value[0], False
    if group[-1].code in "dq":
        return ("P", short_year(int(value), context.today), False) if len(str(value)) == 2 else None
    return "P", value, False


def _years_ago(group: list[Lexeme], context: Context) -> Built:
    """im August vor zwei Jahren, 2年前の夏."""
    count = next(lexeme.value for lexeme in group if lexeme.code in "cdn")
    return "y", context.today.year - int(count), True


def _now(group: list[Lexeme], _: Context) -> Built:
    """今から: from now."""
    return ("Y", None, True) if group[0].value == 0 else None


_RULES: list[tuple[re.Pattern[str], Callable[[list[Lexeme], Context], Built]]] = [
    (re.compile(r"(?:O|o|d\.?)[QH]"), _half_or_quarter),
    (re.compile(r"Ff?[yedq](?!#)"), _fiscal),
    (re.compile(r"r[TQJEF]|rK(?![fia]*[Mm])"), _shifted),
    (re.compile(r"r(?=t)"), _now),
    (re.compile(r"(?<=[MmS])(?:<[cdn]J|[cdn]JG)|[cdn]JG(?=f?[MS])"), _years_ago),
]
