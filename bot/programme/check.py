"""What a programme must obey beyond its schema: keys, references, dates and parties that agree.

The rules look at plain data, as read from a file, so that they find what is wrong even
while other parts of the file break the schema. What is not as the schema wants it, they
pass over: the schema has told that already.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_type_hints

from bot.programme.dates import Precision, ProgrammeDate
from bot.programme.model import (
    Action,
    City,
    Dated,
    Document,
    Entry,
    Event,
    Field,
    Figure,
    Model,
    Organisation,
    Party,
    Programme,
    Source,
    Term,
    Topic,
    Visit,
)

#: Where something stands in the data: ("visits", 0, "host").
Path = tuple[str | int, ...]

#: The fields that hold keys of others, and what those must be. Entry stands for any entry.
REFERENCES: Mapping[type[Model], Mapping[str, type[Model]]] = {
    Organisation: {"city": City, "part_of": Organisation},
    Figure: {"city": City, "organisation": Organisation},
    Party: {"organisation": Organisation, "figure": Figure},
    Dated: {"fields": Field, "mentions": Entry},
    Event: {"city": City, "place": Organisation},
    Visit: {"host": City, "guests": City, "series": Term, "based_on": Term},
    Topic: {"field": Field},
    Action: {"visit": Visit},
    Term: {"fields": Field},
    Source: {"document": Document},
}


@dataclass(frozen=True)
class Problem:
    """What is wrong at a place, and what would be right."""

    path: Path
    what: str
    right: str


@dataclass(frozen=True)
class Node:
    """A group of fields in the data, and the model that it should be."""

    model: type[Model]
    data: Mapping[str, Any]
    path: Path

    def at(self, *path: str | int) -> Path:
        return (*self.path, *path)


def nodes(data: Any, model: type[Model] = Programme, path: Path = ()) -> Iterator[Node]:
    """Every group of fields for which the schema has a model, outer ones first."""
    if not isinstance(data, dict):
        return
    yield Node(model, data, path)
    for name, inner in _inner_models(model).items():
        value = data.get(name)
        if isinstance(value, list):
            for number, item in enumerate(value):
                yield from nodes(item, inner, (*path, name, number))
        else:
            yield from nodes(value, inner, (*path, name))


@cache
def _inner_models(model: type[Model]) -> Mapping[str, type[Model]]:
    """The model of each field that has one, within a list or not."""
    found = {}
    for name, hint in get_type_hints(model).items():
        for candidate in (hint, *get_args(hint)):
            if isinstance(candidate, type) and issubclass(candidate, Model):
                found[name] = candidate
    return found


def check(data: Any) -> list[Problem]:
    """Every breach of the rules in a whole programme, in the order of the data."""
    return list(_problems(list(nodes(data))))


def _problems(found: list[Node]) -> Iterator[Problem]:
    cities = [node for node in found if node.model is City]
    for node in cities[2:]:
        yield Problem(node.path, "a third city", "a partnership is of two")
    owners: dict[str, Node] = {}
    for node in found:
        key = node.data.get("key")
        if not issubclass(node.model, Entry | Document) or not isinstance(key, str):
            continue
        if key in owners:
            other = _called(owners[key].model)
            yield Problem(node.at("key"), f"the key {key!r} belongs to {other} already", "choose another key")
        owners.setdefault(key, node)
    for node in found:
        yield from _dangling(node, owners)
        if issubclass(node.model, Party) and not any(node.data.values()):
            yield Problem(node.path, "a party that names nobody", "give organisation, figure or text")
        if issubclass(node.model, Source):
            yield from _outside_document(node, owners)
        if issubclass(node.model, Visit):
            yield from _outside_visit(node)
        if issubclass(node.model, Organisation):
            yield from _part_of_itself(node, owners)


def _dangling(node: Node, owners: Mapping[str, Node]) -> Iterator[Problem]:
    for model, references in REFERENCES.items():
        if not issubclass(node.model, model):
            continue
        for name, target in references.items():
            value = node.data.get(name)
            keys = value if isinstance(value, list) else [value]
            for number, key in enumerate(keys):
                if not isinstance(key, str):
                    continue
                path = node.at(name, number) if isinstance(value, list) else node.at(name)
                yield from _wrong_reference(path, key, target, owners)
                if key in keys[:number]:
                    yield Problem(path, f"{key!r} stands in {name} twice", "name it once")


def _wrong_reference(
    path: Path, key: str, target: type[Model], owners: Mapping[str, Node]
) -> Iterator[Problem]:
    if key in owners and issubclass(owners[key].model, target):
        return
    if key in owners:
        what = f"{key!r} is {_called(owners[key].model)}, not {_called(target)}"
    else:
        what = f"there is no {_name(target)} {key!r}"
    right_ones = (other for other, node in owners.items() if issubclass(node.model, target))
    yield Problem(path, what, _instead(key, right_ones) or f"name {_called(target)} of this programme")


def _outside_document(node: Node, owners: Mapping[str, Node]) -> Iterator[Problem]:
    document = owners.get(str(node.data.get("document")))
    last = _number(document.data.get("lines")) if document else None
    ranges = node.data.get("lines")
    if last is None or not isinstance(ranges, str):
        return
    for part in ranges.split(", "):
        numbers = [_number(end) for end in part.split("-")]
        if None in numbers or not 1 <= len(numbers) <= 2:
            return
        first, end = numbers[0], numbers[-1]
        assert first is not None
        assert end is not None
        if end < first:
            yield Problem(node.at("lines"), f"lines {part} run backwards", "the smaller number comes first")
        elif first < 1 or end > last:
            what = f"lines {part} are not in the document, which has {last}"
            yield Problem(node.at("lines"), what, f"lines lie between 1 and {last}")


def _outside_visit(node: Node) -> Iterator[Problem]:
    visit = _dates(node.data.get("dates"))
    agenda = node.data.get("agenda")
    if visit is None or not isinstance(agenda, list):
        return
    for number, item in enumerate(agenda):
        dates = _dates(item.get("dates")) if isinstance(item, dict) else None
        if dates is None:
            continue
        exact = dates.precision is Precision.DAY
        inside = visit.start <= dates.start and dates.end <= visit.end
        if not (inside if exact else dates.overlaps(visit.start, visit.end)):
            what = f"{dates} lies outside its visit, {visit}"
            yield Problem(node.at("agenda", number, "dates"), what, "correct one of the two dates")


def _part_of_itself(node: Node, owners: Mapping[str, Node]) -> Iterator[Problem]:
    start = node.data.get("key")
    seen = [start]
    while (above := owners.get(str(node.data.get("part_of")))) is not None:
        node = above
        if node.data.get("key") == start:
            path = owners[str(start)].at("part_of")
            yield Problem(path, f"{start!r} is part of itself", "name the organisation above it")
        if node.data.get("key") in seen:
            return
        seen.append(node.data.get("key"))


def _dates(value: Any) -> ProgrammeDate | None:
    try:
        return ProgrammeDate.parse(str(value))
    except ValueError:
        return None


def _number(value: Any) -> int | None:
    text = str(value)
    return int(text) if text.isascii() and text.isdigit() else None


def _name(model: type[Model]) -> str:
    return model.__name__.lower()


def _called(model: type[Model]) -> str:
    name = _name(model)
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _instead(wrong: str, right_ones: Iterable[str]) -> str | None:
    near = get_close_matches(wrong, list(right_ones), n=1)
    return f"did you mean {near[0]!r}?" if near else None
