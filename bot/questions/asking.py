"""Which sorts of thing a question asks for, and which it only mentions.

"Which school went?" asks for a school; "the trip with the school, when is it?" does not.
"""

from __future__ import annotations

import re

from bot.programme.model import Lang
from bot.questions.content import Unit
from bot.questions.cues import Cue
from bot.questions.model import Slot
from bot.questions.reading import Reading

#: What stands before the thing asked for: at most three words of description between.
#: The last group is the word that asks.
_BEFORE: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:^|.* )(which|what|whose|how many|number of|any|all|every|each|list|name|names of"
        r"|an?|other|others)"
        r"(?: [^ ]+){0,3} $"
    ),
    "de": re.compile(
        r"(?:^|.* )(welche[rsnm]?|was fur|wie viele|wieviele|wie vielen|anzahl der|alle|jede[rsn]?"
        r"|liste der|nenne?n?"
        r"|irgendein\w*|eine?[nrs]?|weitere|andere)(?: [^ ]+){0,3} $"
    ),
    "ja": re.compile(r".*(?:ドノ|ドンナ|何ノ|ナンノ|ドウイウ|ドコノ|ドノヨウナ|何トイウ|何|イクツノ)$"),
}
#: In Japanese the thing asked for may also be the topic of the sentence: 企業は?, 企業を教えて.
_AFTER_JAPANESE = re.compile(
    r"(?:名|名前)?(?:ハ|ヲ|ガ|デ|ニハ|トシテ|ツテ)?(?:ドコ|ドレ|何|ナニ|ナン|誰|ダレ|ドナタ|ドチラ|イクツ|全部|スベテ|教エ|オシエ|知リ|挙ゲ"
    r"|列挙|アリ|アル|イマス|一覧)|(?:名|名前)?(?:ハ|ヲ)?$|ノ一覧|ノ名前|ノ名称|ノリスト"
)


_OR: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"\bor\b"),
    "de": re.compile(r"\boder\b"),
    "ja": re.compile("それとも|または|あるいは"),
}


def is_alternative(reading: Reading) -> bool:
    """Whether one of several is to be chosen: "in February or March?"."""
    return bool(_OR[reading.lang].search(reading.sentence.original.lower()))


def asks_for(sort: str, reading: Reading) -> bool:
    """Whether things of this sort are what is asked for."""
    cues = [cue for cue in reading.cues if cue.meaning == f"sort:{sort}"]
    return any(_asked(cue.start, cue.end, reading) for cue in cues)


def is_asked_at(cue: Cue, reading: Reading) -> bool:
    """Whether the sort that this word names is what is asked for."""
    return _asked(cue.start, cue.end, reading)


def is_asked(unit: Unit, reading: Reading) -> bool:
    """Whether a noun that is no known sort is what is asked for: "which embassy"."""
    at = reading.sentence.folded.find(unit.text)
    return at > 0 and _asked(at, at + len(unit.text), reading)


def _asked(start: int, end: int, reading: Reading) -> bool:
    said = reading.sentence.folded
    if reading.lang == "ja":
        return bool(_BEFORE["ja"].match(said[:start]) or _AFTER_JAPANESE.match(said[end:].strip()))
    if start == 0:
        return True  # "companies on the second tour", as one types into a search box
    before = _BEFORE[reading.lang].match(said[:start])
    if before is None:
        return False
    # Another noun between is the one that is asked for: "which association of companies".
    other = [cue for cue in reading.cues if cue.meaning.startswith("sort:") and cue.end < start]
    return not any(before.end(1) <= cue.start for cue in other)


def was_seen(reading: Reading) -> bool:
    """Whether somebody went there, rather than they somewhere."""
    visited = ("visited", "besucht", "besichtigt", "訪レ", "視察", "見学", "訪問シ", "訪問サ")
    said = [
        reading.sentence.folded[cue.start : cue.end] for cue in reading.cues if cue.meaning == "sort:visit"
    ]
    return Slot.SITES in reading.slots or any(word.startswith(visited) for word in said)
