"""Words that are a date or not by their neighbours: 春 in 春江, August before Thyssen."""

import re

from bot.questions.dates import english, german
from bot.questions.dates.words import Lexeme
from bot.questions.text import fold

_JOINED = re.compile("[\u30a1-\u30fa\u30fc\u3400-\u9fff]")


def settle_feasts(found: list[Lexeme], text: str) -> list[Lexeme]:
    """A feast is no date where it is part of another word: クリスマス市, Christmas market."""
    for place, lexeme in enumerate(found):
        if lexeme.code != "g":
            continue
        after = text[lexeme.end : lexeme.end + 1]
        joined = _JOINED.match(after) and after not in "前後以中頃当"
        following = found[place + 1] if place + 1 < len(found) else None
        noun = following is not None and following.code == "_" and following.start == lexeme.end + 1
        if joined or (noun and text[lexeme.start].isascii()):
            found[place] = Lexeme("_", None, lexeme.start, lexeme.end)
    return found


def settle_seasons(found: list[Lexeme], text: str) -> list[Lexeme]:
    """A season of one kanji counts unless it is part of another word: 夏に, 今年夏, but not 春江."""
    for place, lexeme in enumerate(found):
        if lexeme.code != "s" or text[lexeme.start : lexeme.end] not in "春夏秋冬":
            continue
        before = text[lexeme.start - 1 : lexeme.start]
        after = text[lexeme.end : lexeme.end + 1]
        dated = place > 0 and found[place - 1].code in "yNPjr"
        alone = not before or not re.match("[\u3400-\u9fff]", before)
        ends = not after or not re.match("[\u3400-\u9fff]", after) or after in "以頃前後中迄先末"
        code = "S" if ends and (dated or alone) else "_"
        found[place] = Lexeme(code, lexeme.value, lexeme.start, lexeme.end)
    return found


#: Months that are first names too, and what may follow them where they are months.
_FIRST_NAMES = ("August", "April", "June", "Jan", "May", "March")
_OCCASIONS = frozenset(map(fold, (*german.OCCASIONS, *english.OCCASIONS)))


_TITLES = frozenset({"herr", "herrn", "frau", "mr", "mrs", "ms", "dr", "prof", "mister", "familie", "family"})


def settle_names(found: list[Lexeme], text: str) -> list[Lexeme]:
    """August Thyssen is a person: a month's name before another name, with nothing that makes it a date."""
    for place, lexeme in enumerate(found):
        if lexeme.code in "MmWwSs" and _titled(found, place, text):
            found[place] = Lexeme("_", None, lexeme.start, lexeme.end)
    for place, lexeme in enumerate(found[:-1]):
        if lexeme.code not in "Mm" or text[lexeme.start : lexeme.end].capitalize() not in _FIRST_NAMES:
            continue
        after = found[place + 1]
        name = text[after.start : after.end]
        before = found[place - 1].code if place else "_"
        beside = (
            after.start == lexeme.end + 1
            and after.code == "_"
            and name.istitle()
            and text[lexeme.start].isupper()
        )
        if lexeme.code == "m" and before == "a" and fold(name) in _OCCASIONS:
            found[place] = Lexeme("M", lexeme.value, lexeme.start, lexeme.end)  # the May meeting
        if beside and before in "_!#v" and fold(name) not in _OCCASIONS:
            found[place] = Lexeme("_", None, lexeme.start, lexeme.end)
    return found


def _titled(found: list[Lexeme], place: int, text: str) -> bool:
    """Frau Mai, Mr. March."""
    before = [lexeme for lexeme in found[max(0, place - 2) : place] if lexeme.code != "."]
    return bool(before) and fold(text[before[-1].start : before[-1].end]) in _TITLES
