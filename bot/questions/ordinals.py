"""Numbers in a row: "the 2nd", "die dritte", 第3回."""

from __future__ import annotations

import re

from bot.programme.model import Lang
from bot.questions.dates import DateReading
from bot.questions.linking import Mention
from bot.questions.sentence import Sentence

_NUMBER_WORDS: dict[Lang, dict[str, int]] = {
    "en": {
        w: n
        for n, w in enumerate(
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
        )
    },
    "de": {
        w: n
        for n, w in enumerate(
            ["erst", "zweit", "dritt", "viert", "funft", "sechst", "siebt", "acht", "neunt", "zehnt"], 1
        )
    },
    "ja": {w: n for n, w in enumerate("一二三四五六七八九", 1)},
}
_ORDINALS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![a-z0-9])(?:(\d{1,3}) ?(?:st|nd|rd|th)|(?:no|number|nr) (\d{1,3})"
        r"|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))(?![a-z0-9])"
    ),
    "de": re.compile(
        r"(?<![a-z0-9])(?:(\d{1,3})(?= [a-z])|(?:nr|nummer) (\d{1,3})"
        r"|(erst|zweit|dritt|viert|funft|sechst|siebt|neunt|zehnt)(?:e|en|er|es|em))(?![a-z0-9])"
    ),
    "ja": re.compile(
        r"第? ?(\d{1,3}|[一二三四五六七八九]) ?(?:回目|回(?!数)|番目|度目|つ目|ツ目)"
        r"|第 ?(\d{1,3}|[一二三四五六七八九])"
    ),
}


def find_ordinals(
    sentence: Sentence, mentions: list[Mention], dates: list[DateReading], lang: Lang
) -> tuple[list[int], list[tuple[int, int]]]:
    """Numbers in a row ("the 2nd"), apart from those in names and dates."""
    numbers, spans = [], []
    dated = {
        number
        for found in dates
        for number, word in enumerate(sentence.words)
        if word.start < found.span[1] and found.span[0] < word.end
    }
    for match in _ORDINALS[lang].finditer(sentence.folded):
        start, end = match.span()
        if any(m.start <= start and end <= m.end for m in mentions):
            continue
        if dated & set(sentence.word_range(start, end)):
            continue
        if lang == "de" and match[1] and not _has_dot(sentence, start, end):
            continue
        said = next(group for group in match.groups() if group)
        numbers.append(int(said) if said.isdigit() else _NUMBER_WORDS[lang][said])
        spans.append((start, end))
    return numbers, spans


def _has_dot(sentence: Sentence, start: int, end: int) -> bool:
    word = sentence.words[sentence.word_range(start, end)[-1]]
    return sentence.original[word.end : word.end + 1] == "."
