"""A sentence becomes a Reading: what its words mean, and which are left unexplained.

Every stretch of the sentence is claimed by a name, a cue, a date, or the harmless words.
What nobody claims is a content word: the entry that answers must account for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bot.programme.model import City, Lang, Organisation
from bot.questions.content import Unit, claimed_by, units_of
from bot.questions.cues import Cue, find_cues
from bot.questions.dates import DateReading, Prefer, read_dates
from bot.questions.directions import city_spans, find_directions
from bot.questions.focus import asked_in
from bot.questions.index import Index
from bot.questions.lexicon import in_usual_spelling
from bot.questions.linking import Mention, find_mentions, mend
from bot.questions.model import Detail, Slot
from bot.questions.ordinals import find_ordinals
from bot.questions.sentence import Sentence

_KANJI = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Reading:
    lang: Lang
    sentence: Sentence
    mentions: tuple[Mention, ...] = ()
    cues: tuple[Cue, ...] = ()
    dates: tuple[DateReading, ...] = ()
    #: Content words that an entry must hold, and light ones, which count only where it does.
    units: tuple[Unit, ...] = ()
    asides: tuple[Unit, ...] = ()
    #: "the 2nd": numbers that an entry must bear.
    ordinals: tuple[int, ...] = ()
    #: Keys of the cities said to be the host, and said to be where people come from.
    hosts: frozenset[str] = frozenset()
    guests: frozenset[str] = frozenset()
    meanings: frozenset[str] = field(default=frozenset())

    def has(self, *meanings: str) -> bool:
        return any(meaning in self.meanings for meaning in meanings)

    def of(self, kind: str) -> list[str]:
        """The meanings of one kind, in the order said: of("sort") → ["visit", …]."""
        return list(self._of_kinds.get(kind, ()))

    @cached_property
    def _of_kinds(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for cue in self.cues:
            kind, _, meaning = cue.meaning.partition(":")
            found.setdefault(kind, {})[meaning] = None
        return found

    @cached_property
    def telling(self) -> list[Unit]:
        """The content words that say something: a lone kanji is the stem of a verb, but before a particle."""
        return [unit for unit in self.units if not self._is_stem(unit)]

    def _is_stem(self, unit: Unit) -> bool:
        if not unit.japanese or len(unit.text) > 1 or unit.proper:
            return False
        before, _, after = self.sentence.original.partition(unit.text)
        alone = not before or not _KANJI.match(before[-1])
        return not (alone and after[:1] in set("にはのをがへやも"))

    @property
    def slots(self) -> list[Slot]:
        return [Slot(name) for name in self.of("slot")]

    @property
    def details(self) -> list[Detail]:
        return [Detail(name) for name in self.of("detail")]

    @property
    def tense(self) -> str | None:
        """ "past", "future", or None where the sentence shows neither or both."""
        past, future = self.has("tense:past"), self.has("tense:future")
        return None if past == future else "past" if past else "future"


def read_message(text: str, lang: Lang, index: Index, today: date) -> Reading:
    """Read what a message asks, with what was said before where the question names nothing itself."""
    asked = asked_in(text, lang)
    reading = read(asked.question, lang, index, today)
    if not asked.context or not _leans(reading, index):
        return reading
    aside = len(Sentence.of(asked.context).words)
    whole = read(f"{asked.context}. {asked.question}", lang, index, today, aside=aside)
    return reading if _leans(whole, index) else whole


def _leans(reading: Reading, index: Index) -> bool:
    """Whether a question says of nothing in particular what it wants: "and who came there?"."""
    if reading.dates or reading.ordinals or reading.units or reading.has("ask:next", "ask:last", "ask:first"):
        return False
    if reading.of("how") or reading.of("off"):
        return False
    if reading.has("ask:list", "ask:count") and set(reading.of("sort")) - {"organisation", "figure"}:
        return False
    named = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    return all(
        isinstance(entry, City) or (isinstance(entry, Organisation) and entry.kind.value == "government")
        for entry in named
    )


def read(text: str, lang: Lang, index: Index, today: date, *, aside: int = 0) -> Reading:
    """Read one sentence that is in `lang`. `today` is the asker's day, for "next month".

    The first `aside` words only say what the question is about; what is unknown there is passed over.
    """
    if lang == "ja":
        text = in_usual_spelling(text)
    typed = Sentence.of(text)
    spoken = read_dates(text, lang, today)
    dated = frozenset(w.start for w in typed.words if any(d.span[0] <= w.start < d.span[1] for d in spoken))
    sentence = mend(typed, index, lang, dated)
    mentions = find_mentions(sentence, index)
    cues = _without_names(find_cues(sentence.folded, lang), mentions, index)
    prefer = _prefer(cues)
    dates = read_dates(sentence.original, lang, today, prefer=prefer)
    dates = [found for found in dates if not _inside_mention(found, sentence, mentions)]
    cues = _without_dates(cues, dates, sentence)
    cues = [cue for cue in cues if not _cuts_katakana(cue, sentence)]
    ordinals, ordinal_spans = find_ordinals(sentence, mentions, dates, lang)
    claimed = claimed_by(sentence, mentions, cues, dates, lang)
    for start, end in city_spans(sentence, index):
        claimed[start:end] = [True] * (end - start)
    for start, end in ordinal_spans:
        claimed[start:end] = [True] * (end - start)
    if aside:
        asked = sentence.places[aside][0] if aside < len(sentence.places) else 0
        cues = [cue for cue in cues if cue.start >= asked or cue.meaning != "detail:reason"]
    hosts, guests = find_directions(sentence, mentions, index, lang)
    left = units_of(sentence, claimed, index, lang, aside=aside)
    return Reading(
        lang=lang,
        sentence=sentence,
        mentions=tuple(mentions),
        cues=tuple(cues),
        dates=tuple(dates),
        units=tuple(unit for unit in left if not unit.light),
        asides=tuple(unit for unit in left if unit.light),
        ordinals=tuple(ordinals),
        hosts=hosts,
        guests=guests,
        meanings=frozenset(cue.meaning for cue in cues),
    )


def _prefer(cues: list[Cue]) -> Prefer:
    found = {cue.meaning for cue in cues}
    if ("tense:past" in found) == ("tense:future" in found):
        return None
    return "past" if "tense:past" in found else "future"


# --- names ------------------------------------------------------------------------------------

#: Cues that keep their meaning inside a name: "Essen-Koriyama Joint Seminar" is still a seminar.
_ALSO_INSIDE = re.compile(
    r"sort:(visit|seminar|symposium|reception|meeting|courtesy_visit|site_visit|agreement|selection|conference|fair)$"
)


def _without_names(cues: list[Cue], mentions: list[Mention], index: Index) -> list[Cue]:
    """Drop the cues that are only part of a name, and those that a named field already says."""
    kept = []
    for cue in cues:
        around = [m for m in mentions if m.start <= cue.start and cue.end <= m.end]
        if around and not _ALSO_INSIDE.match(cue.meaning):
            exact = any((m.start, m.end) == (cue.start, cue.end) for m in around)
            if not (exact and cue.meaning.startswith(("sort:", "slot:"))):
                continue
        kept.append(cue)
    return kept


def _without_dates(cues: list[Cue], dates: list[DateReading], sentence: Sentence) -> list[Cue]:
    """Drop "next" in "next year": it belongs to the date."""
    dated = {
        number
        for found in dates
        for number, word in enumerate(sentence.words)
        if word.script == "latin" and word.start < found.span[1] and found.span[0] < word.end
    }
    if sentence.words and not any(word.script == "latin" for word in sentence.words):
        return [cue for cue in cues if not _in_dates(cue, dates, sentence)]
    return [
        cue
        for cue in cues
        if not (
            cue.meaning.startswith(("ask:", "tense:", "slot:"))
            and dated >= set(sentence.word_range(cue.start, cue.end))
        )
    ]


def _in_dates(cue: Cue, dates: list[DateReading], sentence: Sentence) -> bool:
    """Whether a cue stands inside a date, in a sentence without blanks."""
    for found in dates:
        for word, (start, _) in zip(sentence.words, sentence.places, strict=True):
            if (
                word.start <= cue.start - start + word.start
                and found.span[0] <= cue.start - start + word.start < word.end
            ):
                place = cue.start - start + word.start
                if found.span[0] <= place and place + cue.end - cue.start <= found.span[1]:
                    return cue.meaning.startswith(("ask:", "tense:", "slot:"))
    return False


def _inside_mention(found: DateReading, sentence: Sentence, mentions: list[Mention]) -> bool:
    touched = [n for n, w in enumerate(sentence.words) if w.start < found.span[1] and found.span[0] < w.end]
    return (
        bool(touched)
        and any(set(touched) <= set(mention.words) for mention in mentions)
        and not (any(sentence.words[n].script in ("kanji",) for n in touched))
    )


def _cuts_katakana(cue: Cue, sentence: Sentence) -> bool:
    """Whether a cue begins within a foreign word and ends beyond it: ニは in ソニーは."""
    for word, (start, end) in zip(sentence.words, sentence.places, strict=True):
        if word.script == "katakana" and start < cue.start < end < cue.end:
            return True
    return False
