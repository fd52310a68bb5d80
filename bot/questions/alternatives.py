"""One of two: "was it at the city hall or at the mine?" names one thing that is so and one that is not."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.programme.model import City, Event, Organisation, Visit
from bot.questions.index import Index
from bot.questions.reading import Reading
from bot.questions.selecting import Candidate
from bot.questions.spans import spans_of

_OR = {
    "en": re.compile(r"(?<![a-z])or(?![a-z])"),
    "de": re.compile(r"(?<![a-z])oder(?![a-z])"),
    "ja": re.compile("ソレトモ|マタハ|アルイハ"),
}

#: Kinds of organisation that are a place first.
_HOUSES = ("building", "other", "plant", "museum")


def one_of_two(candidate: Candidate, reading: Reading, index: Index) -> Candidate | None:
    """The candidate with the alternative that it does not bear out forgiven; None where that is not all."""
    found = _OR[reading.lang].search(reading.sentence.folded)
    if found is None:
        return None
    cities = {key for m in reading.mentions for key in m.keys if key in index.programme.zones}
    forgiven = {"host", "guests"} if len(cities | {candidate.facets.host}) > 1 else set()
    if len(reading.dates) > 1 and any(span.meets(candidate.facets) for span in spans_of(reading.dates)):
        forgiven |= {"date"}
    left = {*candidate.against, *candidate.unexplained} - forgiven
    sides = set(_beside(found.start(), found.end(), reading))
    if left and (len(sides) != 2 or not left < sides):
        return None
    return replace(candidate, against=(), unexplained=(), doubt=0.0)


def places_are_chosen(candidate: Candidate, reading: Reading, index: Index) -> bool:
    """Whether the two are places: then it is asked where."""
    found = _OR[reading.lang].search(reading.sentence.folded)
    if found is None or not isinstance(candidate.entry, Visit | Event):
        return False
    sides = _beside(found.start(), found.end(), reading)
    named = [m for m in reading.mentions if reading.sentence.folded[m.start : m.end] in sides]
    entries = [index.programme.entries[key] for mention in named for key in mention.keys]
    return any(
        isinstance(entry, City) or (isinstance(entry, Organisation) and entry.kind.value in _HOUSES)
        for entry in entries
    )


def _beside(start: int, end: int, reading: Reading) -> list[str]:
    """What stands nearest on either side of "or": a name, a word, a date."""
    said = reading.sentence.folded
    items = [(m.start, m.end) for m in reading.mentions]
    items += [(at, at + len(u.text)) for u in reading.units if (at := said.find(u.text)) >= 0]
    before = max((item for item in items if item[1] <= start), key=lambda item: item[1], default=None)
    after = min((item for item in items if item[0] >= end), key=lambda item: item[0], default=None)
    return [said[first:last] for first, last in (item for item in (before, after) if item is not None)]
