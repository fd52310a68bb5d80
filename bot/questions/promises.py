"""What `/followup` is given: what is to be done, by when, who does it, and what it belongs to.

All is a proposal that is shown for correction, so what is not said plainly is left open.
"""

import re
from dataclasses import dataclass
from datetime import date

from bot.programme.model import (
    City,
    Entry,
    Lang,
    Organisation,
)
from bot.questions import doers
from bot.questions.belonging import city_of, entry_of, field_of
from bot.questions.cues import find_cues
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
_QUESTION = re.compile(r"(?:[?？]|(?:です|ます|でしょう|ません)か[。]?)\s*$")
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
    entry = entry_of(mentions, reading.ordinals, programme)
    return Promise(
        text=rest[:1].upper() + rest[1:] if spoken == "de" or rest != left else rest,
        due=found.due if found is not None else None,
        doer=doer,
        by_me=by_me,
        cities=tuple(dict.fromkeys(key for one in bodies if (key := city_of(one, programme)) is not None)),
        organisations=tuple(dict.fromkeys(one.key for one in bodies if isinstance(one, Organisation))),
        field=field_of(reading, named, entry, index),
        entry=entry,
    )


def is_question(text: str) -> bool:
    """Whether it asks something, where a promise was asked for."""
    return _QUESTION.search(text) is not None


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
