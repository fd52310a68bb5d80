"""What must be the same in every language of one message: its dates, times, numbers, links, blanks.

A slip in one of three texts is seen by nobody who reads the others. What differs is named, never
mended: "May 2019" and "2019年5月" are the same month, "1.000" and "1,000" the same number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.programme.model import Lang
from bot.questions.clock_times import read_times
from bot.questions.dates import read_dates
from bot.questions.text import normalise

#: Letters of Japanese stand beside a link without a blank, and belong to none.
_LINK = re.compile(
    r"(?<![A-Za-z0-9])(?:https?://|www\.|t\.me/)[!#-;=?-~]*[#$%&*+/0-9=@A-Z_a-z~-]", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
#: What somebody was to fill in: {name}, [date], ____, XXX, TODO.
_BLANK = re.compile(
    r"\{[^{}\n]*\}|\[[^\[\]\n]*\]|_{3,}|(?<![A-Za-z])(?:X{3,}|TODO|TBD)(?![A-Za-z])|[〇○]{2,}"
)
_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f' ]\d{3}(?!\d))*(?:[.,]\d+)?")
_POINT: dict[Lang, str] = {"en": ".", "ja": ".", "de": ","}


class Sort(StrEnum):
    DATE = "date"
    TIME = "time"
    NUMBER = "number"
    LINK = "link"
    BLANK = "blank"


@dataclass(frozen=True)
class Fact:
    """One thing that a text says. `value` is the same for the same thing in every language."""

    sort: Sort
    value: str
    #: Of a date: its first and last day.
    days: tuple[date, date] | None = None


@dataclass(frozen=True)
class Difference:
    """A fact that stands in the texts of some languages and is missing in others."""

    fact: Fact
    there: tuple[Lang, ...]
    missing: tuple[Lang, ...]


def differences(texts: Mapping[Lang, str], links: Mapping[Lang, list[str]], today: date) -> list[Difference]:
    """What does not stand in all of the texts, which are without markup.

    `links` are those behind words. `today` tells the year of a date that names none.
    """
    found = {lang: facts(text, lang, today, links.get(lang, ())) for lang, text in texts.items()}
    every = dict.fromkeys(fact for one in found.values() for fact in one)
    named = []
    for fact in every:
        there = tuple(lang for lang in texts if fact in found[lang])
        if len(there) < len(texts):
            named.append(Difference(fact, there, tuple(lang for lang in texts if fact not in found[lang])))
    return named


def facts(text: str, lang: Lang, today: date, links: list[str] | tuple[str, ...] = ()) -> set[Fact]:
    """Each thing once, however often the text says it."""
    found = {Fact(Sort.LINK, _address(link)) for link in links}
    rest = text
    for pattern, sort in ((_LINK, Sort.LINK), (_MAIL, Sort.LINK), (_BLANK, Sort.BLANK)):
        for match in pattern.finditer(rest):
            found.add(Fact(sort, _address(match[0]) if sort is Sort.LINK else _blank(match[0])))
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)
    for clock in read_times(rest):
        found.add(Fact(Sort.TIME, f"{clock.time:%H:%M}"))
        rest = _without(rest, clock.span)
    for reading in read_dates(rest, lang, today, prefer="future"):
        if reading.kind == "absolute" and any(sign.isdigit() for sign in rest[slice(*reading.span)]):
            days = (reading.start, reading.end)
            found.add(Fact(Sort.DATE, f"{days[0]}/{days[1]}", days))
            rest = _without(rest, reading.span)
    for match in _NUMBER.finditer(normalise(rest).text):
        found.add(Fact(Sort.NUMBER, _number(match[0], lang)))
    return found


def _address(link: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", link, flags=re.IGNORECASE).rstrip("/")


def _blank(blank: str) -> str:
    """What stands in braces is a name that stays; other blanks are described in each language."""
    return blank if blank.startswith("{") else {"[": "[…]", "_": "___"}.get(blank[0], blank)


def _number(written: str, lang: Lang) -> str:
    """The digits, with a point before the fraction: by the language's custom, and by their number."""
    split = re.fullmatch(r"(.*)([.,])(\d+)", written)
    fraction = ""
    if split and (split[2] == _POINT[lang] or len(split[3]) != 3):
        written, fraction = split[1], split[3].rstrip("0")
    digits = re.sub(r"\D", "", written).lstrip("0") or "0"
    return f"{digits}.{fraction}" if fraction else digits


def _without(text: str, span: tuple[int, int]) -> str:
    return text[: span[0]] + " " * (span[1] - span[0]) + text[span[1] :]
