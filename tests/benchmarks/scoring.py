"""Whether a reply is right: the facts and dates that a question wants, and nothing that it must not hold."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.i18n import Translator, translator
from bot.programme.dates import Precision, ProgrammeDate
from bot.programme.model import LANGS, Lang, Programme
from bot.views.dates import date_phrase, date_target, date_words, day_ends

FOLD = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))


@dataclass(frozen=True)
class Reply:
    """What the bot said, how many seconds it took, and for how many the processor worked at it."""

    status: str
    lang: Lang
    text: str
    took: float = 0.0
    worked: float = 0.0


def folded(text: str) -> str:
    """Text as it is compared: one width, one case, one dash, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(FOLD).casefold().split())


def holds(text: str, wanted: str) -> bool:
    """Whether folded text has the words; capitals and digits stand as a whole word."""
    words = re.escape(folded(wanted))
    if re.fullmatch(r"[A-Z0-9]+", wanted):
        words = rf"(?<![a-z0-9]){words}(?![a-z0-9])"
    return re.search(words, text) is not None


def names(text: str, wanted: str, ranges: tuple[str, ...]) -> bool:
    """Whether folded text names the date, by itself or by a range that it lies in."""
    dates = ProgrammeDate.parse(wanted)
    around = [one for one in map(ProgrammeDate.parse, ranges) if one.start <= dates.start <= one.end]
    around = [one for one in around if one.precision is dates.precision]
    return any(re.search(form, text) for one in (dates, *around) for form in forms(str(one)))


@cache
def forms(iso: str) -> tuple[str, ...]:
    """Patterns for every way in which the bot writes a date."""
    dates = ProgrammeDate.parse(iso)
    said = {iso} | {words for lang in LANGS for words in _said(dates, translator(lang))}
    patterns = [rf"(?<!\d){re.escape(folded(words))}(?!\d)" for words in said]
    if dates.is_range and dates.precision is Precision.DAY:
        for lang in LANGS:
            for weekday in (True, False):
                first, last = map(folded, day_ends(dates, translator(lang), weekday=weekday))
                patterns.append(rf"(?<!\d){re.escape(first)}\D{{1,8}}{re.escape(last)}(?!\d)")
    return tuple(patterns)


def _said(dates: ProgrammeDate, t: Translator) -> Iterator[str]:
    for weekday in (True, False):
        yield date_words(dates, t, weekday=weekday)
    yield date_phrase(dates, t)
    yield date_target(dates, t)


def right(question: dict[str, Any], reply: Reply, ranges: tuple[str, ...]) -> bool:
    """Whether the reply is what the question wants, in its language."""
    if reply.lang != question["lang"]:
        return False
    if question["expect"] == "unknown":
        return reply.status != "answered"
    text = folded(reply.text)
    return (
        reply.status == "answered"
        and all(any(holds(text, one) for one in group) for group in question["facts"])
        and all(names(text, day, ranges) for day in question["dates"])
        and not any(holds(text, one) for one in question["not"])
    )


def ranges_of(programme: Programme) -> tuple[str, ...]:
    """Every range of dates in the programme."""
    dates = (getattr(entry, "dates", None) for entry in programme.entries.values())
    return tuple({str(one) for one in dates if isinstance(one, ProgrammeDate) and one.is_range})
