"""Which language a sentence is in, so that it is answered in that.

Script first, grammar next: names and quoted titles show nothing, for people of all three
languages write Koriyama, 郡山市 and "JAPAN ERLEBEN". A sentence that shows no language
("LAP = ?", "MEDICA 2018") is in the person's own.
"""

import re
from functools import lru_cache

from bot.programme.model import Lang
from bot.questions import function_words as data
from bot.questions.lexicon import is_light
from bot.questions.text import Word, fold, normalise, words

#: Ahead by less than this, the person's own language decides between two.
_MARGIN = 1.0
#: From here on Japanese words make a clause, and Latin ones are grammar.
_CLAUSE = _GRAMMAR = 3.0
#: Latin words that German and English share: delegation, moment.
_SHARED = ("ion", "ment")
#: What a word says that only one language has for light.
_LIGHT = 1.5
#: What the person's own language weighs: it breaks ties and nothing more.
_OWN = 0.5

_JAPANESE_SCRIPTS = ("hiragana", "katakana", "kanji", "digits")
_QUOTED = re.compile(r"[「『\"][^「」『』\"]{3,80}[」』\"]")
_UMLAUT = re.compile("[äöüÄÖÜß]")


def _weights(table: dict[float, str]) -> dict[str, float]:
    return {fold(word): weight for weight, text in table.items() for word in text.split()}


_ENGLISH = _weights(data.ENGLISH)
_GERMAN = _weights(data.GERMAN)
_ROMAJI = frozenset(data.JAPANESE_ROMAJI.split())

#: Japanese grammar: an ending or a question word says more than a particle, の beside a name little.
_JAPANESE_GRAMMAR = (
    (
        3.0,
        re.compile(
            "です|ます|でし[たょ]|まし[たょ]|ません|ください|下さい|ですか|ですが|って|だっけ|かな|だろう"
        ),
    ),
    (3.0, re.compile("いつ|どこ|どれ|どの|どう|どなた|だれ|なに|なん|いくら|いくつ|[何誰]")),
    (
        2.0,
        re.compile(
            "ある|いる|する|した|して|った|たい|ない|れる|えて|せて|ました|こと|もの|ため|から|まで|より"
        ),
    ),
    (1.5, re.compile("[はをがにでもへと]")),
    (1.0, re.compile("の")),
)


def language_of(text: str, default: Lang) -> tuple[Lang, bool]:
    """The language of a sentence, and whether the sentence itself shows it.

    `default`, the person's set language, is the answer where it does not.
    """
    normal = normalise(text)
    plain = _QUOTED.sub(" ", normal.text)
    if not any(char.isalpha() for char in plain):
        plain = normal.text
    found = words(plain)
    latin = [word for word in found if word.script == "latin"]
    japanese = _japanese(found)
    if japanese and all(word.script in _JAPANESE_SCRIPTS for word in found):
        return "ja", True
    scores: dict[Lang, float] = {"en": 0.0, "de": 0.0, "ja": japanese}
    for word in latin:
        english, german = _latin(word, len(found) == 1, bool(_UMLAUT.search(word.text)))
        # A Japanese clause borrows nouns ("Local Action Planのmeetingは"), not grammar.
        scores["en"] += english if japanese < _CLAUSE or english >= _GRAMMAR else english / 4
        scores["de"] += german if japanese < _CLAUSE or german >= _GRAMMAR else german / 4
        scores["ja"] += 2.0 * (word.folded in _ROMAJI)
    ranked = sorted(scores, key=lambda lang: scores[lang] + _OWN * (lang == default), reverse=True)
    best, second = ranked[0], ranked[1]
    if scores[best] <= 0:
        return default, False
    return best, scores[best] - scores[second] >= _MARGIN


def _japanese(found: list[Word]) -> float:
    """How much of the sentence is Japanese by grammar; kanji and katakana alone are names in any."""
    score = 0.0
    for word in found:
        if word.script == "hiragana":
            score += next((weight for weight, form in _JAPANESE_GRAMMAR if form.search(word.text)), 0.5)
        elif word.script == "kanji":
            score += 0.5 + 2.5 * bool(re.search("[何誰]", word.text))
        elif word.script == "katakana":
            score += 0.5
    return score


def _latin(word: Word, alone: bool, umlaut: bool) -> tuple[float, float]:
    """What one word says for English and for German."""
    english, german = _ENGLISH.get(word.folded, 0.0), _GERMAN.get(word.folded, 0.0)
    if not english and not german:
        name = word.text[:1].isupper() and not alone
        english, german = _shape(word.folded)
        in_english, in_german = is_light(word.folded, "en"), is_light(word.folded, "de")
        if in_english != in_german and not word.folded.endswith(_SHARED):
            english, german = (_LIGHT, 0.0) if in_english else (0.0, _LIGHT)
        if name:
            # German nouns are capitalised and names are too: their shape says little.
            english, german = 0.0, german / 2
    if umlaut:
        german += 0.5 if word.text[:1].isupper() else 2.0
    return english, german


#: Romaji: open syllables only. Such a word is a Japanese name and says nothing.
_ROMAJI_SHAPE = re.compile(r"(?:n(?![aeiou])|(?:[kgsztdnhbpmyrwjf]|[kgsnhmrbp]y|sh|ch|ts|j)?[aeiou])+")


@lru_cache(maxsize=20_000)
def _shape(folded: str) -> tuple[float, float]:
    """What endings and letter groups of a word in no list say; at most 1."""
    if len(folded) < 4 or not folded.isalpha() or _ROMAJI_SHAPE.fullmatch(folded):
        return 0.0, 0.0
    english = 1.0 if folded.endswith(data.ENGLISH_ENDINGS) else 0.0
    german = 1.0 if folded.endswith(data.GERMAN_ENDINGS) else 0.0
    if not english and not german:
        english = 0.3 * min(2, sum(group in folded for group in data.ENGLISH_GROUPS))
        german = 0.3 * min(2, sum(group in folded for group in data.GERMAN_GROUPS))
    return english, german
