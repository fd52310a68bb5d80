"""Phrases with dates, 200 and more a language, and what each means on a day of asking."""

from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest

from bot.programme.dates import ProgrammeDate
from bot.programme.model import LANGS, Lang
from bot.questions.dates import DateReading, Direction, Prefer, read_dates

GOLDEN = Path(__file__).parent / "dates"
TODAY = date(2019, 5, 17)

Meaning = tuple[str | None, date, date, str, bool]


def meanings(text: str) -> list[Meaning]:
    """What a line of a golden file says: direction, window, grain, whether a year was said."""
    return [] if text == "-" else [_meaning(part.split()) for part in text.split(" ; ")]


def _meaning(words: list[str]) -> Meaning:
    direction = words.pop(0) if words[0] in get_args(Direction) else None
    start, end, grain = _window(words.pop(0))
    if words and words[0] != "~":
        grain = words.pop(0)
    return direction, start, end, grain, words != ["~"]


def _window(text: str) -> tuple[date, date, str]:
    year, _, unit = text.partition("-")
    if unit[:1] == "W":
        monday = date.fromisocalendar(int(year), int(unit[1:]), 1)
        return monday, monday + timedelta(days=6), "week"
    if unit[:1] in ("Q", "H"):
        count = 3 if unit[0] == "Q" else 6
        last = int(unit[1:]) * count
        months = ProgrammeDate.parse(f"{year}-{last - count + 1:02}/{year}-{last:02}")
        return months.start, months.end, "quarter" if count == 3 else "half"
    whole = ProgrammeDate.parse(text)
    return whole.start, whole.end, whole.precision.value


def told(reading: DateReading) -> Meaning:
    return reading.direction, reading.start, reading.end, reading.grain, reading.explicit_year


def golden(lang: Lang) -> list[tuple[str, date, Prefer, str]]:
    rows: list[tuple[str, date, Prefer, str]] = []
    for line in (GOLDEN / f"{lang}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            phrase, asked, expected = line.split("\t")
            tense = [word for word in asked.split() if word in ("past", "future")]
            day = [date.fromisoformat(word) for word in asked.split() if word not in ("past", "future")]
            prefer: Prefer = None if not tense else "past" if tense == ["past"] else "future"
            rows.append((phrase, day[0] if day else TODAY, prefer, expected))
    return rows


CASES = [(lang, *row) for lang in LANGS for row in golden(lang)]


@pytest.mark.parametrize(("lang", "phrase", "today", "prefer", "expected"), CASES)
def test_phrase_means_its_dates(lang: Lang, phrase: str, today: date, prefer: Prefer, expected: str) -> None:
    readings = read_dates(phrase, lang, today, prefer=prefer)

    assert [told(reading) for reading in readings] == meanings(expected)


@pytest.mark.parametrize("lang", LANGS)
def test_every_language_has_two_hundred_phrases(lang: Lang) -> None:
    assert len({phrase for phrase, *_ in golden(lang)}) >= 200
