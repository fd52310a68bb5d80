"""What a promise belongs to: a city, a visit or action, a field; by its names and by its other words."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.programme.model import (
    Action,
    City,
    Dated,
    Entry,
    Event,
    Field,
    Figure,
    Organisation,
    Programme,
    Term,
    Topic,
    Visit,
)
from bot.questions.content import Unit
from bot.questions.index import Index
from bot.questions.linking import Mention
from bot.questions.reading import Reading


def city_of(entry: Entry, programme: Programme) -> str | None:
    """The city that an entry is, or is of."""
    match entry:
        case City():
            return entry.key
        case Organisation(city=city, part_of=whole):
            if city is None and whole is not None:
                return city_of(programme.entries[whole], programme)
            return city
        case Figure(city=city):
            return city
    return None


def entry_of(mentions: list[Mention], ordinals: tuple[int, ...], programme: Programme) -> str | None:
    """The visit or action that a name can only mean, or is within; "the 3rd" of a series by its number."""
    for mention in mentions:
        found = [programme.entries[key] for key in mention.keys]
        series = {entry.key for entry in found if isinstance(entry, Term)}
        numbered = [v.key for v in programme.visits if v.series in series and v.number in ordinals]
        if len(numbered) == 1:
            return numbered[0]
        keys = {_whole(entry, programme, plain=len(mention.words) == 1) for entry in found}
        if len(keys) == 1 and (key := keys.pop()) is not None:
            return key
    return None


def _whole(entry: Entry, programme: Programme, *, plain: bool) -> str | None:
    """`plain`: by one word alone, which names a visit well enough, but no action ("brochure")."""
    parent = programme.parents.get(entry.key)
    match entry:
        case Visit():
            return entry.key
        case Action() if not plain:
            return entry.key
        case Event() if isinstance(parent, Visit):
            return parent.key
    return None


def field_of(reading: Reading, named: list[Entry], entry: str | None, index: Index) -> str | None:
    """The field that is named; else the one that most of its words point to, and no other as much."""
    entries = index.programme.entries
    for one in named:
        if isinstance(one, Field):
            return one.key
    if entry is not None and (own := _leading([entry], index)) is not None:
        return own
    votes = Counter(found for one in named if (found := _leading(_around(one, index), index)) is not None)
    for sort in reading.of("sort"):
        told = [key for key in index.by_sort.get(sort, ()) if not isinstance(entries[key], Visit | Event)]
        votes.update(_as_list(_leading((key for one in told for key in _around(entries[one], index)), index)))
    for unit in reading.units:
        votes.update(_as_list(_leading(_holders(unit, index), index)))
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _holders(unit: Unit, index: Index) -> set[str]:
    """Keys of the entries that hold a word."""
    if unit.japanese:
        pairs = [unit.text[at : at + 2] for at in range(len(unit.text) - 1)]
        found = [set(index.by_bigram.get(pair, ())) for pair in pairs]
        return set.intersection(*found) if found else set()
    return {key for part in unit.parts for stem in part for key in index.by_stem.get(stem, ())}


def _around(entry: Entry, index: Index) -> list[str]:
    """The entry, or for a body what it has to do with."""
    if isinstance(entry, Organisation | Figure):
        return list(index.by_relation.get(entry.key, ()))
    return [] if isinstance(entry, City) else [entry.key]


def _leading(keys: Iterable[str], index: Index) -> str | None:
    """The field of at least half of these entries, if it is one."""
    votes = Counter(field for key in keys for field in set(_fields(index.programme.entries[key], index)))
    ranked = votes.most_common(2)
    if not ranked or 2 * ranked[0][1] < votes.total():
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


def _as_list(field: str | None) -> list[str]:
    return [field] if field is not None else []


def _fields(entry: Entry, index: Index) -> Iterator[str]:
    programme = index.programme
    match entry:
        case Field():
            yield entry.key
        case Topic():
            yield entry.field
        case Action():
            topic = programme.parents.get(entry.key)
            yield from (topic.field,) if isinstance(topic, Topic) else ()
            yield from entry.fields
        case Dated() | Term():
            yield from entry.fields
