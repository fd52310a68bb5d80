"""The programme made ready for questions: what each entry is called, tells of, and relates to.

Built once for a programme and never changed. `Facets` says of one entry which words and
which other entries it can explain in a question; the maps of `Index` find entries by them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.programme.dates import ProgrammeDate
from bot.programme.model import LANGS, Entry, Event, Programme, Visit
from bot.questions import entries
from bot.questions.compounds import Compounds
from bot.questions.sentence import folded, lightened
from bot.questions.slips import Vocabulary
from bot.questions.stems import Stems, stems_of
from bot.questions.text import Word, words


@dataclass(frozen=True, slots=True)
class Facets:
    """What one entry can explain in a question."""

    entry: Entry
    #: The sorts of thing it is: "visit", "event", "seminar", "hospital", "field", …
    sorts: frozenset[str]
    #: Stems of Latin words and how well each explains the entry.
    stems: Stems
    #: Folded Japanese of its names, of its own text, and of what belongs to it.
    japanese: tuple[str, str, str]
    #: Keys of the entries that it has to do with.
    related: frozenset[str]
    dates: ProgrammeDate | None
    #: Keys of the cities where it takes place and from which people come.
    host: str | None
    guests: str | None


@dataclass(frozen=True)
class Index:
    programme: Programme
    facets: Mapping[str, Facets]
    #: Alias (lightened) → keys; and for each beginning the lengths that aliases have.
    aliases: Mapping[str, tuple[str, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    by_stem: Mapping[str, tuple[str, ...]]
    by_bigram: Mapping[str, tuple[str, ...]]
    by_sort: Mapping[str, tuple[str, ...]]
    by_relation: Mapping[str, tuple[str, ...]]
    #: Every Latin word of the programme, folded, and every alias of several: what slips are compared with.
    vocabulary: Vocabulary
    phrases: Vocabulary
    #: Every stem in a name.
    names: Compounds

    def rarity(self, key: str) -> float:
        """How telling a stem or bigram is: 0.3 where most entries have it, up to 1.5."""
        holders = len(self.by_stem.get(key, ())) or len(self.by_bigram.get(key, ()))
        if not holders:
            return 1.5
        return max(0.3, min(1.5, math.log(len(self.facets) / holders) / 3))


def build(programme: Programme) -> Index:
    """Index a programme. Pure and in time linear in its size."""
    texts = _Texts()
    told = {entry.key: texts.of(entry) for entry in programme}
    facets = {entry.key: _facets(entry, programme, told) for entry in programme}
    by_stem: dict[str, list[str]] = defaultdict(list)
    by_bigram: dict[str, list[str]] = defaultdict(list)
    by_sort: dict[str, list[str]] = defaultdict(list)
    by_relation: dict[str, list[str]] = defaultdict(list)
    for key, held in facets.items():
        for stem in held.stems.keys_at_once():
            by_stem[stem].append(key)
        for bigram in {pair for text in held.japanese[:2] for pair in bigrams(text)}:
            by_bigram[bigram].append(key)
        for sort in held.sorts:
            by_sort[sort].append(key)
        for related in held.related:
            by_relation[related].append(key)
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in texts.aliases:
        lengths[name[:2]].add(len(name))
    return Index(
        programme=programme,
        facets=facets,
        aliases=texts.aliases,
        lengths={start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()},
        by_stem=_frozen(by_stem),
        by_bigram=_frozen(by_bigram),
        by_sort=_frozen(by_sort),
        by_relation=_frozen(by_relation),
        vocabulary=Vocabulary(texts.vocabulary),
        phrases=Vocabulary(name for name in texts.aliases if " " in name),
        names=Compounds(stem for held in facets.values() for stem in held.stems.names),
    )


def bigrams(text: str) -> Iterator[str]:
    """Pairs of neighbouring Japanese characters: what an index without word limits can hold."""
    return (text[at : at + 2] for at in range(len(text) - 1) if text[at] > "\u3000" < text[at + 1])


# --- what is read of an entry -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """An entry's words by themselves, before those of what belongs to it are looked up."""

    stems: Stems
    #: Folded Japanese of all its names, of its own text, and of its name and its text.
    names: str
    own: str
    whole: str


class _Texts:
    """Reads every text once, and gathers the words and the names of all."""

    def __init__(self) -> None:
        #: The keys of the entries that bear a name; most names are borne by one.
        self.aliases: dict[str, tuple[str, ...]] = {}
        self.vocabulary: set[str] = set()
        #: One string for each stem, however often it occurs.
        self._stems: dict[str, tuple[str, ...]] = {}
        self._one: dict[str, str] = {}

    def of(self, entry: Entry) -> _Told:
        names = list(dict.fromkeys(entries.names_of(entry)))
        own, whole = entries.own_texts(entry), entries.texts_of(entry)
        wordings = [text[lang] for text in whole for lang in LANGS]
        spoken = {text: tuple(words(text)) for text in {*names, *wordings}}
        stems = {text: self._stems_of(found) for text, found in spoken.items()}
        self._called(entry.key, (lightened(spoken[name]) for name in names))

        def japanese(texts: Iterable[str]) -> str:
            return " ".join(folded(spoken[text]) for text in texts if not text.isascii())

        return _Told(
            Stems(
                frozenset().union(*(stems[name] for name in names)),
                frozenset().union(*(stems[text] for text in wordings)),
            ),
            japanese(entries.names_of(entry)),
            japanese(text.ja for text in own),
            japanese(text.ja for text in whole),
        )

    def _called(self, key: str, names: Iterable[str]) -> None:
        alone = (key,)
        for name in dict.fromkeys(names):
            others = self.aliases.get(name)
            if name:
                self.aliases[name] = (*others, key) if others else alone

    def _stems_of(self, found: tuple[Word, ...]) -> set[str]:
        all_stems: set[str] = set()
        for word in found:
            stems = self._stems.get(word.folded)
            if stems is None:
                stems = tuple(self._one.setdefault(stem, stem) for stem in stems_of(word))
                self._stems[word.folded] = stems
                if word.script == "latin" and len(word.folded) > 2:
                    self.vocabulary.add(word.folded)
            all_stems.update(stems)
        return all_stems


def _facets(entry: Entry, programme: Programme, told: Mapping[str, _Told]) -> Facets:
    parent = programme.parents.get(entry.key)
    near = [told[other.key] for other in entries.belonging(entry, parent, programme)]
    own = told[entry.key]
    own.stems.belong(other.stems for other in near)
    visit = entry if isinstance(entry, Visit) else parent if isinstance(parent, Visit) else None
    return Facets(
        entry=entry,
        sorts=frozenset(entries.sorts(entry, parent)),
        stems=own.stems,
        japanese=(own.names, own.own, " ".join(other.whole for other in near if other.whole)),
        related=frozenset(entries.related(entry, parent, programme)) - {entry.key},
        dates=entries.dates_of(entry, programme),
        host=visit.host if visit else entry.city if isinstance(entry, Event) else None,
        guests=visit.guests if visit else None,
    )


def _frozen(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in found.items()}
