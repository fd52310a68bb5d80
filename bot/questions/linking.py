"""Names in a sentence: which entries are mentioned, by any alias, in any language, also misspelt.

The longest name wins where names overlap. In Japanese a name may stand anywhere in a run of
characters; in Latin script it is whole words, each with or without an ending.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.programme.model import Lang
from bot.questions.cues import known_words, word_beginnings
from bot.questions.index import Index
from bot.questions.lexicon import is_light
from bot.questions.sentence import Sentence, light
from bot.questions.slips import Vocabulary
from bot.questions.text import Word, split_compound

#: A slip changes one letter in a short word and two in a long one.
_SHORT, _LONG = 4, 10
#: From this length on one letter may be another.
_REPLACED = 8
#: So much longer or shorter may a misspelt name of several words be.
_SLIPS = 2
#: The longest ending that a word may have behind the beginning that cues know.
_ENDING = 6
#: How alike a misspelt name of several words must be.
_ALIKE = 0.82


@dataclass(frozen=True)
class Mention:
    """A name that stands at `start` to `end` of the folded sentence, and the entries that bear it."""

    keys: tuple[str, ...]
    start: int
    end: int
    words: range


def find_mentions(sentence: Sentence, index: Index) -> list[Mention]:
    """All names in a sentence, none inside another, in the order of their places."""
    text = sentence.lightened
    hits = sorted(_hits(sentence, index), key=lambda hit: (hit[0] - hit[1], hit[0]))
    taken = [False] * len(text)
    found: list[Mention] = []
    for start, end, keys in hits:
        if any(taken[start:end]):
            continue
        taken[start:end] = [True] * (end - start)
        touched = sentence.word_range(start, end, lightened=True)
        found.append(Mention(keys, _full(sentence, start), _full(sentence, end - 1) + 1, touched))
    found = [_whole_word(sentence, mention) for mention in found]
    return sorted(found, key=lambda mention: mention.start)


def _hits(sentence: Sentence, index: Index) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    text = sentence.lightened
    ends = {end for _, end in sentence.light_places}
    for number, (first, last) in enumerate(sentence.light_places):
        latin = sentence.words[number].script in ("latin", "digits")
        for start in (first,) if latin else range(first, last):
            for length in index.lengths.get(text[start : start + 2], ()):
                end = start + length
                name = text[start:end]
                if len(name) < length or name not in index.aliases:
                    continue
                if name[-1].isascii() and end not in ends:
                    continue
                yield start, end, index.aliases[name]


def _full(sentence: Sentence, place: int) -> int:
    """The place in `folded` of a place in `lightened`."""
    for (start, end), (full, _) in zip(sentence.light_places, sentence.places, strict=True):
        if start <= place < end:
            return full + place - start
    return place


def _whole_word(sentence: Sentence, mention: Mention) -> Mention:
    """Let a Latin name cover the ending that was taken off its last word."""
    last = mention.words[-1]
    if sentence.words[last].script != "latin":
        return mention
    return Mention(mention.keys, mention.start, sentence.places[last][1], mention.words)


# --- slips of the pen -------------------------------------------------------------------------


def mend(sentence: Sentence, index: Index, lang: Lang, dated: frozenset[int] = frozenset()) -> Sentence:
    """Give the sentence with words that nobody knows replaced by the known one meant.

    The first letter must be right (or swapped with the second): Osaka is no slip for Asaka.
    """
    mended = sentence.original
    for word in reversed(sentence.words):
        if word.script == "latin" and word.start not in dated and not is_known(word, index, lang):
            better = _nearest(word.folded, index, lang) or _beginning(word.folded, lang)
            if better:
                mended = mended[: word.start] + better + mended[word.end :]
    mended_sentence = Sentence.of(mended) if mended != sentence.original else sentence
    return _mend_phrases(mended_sentence, index, lang)


def is_known(word: Word, index: Index, lang: Lang) -> bool:
    """Whether a Latin word means something here: in the programme, or to the language's words."""
    folded = word.folded
    return (
        len(folded) < _SHORT
        or any(char.isdigit() for char in folded)
        or folded in index.vocabulary
        or folded in known_words(lang)
        or is_light(folded, lang)
        or (lang == "de" and any(form in index.vocabulary for form in _german_forms(folded)))
        or (lang != "en" and bool(split_compound(folded, index.vocabulary)))
    )


def _german_forms(folded: str) -> Iterator[str]:
    """Other forms of a German word: deutscher for deutsche, Lehrerinnen for Lehrer."""
    bare = re.sub(r"e[rsnm]?$", "", folded)
    yield from (bare + ending for ending in ("e", "er", "es", "en", "em") if bare != folded)
    yield re.sub(r"in(?:nen)?$", "", folded)


def _nearest(folded: str, index: Index, lang: Lang) -> str | None:
    allowed = 1 if len(folded) < _LONG else 2
    if len(folded) < _SHORT + 1:
        return None
    short = len(folded) < _SHORT + 2
    pool = (
        known
        for vocabulary in (index.vocabulary, _of_language(lang))
        for known in vocabulary.like(folded, allowed)
        if len(known) > _SHORT and _may_be_slip(folded, known, short)
    )
    best = process.extractOne(folded, pool, scorer=OSA.distance, score_cutoff=allowed)
    return best[0] if best else None


def _may_be_slip(said: str, known: str, short: bool) -> bool:
    """In a short word a slip only loses a letter or swaps two: "Frauen" are no "Fragen"."""
    if len(known) == len(said) and len(said) < _REPLACED:
        return sorted(known) == sorted(said)
    return not short or len(known) > len(said)


def _beginning(folded: str, lang: Lang) -> str | None:
    """The word with its beginning mended, where cues know words by that: "organiisations"."""
    for stem in word_beginnings(lang):
        if stem[0] != folded[0] or not -1 <= len(folded) - len(stem) <= _ENDING:
            continue
        for size in (len(stem), len(stem) - 1, len(stem) + 1):
            if OSA.distance(folded[:size], stem, score_cutoff=1) <= 1:
                return stem + folded[size:]
    return None


@cache
def _of_language(lang: Lang) -> Vocabulary:
    return Vocabulary(known_words(lang))


def _keeps_known_words(phrase: Sequence[Word], alias: str, index: Index, lang: Lang) -> bool:
    """Whether a name differs only where a word is misspelt: an ambassador is no misspelt embassy."""
    meant = alias.split()
    return len(meant) == len(phrase) and all(
        light(word.folded) == other or not is_known(word, index, lang)
        for word, other in zip(phrase, meant, strict=True)
    )


def _mend_phrases(sentence: Sentence, index: Index, lang: Lang) -> Sentence:
    """Mend names of several words as a whole: "studie tour"."""
    words = sentence.words
    for at, word in enumerate(words):
        if word.script != "latin" or is_known(word, index, lang):
            continue
        for size in (3, 2):
            for first in range(max(0, at - size + 1), min(at, len(words) - size) + 1):
                phrase = words[first : first + size]
                said = " ".join(part.folded for part in phrase)
                pool = (alias for alias in index.phrases.like(said, _SLIPS) if alias[:1] == said[:1])
                best = process.extractOne(said, pool, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE)
                if best and _keeps_known_words(phrase, best[0], index, lang):
                    text = sentence.original
                    return Sentence.of(text[: phrase[0].start] + best[0] + text[phrase[-1].end :])
    return sentence
