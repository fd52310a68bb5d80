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
from bot.programme.model import (
    LANGS,
    Action,
    City,
    Dated,
    Entry,
    Event,
    Figure,
    Organisation,
    Party,
    Programme,
    Term,
    Text,
    Topic,
    Visit,
)
from bot.questions.sentence import Sentence
from bot.questions.text import Word, stem

#: How well a word explains an entry: it is in a name, in its own text, or in what belongs to it.
NAME, OWN, NEAR = 1.0, 0.8, 0.5


@dataclass(frozen=True, slots=True)
class Facets:
    """What one entry can explain in a question."""

    entry: Entry
    #: The sorts of thing it is: "visit", "event", "seminar", "hospital", "field", …
    sorts: frozenset[str]
    #: Stems of Latin words and how well each explains the entry.
    stems: Mapping[str, float]
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
    #: Every Latin word of the programme, folded: what a slip of the pen is compared with.
    vocabulary: frozenset[str]

    def rarity(self, key: str) -> float:
        """How telling a stem or bigram is: 0.3 where most entries have it, up to 1.5."""
        holders = len(self.by_stem.get(key, ())) or len(self.by_bigram.get(key, ()))
        if not holders:
            return 1.5
        return max(0.3, min(1.5, math.log(len(self.facets) / holders) / 3))


def build(programme: Programme) -> Index:
    """Index a programme. Pure and in time linear in its size."""
    facets = {entry.key: _facets(entry, programme) for entry in programme}
    aliases: dict[str, list[str]] = defaultdict(list)
    vocabulary: set[str] = set()
    by_stem: dict[str, list[str]] = defaultdict(list)
    by_bigram: dict[str, list[str]] = defaultdict(list)
    by_sort: dict[str, list[str]] = defaultdict(list)
    by_relation: dict[str, list[str]] = defaultdict(list)
    for entry in programme:
        for alias in names_of(entry):
            spoken = Sentence.of(alias)
            vocabulary.update(_latin_words(spoken.words))
            if spoken.lightened and entry.key not in aliases[spoken.lightened]:
                aliases[spoken.lightened].append(entry.key)
        for text in _own_texts(entry):
            for lang in LANGS:
                vocabulary.update(_latin_words(Sentence.of(text[lang]).words))
        held = facets[entry.key]
        for key in held.stems:
            by_stem[key].append(entry.key)
        for bigram in {pair for text in held.japanese[:2] for pair in bigrams(text)}:
            by_bigram[bigram].append(entry.key)
        for sort in held.sorts:
            by_sort[sort].append(entry.key)
        for related in held.related:
            by_relation[related].append(entry.key)
    lengths: dict[str, set[int]] = defaultdict(set)
    for name in aliases:
        lengths[name[:2]].add(len(name))
    return Index(
        programme=programme,
        facets=facets,
        aliases=_frozen(aliases),
        lengths={start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()},
        by_stem=_frozen(by_stem),
        by_bigram=_frozen(by_bigram),
        by_sort=_frozen(by_sort),
        by_relation=_frozen(by_relation),
        vocabulary=frozenset(vocabulary),
    )


def names_of(entry: Entry) -> Iterator[str]:
    """Every name and alias of an entry, in all languages."""
    for lang in LANGS:
        yield entry.name[lang]
        if entry.short and entry.short[lang]:
            yield str(entry.short[lang])
    if entry.original:
        yield entry.original
    yield from entry.aliases


def bigrams(text: str) -> Iterator[str]:
    """Pairs of neighbouring Japanese characters: what an index without word limits can hold."""
    return (text[at : at + 2] for at in range(len(text) - 1) if text[at] > "\u3000" < text[at + 1])


def parties_of(entry: Entry) -> Iterator[Party]:
    """Everybody who takes part in an entry, in whatever role."""
    match entry:
        case Visit():
            yield from (*entry.organisers, *entry.delegation)
        case Event():
            yield from (*entry.organisers, *entry.co_organisers, *entry.hosts)
            yield from (*entry.participants, *entry.speakers, *entry.witnesses)
        case Topic():
            yield from entry.actors


# --- facets of one entry ----------------------------------------------------------------------


def _facets(entry: Entry, programme: Programme) -> Facets:
    parent = programme.parents.get(entry.key)
    near = [text for other in _belonging(entry, parent, programme) for text in _texts_of(other)]
    visit = entry if isinstance(entry, Visit) else parent if isinstance(parent, Visit) else None
    host = visit.host if visit else entry.city if isinstance(entry, Event) else None
    return Facets(
        entry=entry,
        sorts=frozenset(_sorts(entry, parent)),
        stems=_stems(list(names_of(entry)), _own_texts(entry), near),
        japanese=(
            _japanese(names_of(entry)),
            _japanese(text.ja for text in _own_texts(entry)),
            _japanese(text.ja for text in near),
        ),
        related=frozenset(_related(entry, parent, programme)) - {entry.key},
        dates=dates_of(entry, programme),
        host=host,
        guests=visit.guests if visit else None,
    )


def dates_of(entry: Entry, programme: Programme) -> ProgrammeDate | None:
    """When it is: its own dates, or those of the visit that it belongs to or that carries it out."""
    if not isinstance(entry, Dated):
        return None
    if entry.dates:
        return entry.dates
    parent = programme.parents.get(entry.key)
    if isinstance(parent, Visit):
        return parent.dates
    if isinstance(entry, Action) and entry.visit:
        carrier = programme.entries.get(entry.visit)
        return carrier.dates if isinstance(carrier, Visit) else None
    return None


