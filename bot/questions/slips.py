"""Words that a misspelt one may stand for, found without looking at every word there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator


class Vocabulary(Container[str]):
    """A set of words, also by first letter and length: a slip changes neither by much."""

    __slots__ = ("_by_start", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        by_start: dict[tuple[str, int], list[str]] = defaultdict(list)
        # In order, so that of two words equally near the same is chosen in every process.
        for word in sorted(self._words):
            by_start[word[:1], len(word)].append(word)
        self._by_start = {start: tuple(found) for start, found in by_start.items()}

    def __contains__(self, word: object) -> bool:
        return word in self._words

    def __len__(self) -> int:
        return len(self._words)

    def like(self, word: str, allowed: int) -> Iterator[str]:
        """Words at most `allowed` letters longer or shorter that begin alike: Osaka is no slip for Asaka.

        The first two letters may have changed places.
        """
        sizes = range(len(word) - allowed, len(word) + allowed + 1)
        for size in sizes:
            yield from self._by_start.get((word[:1], size), ())
            if word[1:2] != word[:1]:
                swapped = self._by_start.get((word[1:2], size), ())
                yield from (known for known in swapped if known[1:2] == word[:1])
