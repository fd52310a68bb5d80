"""Who is to do it: "@anna", "GWI sends …", "Frau Meyer soll …", "郡山市が…", or whoever writes.

"Call GWI" names whom to call, not who calls: a name counts only where the sentence makes it act.
"""

import re
from dataclasses import dataclass
from typing import Literal

from bot.programme.model import City, Figure, Lang, Organisation
from bot.questions.index import Index
from bot.questions.linking import find_mentions
from bot.questions.sentence import Sentence


@dataclass(frozen=True)
class Doer:
    """`me`: whoever wrote it; `entry`: a body or city, by its key; `name`: as written."""

    kind: Literal["me", "entry", "name"]
    key: str = ""
    name: str = ""


ME = Doer("me")

AT = re.compile(r"(?<![\w@.])@([A-Za-z]\w{3,31})\b")
#: "Name: …", in any language; what stands so without being anybody.
_LEADING = re.compile(r"^(?P<who>[^\W\d_][^:：\n]{0,39}?)\s?[:：]\s*(?P<rest>\S.*)$")
_NOBODY = frozenset({
    "todo", "to-do", "task", "important", "urgent", "note", "re", "fwd", "fw", "aw", "wg",
    "follow-up", "followup", "reminder", "wichtig", "dringend", "frage", "notiz", "betreff",
    "aufgabe", "info", "vereinbart", "agreed", "hinweis", "要", "重要", "至急", "メモ", "件名",
    "質問", "連絡", "確認", "約束",
})  # fmt: skip
_ME = re.compile(r"^(?:I(?:'ll|'m| )|we |we'll |ich |wir |私[がはも]|わたし[がはも]|当方[がはで])", re.I)

#: What a name must be followed by in order to be the one who acts.
_ACTS_EN = re.compile(
    r"(?:will|shall|should|must|to|has to|have to|needs to|is to|can|could|would)\b|[a-z]{3,}s\b"
)
_NO_VERB_EN = frozenset({"has", "was", "this", "its", "plus", "versus", "vs", "news", "towards", "besides"})
_ACTS_DE = re.compile(
    r"(?:soll(?:en|te)?|wird|werden|muss|müssen|kann|können|möchte|will|hat|gibt|lässt|ruft|nimmt|[a-zäöüß]{3,}t)\b"
)
_NO_VERB_DE = frozenset({
    "mit", "seit", "jetzt", "erst", "nicht", "fast", "oft", "sonst", "selbst", "samt", "nebst",
    "direkt", "bitt", "angebot", "dort", "gut", "zuerst",
})  # fmt: skip
_ACTS_JA = re.compile(r"^(?:さん|様|氏|側)?(?:が|は|から)")
_PERSON_JA = re.compile(
    r"^(?P<who>[^\s、。がはにをでとのへ@]{1,10}(?:さん|様|氏|部長|課長|係長|先生))(?:が|は)(?P<rest>.+)$"
)
_TITLED = re.compile(
    r"^(?P<who>(?:Mr|Ms|Mrs|Dr|Prof|Herr|Frau)\.? [A-ZÄÖÜ][\w'’-]+(?: [A-ZÄÖÜ][\w'’-]+)?) (?P<rest>.+)$"
)
_MODAL = re.compile(
    r"^(?P<who>[A-ZÄÖÜ][\w'’-]+(?: [A-ZÄÖÜ][\w'’-]+)?) "
    r"(?P<rest>(?:will|shall|should|must|has to|needs to|is to|soll|sollte|wird|muss) .+)$"
)
_ARTICLE = re.compile(r"^(?:the|die|der|das)\s+", re.I)


def read_doer(text: str, lang: Lang, index: Index) -> tuple[Doer, str]:
    """Who does it, and the sentence as it is to be shown."""
    at = AT.search(text)
    if at is not None:
        return Doer("name", name=at[0]), text[at.end() :] if at.start() == 0 else text
    led = _LEADING.match(text)
    if led is not None and _may_be_somebody(led["who"]):
        return _somebody(led["who"], index), led["rest"]
    if _ME.match(text):
        return ME, text
    return _acting_body(text, lang, index) or _acting_person(text, lang) or ME, text


def _may_be_somebody(words: str) -> bool:
    first = words[0]
    return (
        len(words.split()) <= 4
        and words.lower() not in _NOBODY
        and "/" not in words
        and (first.isupper() or not first.isascii())
    )


def _somebody(words: str, index: Index) -> Doer:
    """A body or city of the programme where the words are its name, else the words."""
    sentence = Sentence.of(words)
    for mention in find_mentions(sentence, index):
        key = _acting_key(mention.keys, index)
        if key is not None and len(mention.words) == len(sentence.words):
            return Doer("entry", key)
    return Doer("name", name=words.strip())


def _acting_key(keys: tuple[str, ...], index: Index) -> str | None:
    """A city before a body of it that bears its name."""
    entries = [index.programme.entries[key] for key in keys]
    for sort in (City, Organisation, Figure):
        for entry in entries:
            if isinstance(entry, sort):
                return entry.key
    return None


def _acting_body(text: str, lang: Lang, index: Index) -> Doer | None:
    article = _ARTICLE.match(text)
    begin = article.end() if article else 0
    sentence = Sentence.of(text)
    for mention in find_mentions(sentence, index):
        key = _acting_key(mention.keys, index)
        if key is None or not mention.words:
            continue
        first, last = sentence.words[mention.words[0]], sentence.words[mention.words[-1]]
        if first.start == begin and _acts(text, _end(sentence, mention.end, last.end), lang):
            return Doer("entry", key)
    return None


def _end(sentence: Sentence, folded_end: int, word_end: int) -> int:
    """Where a name ends in the text: within a run of Japanese characters it may end before the word does."""
    for word, (start, end) in zip(sentence.words, sentence.places, strict=True):
        if start < folded_end <= end and end - start == word.end - word.start:
            return word.start + folded_end - start
    return word_end


def _acts(text: str, end: int, lang: Lang) -> bool:
    after = text[end:]
    if lang == "ja":
        return bool(_ACTS_JA.match(after))
    word = after.strip().split(" ")[0] if after.startswith(" ") else ""
    if lang == "de":
        return bool(_ACTS_DE.fullmatch(word)) and word not in _NO_VERB_DE
    return bool(_ACTS_EN.match(after.strip())) and word not in _NO_VERB_EN and len(after.split()) > 1


def _acting_person(text: str, lang: Lang) -> Doer | None:
    if lang == "ja":
        found = _PERSON_JA.match(text)
        return Doer("name", name=found["who"]) if found else None
    titled = _TITLED.match(text)
    if titled is not None and _acts(f" {titled['rest']}", 0, lang):
        return Doer("name", name=titled["who"])
    modal = _MODAL.match(text)
    return Doer("name", name=modal["who"]) if modal else None
