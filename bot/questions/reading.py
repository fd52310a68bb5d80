"""A sentence becomes a Reading: what its words mean, and which are left unexplained.

Every stretch of the sentence is claimed by a name, a cue, a date, or the harmless words.
What nobody claims is a content word: the entry that answers must account for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from bot.programme.model import City, Lang
from bot.questions.cues import Cue, city_patterns, find_cues, harmless
from bot.questions.dates import DateReading, Prefer, read_dates
from bot.questions.index import Index, stems_of
from bot.questions.linking import Mention, find_mentions, mend
from bot.questions.model import Detail, Slot
from bot.questions.sentence import Sentence
from bot.questions.text import Word, fold, split_compound


@dataclass(frozen=True)
class Unit:
    """A content word that an entry must explain. `parts` holds, for each part of a compound, its stems."""

    text: str
    parts: tuple[tuple[str, ...], ...]
    japanese: bool
    #: It is somewhere in the programme.
    known: bool
    #: It is written as a name is.
    proper: bool = False


@dataclass(frozen=True)
class Reading:
    lang: Lang
    sentence: Sentence
    mentions: tuple[Mention, ...] = ()
    cues: tuple[Cue, ...] = ()
    dates: tuple[DateReading, ...] = ()
    units: tuple[Unit, ...] = ()
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
        found = [cue.meaning.partition(":")[2] for cue in self.cues if cue.meaning.startswith(f"{kind}:")]
        return list(dict.fromkeys(found))

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


def read(text: str, lang: Lang, index: Index, today: date) -> Reading:
    """Read one sentence that is in `lang`. `today` is the asker's day, for "next month"."""
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
    ordinals, ordinal_spans = _ordinals(sentence, mentions, dates, lang)
    claimed = _claimed(sentence, mentions, cues, dates, lang)
    for start, end in _city_spans(sentence, index):
        claimed[start:end] = [True] * (end - start)
    for start, end in ordinal_spans:
        claimed[start:end] = [True] * (end - start)
    hosts, guests = _directions(sentence, mentions, index, lang)
    return Reading(
        lang=lang,
        sentence=sentence,
        mentions=tuple(mentions),
        cues=tuple(cues),
        dates=tuple(dates),
        units=tuple(_units(sentence, claimed, index, lang)),
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


def _city_spans(sentence: Sentence, index: Index) -> list[tuple[int, int]]:
    """Where a city or its country stands: known, and said by `hosts` and `guests`."""
    return [
        (match.start(), match.end())
        for city in index.programme.cities
        for name in city_words(city)
        for match in re.finditer(
            rf"(?<![a-z0-9]){re.escape(name)}(?![a-z0-9])" if name.isascii() else re.escape(name),
            sentence.folded,
        )
    ]


def _inside_mention(found: DateReading, sentence: Sentence, mentions: list[Mention]) -> bool:
    touched = [n for n, w in enumerate(sentence.words) if w.start < found.span[1] and found.span[0] < w.end]
    return (
        bool(touched)
        and any(set(touched) <= set(mention.words) for mention in mentions)
        and not (any(sentence.words[n].script in ("kanji",) for n in touched))
    )


# --- ordinals ---------------------------------------------------------------------------------

_NUMBER_WORDS: dict[Lang, dict[str, int]] = {
    "en": {
        w: n
        for n, w in enumerate(
            ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
        )
    },
    "de": {
        w: n
        for n, w in enumerate(
            ["erst", "zweit", "dritt", "viert", "funft", "sechst", "siebt", "acht", "neunt", "zehnt"], 1
        )
    },
    "ja": {w: n for n, w in enumerate("一二三四五六七八九", 1)},
}
_ORDINALS: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"(?<![a-z0-9])(?:(\d{1,3}) ?(?:st|nd|rd|th)|(?:no|number|nr) (\d{1,3})"
        r"|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))(?![a-z0-9])"
    ),
    "de": re.compile(
        r"(?<![a-z0-9])(?:(\d{1,3})(?= [a-z])|(?:nr|nummer) (\d{1,3})"
        r"|(erst|zweit|dritt|viert|funft|sechst|siebt|neunt|zehnt)(?:e|en|er|es|em))(?![a-z0-9])"
    ),
    "ja": re.compile(
        r"第? ?(\d{1,3}|[一二三四五六七八九]) ?(?:回目|回(?!数)|番目|度目)|第 ?(\d{1,3}|[一二三四五六七八九])"
    ),
}


def _ordinals(
    sentence: Sentence, mentions: list[Mention], dates: list[DateReading], lang: Lang
) -> tuple[list[int], list[tuple[int, int]]]:
    """Numbers in a row ("the 2nd"), apart from those in names and dates."""
    numbers, spans = [], []
    dated = {
        number
        for found in dates
        for number, word in enumerate(sentence.words)
        if word.start < found.span[1] and found.span[0] < word.end
    }
    for match in _ORDINALS[lang].finditer(sentence.folded):
        start, end = match.span()
        if any(m.start <= start and end <= m.end for m in mentions):
            continue
        if dated & set(sentence.word_range(start, end)):
            continue
        if lang == "de" and match[1] and not _has_dot(sentence, start, end):
            continue
        said = next(group for group in match.groups() if group)
        numbers.append(int(said) if said.isdigit() else _NUMBER_WORDS[lang][said])
        spans.append((start, end))
    return numbers, spans


