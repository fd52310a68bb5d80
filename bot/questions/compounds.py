"""Words that begin or end with another, found without looking at every word there is."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

#: Comes after every letter.
_LAST = "\U0010ffff"


class Compounds:
    __slots__ = ("_backwards", "_forwards", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        self._forwards = sorted(self._words)
        self._backwards = sorted(word[::-1] for word in self._words)

    def holding(self, part: str, least: int) -> Iterator[str]:
        """The word itself and, where it has at least so many letters, those that it begins or ends."""
        if part in self._words:
            yield part
        if len(part) >= least:
            yield from _beginning(part, self._forwards)
            yield from (word[::-1] for word in _beginning(part[::-1], self._backwards))


def _beginning(start: str, words: list[str]) -> list[str]:
    return words[bisect_left(words, start) : bisect_left(words, start + _LAST)]
