"""Several sentences, or a question in the middle of a thought: which words are the question.

"Hi, I'm writing a note for my colleagues: on which days did the third study tour take place?"
asks what stands after the colon; the rest is courtesy, and its words need no explaining. "There
was a reception in Essen. What was agreed there?" asks what stands last, of what stands first.
"LLZ - what does that mean?" names its topic first.
"""

import re
from dataclasses import dataclass

from bot.programme.model import Lang
from bot.questions.cues import find_cues
from bot.questions.sentence import Sentence
from bot.questions.text import normalise_lines, sentences
from bot.questions.words.courtesy import CLOSING, OPENING

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
#: "How come nobody told me, when is it?" asks for what stands behind the comma.
_WONDERING = re.compile(
    r"(?:how come|why|wieso|warum|weshalb)\b[^,?]*,\s*"
    r"(?=(?:and |but |und |aber )?(?:when|where|who|what|which|wann|wo|wer|was|welche[rsnm]?)\b)",
    re.I,
)
_ASKS = re.compile(r"[?？]\s*$|(?:か|かね|かな|のか|っけ)[。?？\s]*$")
#: As many greetings and fillers are taken off at most.
_COURTESIES = 6


@dataclass(frozen=True)
class Asked:
    """The part of a message that asks, and what else was said: read where the question leans on it."""

    question: str
    context: str = ""


def asked_in(text: str, lang: Lang) -> Asked:
    """The part of a text that asks. The whole of it where nothing else can be told apart."""
    text = _bare(text, lang)
    parts = _parts(text, lang) or [_Part(text)]
    at = max(range(len(parts)), key=lambda number: (_weight(parts[number].text, lang), number))
    question = parts[at].text
    others = [part.text for part in (*parts[:at], *parts[at + 1 :])]
    if at and parts[at - 1].topic:
        question = f"{others.pop(at - 1)}: {question}"
    return Asked(question, ". ".join(others))


def _bare(text: str, lang: Lang) -> str:
    """The text without greeting, filler and thanks at its ends; all of it where nothing else is left."""
    bare = normalise_lines(text).strip()
    for _ in range(_COURTESIES):
        shorter = CLOSING[lang].sub("", OPENING[lang].sub("", bare))
        if shorter == bare or not any(char.isalnum() for char in shorter):
            break
        bare = shorter
    return bare if any(char.isalnum() for char in bare) else text


@dataclass(frozen=True)
class _Part:
    text: str
    #: It says what the next part is about: "LLZ - …", "2nd LAP meeting: …".
    topic: bool = False


def _parts(text: str, lang: Lang) -> list[_Part]:
    found: list[_Part] = []
    for sentence in sentences(text):
        pieces = [piece.strip() for piece in _PARTS.split(sentence) if piece.strip()]
        for number, piece in enumerate(pieces):
            before, rest = _without_preface(piece, lang)
            first_person = bool(_FIRST_PERSON[lang].search(before or piece))
            if before:
                found.append(_Part(before))
            last = number == len(pieces) - 1
            topic = not last and not before and not first_person and not _ASKING[lang].search(piece)
            found.append(_Part(rest, topic))
    return found


def _weight(part: str, lang: Lang) -> int:
    """How much a part looks like the question: it asks, and says of what."""
    meanings = {cue.meaning for cue in find_cues(Sentence.of(part).folded, lang)}
    kinds = {meaning.split(":")[0] for meaning in meanings if meaning.startswith(_TELLING)}
    asks = _ASKS.search(part) is not None
    said = 2 * ("slot" in kinds or "off" in kinds) + ("sort" in kinds) + ("how" in kinds)
    # Of two questions the last is chosen; it leans on the first where it is about the same.
    return 10 if asks and said >= 2 else said + 2 * asks


def _without_preface(part: str, lang: Lang) -> tuple[str, str]:
    """What leads to a question, and the question."""
    if lang == "ja":
        rest = _JAPANESE_PREFACE.sub("", part)
        before = part[: len(part) - len(rest)]
        return (
            (before, rest)
            if len(rest) > _MIN_WEIGHT + 2 and before and _COURTESY.search(before)
            else ("", part)
        )
    asking = _ASKING[lang].search(part)
    wondering = _WONDERING.match(part)
    if wondering is not None:
        return wondering[0], part[wondering.end() :]
    if asking is None or asking.start() == 0:
        return "", part
    before = part[: asking.start()]
    if _FIRST_PERSON[lang].search(before) and before.rstrip().endswith(_LEADS_IN):
        return before, part[asking.start() :]
    return "", part
