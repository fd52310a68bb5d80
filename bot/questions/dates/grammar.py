"""From lexemes to drafts: the longest rule at each place wins, then parts of it and its weekday."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.questions.dates import absolute, relative
from bot.questions.dates.draft import Context, Draft, Part, Rule
from bot.questions.dates.parts import part_of, remaining
from bot.questions.dates.reading import NoDate, Window, unit_at
from bot.questions.dates.words import Lexeme

Compiled = list[tuple[re.Pattern[str], Callable[[Part, Context], Draft | None]]]


def _compiled(rules: list[Rule]) -> Compiled:
    return [(re.compile(pattern), build) for pattern, build in rules]


_RULES = _compiled([*absolute.RULES, *relative.RULES, *relative.THIS_UNIT])
#: Letters with which some rule begins.
_STARTS = frozenset("doOMmyejABSsVLlZPXkEWwIric<~CnH" + "fa")


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
            if found and found[-1].last > draft.first:
                found.pop()
            after = found[-1].last if found else 0
            found.append(_narrowed(draft, lexemes, codes, after, context))
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
    """May and march are months beside a number or year, or after a word that a month follows."""
    if re.search(r"[doOy]", match[0]):
        return True
    if re.match(r"m\.?(?:[-tU+/]|,?y)i?[MmoSy]", codes[at:]):
        return True
    following = codes[at + 1 : at + 2]
    if following == "v":
        return False
    return bool(_MAKES_MONTH.search(codes[:at])) and lexemes[at - 1].value != "on"


def _word(lexeme: Lexeme, place: int, context: Context) -> Draft | None:
    """Jahresende, 月末: a part of the unit that runs; "now" is the beginning of a range."""
    if lexeme.code == "Y":
        today = Window(context.today, context.today, "day")
        return Draft(place, place + 1, today, relative=True, now=True)
    unit, part = lexeme.value
    return Draft(place, place + 1, part_of(unit_at(context.today, unit, 0), part), relative=True)


_WEEKDAY_BEFORE = re.compile(r"[Ww]\.?,?[a]?[zi]?a?$")
_PART_BEFORE = re.compile(r"(?P<part>[bLlx])[-fziaT]*$")
_PART_AFTER = re.compile(r"f?(?P<part>[bLlx])")


def _with_weekday(draft: Draft, codes: str) -> Draft:
    """Tuesday, 13 November; 11月13日(火): the weekday adds nothing but belongs to it."""
    if draft.window.grain != "day" or codes[draft.first] in "Ww":
        return draft
    before = _WEEKDAY_BEFORE.search(codes[: draft.first])
    first = before.start() if before else draft.first
    last = draft.last + 1 if codes[draft.last : draft.last + 1] == "W" else draft.last
    return replace(draft, first=first, last=last)


def _narrowed(draft: Draft, lexemes: list[Lexeme], codes: str, after: int, context: Context) -> Draft:
    """end of May, 5月末, first half of November, later this month."""
    if draft.window.grain == "day":
        return draft
    before = _PART_BEFORE.search(codes[after : draft.first])
    if before:
        place = after + before.start("part")
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