def _sorts(entry: Entry, parent: Entry | None) -> Iterator[str]:
    yield type(entry).__name__.lower()
    match entry:
        case Event():
            yield entry.kind.value
            yield "agenda_item" if parent else "happening"
        case Visit():
            yield "happening"
        case Organisation() | Term():
            yield entry.kind.value
        case Action() if entry.dates or entry.visit:
            yield "dated_action"


def _own_texts(entry: Entry) -> list[Text]:
    """What the programme says of the entry itself, beyond its name."""
    texts: list[Text | None] = [entry.text]
    match entry:
        case Visit():
            texts += [entry.purpose, entry.project, entry.destination]
            texts += [entry.size.text] if entry.size else []
        case Event():
            texts += [entry.venue, entry.result, *entry.topics]
            texts += [entry.attendance.text] if entry.attendance else []
        case Action():
            texts += [entry.heading]
        case Figure():
            texts += [entry.role]
        case Organisation():
            texts += [entry.place]
        case City():
            texts += [entry.country_name]
    texts += [party.text for party in parties_of(entry)]
    return [text for text in texts if text]


def _texts_of(entry: Entry) -> list[Text]:
    return [entry.name, *_own_texts(entry)]


def _belonging(entry: Entry, parent: Entry | None, programme: Programme) -> list[Entry]:
    """Entries whose words may stand for this one in a question."""
    keys: set[str] = {key for party in parties_of(entry) for key in (party.organisation, party.figure) if key}
    near: list[Entry] = [parent] if parent else []
    match entry:
        case Visit():
            near += entry.agenda
            keys |= {*entry.fields, *entry.mentions}
            keys |= {key for item in entry.agenda for key in (item.place, *item.mentions) if key}
        case Event():
            keys |= {key for key in (entry.place, *entry.fields, *entry.mentions) if key}
        case Action():
            keys |= {*entry.fields, *entry.mentions}
            if isinstance(parent, Topic):
                keys.add(parent.field)
        case Topic():
            near += entry.actions
            keys.add(entry.field)
    return near + [programme.entries[key] for key in sorted(keys) if key in programme.entries]


def _related(entry: Entry, parent: Entry | None, programme: Programme) -> Iterator[str]:
    for party in parties_of(entry):
        yield from _party_keys(party, programme)
    if isinstance(entry, Dated):
        yield from (*entry.fields, *entry.mentions)
    match entry:
        case Visit():
            yield from (key for key in (entry.host, entry.guests, entry.series, entry.based_on) if key)
            for item in entry.agenda:
                yield item.key
                yield from _related(item, None, programme)
        case Event():
            yield from (key for key in (entry.city,) if key)
            yield from _with_owner(entry.place, programme)
        case Topic():
            yield entry.field
            for action in entry.actions:
                yield action.key
                yield from action.mentions
        case Action():
            yield from (key for key in (entry.visit,) if key)
        case Organisation():
            yield from (key for key in (entry.city, entry.part_of) if key)
        case Figure():
            yield from (key for key in (entry.city, entry.organisation) if key)
        case Term():
            yield from entry.fields
    match parent:
        case Visit():
            yield parent.key
            yield from (key for key in (parent.host, parent.guests, parent.series) if key)
            for party in parent.delegation:
                yield from _party_keys(party, programme)
        case Topic():
            yield from (parent.key, parent.field)
            for party in parent.actors:
                yield from _party_keys(party, programme)


def _party_keys(party: Party, programme: Programme) -> Iterator[str]:
    yield from _with_owner(party.organisation, programme)
    if party.figure:
        yield party.figure
        figure = programme.entries.get(party.figure)
        if isinstance(figure, Figure):
            yield from _with_owner(figure.organisation, programme)


def _with_owner(key: str | None, programme: Programme) -> Iterator[str]:
    """An organisation and what it is a part of."""
    while key:
        yield key
        entry = programme.entries.get(key)
        key = entry.part_of if isinstance(entry, Organisation) else None


# --- words ------------------------------------------------------------------------------------


def _stems(names: list[str], own: list[Text], near: list[Text]) -> dict[str, float]:
    found: dict[str, float] = {}
    for tier, texts in (
        (NEAR, [text[lang] for text in near for lang in LANGS]),
        (OWN, [text[lang] for text in own for lang in LANGS]),
        (NAME, names),
    ):
        for text in texts:
            for word in Sentence.of(text).words:
                found.update(dict.fromkeys(stems_of(word), tier))
    return found


def stems_of(word: Word) -> tuple[str, ...]:
    """The stems of a Latin word in both languages that inflect; numbers are their own."""
    if word.script not in ("latin", "digits"):
        return ()
    return tuple({stem(word.folded, "en"), stem(word.folded, "de")})


def _latin_words(words: Iterable[Word]) -> Iterator[str]:
    return (word.folded for word in words if word.script == "latin" and len(word.folded) > 2)


def _japanese(texts: Iterable[str]) -> str:
    return " ".join(Sentence.of(text).folded for text in texts if not text.isascii())


def _frozen(found: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in found.items()}
