"""From lexemes to drafts: the longest rule at each place wins, then parts of it and its weekday."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.questions.dates import absolute, distances, pieces, relative
from bot.questions.dates.draft import Context, Draft, Part, Rule
from bot.questions.dates.parts import part_of, remaining
from bot.questions.dates.reading import NoDate, Window, unit_at
from bot.questions.dates.words import NEAR, Lexeme

Compiled = list[tuple[re.Pattern[str], Callable[[Part, Context], Draft | None]]]


def _compiled(rules: list[Rule]) -> Compiled:
    return [(re.compile(pattern), build) for pattern, build in rules]


_RULES = _compiled([*absolute.RULES, *pieces.RULES, *relative.RULES, *distances.RULES])
#: Letters with which some rule begins.
_STARTS = frozenset("doOMmyejgABSsVLlZPXkKEWwIric<~CnH" + "fa")


def drafts(lexemes: list[Lexeme], codes: str, context: Context) -> list[Draft]:
    """Every date expression, left to right; none overlaps another."""
    found: list[Draft] = []
    place = 0
    while place < len(codes):
        draft: Draft | int | None = None
        if codes[place] in _STARTS:
            draft = _longest(lexemes, codes, place, context)
        if draft is None and codes[place] in "$Y":
            draft = _word(lexemes[place], place, context)
        if draft is None:
            place += 1
        elif isinstance(draft, int):
            place = draft
        else:
            draft = _with_weekday(draft, codes)
            after = found[-1].last if found and found[-1].last <= draft.first else 0
            draft = _narrowed(draft, lexemes, codes, after, context)
            while found and found[-1].last > draft.first:
                found.pop()  # a weekday or weekend that belongs to this date
            found.append(draft)
            place = found[-1].last
    return found


def _longest(lexemes: list[Lexeme], codes: str, place: int, context: Context) -> Draft | int | None:
    """The longest expression at a place, or where one ends that names no real day ("30 February")."""
    best: Draft | None = None
    void = 0
    for pattern, build in _RULES:
        match = pattern.match(codes, place)
        if match is None or (best is not None and match.end() <= best.last):
            continue
        named = {name: match.start(name) for name in match.groupdict() if match.start(name) >= 0}
        if any(codes[at] == "m" and not _is_month(codes, match, at, lexemes) for at in named.values()):
            continue
        try:
            draft = build(Part(lexemes, named, place, match.end(), codes), context)
        except NoDate:
            void = max(void, match.end())
            continue
        best = draft or best
    return void if void > (best.last if best else 0) else best


_MAKES_MONTH = re.compile(r"(?:[irCUz<>bfxO]a?|[MmySejAoX]\.?,?[-tU+|/]i?)-?$")


def _is_month(codes: str, match: re.Match[str], at: int, lexemes: list[Lexeme]) -> bool:
    """May and march are months by a number or year, after a word that a month follows, or as last word."""
    if re.search(r"[doOy]", match[0]):
        return True
    if re.match(r"m\.?(?:[-tU+/]|,?y)i?[MmoSy]", codes[at:]):
        return True
    following = codes[at + 1 : at + 2]
    if following == "v":
        return False
    if following in ("", "!") and codes[at - 1 : at] in ("_", ",", ""):
        return True
    return bool(_MAKES_MONTH.search(codes, max(0, at - NEAR), at)) and lexemes[at - 1].value != "on"


def _word(lexeme: Lexeme, place: int, context: Context) -> Draft | None:
    """Jahresende, 月末: a part of the unit that runs; "now" is the beginning of a range."""
    if lexeme.code == "Y":
        today = Window(context.today, context.today, "day")
        return Draft(place, place + 1, today, relative=True, now=True)
    unit, part = lexeme.value
    if part == "rest":
        year = unit_at(context.today, unit, 0)
        window = Window(context.today, year.end, year.grain)
    elif part == "opening_next":
        window = part_of(unit_at(context.today, unit, 1), "open")
    else:
        window = part_of(unit_at(context.today, unit, 0), part)
    return Draft(place, place + 1, window, relative=True)


_WEEKDAY_BEFORE = re.compile(r"[Ww]\.?,?[a]?[zi]?a?$")
_PART_BEFORE = re.compile(r"(?P<part>[bLlx])[-fziaT]*$")
_PART_AFTER = re.compile(r"f?(?P<part>[bLlx])")


def _with_weekday(draft: Draft, codes: str) -> Draft:
    """Tuesday, 13 November; 11月13日(火): the weekday adds nothing but belongs to it."""
    if draft.window.grain != "day" or codes[draft.first] in "Ww":
        return draft
    before = _WEEKDAY_BEFORE.search(codes, max(0, draft.first - NEAR), draft.first)
    first = before.start() if before else draft.first
    last = draft.last + 1 if codes[draft.last : draft.last + 1] == "W" else draft.last
    return replace(draft, first=first, last=last)


_WEEK_BEFORE = re.compile(r"(?P<unit>[KE])[fz][ia]*$")


def _week_around(draft: Draft, codes: str, context: Context) -> Draft:
    """in the week of 13 November, das Wochenende vom 17. November, 11月13日の週."""
    before = _WEEK_BEFORE.search(codes, max(0, draft.first - NEAR), draft.first)
    behind = re.compile("fK").match(codes, draft.last) if context.lang == "ja" else None
    if draft.is_range or not (before or behind):
        return draft
    unit = "weekend" if before and before["unit"] == "E" else "week"

    def around(window: Window) -> Window:
        return unit_at(window.start, unit, 0)

    whole = draft.at
    at = (lambda year: around(whole(year))) if whole else None
    first, last = (before.start(), draft.last) if before else (draft.first, draft.last + 2)
    return replace(draft, first=first, last=last, window=around(draft.window), at=at)


def _narrowed(draft: Draft, lexemes: list[Lexeme], codes: str, after: int, context: Context) -> Draft:
    """end of May, 5月末, first half of November, later this month."""
    if draft.window.grain == "day":
        return _week_around(draft, codes, context)
    if codes[draft.first] == "$":
        return draft
    before = _PART_BEFORE.search(codes, max(after, draft.first - NEAR), draft.first)
    if before:
        place = before.start("part")
        first, last = place, draft.last
    elif (behind := _PART_AFTER.match(codes, draft.last)) and context.lang == "ja":
        place = behind.start("part")
        first, last = draft.first, behind.end()
    else:
        return draft
    lexeme = lexemes[place]

    def narrow(window: Window) -> Window:
        if lexeme.code == "x":
            return remaining(window, lexeme.value, context.today)
        name = lexeme.value if lexeme.code == "b" else ("first_half", "second_half")[lexeme.value - 1]
        return part_of(window, name)

    try:
        window = narrow(draft.window)
    except NoDate:
        return draft
    whole = draft.at
    at = (lambda year: narrow(whole(year))) if whole else None
    return replace(draft, first=first, last=last, window=window, at=at)
