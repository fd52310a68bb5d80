"""Kept answers of coordinators: which of them answers a question that the programme does not.

Cautious by design. A kept answer is found only by a question that asks the same of the same:
the same names, dates, numbers, directions and wishes, and the same content words, none more and
none less. Names and most wishes are the same in all languages; content words only within one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from rapidfuzz.distance import OSA

from bot.programme.model import Lang
from bot.questions.content import Unit, claimed_by
from bot.questions.index import Index
from bot.questions.model import Detail, Kept
from bot.questions.reading import Reading, read_message
from bot.questions.slots import wanted
from bot.questions.stems import stems_of

#: In words of so many letters one slip is forgiven; in shorter ones it makes another word.
_LONG = 6
#: What says no: "with" and "without parking" are two questions.
_NEGATIONS: dict[Lang, tuple[str, ...]] = {
    "en": ("not", "no", "without", "never", "except", "cannot"),
    "de": ("nicht", "kein", "keine", "keinen", "keinem", "keiner", "ohne", "nie", "niemals", "ausser"),
    "ja": (),
}
_JAPANESE_NEGATIONS = ("ナイ", "ナシ", "マセン", "ズニ", "以外", "不要")
#: Meanings that turn a question into another.
_TURNING = ("ask:", "claim:", "how:", "off:", "detail:")
#: Details of which there is one, however it is asked for: these are the same in all languages.
_NARROW = frozenset(
    {Detail.LODGING, Detail.ADDRESS, Detail.CLOCK_TIME, Detail.REASON, Detail.PERSONAL_NAME}
    | {Detail.HEADCOUNT, Detail.DATE}
)
#: From so many characters on, hiragana that nothing claims is a word of its own.
_HIRAGANA_WORD = 3


class KeptAnswers:
    """The kept answers over one index, the newest first."""

    def __init__(self, kept: Iterable[Kept], index: Index, before: KeptAnswers | None = None) -> None:
        """Each question is read once: `before` are those over the same index that were read already."""
        read = before._senses if before else {}
        self._senses: dict[Kept, _Sense] = {one: read.get(one) or _Sense.of(one, index) for one in kept}
        self._index = index

    def find(self, reading: Reading) -> Kept | None:
        """The newest that answers the question, one in its language before others."""
        if not self._senses:
            return None
        asked = _Sense(reading, self._index)
        found = [one for one, sense in self._senses.items() if sense.same_as(asked)]
        return min(found, key=lambda one: one.lang != reading.lang, default=None)


class _Sense:
    """What a question asks, as far as two questions can be compared."""

    def __init__(self, reading: Reading, index: Index) -> None:
        self.reading = reading
        programme = index.programme
        self.named = [frozenset(mention.keys) for mention in reading.mentions]
        #: More than a city, which everything has to do with.
        self.telling = any(not set(keys) <= programme.zones.keys() for keys in self.named)

    @classmethod
    def of(cls, kept: Kept, index: Index) -> _Sense:
        zone = index.programme.zones[index.programme.cities[0].key]
        day = kept.at.astimezone(zone).date()
        return cls(read_message(kept.question, kept.lang, index, day), index)

    @cached_property
    def asked(self) -> tuple[object, ...]:
        """What must be equal in any language."""
        reading = self.reading
        return (
            # "what was the hotel" and "which hotel": the detail says what is wanted.
            [] if reading.details else wanted(reading)[:1],
            {*reading.of("sort")} - {"happening"},
            {meaning for meaning in reading.meanings if meaning.startswith(_TURNING)} - {"ask:exists"},
            sorted((found.start, found.end) for found in reading.dates),
            sorted(reading.ordinals),
            reading.hosts,
            reading.guests,
            self.negated,
        )

    @cached_property
    def negated(self) -> bool:
        reading = self.reading
        if reading.lang == "ja":
            return any(word in reading.sentence.folded for word in _JAPANESE_NEGATIONS)
        said = (word.folded for word in reading.sentence.words)
        return any(word in _NEGATIONS[reading.lang] or word.endswith("n't") for word in said)

    @cached_property
    def words(self) -> list[Unit]:
        return [*self.reading.telling, *_hiragana(self.reading)]

    @cached_property
    def details(self) -> dict[Detail, set[str]]:
        """The stems of the words by which each detail was asked: "train" and "parking" are one detail."""
        found: dict[Detail, set[str]] = {}
        sentence = self.reading.sentence
        for cue in self.reading.cues:
            kind, _, detail = cue.meaning.partition(":")
            if kind == "detail":
                touched = [sentence.words[number] for number in sentence.word_range(cue.start, cue.end)]
                stems = {stem for word in touched for stem in stems_of(word)}
                found.setdefault(Detail(detail), set()).update(
                    stems or {sentence.folded[cue.start : cue.end]}
                )
        return found

    def same_as(self, other: _Sense) -> bool:
        if self.reading.lang == other.reading.lang:
            if self.reading.sentence.folded == other.reading.sentence.folded:
                return True
            if not all(words & other.details.get(detail, set()) for detail, words in self.details.items()):
                return False
        elif self.words or other.words or not _NARROW.issuperset(self.details):
            return False
        return (
            self._named_alike(other)
            and self.asked == other.asked
            and bool(self.telling or self.words or self.reading.details)
            and all(any(_alike(unit, one) for one in other.words) for unit in self.words)
            and all(any(_alike(unit, one) for one in self.words) for unit in other.words)
        )

    def _named_alike(self, other: _Sense) -> bool:
        """Whether each name of one may mean what a name of the other means."""
        return all(any(keys & one for one in other.named) for keys in self.named) and all(
            any(keys & one for one in self.named) for keys in other.named
        )


def _alike(unit: Unit, other: Unit) -> bool:
    if unit.text == other.text:
        return True
    if unit.japanese or other.japanese or len(unit.parts) != len(other.parts):
        return False
    if all(set(part) & set(one) for part, one in zip(unit.parts, other.parts, strict=True)):
        return True
    long = min(len(unit.text), len(other.text)) >= _LONG and unit.text.isalpha()
    return long and OSA.distance(unit.text, other.text, score_cutoff=1) <= 1


def _hiragana(reading: Reading) -> list[Unit]:
    """Japanese words in hiragana that nothing claims: an entry cannot explain them, a kept question can."""
    if reading.lang != "ja":
        return []
    sentence = reading.sentence
    claimed = claimed_by(sentence, [*reading.mentions], [*reading.cues], [*reading.dates], "ja")
    units = []
    for word, (start, end) in zip(sentence.words, sentence.places, strict=True):
        if word.script == "hiragana":
            left = "".join(" " if claimed[at] else sentence.folded[at] for at in range(start, end))
            units += [Unit(run, ((run,),), True, False) for run in left.split() if len(run) >= _HIRAGANA_WORD]
    return units
