"""A sentence as people type it, made comparable: one width, one form of each letter, words with places.

Three steps, each linear in a text that is cut at `MAX_LENGTH` first:

    normalise  what is shown stays the same: NFKC, one kind of dash and quotation mark, nothing invisible.
               Every character knows where it came from.
    fold       for comparing only: Städte, Staedte and Stadte meet, as do スタディー and すたでぃ, 學 and 学.
    words      runs of one script with their places in the original.
"""

import re
import unicodedata
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple, cast

import Stemmer  # type: ignore[import-not-found]

from bot.programme.model import Lang
from bot.questions.characters import DASHES, KANJI, KATAKANA, LOOSE_MARKS, QUOTES

#: Nothing beyond is read, so that no text can keep others waiting. Who asks may write half of it
#: (`bot.views.no_question.LONGEST`), and no text of a programme is longer than 1500.
MAX_LENGTH = 2000

Script = Literal["latin", "katakana", "hiragana", "kanji", "digits", "other"]

_SIGNS = {**DASHES, **QUOTES}
#: What is longer is no word: it is neither stemmed nor parted, nor kept in a cache.
LONGEST_WORD = 60
#: Marks pile up on one letter only in mischief; sorting them would take quadratic time.
_MAX_MARKS = 8
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_HALFWIDTH_MARKS = frozenset("ﾞﾟ")


@dataclass(frozen=True, slots=True)
class Normal:
    """A normalised text. Character `i` of `text` was `starts[i]` to `ends[i]` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` stood in the original."""
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else (self.ends[-1] if self.ends else 0)
            return place, place
        return self.starts[start], self.ends[end - 1]


class Word(NamedTuple):
    """A run of letters or digits: normalised, folded for comparing, with its place in the original."""

    text: str
    folded: str
    script: Script
    start: int
    end: int


def _stays(char: str) -> bool:
    """Whether a character is its own normal form, and does nothing to the one before it."""
    return (
        ord(char) not in _SIGNS
        and unicodedata.category(char) not in _INVISIBLE
        and not unicodedata.combining(char)
        and unicodedata.normalize("NFKC", char) == char
        and (char == " " or not char.isspace())
    )


#: Blocks of which most texts consist; a text of nothing else is normal as it stands, kanji among it.
_USUAL = filter(_stays, map(chr, (*range(0x20, 0x250), *range(0x3001, 0x3100))))
_NORMAL = re.compile(f"[{re.escape(''.join(_USUAL))}\u4e00-\u9fef]*")


def normalise(text: str) -> Normal:
    """Give the text with one form for every character that looks the same; case stays."""
    text = text[:MAX_LENGTH]
    if _NORMAL.fullmatch(text):
        places = range(len(text) + 1)
        return Normal(text, places[:-1], places[1:])
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for start, end in _clusters(text):
        if len(out) >= MAX_LENGTH:
            break  # one sign can stand for eighteen
        for char in _compatible(text[start:end][:_MAX_MARKS]).translate(_SIGNS):
            if char.isspace():
                char = " "
            elif unicodedata.category(char) in _INVISIBLE:
                continue
            out.append(char)
            starts.append(start)
            ends.append(end)
    return Normal("".join(out), starts, ends)


