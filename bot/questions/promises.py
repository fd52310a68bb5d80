"""What `/followup` is given: what is to be done, by when, who does it, and what it belongs to.

All is a proposal that is shown for correction, so what is not said plainly is left open.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.programme.model import (
    Action,
    City,
    Dated,
    Entry,
    Event,
    Field,
    Figure,
    Lang,
    Organisation,
    Programme,
    Term,
    Topic,
    Visit,
)
from bot.questions import doers
from bot.questions.dates import DateReading, read_dates
from bot.questions.doers import ME, Doer
from bot.questions.index import Index
from bot.questions.language import language_of
from bot.questions.linking import Mention, find_mentions
from bot.questions.reading import read
from bot.questions.sentence import Sentence

#: A promise is a sentence; what is longer is cut there.
LONGEST = 500
_AROUND = " \t\n,;:–—-、。：・"
#: What led to the day, and means nothing once that is taken out.
_LED_EN = re.compile(r"\b(?:on|by|at|until|till|before|due|for)$", re.I)
_LED_DE = re.compile(r"\b(?:bis|zum|am|an|spätestens|spaetestens|vor|im|in|den|der)$", re.I)
_LED_JA = re.compile(r"^(?:までには|までに|まで|中に|中|には|に|は|の)")
_BARELY_ME = frozenset({"me", "i", "ich", "mich", "mir", "私", "自分", "わたし"})
#: Units that a promise is made for; "in October 2019" more often names a visit than a day.
_SHORT_GRAINS = ("day", "week")


@dataclass(frozen=True)
class Promise:
    #: What is to be done; empty where only a day or a person was said.
    text: str
    due: date | None = None
    doer: Doer = ME
    #: "me" was all that was said of it.
    by_me: bool = False
    #: Keys of the cities that are named, themselves or by a body of theirs.
    cities: tuple[str, ...] = ()
    #: Keys of the organisations that are named.
    organisations: tuple[str, ...] = ()
    field: str | None = None
    #: Key of the visit or action that it belongs to.
    entry: str | None = None


def read_promise(text: str, lang: Lang, index: Index, today: date) -> Promise:
    """Read a sentence; `lang` counts where its words show none, `today` is the writer's day."""
    text = " ".join(text.split())[:LONGEST]
    spoken, _ = language_of(text, lang)
    found = _due(text, spoken, index, today)
    left = _without(text, found) if found is not None else text
    doer, rest = doers.read_doer(left, spoken, index)
    rest = rest.strip(_AROUND)
    by_me = rest.lower() in _BARELY_ME
    if by_me:
        rest = ""
    programme = index.programme
    named = [programme.entries[key] for mention in _mentions(left, index) for key in mention.keys]
    bodies = _bodies(left, index)
    entry = next((key for one in named if (key := _belonging(one, programme)) is not None), None)
    return Promise(
        text=rest[:1].upper() + rest[1:] if spoken == "de" or rest != left else rest,
        due=found.due if found is not None else None,
        doer=doer,
        by_me=by_me,
        cities=tuple(dict.fromkeys(key for one in bodies if (key := city_of(one, programme)) is not None)),
        organisations=tuple(dict.fromkeys(one.key for one in bodies if isinstance(one, Organisation))),
        field=_field(left, spoken, named, entry, index, today),
        entry=entry,
    )


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


def _mentions(text: str, index: Index) -> list[Mention]:
    """Names, but for those within somebody's @name."""
    return find_mentions(Sentence.of(doers.AT.sub(" ", text)), index)


def _bodies(text: str, index: Index) -> list[Entry]:
    """Whom names can only mean: a city rather than its bodies; nobody where several bear it.

    A plain word in small letters ("hydrogen") is no name of a body here, though a body is known by it.
    """
    sentence = Sentence.of(doers.AT.sub(" ", text))
    found: list[Entry] = []
    for mention in find_mentions(sentence, index):
        words = [sentence.words[number].text for number in mention.words]
        entries = [index.programme.entries[key] for key in mention.keys]
        cities = [entry for entry in entries if isinstance(entry, City)]
        if any(not word.isascii() or word != word.lower() for word in words):
            found += cities or (entries if len(entries) == 1 else [])
    return found


def _due(text: str, lang: Lang, index: Index, today: date) -> DateReading | None:
    """The date that says by when: one with "by" in it, else the last that names a day or a week."""
    sentence = Sentence.of(text)
    names = [
        (sentence.words[mention.words[0]].start, sentence.words[mention.words[-1]].end)
        for mention in find_mentions(sentence, index)
        if mention.words
    ]
    dates = [
        one
        for one in read_dates(text, lang, today, prefer="future")
        if not any(start <= one.span[0] and one.span[1] <= end for start, end in names)
    ]
    limits = [one for one in dates if one.direction in ("until", "before")]
    short = [one for one in dates if one.grain in _SHORT_GRAINS and one.direction is None]
    found = limits or short
    return found[-1] if found else None


def _without(text: str, found: DateReading) -> str:
    """The sentence without its date and what led to it."""
    before, after = text[: found.span[0]].rstrip(), text[found.span[1] :].lstrip()
    for led in (_LED_EN, _LED_DE):
        before = led.sub("", before).rstrip()
    after = _LED_JA.sub("", after).strip()
    parts = [part for part in (before.strip(_AROUND), after.strip(_AROUND)) if part]
    glued = bool(parts) and all(part[0] >= "\u3000" for part in parts)
    return ("" if glued else " ").join(parts)


def _belonging(entry: Entry, programme: Programme) -> str | None:
    """The visit or action that a named entry is or belongs to."""
    match entry:
        case Visit() | Action():
            return entry.key
        case Event():
            parent = programme.parents.get(entry.key)
            return parent.key if isinstance(parent, Visit) else None
    return None


# --- the field ----------------------------------------------------------------------------------


def _field(
    text: str, lang: Lang, named: list[Entry], entry: str | None, index: Index, today: date
) -> str | None:
    """The field that is named, or that most of its words point to and no other as much."""
    for one in named:
        if isinstance(one, Field):
            return one.key
    votes: Counter[str] = Counter()
    if entry is not None:
        votes.update(dict.fromkeys(fields_of(index.programme.entries[entry], index), 1))
    for one in named:
        votes.update(_only(fields_of(one, index)))
    for unit in read(text, lang, index, today).units:
        stems = {stem for part in unit.parts for stem in part}
        holders = {key for stem in stems for key in index.by_stem.get(stem, ())}
        if unit.japanese and len(unit.text) > 1:
            pairs = [unit.text[at : at + 2] for at in range(len(unit.text) - 1)]
            found = [set(index.by_bigram.get(pair, ())) for pair in pairs]
            holders = set.intersection(*found) if found else set()
        votes.update(
            _only({field for key in holders for field in fields_of(index.programme.entries[key], index)})
        )
    ranked = votes.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _only(fields: set[str]) -> list[str]:
    """A word that several fields share tells none."""
    return list(fields) if len(fields) == 1 else []


def fields_of(entry: Entry, index: Index) -> set[str]:
    return set(_fields(entry, index))


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
        case Organisation() | Figure():
            for key in index.by_relation.get(entry.key, ()):
                other = programme.entries[key]
                if isinstance(other, Topic | Action | Dated | Term):
                    yield from _fields(other, index)
