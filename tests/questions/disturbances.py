"""One question written otherwise, as people do: slips, case, umlauts, width, kana, politeness, filler.

None of these changes what is asked, so none may change the answer. `rates` measures how often that
holds; the test holds the total, and `make bench-answers` prints each kind.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.programme.model import Lang
from bot.questions.dates import read_dates
from bot.questions.engine import Answering

ZONE = ZoneInfo("Europe/Berlin")
#: Shorter words leave too little to tell what was meant; a delegate would ask back as well.
_LONG = 6
_WORD = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_POLITE_ENDING = re.compile(r"(?:を?(?:教えて|おしえて)(?:ください|下さい)?|ですか|でしょうか)[。?？]?$")

Disturb = Callable[[str, Lang, random.Random], str]


@dataclass(frozen=True)
class Question:
    text: str
    lang: Lang
    as_of: str

    @property
    def now(self) -> datetime:
        return datetime.combine(date.fromisoformat(self.as_of), time(12), ZONE).astimezone(UTC)


def questions_of(folders: Iterable[Path]) -> list[Question]:
    """Every question of the *.jsonl of some folders."""
    rows: list[dict[str, Any]] = [
        json.loads(line)
        for folder in folders
        for file in sorted(folder.glob("*.jsonl"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    return [Question(row["question"], row["lang"], row["as_of"]) for row in rows]


# --- slips --------------------------------------------------------------------------------------


def _slip(text: str, luck: random.Random, change: Callable[[str, int], str], shortest: int = _LONG) -> str:
    """Change one letter inside one long word; abbreviations and numbers are left alone."""
    long = [m for m in _WORD.finditer(text) if len(m[0]) >= shortest and not m[0].isupper()]
    if not long:
        return text
    word = luck.choice(long)
    return text[: word.start()] + change(word[0], luck.randrange(1, len(word[0]) - 1)) + text[word.end() :]


def swapped(text: str, lang: Lang, luck: random.Random) -> str:
    return _slip(text, luck, lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def dropped(text: str, lang: Lang, luck: random.Random) -> str:
    return _slip(text, luck, lambda word, at: word[:at] + word[at + 1 :])


def doubled(text: str, lang: Lang, luck: random.Random) -> str:
    return _slip(text, luck, lambda word, at: word[: at + 1] + word[at:])


_NEIGHBOURS = dict(zip("qwertzuiopasdfghjklyxcvbnm", "wertzuiopoedfghjkllxcvbnmn", strict=True))


def replaced(text: str, lang: Lang, luck: random.Random) -> str:
    """The key beside the right one; in a short word that makes another word."""
    return _slip(
        text, luck, lambda word, at: word[:at] + _NEIGHBOURS.get(word[at], word[at]) + word[at + 1 :], 9
    )


# --- letters ------------------------------------------------------------------------------------


def lower(text: str, lang: Lang, luck: random.Random) -> str:
    return text.lower()


def upper(text: str, lang: Lang, luck: random.Random) -> str:
    return text.upper()


_WRITTEN_OUT: dict[str, str | int | None] = {
    "ä": "ae",
    "ö": "oe",
    "ü": "ue",
    "Ä": "Ae",
    "Ö": "Oe",
    "Ü": "Ue",
    "ß": "ss",
}
_BARE: dict[str, str | int | None] = {"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss"}


def umlauts_written_out(text: str, lang: Lang, luck: random.Random) -> str:
    return text.translate(str.maketrans(_WRITTEN_OUT))


def umlauts_bare(text: str, lang: Lang, luck: random.Random) -> str:
    return text.translate(str.maketrans(_BARE))


def full_width(text: str, lang: Lang, luck: random.Random) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


_HALF = dict(
    zip(
        "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲンァィゥェォッャュョー・",
        "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝｧｨｩｪｫｯｬｭｮｰ･",
        strict=True,
    )
)
_HALF |= dict(
    zip("ガギグゲゴザジズゼゾダヂヅデドバビブベボ", (a + "ﾞ" for a in "ｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾊﾋﾌﾍﾎ"), strict=True)
)
_HALF |= dict(zip("パピプペポ", (a + "ﾟ" for a in "ﾊﾋﾌﾍﾎ"), strict=True))


def half_width(text: str, lang: Lang, luck: random.Random) -> str:
    return "".join(_HALF.get(char, char) for char in text)


def hiragana(text: str, lang: Lang, luck: random.Random) -> str:
    """One katakana word in hiragana, as a telephone leaves it."""
    found = [m for m in re.finditer(r"[ァ-ヶー]{3,}", text) if "ー" not in m[0]]
    if not found:
        return text
    word = luck.choice(found)
    kana = "".join(chr(ord(char) - 0x60) for char in word[0])
    return text[: word.start()] + kana + text[word.end() :]


_VARIANTS = {
    "ください": "下さい", "下さい": "ください", "教えて": "おしえて", "訪問は": "ほうもんは",
    "何を": "なにを", "誰": "だれ", "のこと": "の事", "予定は": "よていは", "次の": "つぎの",
    "会場": "かいじょう",
    "第1回": "第一回", "第2回": "第二回", "第3回": "第三回", "郡山": "こおりやま", "エッセン": "えっせん",
    "場所": "ばしょ", "全て": "すべて", "何ですか": "なんですか", "来月": "らいげつ", "来週": "らいしゅう",
    "参加": "さんか", "代表団": "だいひょうだん", "分野": "ぶんや",
}  # fmt: skip


def kanji_variants(text: str, lang: Lang, luck: random.Random) -> str:
    """One word in another usual spelling: kana for kanji, 二 for 2."""
    if lang != "ja":
        return text
    found = [word for word in _VARIANTS if word in text]
    return text.replace(word := luck.choice(found), _VARIANTS[word], 1) if found else text


def long_vowels(text: str, lang: Lang, luck: random.Random) -> str:
    """ー left out, or a dot set between katakana words."""
    return (
        text.replace("スタディツアー", "スタディー・ツアー")
        if "スタディツアー" in text
        else text.replace("ター", "タ")
    )


def dashes(text: str, lang: Lang, luck: random.Random) -> str:
    return re.sub(r"(?<=\w)-(?=\w)", luck.choice("‐–—−"), text)


# --- manners ------------------------------------------------------------------------------------

_POLITE_BEFORE: dict[Lang, tuple[str, ...]] = {
    "en": ("Please tell me: ", "Could you please tell me, ", "I would like to know: "),
    "de": ("Bitte sagen Sie mir: ", "Ich wüsste gern: ", "Könnten Sie mir bitte sagen: "),
    "ja": ("恐れ入りますが、", "すみませんが、", "差し支えなければ、"),
}
_POLITE_AFTER: dict[Lang, tuple[str, ...]] = {
    "en": (" please", " Thank you very much.", " Thanks in advance!", " Many thanks, best regards"),
    "de": (" bitte", " Vielen Dank!", " Danke schon mal im Voraus!", " Mit freundlichen Grüßen"),
    "ja": ("よろしくお願いいたします。", "お願いします。", "ありがとうございます。"),
}
_FILLER: dict[Lang, tuple[str, ...]] = {
    "en": ("Well, ", "Hm, ", "So, ", "Ok so ", "By the way, ", "Just wondering: ", "Um, "),
    "de": ("Also ", "Hm, ", "Ähm, ", "Sagen Sie mal, ", "Übrigens: ", "Mal eine Frage: ", "Na ja, "),
    "ja": ("えーと、", "あの、", "えっと", "ちなみに、", "ところで、", "そういえば"),
}
_GREETING: dict[Lang, tuple[str, ...]] = {
    "en": ("Hello! ", "Good morning, ", "Hi there, ", "Dear Kizuna team, "),
    "de": ("Guten Tag! ", "Hallo, ", "Moin, ", "Sehr geehrte Damen und Herren, "),
    "ja": ("こんにちは。", "お世話になっております。", "お疲れ様です。", "はじめまして、"),
}
_SENTENCE_BEFORE: dict[Lang, tuple[str, ...]] = {
    "en": (
        "I have a quick question. ",
        "I hope you are well. ",
        "My colleagues asked me something and I am not sure. ",
        "I am writing a short report for our mayor. ",
    ),
    "de": (
        "Ich hätte da mal eine Frage. ",
        "Ich hoffe, es geht Ihnen gut. ",
        "Meine Kollegin hat mich gerade etwas gefragt. ",
        "Ich schreibe einen kurzen Bericht. ",
    ),
    "ja": (
        "一つ質問があります。",
        "少しお伺いします。",
        "報告書を作成しております。",
        "同僚に聞かれました。",
    ),
}
_INSIDE: dict[Lang, tuple[str, ...]] = {"en": ("actually", "exactly"), "de": ("eigentlich", "denn"), "ja": ()}


def polite_before(text: str, lang: Lang, luck: random.Random) -> str:
    return luck.choice(_POLITE_BEFORE[lang]) + text


def polite_after(text: str, lang: Lang, luck: random.Random) -> str:
    return text + luck.choice(_POLITE_AFTER[lang])


def polite_ending(text: str, lang: Lang, luck: random.Random) -> str:
    """The same wish in another degree of politeness."""
    if lang != "ja" or not (ending := _POLITE_ENDING.search(text)):
        return text
    asks = ending[0].startswith(("です", "でしょ"))
    others = (
        ("ですか?", "でしょうか。", "かな?")
        if asks
        else ("教えて", "を教えていただけますか", "を教えてほしい")
    )
    return text[: ending.start()] + luck.choice(others)


def filler(text: str, lang: Lang, luck: random.Random) -> str:
    return luck.choice(_FILLER[lang]) + text


def filler_inside(text: str, lang: Lang, luck: random.Random) -> str:
    """A word of no weight behind the verb: "Wann war eigentlich …"."""
    match = re.match(
        r"(?i)(?:when|where|who|wann|wo|wer|was|what) (?:is|was|were|are|will|ist|war|sind|waren|wird) ", text
    )
    return text[: match.end()] + luck.choice(_INSIDE[lang]) + " " + text[match.end() :] if match else text


def greeting(text: str, lang: Lang, luck: random.Random) -> str:
    return luck.choice(_GREETING[lang]) + text


def sentence_before(text: str, lang: Lang, luck: random.Random) -> str:
    return luck.choice(_SENTENCE_BEFORE[lang]) + text


# --- the rest -----------------------------------------------------------------------------------


def punctuation(text: str, lang: Lang, luck: random.Random) -> str:
    bare = text.rstrip("?？。.! ")
    return bare + luck.choice(["", "??", "???", "!", " ?", "...", "?!", "。" if lang == "ja" else "."])


def blanks(text: str, lang: Lang, luck: random.Random) -> str:
    """Blanks too many; in Japanese one behind a particle."""
    return (
        re.sub(r"(?<=[一-龠ァ-ヶー])は(?=\w)", "は ", text, count=1)
        if lang == "ja"
        else "  " + re.sub(r" ", "  ", text) + " "
    )


def emoji(text: str, lang: Lang, luck: random.Random) -> str:
    return text + luck.choice([" 🙂", "🙏", " 😊🙏", " :-)", "^^"])


def date_first(text: str, lang: Lang, luck: random.Random) -> str:
    """When it was comes first: free in German and English, where it stands at the end."""
    match = re.search(r"(?i) ((?:in|im|am|on) [^,?.]+?)(\?|$)", text)
    if lang == "ja" or match is None or match.end() < len(text) or " and " in text or "," in text:
        return text
    words = match[1]
    found = read_dates(words, lang, date(2019, 5, 17))
    if len(found) != 1 or found[0].span[1] != len(words) or len(words.split()) > 4:
        return text
    rest = text[: match.start()]
    return f"{words[0].upper()}{words[1:]}, {rest[0].lower()}{rest[1:]}{match[2]}"


KINDS: dict[str, Disturb] = {
    "typo: letters swapped": swapped,
    "typo: letter dropped": dropped,
    "typo: letter doubled": doubled,
    "typo: letter replaced": replaced,
    "case: all lower": lower,
    "case: all capitals": upper,
    "umlaut: ae, oe, ue": umlauts_written_out,
    "umlaut: a, o, u": umlauts_bare,
    "width: full": full_width,
    "width: half": half_width,
    "kana: hiragana": hiragana,
    "kana: other spelling": kanji_variants,
    "kana: long vowels": long_vowels,
    "dashes": dashes,
    "politeness: before": polite_before,
    "politeness: after": polite_after,
    "politeness: ending": polite_ending,
    "filler: before": filler,
    "filler: inside": filler_inside,
    "greeting": greeting,
    "sentence before": sentence_before,
    "punctuation": punctuation,
    "blanks": blanks,
    "emoji": emoji,
    "word order: date first": date_first,
}


@dataclass(frozen=True)
class Changed:
    """A disturbance under which the answer was another one."""

    kind: str
    question: Question
    written: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def outcome(answering: Answering, question: Question, text: str) -> tuple[str, ...]:
    """What a person would call the answer: whether there is one, in which language, and of what."""
    answer = answering.answer(text, now=question.now, lang=question.lang)
    return (answer.status, answer.lang, *sorted(answer.sources))


def disturbed(question: Question, kind: str, seed: int) -> str | None:
    """The question so written; None where this kind leaves it as it is."""
    luck = random.Random(f"{seed} {kind} {question.text}")
    written = KINDS[kind](question.text, question.lang, luck)
    return written if written != question.text else None


def rates(
    answering: Answering, questions: Iterable[Question], seed: int = 0
) -> tuple[dict[str, tuple[int, int]], list[Changed]]:
    """For each kind how many answers stayed the same of how many; and those that did not."""
    tried: Counter[str] = Counter()
    same: Counter[str] = Counter()
    changed: list[Changed] = []
    for question, kind, written, before in _each(answering, questions, seed):
        tried[kind] += 1
        after = outcome(answering, question, written)
        if after == before:
            same[kind] += 1
        else:
            changed.append(Changed(kind, question, written, before, after))
    return {kind: (same[kind], tried[kind]) for kind in KINDS}, changed


def told(answering: Answering, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Lines for `make bench-answers`: how many disturbances of each kind left the answer as it was."""
    questions = [Question(row["question"], row["lang"], row["as_of"]) for row in rows]
    found, changed = rates(answering, questions)
    for kind, (same, tried) in found.items():
        if tried:
            yield f"  {kind:<24} {same:>5} of {tried:>5}  {same / tried:6.1%}"
    same, tried = (sum(column) for column in zip(*found.values(), strict=True))
    yield f"  {'all':<24} {same:>5} of {tried:>5}  {same / max(tried, 1):6.1%}"
    none = sum(one.before[0] != "answered" and one.after[0] == "answered" for one in changed)
    yield f"  answered only when disturbed: {none}"


def _each(
    answering: Answering, questions: Iterable[Question], seed: int
) -> Iterator[tuple[Question, str, str, tuple[str, ...]]]:
    for question in questions:
        before = outcome(answering, question, question.text)
        for kind in KINDS:
            written = disturbed(question, kind, seed)
            if written is not None:
                yield question, kind, written, before
