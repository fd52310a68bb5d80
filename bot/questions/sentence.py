"""A sentence made ready for matching: one folded string, and where each word stands in it.

Words that touch in the original touch here; whatever stood between others is one blank. So
an alias, a cue and a question meet in one form, whatever their dashes, dots and brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.questions.text import LONGEST_WORD, Word, words

_ENDING = re.compile(r"(?:ens|en|es|em|e|n|s)$")
_SHORTEST = 4


def light(word: str) -> str:
    """Take one German or English ending off a folded word: Essener, Koriyamas, Institute."""
    return _light(word) if len(word) <= LONGEST_WORD else word


@lru_cache(maxsize=20_000)
def _light(word: str) -> str:
    if not word.isascii() or (not word.isalpha() and any(char.isdigit() for char in word)):
        return word
    bare = word.removesuffix("'s")
    shorter = _ENDING.sub("", bare, count=1)
    return shorter if len(shorter) >= _SHORTEST else bare


@dataclass(frozen=True)
class Sentence:
    """`folded` keeps whole words; `lightened` has them without endings, for names."""

    original: str
    words: tuple[Word, ...]
    folded: str
    lightened: str
    #: Where each word stands in `folded` and in `lightened`.
    places: tuple[tuple[int, int], ...]
    light_places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> Sentence:
        found = tuple(words(text))
        whole, places = _joined(found, [word.folded for word in found])
        bare, light_places = _joined(found, [light(word.folded) for word in found])
        return cls(text, found, whole, bare, places, light_places)

    @cached_property
    def starts(self) -> dict[int, int]:
        """The word that begins at a place of `lightened`."""
        return {start: number for number, (start, _) in enumerate(self.light_places)}

    def word_range(self, start: int, end: int, *, lightened: bool = False) -> range:
        """The words that a span of `folded` (or `lightened`) touches."""
        places = self.light_places if lightened else self.places
        touched = [number for number, (first, last) in enumerate(places) if first < end and start < last]
        return range(touched[0], touched[-1] + 1) if touched else range(0)


def folded(found: tuple[Word, ...]) -> str:
    """The words as `Sentence.folded` has them."""
    return _joined(found, [word.folded for word in found])[0]


def lightened(found: tuple[Word, ...]) -> str:
    """The words as `Sentence.lightened` has them."""
    return _joined(found, [light(word.folded) for word in found])[0]


def _joined(found: tuple[Word, ...], forms: list[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Put words together in some form of each; also where each stands."""
    out: list[str] = []
    places: list[tuple[int, int]] = []
    length = end = 0
    for word, form in zip(found, forms, strict=True):
        if places and word.start != end:
            out.append(" ")
            length += 1
        start, length, end = length, length + len(form), word.end
        places.append((start, length))
        out.append(form)
    return "".join(out), tuple(places)
