"""Which words narrow nothing down: function words, and light words in any of their forms.

A closed list of what is harmless makes an honest no of every wording that nobody thought of; so
what counts is the kind of word. Function words are taken out (`harmless`). Light words
(`is_light`) are the verbs, adverbs, adjectives and nouns that frame any question, in every
form that grammar gives them. What is neither restricts the question, and an entry must hold it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from bot.programme.model import Lang
from bot.questions.text import fold, stem
from bot.questions.words import de, en, ja, light_de, light_en, light_ja, synonyms

_HARMLESS = {"en": en.HARMLESS, "de": de.HARMLESS, "ja": ja.HARMLESS}
#: Adverbs of manner and degree say how, never which: "officially", "möglicherweise".
_ENGLISH_ADVERB = re.compile(
    r"(?!(?:month|week|year|dai|fami|elder|friend|supp|rep|assemb|ita|monopo|anoma|butterf)ly)[a-z]{3,}ly"
)
_GERMAN_ADVERB = re.compile(r"[a-z]{4,}(?:erweise|massen|falls|wegs|lings|seits|dings|mals)")


@cache
def harmless(lang: Lang) -> frozenset[str]:
    """Function words, politeness and the like, folded."""
    light = light_ja.LIGHT if lang == "ja" else ()
    return frozenset(fold(word) for word in (*_HARMLESS[lang], *light))


def is_light(folded: str, lang: Lang) -> bool:
    """Whether a folded Latin word frames a question of this language and narrows nothing down."""
    if lang == "ja":
        return False
    return _light_english(folded) if lang == "en" else _light_german(folded)


@lru_cache(maxsize=20_000)
def _light_english(folded: str) -> bool:
    whole = folded.replace("'s", "").replace("'", "")
    return (
        whole in _words("en")
        or stem(whole, "en") in _stems("en")
        or _ENGLISH_ADVERB.fullmatch(whole) is not None
    )


@lru_cache(maxsize=20_000)
def _light_german(folded: str) -> bool:
    return (
        folded in _words("de")
        or stem(folded, "de") in _stems("de")
        or _german_verb().fullmatch(folded) is not None
        or _GERMAN_ADVERB.fullmatch(folded) is not None
    )


@cache
def _words(lang: Lang) -> frozenset[str]:
    return frozenset(fold(word) for word in (light_en if lang == "en" else light_de).WORDS)


@cache
def _stems(lang: Lang) -> frozenset[str]:
    return frozenset(stem(fold(word), lang) for word in (light_en if lang == "en" else light_de).LEMMAS)


@cache
def _german_verb() -> re.Pattern[str]:
    """A light verb with its particle, "ge" or "zu", and any ending: "aufgeführt", "mitzunehmende"."""
    stems = "|".join(sorted({re.escape(fold(verb)) for verb in light_de.VERBS}, key=len, reverse=True))
    particles = "|".join(sorted({fold(word) for word in light_de.PARTICLES}, key=len, reverse=True))
    finite = rf"(?:zu)?(?:{stems})(?:e|st|est|t|et|te|tet|ten|test|en|n)?"
    participle = rf"(?:ge)?(?:{stems})(?:t|et|en)?(?:e|er|es|em|en)?|(?:zu)?(?:{stems})e?nd(?:e|er|es|em|en)?"
    return re.compile(rf"(?:{particles})?(?:{finite}|{participle})")


@cache
def _groups(lang: Lang) -> dict[str, tuple[str, ...]]:
    text = {"en": synonyms.ENGLISH, "de": synonyms.GERMAN, "ja": ""}[lang]
    groups = [tuple(fold(word) for word in line.split()) for line in text.splitlines() if line.strip()]
    return {word: group for group in groups for word in group}


def same_meaning(folded: str, lang: Lang) -> tuple[str, ...]:
    """The other words of the general language that mean what a folded word does."""
    return tuple(word for word in _groups(lang).get(folded, ()) if word != folded)


_KANA = re.compile("|".join(sorted(light_ja.READINGS, key=len, reverse=True)))
_COUNTED = re.compile(rf"(?<=[0-9０-９])(?:{'|'.join(sorted(light_ja.COUNTERS, key=len, reverse=True))})")


def in_usual_spelling(text: str) -> str:
    """Japanese words left in hiragana, in their usual spelling: ほうもん, 30ねん."""
    text = _COUNTED.sub(lambda match: light_ja.COUNTERS[match[0]], text)
    return _KANA.sub(lambda match: light_ja.READINGS[match[0]], text)


#: Common endings: of what a misspelt word may have been a form.
_ENDINGS: dict[Lang, tuple[str, ...]] = {
    "en": ("s", "es", "d", "ed", "ing"),
    "de": ("e", "en", "er", "es", "em", "n", "s", "t", "te", "ten"),
    "ja": (),
}


@cache
def light_words(lang: Lang) -> frozenset[str]:
    """Light words in their common forms, and synonyms: what a slip of the pen may have meant."""
    if lang == "ja":
        return frozenset()
    source = light_en if lang == "en" else light_de
    lemmas = {fold(word) for word in source.LEMMAS}
    forms = {word + ending for word in lemmas if len(word) > 3 for ending in _ENDINGS[lang]}
    return frozenset({*lemmas, *forms, *_groups(lang), *(fold(word) for word in source.WORDS)})