def _compatible(cluster: str) -> str:
    """The cluster in NFKC, but for numbers that are pictures: ⅞ is no 7/8 and ⑤ before a sentence no 5.

    What stands above or below the line is read, as in CO₂.
    """
    picture = unicodedata.category(cluster[0]) == "No"
    if picture and not unicodedata.decomposition(cluster[0]).startswith(("<super>", "<sub>")):
        return " "
    return unicodedata.normalize("NFKC", cluster)


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Spans of a base character and the marks upon it."""
    start = 0
    for place in range(1, len(text)):
        char = text[place]
        if char.isascii() or not (unicodedata.combining(char) or char in _HALFWIDTH_MARKS):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def clean(text: str) -> str:
    """Give the normalised text with single blanks."""
    return " ".join(normalise(text).text.split())


_UE = re.compile(r"(?<![aeq])ue")
_LOOSE = re.compile(f"(?<=[\u30a1-\u30ff\u4e00-\u9fff])[{re.escape(LOOSE_MARKS)}]+")
#: 1ヶ月, 1ケ月, 1か月: the same counter.
_COUNTED = re.compile(r"(?<=\d)[ヶケヵか](?=[月所国年])")
_REPEATED = re.compile(r"([\u4e00-\u9fff])々")
_VU = (("ヴァ", "バ"), ("ヴィ", "ビ"), ("ヴェ", "ベ"), ("ヴォ", "ボ"), ("ヴュ", "ビュ"), ("ヴ", "ブ"))


def fold(text: str) -> str:
    """Give the form under which spellings of one word meet; for comparing, never for showing."""
    if not text.isascii():
        text = normalise(text).text
    return _fold(text)


def _fold(text: str) -> str:
    return _fold_word(text) if len(text) <= LONGEST_WORD else _fold_word.__wrapped__(text)


@lru_cache(maxsize=20_000)
def _fold_word(text: str) -> str:
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.translate(_KANA).translate(KANJI) if max(folded) >= "\u3005" else folded
        folded = _strip_marks(folded)
    folded = folded.replace("ae", "a").replace("oe", "o")
    return _UE.sub("u", folded)


_KANA = {code: char for code, char in KATAKANA.items() if chr(code) not in "ァィェォュ"}


def _strip_marks(text: str) -> str:
    if any(char >= "\u3005" for char in text):
        for written, usual in _VU:
            text = text.replace(written, usual)
        text = _COUNTED.sub("カ", text)
        text = _LOOSE.sub("", _REPEATED.sub(r"\1\1", text.translate(KATAKANA)))
    if all(char.isascii() or char >= "\u2e80" for char in text):
        return text
    plain = (
        char
        if char >= "\u2e80"
        else "".join(part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part))
        for char in text
    )
    return "".join(plain)


def words(text: str | Normal) -> list[Word]:
    """Split a text of any mixture into runs of one script; "P2X", "FY2020" and "2nd" stay whole."""
    normal = normalise(text) if isinstance(text, str) else text
    found: list[Word] = []
    moved = normal.starts != range(len(normal.text))
    for match in _RUN.finditer(normal.text):
        start, end = match.span()
        span = normal.span(start, end) if moved else (start, end)
        script = cast(Script, match.lastgroup)
        found.append(Word(match[0], _fold(match[0]), script, *span))
    return found


_LATIN = "A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_RUN = re.compile(
    rf"(?P<latin>\d*[{_LATIN}][{_LATIN}\d]*(?:'[{_LATIN}]+)*)"
    r"|(?P<digits>\d+(?:[.,]\d{3}(?!\d))*)"
    r"|(?P<katakana>[\u30a1-\u30fa\u30fc-\u30ff](?:[\u30a1-\u30fa\u30fc-\u30ff]|・(?=[\u30a1-\u30fa]))*)"
    r"|(?P<hiragana>[\u3041-\u309f]+)"
    r"|(?P<kanji>[\u3400-\u4dbf\u4e00-\u9fff々〇\U00020000-\U0003ffff]+)"
    r"|(?P<other>[^\W_])"
)


_END = re.compile(r"[。!?…\n]+[」』\"')]*|\.+[\"')]*(?=\s|$)")
_NO_END_TEXT = (
    "bzw ca dr evtl etc e.g i.e inkl jan feb mar apr jun jul aug sep sept okt oct nov dez dec"
    " max min mr mrs ms nr no prof st str u usw v vgl z zw approx dept inc ltd vs d.h z.b u.a"
    " ggf abt tel bspw mio jr sr"
)
_NO_END = frozenset(_NO_END_TEXT.split())


def sentences(text: str) -> list[str]:
    """Split into sentences; the dots of "2. Studienreise", "Nov. 2018" and "z. B." end none."""
    whole = normalise_lines(text)
    found: list[str] = []
    start = 0
    for match in _END.finditer(whole):
        if match[0].startswith("."):
            last = whole[start : match.start()].rsplit(None, 1)[-1:] or [""]
            word = last[0].strip("(\"'").casefold()
            if word.isdigit() or word in _NO_END or (len(word) == 1 and word.isalpha()):
                continue
        found.append(whole[start : match.end()].strip())
        start = match.end()
    found.append(whole[start:].strip())
    return [sentence for sentence in found if any(char.isalnum() for char in sentence)]


def normalise_lines(text: str) -> str:
    """Normalised text that keeps its line ends."""
    return "\n".join(normalise(line).text for line in text[:MAX_LENGTH].splitlines())


def stem(folded: str, lang: Lang) -> str:
    """The stem of a folded word in German or English; a Japanese word is its own."""
    if lang == "ja" or len(folded) > LONGEST_WORD or not folded.isalpha() or not folded.isascii():
        return folded
    return _stem(folded, lang)


@lru_cache(maxsize=20_000)
def _stem(folded: str, lang: Lang) -> str:
    return str(_STEMMERS[lang].stemWord(folded))


_STEMMERS = {"de": Stemmer.Stemmer("german"), "en": Stemmer.Stemmer("english")}
_SHORTEST_PART = 3
#: What joins the parts of a German compound, the commonest first.
_JOINTS = ("", "s", "n", "en", "es", "er", "e", "ens")


def split_compound(word: str, vocabulary: Container[str]) -> tuple[str, ...]:
    """Split a folded German compound into folded words of `vocabulary`; empty if that cannot be done.

    The fewest parts win: Wasseraufbereitungsanlage is "wasseraufbereitung" + "anlage" where
    the vocabulary has both, and "wasser" + … only where it must be.
    """
    if not 2 * _SHORTEST_PART <= len(word) <= LONGEST_WORD:
        return ()
    best: dict[int, tuple[str, ...]] = {0: ()}
    for end in range(_SHORTEST_PART, len(word) + 1):
        for start in range(end - _SHORTEST_PART + 1):
            if start not in best or len(best[start]) + 1 >= len(best.get(end, "x" * 99)):
                continue
            part = _known(word[start:end], vocabulary, last=end == len(word))
            if part:
                best[end] = (*best[start], part)
    parts = best.get(len(word), ())
    return parts if len(parts) > 1 else ()


def _known(part: str, vocabulary: Container[str], *, last: bool) -> str:
    """The word of the vocabulary that `part` is, with a joint unless it is the last."""
    for joint in _JOINTS[:1] if last else _JOINTS:
        stemmed = part.removesuffix(joint) if joint else part
        if part.endswith(joint) and len(stemmed) >= _SHORTEST_PART and stemmed in vocabulary:
            return stemmed
    return ""
