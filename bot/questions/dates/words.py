"""What a word can be in a date expression: one letter a kind, so that a rule is a pattern of letters.

d 1–31     q other two digits   n other number   c number word    o 13th   O first, 第2
y year     e 2019/20            P fiscal year    F the words "fiscal year"
M month    m a word that may be one (may, march)         I day of a month (13日)
W weekday  w a short one that may be another word (so, sun)
S season   s a word that may be one (fall)
g a feast with its date (Christmas)
N a year, R another unit, p '18: counted or short, until `reduce` makes a y, P, V or E of them
D K T Q H J E    day, week, month, quarter, half, year, weekend as units
X a day    k a week   j a month   V a quarter   L a half   E a weekend: known, as "tomorrow"
A a date in figures     B figures that may be one        Y now     $ month's end, year's end
r next, last, this      b early, mid, late    x rest of, later in
G ago      h hence      ~ within
i in, on   f of         a the     z from, between   t to   + and   | or
< before   > after      C since   U until, by
# a thing counted       v a verb after "may"        _ another word      , . - / and ! other signs
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.questions.text import fold

#: So many lexemes before a date are looked at: no text takes more than linear time.
NEAR = 10

#: The letter, and what the word stands for: a month's number, a season's name, a distance.
Entry = tuple[str, Any]
#: By first word, the longest phrase first: the further words and what the phrase is.
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], Entry], ...]]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One word of a sentence, or several that mean one thing; `start` and `end` in the normalised text."""

    code: str
    value: Any
    start: int
    end: int
    #: It counts from today: "next year", not 2020.
    relative: bool = False


def phrases(*tables: Mapping[str, Entry]) -> Phrases:
    """Index vocabularies by folded first word; a later table yields to an earlier one."""
    index: dict[str, dict[tuple[str, ...], Entry]] = {}
    for words in tables:
        for phrase, entry in words.items():
            first, *rest = (fold(word) for word in phrase.split())
            index.setdefault(first, {}).setdefault(tuple(rest), entry)
    return {
        first: tuple(sorted(found.items(), key=lambda item: -len(item[0]))) for first, found in index.items()
    }


def table(code: str, rows: Iterable[tuple[Any, str]]) -> dict[str, Entry]:
    """Rows of a value and its words; a blank inside a word is written as an underscore."""
    return {word.replace("_", " "): (code, value) for value, words in rows for word in words.split()}


def same(code: str, words: str, value: Any = None) -> dict[str, Entry]:
    """Words that mean the same."""
    return table(code, [(value, words)])
