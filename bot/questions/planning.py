"""What coordinators type while they plan a visit, in any of the three languages."""

import re
from dataclasses import dataclass
from datetime import date

from bot.programme.dates import Precision, ProgrammeDate
from bot.programme.model import Figure, Lang, Organisation, Programme
from bot.questions.dates import DateReading, read_dates
from bot.questions.dates.weekdays import weekdays_said
from bot.questions.entries import names_of
from bot.questions.text import fold, normalise

_PRECISION = {
    "day": Precision.DAY,
    "week": Precision.DAY,
    "month": Precision.MONTH,
    "quarter": Precision.MONTH,
    "half": Precision.MONTH,
    "season": Precision.SEASON,
    "year": Precision.YEAR,
    "fiscal_year": Precision.FISCAL_YEAR,
}
_TIME = re.compile(
    r"(?:\b(?:at|um|ab)\s+)?(?<![\d.])(?P<hour>[01]?\d|2[0-3])(?:[:：](?P<minute>[0-5]\d)(?:\s*Uhr\b)?|\s*Uhr\b|時(?:(?P<jp>[0-5]?\d)分)?)",
    re.IGNORECASE,
)
#: One end of a range beside a date: the grammar joins no ends that are back to front.
_FIRST_OF_TWO = re.compile(
    r"\d[\d./年月日]*\.?\s*(?:to|till|until|bis|-|–|~|～|〜|から)\s*(?:the\s+)?$", re.IGNORECASE
)
_SECOND_OF_TWO = re.compile(
    r"\s*(?:to|till|until|bis(?:\s+zum)?|-|–|~|～|〜|から)\s*(?:the\s+)?\d", re.IGNORECASE
)
#: What is left around a name once its day and time are taken out.
_EDGES = " \t,;、。.:–—-·(（)）"
_LEFT_OVER = re.compile(r"^(?:on|at|am|um|ab)\b|\b(?:on|at|am|um|ab)$|^[のはに]|[のはにで]$", re.IGNORECASE)


@dataclass(frozen=True)
class DatesRead:
    """A date of the programme, and whether a weekday was said that does not fit it."""

    dates: ProgrammeDate
    wrong_weekday: bool = False


class BackToFront(ValueError):
    """The end is said to lie before the start."""


@dataclass(frozen=True)
class ItemRead:
    """An agenda item: what is left of the line as its name, its day, its time, the place that it names."""

    name: str
    day: date | None = None
    time: str | None = None
    place: str | None = None


def dates_in(text: str, lang: Lang, today: date) -> DatesRead | None:
    """The date of a visit; None where there is none, more than one, or no whole one.

    Raises BackToFront for "18 to 14 October".
    """
    readings = read_dates(text, lang, today, prefer="future")
    if len(readings) != 1 or readings[0].direction is not None:
        return None
    found = readings[0]
    first, last = found.span
    if _FIRST_OF_TWO.search(text[:first]) or _SECOND_OF_TWO.match(text[last:]):
        raise BackToFront
    if re.search(r"\d", text[:first] + text[last:]):
        return None
    dates = ProgrammeDate(found.start, found.end, _PRECISION[found.grain])
    # "The end of October" is kept as October: a programme's date has no parts of a month.
    dates = dates if dates.precision is Precision.DAY else ProgrammeDate.parse(str(dates))
    return DatesRead(dates, _contradicts(weekdays_said(text, lang), found))


def item_in(
    line: str, lang: Lang, today: date, within: ProgrammeDate | None, programme: Programme
) -> ItemRead:
    """One agenda item: "Wastewater plant, 14 November, 10:00". A day without a year is one of the visit's."""
    line = normalise(line).text
    around = within.start if within is not None else today
    time = _TIME.search(line)
    rest = line[: time.start()] + " " + line[time.end() :] if time else line
    days = [one for one in read_dates(rest, lang, around) if one.grain == "day" and one.start == one.end]
    if len(days) == 1:
        first, last = days[0].span
        rest = rest[:first] + " " + rest[last:]
    name = _bare(rest)
    return ItemRead(
        name,
        days[0].start if len(days) == 1 else None,
        _clock(time) if time else None,
        named(name, programme, Organisation),
    )


def time_in(words: str) -> str | None:
    """A time of day, as `10:30`: from 10:30, 10.30, 10 Uhr or 10時30分."""
    dotted = re.fullmatch(r"([01]?\d|2[0-3])\.([0-5]\d)", words.strip())
    match = _TIME.search(f"{dotted[1]}:{dotted[2]}" if dotted else normalise(words).text)
    return _clock(match) if match else None


def named(words: str, programme: Programme, *kinds: type[Organisation] | type[Figure]) -> str | None:
    """The key of the one organisation or figure that is called just this, in whatever language."""
    said = fold(normalise(words).text)
    found = [
        entry.key
        for entry in programme
        if isinstance(entry, kinds) and any(fold(normalise(name).text) == said for name in names_of(entry))
    ]
    return found[0] if len(found) == 1 else None


def _clock(time: re.Match[str]) -> str:
    return f"{int(time['hour']):02}:{int(time['minute'] or time['jp'] or 0):02}"


def _bare(text: str) -> str:
    text = " ".join(text.split()).strip(_EDGES)
    return _LEFT_OVER.sub("", text).strip(_EDGES)


def _contradicts(said: list[int], found: DateReading) -> bool:
    if found.grain != "day" or not said or found.kind == "relative":
        return False
    ends = {found.start.weekday(), found.end.weekday()}
    return not set(said) <= ends
