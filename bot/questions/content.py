"""What is left of a sentence: the words that no name, cue, date or harmless word claims."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.programme.model import Lang
from bot.questions.cues import Cue
from bot.questions.dates import DateReading
from bot.questions.index import Index
from bot.questions.lexicon import harmless, is_light, same_meaning
from bot.questions.linking import Mention
from bot.questions.sentence import Sentence
from bot.questions.stems import stems_of
from bot.questions.text import Word, split_compound
from bot.questions.words.light_ja import LIGHT_VERBS


@dataclass(frozen=True)
class Unit:
    """A content word that an entry must explain. `parts` holds, for each part of a compound, its stems."""

    text: str
    parts: tuple[tuple[str, ...], ...]
    japanese: bool
    #: It is somewhere in the programme.
    known: bool
    #: It is written as a name is.
    proper: bool = False
    #: It frames questions more often than it narrows them: an entry that holds it gains, others lose nothing.
    light: bool = False


def claimed_by(
    sentence: Sentence, mentions: list[Mention], cues: list[Cue], dates: list[DateReading], lang: Lang
) -> list[bool]:
    claimed = [False] * (len(sentence.folded) + 1)

    def claim(start: int, end: int) -> None:
        claimed[start:end] = [True] * (end - start)

    for mention in mentions:
        claim(mention.start, mention.end)
    for cue in cues:
        touched = sentence.word_range(cue.start, cue.end)
        if not cue.gapped:
            claim(cue.start, cue.end)
        elif touched:
            claim(*sentence.places[touched[0]])
            claim(*sentence.places[touched[-1]])
    for found in dates:
        for word, (start, end) in zip(sentence.words, sentence.places, strict=True):
            overlap = max(word.start, found.span[0]), min(word.end, found.span[1])
            if overlap[0] < overlap[1]:
                if word.script == "latin":
                    claim(start, end)
                else:
                    claim(start + overlap[0] - word.start, start + overlap[1] - word.start)
    known = harmless(lang)
    for word, (start, end) in zip(sentence.words, sentence.places, strict=True):
        if word.folded in known or (word.script == "latin" and len(word.folded) == 1):
            claim(start, end)
    if lang == "ja":
        for phrase in sorted((w for w in known if len(w) > 1), key=len, reverse=True):
            at = sentence.folded.find(phrase)
            while at >= 0:
                if not any(claimed[at : at + len(phrase)]):
                    claim(at, at + len(phrase))
                at = sentence.folded.find(phrase, at + 1)
    return claimed


def units_of(
    sentence: Sentence, claimed: list[bool], index: Index, lang: Lang, *, aside: int = 0
) -> list[Unit]:
    """The content words. Those among the first `aside` words count only where an entry holds them."""
    units: list[Unit] = []
    for number, (word, (start, end)) in enumerate(zip(sentence.words, sentence.places, strict=True)):
        found: list[Unit] = []
        if word.script in ("latin", "digits", "other"):
            if not claimed[start]:
                found = _latin_unit(word, index, lang, proper=_is_name(sentence, number))
        elif word.script in ("kanji", "katakana"):
            found = _japanese_units(word, start, end, claimed, sentence.folded, index, lang)
        if number < aside:
            found = [replace(unit, light=unit.known) for unit in found if unit.known or unit.proper]
        units += found
    return units


#: A name stands behind these, however it is written: "from bochum".
_BEFORE_NAMES = frozenset({"from", "between", "aus", "zwischen"})


def _is_name(sentence: Sentence, number: int) -> bool | None:
    """Whether a word is written as a name; None where the sentence shows no capitals, or only such."""
    if number and sentence.words[number - 1].folded in _BEFORE_NAMES:
        return True
    later = sentence.original[1:]
    if later in (later.lower(), later.upper()):
        return None
    word = sentence.words[number]
    begins = re.search(r"(?:\A|[.!?:]\s*)$", sentence.original[: word.start]) is not None
    return word.text[:1].isupper() and not begins


def _latin_unit(word: Word, index: Index, lang: Lang, *, proper: bool | None) -> list[Unit]:
    stems = _stems_with_synonyms(word.folded, lang)
    parts: tuple[tuple[str, ...], ...] = (stems,)
    known = any(stem in index.by_stem for stem in stems)
    light = is_light(word.folded, lang)
    if light and not known:
        return []
    if not known:
        pieces = split_compound(word.folded, _Words(index, lang))
        if pieces:
            parts = tuple(_stems_with_synonyms(piece, lang) for piece in pieces)
            known = all(any(stem in index.by_stem for stem in part) for part in parts)
    # What the programme does not know may be a name where a sentence does not show which words are.
    named = not known if proper is None else proper
    return [Unit(word.folded, parts, False, known, named, light)]


@lru_cache(maxsize=20_000)
def _stems_with_synonyms(folded: str, lang: Lang) -> tuple[str, ...]:
    words = (Sentence.of(text).words[0] for text in (folded, *same_meaning(folded, lang)))
    return tuple(dict.fromkeys(stem for word in words for stem in stems_of(word)))


class _Words(Container[str]):
    """What a compound may be made of: words of the programme, and synonyms of such."""

    def __init__(self, index: Index, lang: Lang) -> None:
        self._index, self._lang = index, lang

    def __contains__(self, word: object) -> bool:
        return word in self._index.vocabulary or bool(same_meaning(str(word), self._lang))


def _inflects(folded: str, stop: int) -> bool:
    """Whether a lone kanji is the stem of a verb or adjective: 挙がる, 並べる; a particle may not follow."""
    after = folded[stop : stop + 1]
    return "ァ" <= after <= "ン" and after not in "ハガヲニデトヘモノヤカ"


def _japanese_units(
    word: Word, start: int, end: int, claimed: list[bool], folded: str, index: Index, lang: Lang
) -> list[Unit]:
    units: list[Unit] = []
    at = start
    while at < end:
        if claimed[at]:
            at += 1
            continue
        stop = at
        while stop < end and not claimed[stop]:
            stop += 1
        run = folded[at:stop]
        inflected = len(run) == 1 and _inflects(folded, stop)
        if inflected and run in LIGHT_VERBS:
            at = stop
            continue
        if inflected:
            # The stem of a verb that says something: 買う, 歌う.
            run += folded[stop]
        if len(run) > 1 or run not in harmless("ja"):
            pairs = [run[i : i + 2] for i in range(len(run) - 1)]
            # A katakana run is one word, of which a part shows nothing; of kanji more than half is known.
            held = [pair in index.by_bigram for pair in pairs]
            known = all(held) if word.script == "katakana" else 2 * sum(held) > len(held) or not held
            units.append(Unit(run, ((run,),), True, known, word.script == "katakana"))
        at = stop
    return units
