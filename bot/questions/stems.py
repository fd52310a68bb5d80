"""The stems that an entry can explain in a question, and how well it explains each."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
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

    __slots__ = ("_near", "names", "told")

    def __init__(self, names: frozenset[str], told: frozenset[str]) -> None:
        """`told` are the stems of the name proper and of the texts; `names` has those of aliases too."""
        self.names = names
        self.told = told
        self._near: tuple[frozenset[str], ...] = ()

    def belong(self, near: Iterable["Stems"]) -> None:
        """Set what belongs to the entry; entries belong to each other, so none can come first."""
        # Not the others themselves, which would make circles that only the garbage collector frees.
        self._near = tuple(other.told for other in near)

    def __getitem__(self, stem: str) -> float:
        tier = self._tier(stem)
        if not tier:
            raise KeyError(stem)
        return tier

    @overload
    def get(self, key: str, /) -> float | None: ...
    @overload
    def get(self, key: str, /, default: "float | _Default") -> "float | _Default": ...
    def get(self, key: str, /, default: "float | _Default | None" = None) -> "float | _Default | None":
        """As of any mapping; the inherited one would raise and catch for each stem that is not there."""
        return self._tier(key) or default

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys_at_once())

    def __len__(self) -> int:
        return len(self.keys_at_once())

    def keys_at_once(self) -> set[str]:
        return set(self.names).union(self.told, *self._near)

    def _tier(self, stem: str) -> float:
        if stem in self.names:
            return NAME
        if stem in self.told:
            return OWN
        for told in self._near:
            if stem in told:
                return NEAR
        return 0.0
