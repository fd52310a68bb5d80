"""YAML as lists, groups and strings, each with its line.

Only what a programme file needs: no anchors (a few lines of them can stand for gigabytes),
no tags, one document. A plain scalar stays the text that it is, since the schema knows
better than YAML's guess whether `NO` is Norway and `2019-10` a month. Empty means None.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import yaml
from yaml import events
from yaml.reader import Reader

from bot.programme.check import Path
from bot.programme.faults import Fault

#: Deeper than any programme nests; keeps a hostile file from exhausting the stack.
DEEPEST = 20

EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass
class Tree:
    """What a file says, the line of each value (that of its name), and what is wrong with it."""

    value: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    #: Where a value was refused, so that nobody needs to hear that one is missing there.
    refused: set[Path] = field(default_factory=set)

    def line(self, path: Path) -> int:
        """The line of the value, or of the innermost one around it that is there."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _TooDeep(Exception):
    pass


class _Lines:
    """The lines of a text as an editor counts them: YAML breaks them at U+2028 and others too."""

    def __init__(self, text: str) -> None:
        self.lines = text.rstrip("\n").split("\n")
        self.starts = list(accumulate((len(line) + 1 for line in self.lines[:-1]), initial=0))

    def number(self, mark: Any) -> int:
        """Of one of the parser's marks, from 1; the end of the text lies in its last line."""
        return bisect_right(self.starts, mark.index) if mark else 1

    def is_indented_with_a_tab(self, number: int) -> bool:
        line = self.lines[number - 1]
        return "\t" in line[: len(line) - len(line.lstrip())]


def parse(text: str) -> Tree:
    """Read YAML; faults that leave the rest readable are collected, others end it."""
    tree = Tree()
    if (odd := Reader.NON_PRINTABLE.search(text)) is not None:
        line = text.count("\n", 0, odd.start()) + 1
        tree.faults.append(Fault(line, f"the character U+{ord(odd[0]):04X} is not text", "take it out"))
        return tree
    lines = _Lines(text)
    try:
        _Builder(tree, lines, yaml.parse(text, Loader=_LOADER)).build()
    except yaml.MarkedYAMLError as error:
        number = lines.number(error.problem_mark or error.context_mark)
        right = "check the indentation and the quotation marks around it"
        if lines.is_indented_with_a_tab(number):
            right = "indent with spaces, not with tabs"
        tree.faults.append(Fault(number, f"no YAML: {error.problem}", right))
    except _TooDeep:
        pass
    return tree


class _Builder:
    def __init__(self, tree: Tree, lines: _Lines, stream: Iterator[events.Event]) -> None:
        self.tree = tree
        self.lines = lines
        self.stream = stream

    def build(self) -> None:
        documents = 0
        for event in self.stream:
            if isinstance(event, events.DocumentStartEvent):
                documents += 1
                if documents == 2:
                    self.fault(event, "a second document begins here", "keep the programme in one")
                    return
            elif isinstance(event, events.NodeEvent):
                self.tree.value = self.value(event, ())

    def fault(self, event: events.Event, what: str, right: str) -> None:
        self.tree.faults.append(Fault(self.lines.number(event.start_mark), what, right))

    def value(self, event: events.Event, path: Path) -> Any:
        self.tree.lines.setdefault(path, self.lines.number(event.start_mark))
        if len(path) > DEEPEST:
            self.fault(event, "nested too deep for a programme", "check the brackets and the indentation")
            raise _TooDeep
        if isinstance(event, events.AliasEvent):
            self.fault(event, f"the alias *{event.anchor} is not allowed", "write out what it stands for")
            self.tree.refused.add(path)
            return None
        assert isinstance(event, events.NodeEvent)
        if event.anchor is not None:
            self.fault(event, f"the anchor &{event.anchor} is not allowed", "take it out")
        # Its type knows no tag, but those that come here have one.
        if getattr(event, "tag", None) is not None:
            self.fault(event, f"the tag {event.tag} is not allowed", "take it out")  # type: ignore[attr-defined]
        if isinstance(event, events.SequenceStartEvent):
            return self.items(path)
        if isinstance(event, events.MappingStartEvent):
            return self.fields(path)
        assert isinstance(event, events.ScalarEvent)
        return self.scalar(event)

    def items(self, path: Path) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := next(self.stream), events.SequenceEndEvent):
            found.append(self.value(event, (*path, len(found))))
        return found

    def fields(self, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := next(self.stream), events.MappingEndEvent):
            name = event.value if isinstance(event, events.ScalarEvent) else None
            if name is None:
                self.fault(event, "the name of a field is a single word", "write it as `name: value`")
                self.value(event, (*path, "?"))
                self.value(next(self.stream), (*path, "?"))
            elif name in found:
                first = self.tree.lines[*path, name]
                self.fault(event, f"{name!r} stands here twice, first in line {first}", "keep one of them")
                self.value(next(self.stream), (*path, name, "again"))
            else:
                self.tree.lines[*path, name] = self.lines.number(event.start_mark)
                found[name] = self.value(next(self.stream), (*path, name))
        return found

    def scalar(self, event: events.ScalarEvent) -> str | None:
        if event.implicit[0] and event.value in EMPTY:
            return None
        # An escape such as "\0" or "\ud800" brings in what the file itself may not hold.
        if (odd := Reader.NON_PRINTABLE.search(event.value)) is not None:
            self.fault(event, f"the character U+{ord(odd[0]):04X} is not text", "take it out")
        return str(event.value)
