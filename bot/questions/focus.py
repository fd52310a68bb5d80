"""Several sentences, or a question in the middle of a thought: which words are the question.

"Hi, I'm writing a note for my colleagues: on which days did the third study tour take place?"
asks what stands after the colon; the rest is courtesy, and its words need no explaining.
"""

import re

from bot.programme.model import Lang
from bot.questions.cues import find_cues
from bot.questions.sentence import Sentence
from bot.questions.text import sentences

_PARTS = re.compile(r"(?<=[:;…])\s+|\s+[-–—]\s+")
_JAPANESE_PREFACE = re.compile(
    r"^.*?(?:のですが|んですが|ですけど|んですけど|のだけど|ております|まして|おりますが|ですが|ますが|ので)[、,。]\s*"
)
_COURTESY = re.compile(
    "お世話|報告|作成|資料|準備|質問|尋ね|伺|すみません|失礼|恐れ|聞きた|調べ|確認|教えて|まとめ|説明"
)
#: A clause of the first person before the comma, then a word that asks.
_ASKING: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(r"\b(?:when|where|who|whom|whose|what|which|how|on which|in which|at which)\b", re.I),
    "de": re.compile(
        r"\b(?:wann|wo|wohin|wer|wen|wem|was|welche[rsnm]?|wie|worum|ob|wofür|wozu|von wann|an welche[mnr]"
        r"|in welche[mnr]|aus welche[mnr]|zu welche[mnr]|seit wann)\b",
        re.I,
    ),
    "ja": re.compile(r"(?!)"),
}
_FIRST_PERSON: dict[Lang, re.Pattern[str]] = {
    "en": re.compile(
        r"\b(?:i|i'm|we|we're|my|our|hi|hello|dear|please|could you|can you|tell me|quick question)\b", re.I
    ),
    "de": re.compile(
        r"\b(?:ich|wir|mein\w*|unser\w*|hallo|guten tag|könnten sie|können sie|kannst du|bitte"
        r"|sagen sie|für (?:einen|meinen|den) \w+)\b",
        re.I,
    ),
    "ja": re.compile(r"(?!)"),
}
_TELLING = ("slot:", "ask:", "sort:", "how:", "detail:", "off:")
#: What a clause ends with that only leads to the question.
_LEADS_IN = (",", ":", "that", "me", "know", "wissen", "sagen", "mitteilen")
#: Parts that ask only for attention: "Können Sie mir das sagen?"
_MIN_WEIGHT = 2


def question_of(text: str, lang: Lang) -> str:
    """The part of a text that asks. The whole of it where nothing else can be told apart."""
    parts = [part.strip() for sentence in sentences(text) for part in _PARTS.split(sentence) if part.strip()]
    parts = [_without_preface(part, lang) for part in parts] or [text]
    if len(parts) == 1:
        return parts[0]
    return max(enumerate(parts), key=lambda numbered: (_weight(numbered[1], lang), numbered[0]))[1]


def _weight(part: str, lang: Lang) -> int:
    """How much a part looks like the question: it has a question mark, and says of what."""
    meanings = {cue.meaning for cue in find_cues(Sentence.of(part).folded, lang)}
    kinds = {meaning.split(":")[0] for meaning in meanings if meaning.startswith(_TELLING)}
    asks = part.rstrip().endswith(("?", "？"))
    return 2 * ("slot" in kinds or "off" in kinds) + ("sort" in kinds) + ("how" in kinds) + 2 * asks


def _without_preface(part: str, lang: Lang) -> str:
    if lang == "ja":
        rest = _JAPANESE_PREFACE.sub("", part)
        before = part[: len(part) - len(rest)]
        return rest if len(rest) > _MIN_WEIGHT + 2 and _COURTESY.search(before) else part
    asking = _ASKING[lang].search(part)
    if asking is None or asking.start() == 0:
        return part
    before = part[: asking.start()]
    if _FIRST_PERSON[lang].search(before) and before.rstrip().endswith(_LEADS_IN):
        return part[asking.start() :]
    return part