def _has_dot(sentence: Sentence, start: int, end: int) -> bool:
    word = sentence.words[sentence.word_range(start, end)[-1]]
    return sentence.original[word.end : word.end + 1] == "."


# --- from where and to where ------------------------------------------------------------------


def _directions(
    sentence: Sentence, mentions: list[Mention], index: Index, lang: Lang
) -> tuple[frozenset[str], frozenset[str]]:
    hosts: set[str] = set()
    guests: set[str] = set()
    for city in index.programme.cities:
        for name in city_words(city):
            from_pattern, to_pattern = city_patterns(lang, name)
            for pattern, found in ((from_pattern, guests), (to_pattern, hosts)):
                for match in pattern.finditer(sentence.folded):
                    at = sentence.folded.index(name, match.start())
                    if not _in_longer_name(at, at + len(name), mentions, city.key):
                        found.add(city.key)
    both = hosts & guests
    return frozenset(hosts - both), frozenset(guests - both)


def city_words(city: City) -> frozenset[str]:
    """What a city and its country are called, folded."""
    names = {city.name[lang] for lang in ("en", "de", "ja")} | set(city.aliases)
    names |= {city.country_name[lang] for lang in ("en", "de", "ja")}
    return frozenset(fold(name) for name in names if len(name) > 1 and " " not in name)


def _in_longer_name(start: int, end: int, mentions: list[Mention], key: str) -> bool:
    return any(m.start <= start and end <= m.end and key not in m.keys for m in mentions)


# --- what is left -----------------------------------------------------------------------------


def _claimed(
    sentence: Sentence, mentions: list[Mention], cues: list[Cue], dates: list[DateReading], lang: Lang
) -> list[bool]:
    claimed = [False] * (len(sentence.folded) + 1)

    def claim(start: int, end: int) -> None:
        claimed[start:end] = [True] * (end - start)

    for mention in mentions:
        claim(mention.start, mention.end)
    for cue in cues:
        touched = sentence.word_range(cue.start, cue.end)
        if not cue.gapped:
            claim(cue.start, cue.end)
        elif touched:
            claim(*sentence.places[touched[0]])
            claim(*sentence.places[touched[-1]])
    for found in dates:
        for word, (start, end) in zip(sentence.words, sentence.places, strict=True):
            overlap = max(word.start, found.span[0]), min(word.end, found.span[1])
            if overlap[0] < overlap[1]:
                if word.script == "latin":
                    claim(start, end)
                else:
                    claim(start + overlap[0] - word.start, start + overlap[1] - word.start)
    known = harmless(lang)
    for word, (start, end) in zip(sentence.words, sentence.places, strict=True):
        if word.folded in known or (word.script == "latin" and len(word.folded) == 1):
            claim(start, end)
    if lang == "ja":
        for phrase in sorted((w for w in known if len(w) > 1), key=len, reverse=True):
            at = sentence.folded.find(phrase)
            while at >= 0:
                if not any(claimed[at : at + len(phrase)]):
                    claim(at, at + len(phrase))
                at = sentence.folded.find(phrase, at + 1)
    return claimed


def _units(sentence: Sentence, claimed: list[bool], index: Index, lang: Lang) -> list[Unit]:
    units: list[Unit] = []
    for number, (word, (start, end)) in enumerate(zip(sentence.words, sentence.places, strict=True)):
        if word.script in ("latin", "digits", "other"):
            if not claimed[start]:
                units.append(_latin_unit(word, number, index))
        elif word.script in ("kanji", "katakana"):
            units += _japanese_units(word, start, end, claimed, sentence.folded, index, lang)
    return units


def _latin_unit(word: Word, number: int, index: Index) -> Unit:
    stems = stems_of(word)
    parts: tuple[tuple[str, ...], ...] = (stems,)
    known = any(stem in index.by_stem for stem in stems)
    if not known:
        pieces = split_compound(word.folded, index.vocabulary)
        if pieces:
            parts = tuple(stems_of(Sentence.of(piece).words[0]) for piece in pieces)
            known = all(any(stem in index.by_stem for stem in part) for part in parts)
    proper = number > 0 and word.text[:1].isupper()
    return Unit(word.folded, parts, False, known, proper)


def _japanese_units(
    word: Word, start: int, end: int, claimed: list[bool], folded: str, index: Index, lang: Lang
) -> list[Unit]:
    units: list[Unit] = []
    at = start
    while at < end:
        if claimed[at]:
            at += 1
            continue
        stop = at
        while stop < end and not claimed[stop]:
            stop += 1
        run = folded[at:stop]
        if not (lang == "ja" and len(run) == 1 and run in harmless("ja")):
            pairs = [run[i : i + 2] for i in range(len(run) - 1)]
            known = any(pair in index.by_bigram for pair in pairs) if pairs else True
            units.append(Unit(run, ((run,),), True, known, word.script == "katakana"))
        at = stop
    return units
