"""A sentence becomes lexemes: each word, number and sign with the letter of its kind."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from rapidfuzz.distance import OSA

from bot.programme.model import Lang
from bot.questions.dates import english, figures, german, japanese
from bot.questions.dates.numerals import numeral
from bot.questions.dates.settling import settle_feasts, settle_names, settle_seasons
from bot.questions.dates.words import Entry, Lexeme, Phrases, phrases
from bot.questions.text import fold

_VOCABULARY: dict[Lang, Phrases] = {
    "en": phrases(*english.TABLES, german.PLAIN),
    "de": phrases(*german.TABLES, english.PLAIN),
    "ja": phrases(*english.TABLES, german.PLAIN),
}
_NUMERAL = "〇一二三四五六七八九十"
_JAPANESE_LETTER = "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3400-\u9fff々〇"
_COUNTERS = "|".join(sorted(japanese.COUNTERS, key=len, reverse=True))
_WORDS = "|".join(sorted(map(re.escape, japanese.WORDS), key=len, reverse=True))
_LETTER = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
_ERA_YEAR = rf"(?:{'|'.join(japanese.ERAS)}|[HRS])\s?(?:\d{{1,2}}|[{_NUMERAL}]{{1,4}}|元)"
_TOKEN = re.compile(
    r"(?P<blank>\s+)"
    rf"|(?P<twice>(?:\d{{4}}年?\s?\({_ERA_YEAR}年?\)|{_ERA_YEAR}年?\s?\(\d{{4}}年?\))年?)"
    rf"|(?P<japanera>(?:{'|'.join(japanese.ERAS)})\s?(?:\d{{1,2}}|[{_NUMERAL}]{{1,4}}|元)\s?(?:年度|年))"
    r"|(?P<romanera>\b(?i:heisei|reiwa|showa|shōwa)\s?(?:year\s|jahr\s)?\d{1,2}\b)"
    rf"|(?P<letterera>\b[HRShrs](?:\d{{1,2}}|元)\s?(?:年度|年))"
    rf"|(?P<counted>(?:\d{{1,8}}|[{_NUMERAL}百千数]{{1,8}})\s?(?:{_COUNTERS})(?!目|頃目|周|本|産))"
    r"|(?P<weekday>\([月火水木金土日](?:曜日?)?(?:・?祝)?\))"
    rf"|(?P<numbered>第\s?(?:\d{{1,4}}|[{_NUMERAL}]{{1,4}}))"
    rf"|(?P<japanese>{_WORDS})"
    r"|(?P<money>[€$£¥]\s?\d[\d.,]*)"
    r"|(?P<time>\b\d{1,2}(?::\d{2}){1,2}(?:\s?(?:[aApP]\.?[mM]\.?|[uU]hr))?"
    r"|\b\d{1,2}(?:[.]\d{2})?\s?(?:[uU]hr|[pP]\.?[mM]\b|[aA]\.?[mM]\b(?!\s+\d)|o'clock)\.?)"
    r"|(?P<fiscal>\b(?:[fF][yY]|[fF][jJ])\s?'?(?:\d{4}|\d{2})(?:[/-]\d{2,4})?(?!\d))"
    r"|(?P<quarter>\b[qQ]\s?[1-4]\b|\b[1-4][qQ]\b)"
    r"|(?P<half>\b[hH][12](?=\s?[/ ]\s?(?:\d{4}|[fF][yY])))"
    r"|(?P<heisei>\b[HR]\d{1,2}\b(?![-.]?\w))"
    rf"|{figures.FORMS}"
    r"|(?P<amount>\b\d{1,3}(?:[.,]\d{3})+(?!\d)|\b\d+[.,]\d+%?|\b\d+\s?%)"
    r"|(?P<ordinal>\b\d{1,2}\s?(?:st|nd|rd|th|ST|ND|RD|TH|ter|ten|tes)\b)"
    r"|(?P<shortyear>'\d{2}\b)"
    rf"|(?P<number>\d+(?![{_LETTER}\d]))"
    rf"|(?P<word>[{_LETTER}]+(?:'[{_LETTER}]+)*(?![{_LETTER}\d]))"
    rf"|(?P<other>\d*[{_LETTER}][{_LETTER}\d]*|[{_JAPANESE_LETTER}]|\w)"
    r"|(?P<sign>.)",
    re.DOTALL,
)


@cache
def date_words(lang: Lang) -> frozenset[str]:
    """Every word that means a time in this language, folded: what a misspelt one may stand for."""
    tables = english.TIMES if lang == "en" else german.TIMES
    return frozenset(
        fold(part) for table in tables for name in table for part in name.split() if len(part) > 3
    )


def lex(text: str, lang: Lang) -> list[Lexeme]:
    """Give the lexemes of a normalised text, in order."""
    vocabulary = _VOCABULARY[lang]
    tokens = [match for match in _TOKEN.finditer(text) if match.lastgroup != "blank"]
    found: list[Lexeme] = []
    place = 0
    while place < len(tokens):
        match = tokens[place]
        form = match.lastgroup or "sign"
        place += 1
        if form == "word" and lang == "de" and (pieces := _WEEK_OF_MONTH.fullmatch(fold(match[0]))):
            middle = match.start() + 1
            unit = ("K", "week") if pieces[2].startswith("woche") else ("H", "half")
            found.append(Lexeme(*unit, match.start(), middle))
            found.append(Lexeme(*_GERMAN_NAMES[pieces[1]], middle, match.end()))
        elif form == "word":
            entry, length = _phrase(tokens, place - 1, vocabulary)
            place += length - 1
            found.append(Lexeme(*entry, match.start(), tokens[place - 1].end()))
        else:
            found += _lexemes(form, match, lang)
    return settle_names(settle_feasts(settle_seasons(found, text), text), text)


def _phrase(tokens: list[re.Match[str]], place: int, vocabulary: Phrases) -> tuple[Entry, int]:
    """The longest phrase that begins at a word, and of how many tokens it is."""
    word = _plain(tokens[place][0])
    for rest, entry in vocabulary.get(word, ()):
        end = place + 1
        for expected in rest:
            if end < len(tokens) and tokens[end][0] == "-":
                end += 1
            if end >= len(tokens) or _plain(tokens[end][0]) != expected:
                break
            end += 1
        else:
            return entry, end - place
    return _unknown(word, vocabulary is _VOCABULARY["de"]), 1


def _plain(word: str) -> str:
    """The folded word without a possessive: "next month's"."""
    return fold(word.removesuffix("'s"))


_SLIP_TARGETS: dict[str, Entry] = {
    fold(name): entry
    for names in (english.MONTHS, german.MONTHS, english.WEEKDAYS, german.WEEKDAYS)
    for name, entry in names.items()
    if len(name) >= 6 and entry[0] in "MW" and not name.endswith("tags")
}
_OCCASION = re.compile(
    f"({'|'.join(fold(name) for name, entry in (german.MONTHS | german.SEASONS).items() if len(name) > 2)})"
    f"(?:{'|'.join(map(fold, german.OCCASIONS))})"
)
_GERMAN_NAMES = {fold(name): entry for name, entry in (german.MONTHS | german.SEASONS).items()}


#: zweite Novemberwoche, erste Maihälfte: a piece of a month in one word.
_WEEK_OF_MONTH = re.compile(
    f"({'|'.join(fold(name) for name, entry in german.MONTHS.items() if len(name) > 2 and entry[0] == 'M')})"
    "(wochen?|halfte)"
)


@lru_cache(maxsize=10_000)
def _unknown(word: str, german_words: bool) -> Entry:
    """A word of no vocabulary: a month in a compound, a slip of the fingers, or another word."""
    if german_words and (match := _OCCASION.fullmatch(word)):
        return _GERMAN_NAMES[match[1]]
    if 5 <= len(word) <= 10:
        for target, entry in _SLIP_TARGETS.items():
            if word[0] == target[0] and _is_slip(word, target):
                return entry
    return "_", None


def _is_slip(word: str, target: str) -> bool:
    """One letter left out, doubled, swapped; another letter only inside a long name.

    "Montan", "Montage" and "Augusta" are words of their own, not slips.
    """
    if OSA.distance(word, target, score_cutoff=1) != 1 or word.startswith(target):
        return False
    swapped = sorted(word) == sorted(target)
    return swapped or len(word) != len(target) or len(target) >= 7


#: Heisei, Reiwa, Showa in Latin letters.
_ROMAN_ERAS = {"h": 1988, "r": 2018, "s": 1925}
_SIGNS = {"~": "-", "、": ",", "・": "/", **{sign: sign for sign in ",.-/"}, **dict.fromkeys("%€$", "#")}


def _lexemes(form: str, match: re.Match[str], lang: Lang) -> Iterator[Lexeme]:
    text, start, end = match[0], match.start(), match.end()

    def one(code: str, value: Any = None) -> Lexeme:
        return Lexeme(code, value, start, end)

    match form:
        case "twice":
            yield one("y", int(re.findall(r"\d{4}", text)[0]))
        case "japanera" | "letterera":
            yield one("P" if text.endswith("年度") else "y", _era_year(text))
        case "romanera":
            offset = _ROMAN_ERAS[text[0].lower()]
            yield one("y", offset + int(re.findall(r"\d+", text)[0]))
        case "heisei":
            # H2 is hydrogen, R1 a room: in other languages only numbers that are nothing else.
            number = int(text[1:])
            sure = text[0] == "H" and 10 <= number <= 31
            likely = lang == "ja" and text[0] == "R" and 1 <= number <= 20
            yield one("y", japanese.ERA_LETTERS[text[0].lower()] + number) if sure or likely else one("_")
        case "counted":
            yield from _counted(match)
        case "weekday":
            yield one("W", "月火水木金土日".index(text[1]))
        case "numbered":
            yield one("O", numeral(text[1:].strip()))
        case "japanese":
            yield one(*japanese.WORDS[text])
        case "fiscal":
            numbers = [int(number) for number in re.findall(r"\d+", text)]
            yield one("P", numbers[0] + 2000 if numbers[0] < 100 else numbers[0])
        case "quarter":
            yield one("V", int(re.sub(r"\D", "", text)))
        case "half":
            yield one("L", int(text[1]))
        case "ordinal":
            number = int(re.sub(r"\D", "", text))
            yield one("o", number) if 1 <= number <= 31 else one("_")
        case "shortyear":
            yield one("p", int(text[1:]))
        case "number":
            yield one(*_number(text, match.string[end : end + 1]))
        case "sign":
            yield one(_SIGNS.get(text, "!"))
        case "money" | "time" | "amount" | "other":
            yield one("_")
        case _:
            yield one(*(figures.read(form, text, lang) or ("_", None)))


def _number(text: str, following: str) -> Entry:
    """A bare number; one that a Japanese counter follows (3000円, 2回, 四つ) is no date."""
    if following and re.match("[\u30a1-\u30fa\u3400-\u9fffつ]", following) and following not in "春夏秋冬":
        return "_", None
    number = int(text) if len(text) <= 4 else 0
    if len(text) == 4 and 1800 <= number <= 2199:
        return "y", number
    if len(text) <= 2:
        return ("d", text) if 1 <= number <= 31 else ("q", text)
    return "n", text


def _era_year(text: str) -> int:
    name, offset = next(
        ((name, offset) for name, offset in japanese.ERAS.items() if text.startswith(name)),
        (text[0], japanese.ERA_LETTERS.get(text[0].lower(), 0)),
    )
    return offset + numeral(text[len(name) :].rstrip("年度").strip())


_SPLIT = re.compile(r"(\d+|[^\W\d]+?)\s?(" + _COUNTERS + r")")
_DISTANCE = re.compile(r"\s?(?:前(?!半|期|後)|後(?!半|期|援|任)|間|以内|ぶり)")


def _counted(match: re.Match[str]) -> Iterator[Lexeme]:
    """A number with its Japanese counter: part of a date, or of a distance ("3年前")."""
    parts = _SPLIT.fullmatch(match[0])
    if parts is None:
        yield Lexeme("_", None, match.start(), match.end())
        return
    number, counter = numeral(parts[1]), parts[2]
    start, end = match.start(), match.end()
    code, value = japanese.COUNTERS[counter]
    if code in "yI" and _DISTANCE.match(match.string, end):
        code, value = ("J", "years") if code == "y" else ("D", "days")
    if code in "DKTJ":
        middle = start + len(parts[1])
        yield Lexeme("d", str(number), start, middle)
        yield Lexeme(code, value, middle, end)
        return
    if code in "yP" and number < 100:
        # 18年11月 is 2018; 18年 alone may be any count of years.
        following = re.match(r"\s?(?:\d{1,2}|[" + _NUMERAL + r"]{1,3})月", match.string[end : end + 5])
        if code == "P" or following:
            yield Lexeme("p", number, start, end) if code == "y" else Lexeme("P", number, start, end)
        else:
            yield Lexeme("d", str(number), start, end)
            yield Lexeme("J", "years", start, end)
        return
    fits = 1800 <= number <= 2199 if code in "yP" else 1 <= number < 100
    yield Lexeme(code if fits else "_", number, start, end)
