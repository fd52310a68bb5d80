"""The stems that an entry can explain in a question, and how well it explains each."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import TypeVar, overload

from bot.questions.text import Word, stem, words

#: How well a word explains an entry: it is in a name, in its own text, or in what belongs to it.
NAME, OWN, NEAR = 1.0, 0.8, 0.5

_Default = TypeVar("_Default")


def stems_of(word: Word) -> tuple[str, ...]:
    """The stems of a Latin word in both languages that inflect; numbers are their own."""
    if word.script not in ("latin", "digits"):
        return ()
    return tuple({stem(word.folded, "en"), stem(word.folded, "de")})


@lru_cache(maxsize=4_000)
def stems_of_name(name: str) -> tuple[tuple[str, ...], ...]:
    """The stems of each Latin word of a name."""
    return tuple(stems_of(word) for word in words(name) if word.script == "latin")


class Stems(Mapping[str, float]):
    """Stem → tier. What belongs to the entry is looked up there: to copy it takes ten times the memory."""

    __slots__ = ("_called", "_near", "_own")

    def __init__(self, names: set[str], told: set[str]) -> None:
        """`told` are the stems of the name proper and of the texts; `names` has those of aliases too."""
        self._own = dict.fromkeys(told, OWN) | dict.fromkeys(names, NAME)
        self._called = frozenset(names - told)
        self._near: tuple[Stems, ...] = ()

    def belong(self, near: "tuple[Stems, ...]") -> None:
        """Set what belongs to the entry; entries belong to each other, so none can come first."""
        self._near = near

    def __getitem__(self, stem: str) -> float:
        tier = self._own.get(stem)
        if tier is not None:
            return tier
        for other in self._near:
            if other._tells(stem):
                return NEAR
        raise KeyError(stem)

    @overload
    def get(self, key: str, /) -> float | None: ...
    @overload
    def get(self, key: str, /, default: "float | _Default") -> "float | _Default": ...
    def get(self, key: str, /, default: "float | _Default | None" = None) -> "float | _Default | None":
        """As of any mapping; the inherited one would raise and catch for each stem that is not there."""
        tier = self._own.get(key)
        if tier is not None:
            return tier
        for other in self._near:
            if other._tells(key):
                return NEAR
        return default

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_at_once())

    def __len__(self) -> int:
        return len(self.keys_at_once())

    def keys_at_once(self) -> set[str]:
        return set(chain(self._own, *(other._told() for other in self._near)))

    def _tells(self, stem: str) -> bool:
        return stem in self._own and stem not in self._called

    def _told(self) -> set[str]:
        return self._own.keys() - self._called
