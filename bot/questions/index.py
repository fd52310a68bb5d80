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
from bot.programme.model import LANGS, Entry, Event, Programme, Text, Visit
from bot.questions import entries
from bot.questions.sentence import Sentence
from bot.questions.slips import Vocabulary
from bot.questions.stems import Stems, stems_of


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

    def rarity(self, key: str) -> float:
        """How telling a stem or bigram is: 0.3 where most entries have it, up to 1.5."""
        holders = len(self.by_stem.get(key, ())) or len(self.by_bigram.get(key, ()))
        if not holders:
            return 1.5
        return max(0.3, min(1.5, math.log(len(self.facets) / holders) / 3))


def build(programme: Programme) -> Index:
    """Index a programme. Pure and in time linear in its size."""
    texts = _Texts()
    facets = _all_facets(programme, texts)
    by_stem: dict[str, list[str]] = defaultdict(list)
    by_bigram: dict[str, list[str]] = defaultdict(list)
    by_sort: dict[str, list[str]] = defaultdict(list)
    by_relation: dict[str, list[str]] = defaultdict(list)
    for held in facets.values():
        key = held.entry.key
        for stem in held.stems.keys_at_once():
            by_stem[stem].append(key)
        for bigram in {pair for text in held.japanese[:2] for pair in bigrams(text)}:
            by_bigram[bigram].append(key)
        for sort in held.sorts:
            by_sort[sort].append(key)
        for related in held.related:
            by_relation[related].append(key)
    aliases = _aliases(programme, texts)
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in aliases:
        lengths[name[:2]].add(len(name))
    return Index(
        programme=programme,
        facets=facets,
        aliases=aliases,
        lengths={start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()},
        by_stem=_frozen(by_stem),
        by_bigram=_frozen(by_bigram),
        by_sort=_frozen(by_sort),
        by_relation=_frozen(by_relation),
        vocabulary=Vocabulary(texts.vocabulary),
        phrases=Vocabulary(name for name in aliases if " " in name),
    )


def bigrams(text: str) -> Iterator[str]:
    """Pairs of neighbouring Japanese characters: what an index without word limits can hold."""
    return (text[at : at + 2] for at in range(len(text) - 1) if text[at] > "\u3000" < text[at + 1])


def _aliases(programme: Programme, texts: _Texts) -> dict[str, tuple[str, ...]]:
    """The keys of the entries that bear each name; most names are borne by one."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in programme:
        alone = (entry.key,)
        for alias in dict.fromkeys(entries.names_of(entry)):
            name = texts[alias].lightened
            others = found.get(name, ())
            if name and entry.key not in others:
                found[name] = (*others, entry.key) if others else alone
    return found


# --- facets -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Told:
    """What one text says: its stems, its folded form, and the form in which names are found."""

    stems: frozenset[str]
    folded: str
    lightened: str


class _Texts:
    """Reads each text once: names and wordings recur in all that they belong to."""

    def __init__(self) -> None:
        self._told: dict[str, _Told] = {}
        self.vocabulary: set[str] = set()

    def __getitem__(self, text: str) -> _Told:
        told = self._told.get(text)
        if told is None:
            told = self._told[text] = self._read(text)
        return told

    def stems(self, texts: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*(self[text].stems for text in texts))

    def japanese(self, texts: Iterable[str]) -> str:
        return " ".join(self[text].folded for text in texts if not text.isascii())

    def _read(self, text: str) -> _Told:
        spoken = Sentence.of(text)
        latin = [word for word in spoken.words if word.script in ("latin", "digits")]
        self.vocabulary.update(w.folded for w in latin if w.script == "latin" and len(w.folded) > 2)
        stems = frozenset(stem for word in latin for stem in stems_of(word))
        return _Told(stems, spoken.folded, spoken.lightened)


def _all_facets(programme: Programme, texts: _Texts) -> dict[str, Facets]:
    stems = {entry.key: _stems(entry, texts) for entry in programme}
    japanese = {entry.key: texts.japanese(text.ja for text in entries.texts_of(entry)) for entry in programme}
    facets = {}
    for entry in programme:
        parent = programme.parents.get(entry.key)
        near = entries.belonging(entry, parent, programme)
        stems[entry.key].belong(tuple(stems[other.key] for other in near))
        visit = entry if isinstance(entry, Visit) else parent if isinstance(parent, Visit) else None
        facets[entry.key] = Facets(
            entry=entry,
            sorts=frozenset(entries.sorts(entry, parent)),
            stems=stems[entry.key],
            japanese=(
                texts.japanese(entries.names_of(entry)),
                texts.japanese(text.ja for text in entries.own_texts(entry)),
                " ".join(text for text in (japanese[other.key] for other in near) if text),
            ),
            related=frozenset(entries.related(entry, parent, programme)) - {entry.key},
            dates=entries.dates_of(entry, programme),
            host=visit.host if visit else entry.city if isinstance(entry, Event) else None,
            guests=visit.guests if visit else None,
        )
    return facets


def _stems(entry: Entry, texts: _Texts) -> Stems:
    told = texts.stems(_in_all_languages(entries.texts_of(entry)))
    return Stems(texts.stems(entries.names_of(entry)), told)


def _in_all_languages(texts: Iterable[Text]) -> Iterator[str]:
    return (text[lang] for text in texts for lang in LANGS)


def _frozen(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in found.items()}
