"""Dates in figures: 13.11.2018, 2018-11-13, 11/2018, 5/15, H30.11.13.

Order of day and month: with dots the day comes first, with a leading year it comes last.
With slashes Japanese and English put the month first and German the day, unless only the
other order is a date (15/5). Fractions (1/2, 2/3, 24/7) are none.
"""

import re
from dataclasses import dataclass

from bot.programme.model import Lang
from bot.questions.dates.japanese import ERA_LETTERS


@dataclass(frozen=True, slots=True)
class Figures:
    """What figures say; a `year` of two digits is as written, None where there is none."""

    year: int | None
    month: int
    day: int | None = None
    short: bool = False


FORMS = (
    r"(?P<compact>\b(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\b)"
    r"|(?P<ym>\b(?:19|20)\d{2}\.(?:0[1-9]|1[0-2])(?![\d]|[./-]\d))"
    r"|(?P<iso>\b[12]\d{3}(?P<isosep>[-/.])\d{1,2}(?P=isosep)\d{1,2}(?!\d|[./]\d))"
    r"|(?P<era>\b[hrsHRS]\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?![\d]|\.\d))"
    r"|(?P<dmy>\b\d{1,2}\.\s?\d{1,2}\.\s?(?:[12]\d{3}|'?\d{2})(?![\d:]|[.,]\d|\s?(?:uhr|Uhr|h\b)))"
    r"|(?P<slashes>\b\d{1,2}(?P<sep>[/-])\d{1,2}(?P=sep)(?:[12]\d{3}|\d{2})(?!\d|[./]\d))"
    r"|(?P<span>\b(?:19|20|21)\d\d(?:\s?[/-]\s?(?:19|20|21)\d\d|[/-]'?\d{2})(?![\d]|[./-]\d))"
    r"|(?P<my>\b\d{1,2}(?:\s?[./]\s?|-)(?:19|20|21)\d\d(?![\d]|[./-]\d))"
    r"|(?P<dm>\b\d{1,2}\.\s?\d{1,2}\.(?!\d))"
    r"|(?P<pair>\b\d{1,2}/\d{1,2}(?![\d/]|[.,]\d))"
    r"|(?P<bare>\b\d{1,2}\.\d{1,2}(?![\d]|[.,:]\d|\s?(?:%|uhr|Uhr)))"
)
_FRACTIONS = {(1, 2), (1, 3), (1, 4), (1, 5), (2, 3), (2, 5), (3, 4), (3, 5), (4, 5), (24, 7)}
_NUMBER = re.compile(r"\d+")


def _valid(month: int, day: int | None) -> bool:
    return 1 <= month <= 12 and (day is None or 1 <= day <= 31)


def _ordered(first: int, second: int, lang: Lang) -> tuple[int, int] | None:
    """Month and day of two figures without names."""
    pairs = [(first, second), (second, first)]
    if lang == "de":
        pairs.reverse()
    return next((pair for pair in pairs if _valid(*pair)), None)


def read(form: str, text: str, lang: Lang) -> tuple[str, object] | None:
    """The code (`words.py`) and value of a match of `FORMS`; None if it is no date."""
    numbers = [int(number) for number in _NUMBER.findall(text)]
    match form:
        case "compact":
            return "A", Figures(int(text[:4]), int(text[4:6]), int(text[6:]))
        case "ym":
            return "A", Figures(numbers[0], numbers[1])
        case "iso":
            year, month, day = numbers
            return ("A", Figures(year, month, day)) if _valid(month, day) else None
        case "era":
            year, month = ERA_LETTERS[text[0].lower()] + numbers[0], numbers[1]
            day_or_none = numbers[2] if len(numbers) > 2 else None
            return ("A", Figures(year, month, day_or_none)) if _valid(month, day_or_none) else None
        case "dmy":
            day, month, year = numbers
            return ("A", Figures(year, month, day, year < 100)) if _valid(month, day) else None
        case "slashes":
            pair = _ordered(numbers[0], numbers[1], lang)
            return ("A", Figures(numbers[2], *pair, numbers[2] < 100)) if pair else None
        case "span":
            return _years_or_month(numbers, text)
        case "my":
            return ("A", Figures(numbers[1], numbers[0])) if _valid(numbers[0], None) else None
        case "dm":
            return ("A", Figures(None, numbers[1], numbers[0])) if _valid(numbers[1], numbers[0]) else None
        case "pair":
            pair = None if tuple(numbers) in _FRACTIONS else _ordered(numbers[0], numbers[1], lang)
            return ("A", Figures(None, *pair)) if pair else None
        case "bare":
            return ("B", Figures(None, numbers[1], numbers[0])) if _valid(numbers[1], numbers[0]) else None
    raise ValueError(f"{form!r} is no form of figures")


def _years_or_month(numbers: list[int], text: str) -> tuple[str, object] | None:
    """2019/20 and 2019-2021 are years, 2019-10 and 2019/7 a month."""
    first, second = numbers
    if second >= 100:
        return ("e", (first, second)) if first < second else None
    if _valid(second, None):
        return "A", Figures(first, second)
    if second == (first + 1) % 100 or (first % 100 < second and "-" in text):
        return "e", (first, first // 100 * 100 + second)
    return None
