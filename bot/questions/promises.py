"""What `/followup` is given: what is to be done, by when, who does it, and what it belongs to.

All is a proposal that is shown for correction, so what is not said plainly is left open.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
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
from bot.questions.content import Unit
from bot.questions.cues import find_cues
from bot.questions.dates import DateReading, read_dates
from bot.questions.doers import ME, Doer
from bot.questions.index import Index
from bot.questions.language import language_of
from bot.questions.linking import Mention, find_mentions
from bot.questions.reading import Reading, read
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
    mentions = _mentions(left, index)
    named = [programme.entries[key] for mention in mentions for key in mention.keys]
    bodies = _bodies(left, spoken, index)
    reading = read(left, spoken, index, today)
    entry = _belonging(mentions, reading.ordinals, programme)
    return Promise(
        text=rest[:1].upper() + rest[1:] if spoken == "de" or rest != left else rest,
        due=found.due if found is not None else None,
        doer=doer,
        by_me=by_me,
        cities=tuple(dict.fromkeys(key for one in bodies if (key := city_of(one, programme)) is not None)),
        organisations=tuple(dict.fromkeys(one.key for one in bodies if isinstance(one, Organisation))),
        field=_field(reading, named, entry, index),
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


def _bodies(text: str, lang: Lang, index: Index) -> list[Entry]:
    """Whom names can only mean: a city rather than its bodies; nobody where several bear it.

    A plain word in small letters ("hydrogen"), or one for a sort of body ("Wasserwerke"), names none
    here, though a body is known by it.
    """
    sentence = Sentence.of(doers.AT.sub(" ", text))
    sorts = {
        (cue.start, cue.end) for cue in find_cues(sentence.folded, lang) if cue.meaning.startswith("sort:")
    }
    found: list[Entry] = []
    for mention in find_mentions(sentence, index):
        if (mention.start, mention.end) in sorts:
            continue
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
    short = [
        one for one in dates if one.grain in _SHORT_GRAINS and one.direction is None and not one.is_range
    ]
    found = limits or short
    return found[-1] if found else None


def _without(text: str, found: DateReading) -> str:
    """The sentence without its date and what led to it.

    A day that stands in the middle without a "by" may be what it is all about, and stays.
    """
    before, after = text[: found.span[0]].rstrip(), text[found.span[1] :].lstrip()
    for led in (_LED_EN, _LED_DE):
        before = led.sub("", before).rstrip()
    after = _LED_JA.sub("", after).strip()
    before, after = before.strip(_AROUND), after.strip(_AROUND)
    if found.direction is None and before and after:
        return text
    blank = " " if before and after and not _is_wide(before[-1]) and not _is_wide(after[0]) else ""
    return f"{before}{blank}{after}"


def _is_wide(character: str) -> bool:
    """Whether it is of a script without blanks."""
    return character >= "\u3000"


def _belonging(mentions: list[Mention], ordinals: tuple[int, ...], programme: Programme) -> str | None:
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


# --- the field ----------------------------------------------------------------------------------


def _field(reading: Reading, named: list[Entry], entry: str | None, index: Index) -> str | None:
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
