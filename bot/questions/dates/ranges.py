"""Two dates that are the ends of one window, and the words before and after a date that open it."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.questions.dates.draft import Context, Draft
from bot.questions.dates.reading import Direction, Grain, Window, unit_at
from bot.questions.dates.words import NEAR, Lexeme

_GAP = re.compile(r"[Ww]?a?[.,]?(?P<link>[-tU/+|,])[izaf]*")
_OPENER = re.compile(r"z\.?[ia]*$")


def joined(found: list[Draft], lexemes: list[Lexeme], codes: str, context: Context) -> list[Draft]:
    """Join the ends of ranges; let dates side by side share the year that only one of them names."""
    result: list[Draft] = []
    for draft in found:
        before = result[-1] if result else None
        link = _GAP.fullmatch(codes, before.last, draft.first) if before else None
        if before is None or link is None:
            if before is None or not _shares_year(before, draft, codes, context):
                result.append(draft)
            else:
                result[-1] = _with_year(before, draft)
            continue
        first, last = _same_year(before, draft)
        opened = _OPENER.search(codes, max(0, before.first - NEAR), before.first)
        if last.window.end < first.window.start and codes[last.first] in "Ww":
            last = replace(last, window=unit_at(last.window.start, "day", 7))  # Monday to Friday
        listed = link["link"] in "+/," and not (opened and link["link"] == "+")
        apart = link["link"] == "|" or (listed and not _adjoining(first, last))
        apart = apart or (before.is_range and not listed)
        if apart or last.window.end < first.window.start:
            result[-1:] = [first, last]
            continue
        start = opened.start() if opened else first.first
        window = Window(first.window.start, last.window.end, _coarser(first.window, last.window))
        result[-1] = Draft(
            start, last.last, window, first.relative or last.relative,
            _both(first, last), last.exact, is_range=True,
        )  # fmt: skip
    return [draft for draft in result if not draft.now]


def _shares_year(one: Draft, other: Draft, codes: str, context: Context) -> bool:
    """the October trip 2019, die Besuche 2018 im November: a year a word or two away."""
    if one.direction or other.direction or context.lang == "ja":
        return False
    between = re.fullmatch(r"_{1,2}i?a?", codes[one.last : other.first])
    years = [draft for draft in (one, other) if draft.window.grain == "year" and not draft.at]
    dates = [draft for draft in (one, other) if draft.at]
    return bool(between) and len(years) == 1 and len(dates) == 1 and codes[years[0].last - 1] == "y"


def _with_year(one: Draft, other: Draft) -> Draft:
    dated, year = (one, other) if one.at else (other, one)
    moved = dated.in_year(year.window.start.year)
    relative = one.relative or other.relative
    return replace(moved, first=one.first, last=other.last, at=None, relative=relative)


def _adjoining(first: Draft, last: Draft) -> bool:
    return (last.window.start - first.window.end).days == 1 and first.window.grain == last.window.grain


_ORDER: list[Grain] = ["day", "week", "month", "season", "quarter", "half", "year", "fiscal_year"]


def _coarser(first: Window, last: Window) -> Grain:
    """The grain of a range is its coarser end's; one that names a day is told in days."""
    grains = (first.grain, last.grain)
    return "day" if "day" in grains else max(grains, key=_ORDER.index)


def _same_year(first: Draft, last: Draft) -> tuple[Draft, Draft]:
    """Give the end without a year the other's, so that the first does not lie after the second."""
    if first.at and not last.at and not last.now:
        moved = first.in_year(last.window.end.year)
        if moved.window.start > last.window.end:
            moved = first.in_year(last.window.end.year - 1)
        return replace(moved, at=None), last
    if last.at and (not first.at or first.now):
        year = first.window.start.year
        moved = last.in_year(year)
        if moved.window.end < first.window.start:
            moved = last.in_year(year + 1)
        return first, replace(moved, at=None)
    if first.at and last.at:
        year = first.window.start.year
        moved = last.in_year(year)
        if moved.window.end < first.window.start:
            moved = last.in_year(year + 1)
        return first, moved
    return first, last


def _both(first: Draft, last: Draft) -> Callable[[int], Window] | None:
    if not (first.at and last.at):
        return None
    one, other = first.at, last.at

    def at(year: int) -> Window:
        start, end = one(year), other(year)
        if end.end < start.start:
            end = other(year + 1)
        return Window(start.start, end.end, _coarser(start, end))

    return at


_BEFORE = re.compile(r"(?P<word>[<>CUzt])[ia]*$")
_AFTER = re.compile(r"a*(?P<word>[<>CUt])")
_ONWARD = re.compile(r"i(?=$|[,.!_v]?$|[,!])")
_WORDS: dict[str, Direction] = {"<": "before", ">": "after", "C": "since", "U": "until"}


def directed(found: list[Draft], lexemes: list[Lexeme], codes: str, context: Context) -> list[Draft]:
    """Since May, bis Freitag, 11月以降: take the word in, and what it says; no word serves two dates."""
    result: list[Draft] = []
    for place, draft in enumerate(found):
        low = result[-1].last if result else 0
        high = found[place + 1].first if place + 1 < len(found) else len(codes)
        turned = _after_word(draft, lexemes, codes, low, context) or _before_word(draft, lexemes, codes, high)
        result.append(turned or draft)
    return result


def _after_word(draft: Draft, lexemes: list[Lexeme], codes: str, low: int, context: Context) -> Draft | None:
    """A date with its word before it, as in German and English."""
    before = _BEFORE.search(codes, max(low, draft.first - NEAR), draft.first)
    if draft.is_range or draft.direction or before is None:
        return None
    lexeme = lexemes[before.start("word")]
    direction = _WORDS.get(lexeme.code)
    last = draft.last
    if lexeme.value == "after":
        return None
    if lexeme.code == "t":
        direction = "until" if lexeme.value == "until" else None
    elif lexeme.code == "z":
        onward = _ONWARD.match(codes, draft.last) is not None and lexemes[draft.last].value == "on"
        # "What is planned from October?" begins then; the delegation from last November is of then.
        coming = lexeme.value == "from" and context.lang == "en" and draft.window.end >= context.today
        direction = "since" if onward or coming else None
        last += onward
    return replace(draft, first=before.start("word"), last=last, direction=direction) if direction else None


def _before_word(draft: Draft, lexemes: list[Lexeme], codes: str, high: int) -> Draft | None:
    """A date with its word behind it, as in Japanese; から and まで close a range too."""
    behind = _AFTER.match(codes, draft.last, high)
    if behind is None or draft.direction or lexemes[behind.start("word")].value != "after":
        return None
    word = behind["word"]
    if draft.is_range:
        return replace(draft, last=behind.end()) if word in "Ut" else None
    return replace(draft, last=behind.end(), direction="since" if word == "t" else _WORDS[word])
