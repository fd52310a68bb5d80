"""Cues: the words that show what a question wants. The words are data in `words/`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from bot.programme.model import Lang
from bot.questions.dates.lexer import date_words
from bot.questions.lexicon import harmless, light_words
from bot.questions.text import fold
from bot.questions.words import de, en, ja

WORDS: dict[Lang, ModuleType] = {"en": en, "de": de, "ja": ja}

_GAP = r"(?: [^ ]+){0,6} "


@dataclass(frozen=True)
class Cue:
    """A meaning ("slot:when") and where in the folded sentence it shows."""

    meaning: str
    start: int
    end: int
    #: Between its first and its last word there may be anything.
    gapped: bool = False


def find_cues(folded: str, lang: Lang) -> list[Cue]:
    """All cues of one language in a folded sentence, in the order of their places."""
    found = [
        Cue(meaning, match.start(), match.end(), gapped)
        for meaning, pattern, gapped in _patterns(lang)
        for match in pattern.finditer(folded)
        if match.end() > match.start()
    ]
    return sorted(_outermost(found), key=lambda cue: (cue.start, -cue.end))


def _outermost(found: list[Cue]) -> list[Cue]:
    """Drop what is only part of a longer phrase: "quiet hours" are no hours."""
    longer = [cue for cue in found if cue.meaning.startswith(_PHRASES)]
    return [
        cue
        for cue in found
        if not cue.meaning.startswith(_PARTS)
        or cue.meaning in _ALSO_WITHIN
        or not any(
            other.start <= cue.start
            and cue.end <= other.end
            and (other.end - other.start > cue.end - cue.start)
            and (not other.gapped or cue.meaning.startswith("detail:"))
            for other in longer
        )
    ]


#: Phrases within which a shorter cue says nothing of its own, and the kinds that are then dropped.
_PHRASES = ("slot:", "how:", "sort:", "detail:", "frame", "off:")
_PARTS = ("slot:", "detail:", "off:", "how:")
#: "Who is", "who came": still about somebody, whatever else.
_ALSO_WITHIN = frozenset({"slot:who", "slot:name"})


@cache
def _patterns(lang: Lang) -> tuple[tuple[str, re.Pattern[str], bool], ...]:
    compiled = []
    for meaning, text in WORDS[lang].CUES.items():
        if not text.strip():
            continue
        if lang == "ja":
            source = "|".join(fold_pattern(part) for part in text.split("|"))
            compiled.append((meaning, re.compile(source), False))
        else:
            parts = [part.strip() for line in text.splitlines() for part in line.split(";") if part.strip()]
            # The longest first, so that "study trip" is not read as "study".
            parts.sort(key=len, reverse=True)
            for gapped in (False, True):
                chosen = [_compile(part) for part in parts if ("~" in part) == gapped]
                if chosen:
                    source = rf"(?<![a-z0-9])(?:{'|'.join(chosen)})(?![a-z0-9])"
                    compiled.append((meaning, re.compile(source), gapped))
    return tuple(compiled)


def fold_pattern(pattern: str) -> str:
    """Fold the characters of a regular expression and leave its signs."""
    return "".join(
        piece if re.fullmatch(r"[()\[\]|?*+.\\:!<=^$]+", piece) else fold(piece)
        for piece in re.findall(r"[()\[\]|?*+.\\:!<=^$]+|[^()\[\]|?*+.\\:!<=^$]+", pattern)
    )


def _compile(pattern: str) -> str:
    """Turn one pattern of English or German words into a regular expression."""
    out = ""
    for piece in pattern.split():
        if piece == "~":
            out = out.rstrip(" ") + _GAP
            continue
        if piece == "$":
            out = out.rstrip(" ") + r"(?= ?$) "
            continue
        alternatives = "|".join(_word(word) for word in piece.split("|"))
        out += f"(?:{alternatives}) "
    return out.rstrip(" ")


def _word(word: str) -> str:
    stem, star, _ = word.partition("*")
    # A dash or an apostrophe parts words in a sentence too.
    body = " ".join(re.escape(fold(part)) for part in re.split(r"[-'_]", stem) if part)
    return body + ("[a-z0-9]*" if star else "")


@cache
def known_words(lang: Lang) -> frozenset[str]:
    """Every word that the cues and the lexicon of a language know, folded."""
    found = {*harmless(lang), *light_words(lang)}
    if lang != "ja":
        found |= date_words(lang)
        for text in WORDS[lang].CUES.values():
            found |= {fold(word) for word in re.split(r"[\s;|~'_$-]+", text.replace("*", "")) if word}
    return frozenset(found)


@cache
def word_beginnings(lang: Lang) -> tuple[str, ...]:
    """The long beginnings by which cues know a word in all its forms ("organisation*"), folded."""
    if lang == "ja":
        return ()
    starred = {word for text in WORDS[lang].CUES.values() for word in re.findall(r"([^\W\d_]{7,})\*", text)}
    return tuple(sorted({fold(word) for word in starred}))


@cache
def city_patterns(lang: Lang, name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The patterns that show a city (its folded name) as where guests come from, and as host."""
    words = WORDS[lang]
    if lang == "ja":
        return tuple(  # type: ignore[return-value]
            re.compile(fold_pattern(pattern).replace("{city}", re.escape(name)))
            for pattern in (words.FROM, words.TO)
        )
    return tuple(  # type: ignore[return-value]
        re.compile(rf"(?<![a-z0-9])(?:{pattern.replace('{city}', re.escape(name))})(?![a-z0-9])")
        for pattern in (words.FROM, words.TO)
    )
