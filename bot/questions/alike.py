"""Whether two people wrote down the same thing: by their words, or across languages by whom they name."""

from bot.programme.model import Lang
from bot.questions.index import Index
from bot.questions.language import language_of
from bot.questions.lexicon import harmless
from bot.questions.linking import find_mentions
from bot.questions.sentence import Sentence
from bot.questions.stems import stems_of

#: How much of their words two sentences of one thing share.
_SHARED = 0.5


def alike(one: str, other: str, index: Index) -> bool:
    """Sentences of one language share half of their words; of two languages, all names and at least one."""
    here, there = _words(one), _words(other)
    if here and there and len(here & there) >= _SHARED * min(len(here), len(there)):
        shared, union = len(here & there), len(here | there)
        if shared >= _SHARED * union or shared == min(len(here), len(there)) > 1:
            return True
    if _language(one) == _language(other):
        return False
    named = _names(one, index)
    return bool(named) and named == _names(other, index)


def _language(text: str) -> Lang:
    return language_of(text, "en")[0]


def _words(text: str) -> set[str]:
    """One stem for each telling word; of Japanese pairs of kanji or katakana, kana between being grammar."""
    plain = harmless(_language(text))
    found: set[str] = set()
    for word in Sentence.of(text).words:
        if word.script in ("kanji", "katakana"):
            found |= {word.folded[at : at + 2] for at in range(max(1, len(word.folded) - 1))}
        elif word.script in ("latin", "digits") and word.folded not in plain and len(word.folded) > 1:
            found.add(min(stems_of(word), default=word.folded))
    return found


def _names(text: str, index: Index) -> frozenset[str]:
    return frozenset(key for mention in find_mentions(Sentence.of(text), index) for key in mention.keys)
