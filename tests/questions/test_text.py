"""Spellings of one word meet; every word knows where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.text import (
    MAX_LENGTH,
    clean,
    fold,
    normalise,
    sentences,
    split_compound,
    stem,
    words,
)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Städte", "Staedte", "Stadte", "STÄDTE", "sta\u0308dte"),
        ("Straße", "Strasse", "STRASSE"),
        ("Klärschlamm", "Klaerschlamm", "klarschlamm"),
        ("Müller", "Mueller", "Muller"),
        ("Öffentlichkeit", "Oeffentlichkeit"),
        ("Kōriyama", "Koriyama", "KORIYAMA", "Ｋｏｒｉｙａｍａ"),
        ("café", "cafe"),
        ("スタディツアー", "スタディーツアー", "ｽﾀﾃﾞｨﾂｱｰ", "すたでぃつあー", "スタデイツアー"),
        ("シュタットヴェルケ", "シュタットベルケ", "シユタツトベルケ"),
        ("ヴィジョン", "ビジョン"),
        ("ローカル・アクション・プラン", "ローカルアクションプラン", "ﾛｰｶﾙ･ｱｸｼｮﾝ･ﾌﾟﾗﾝ"),
        ("國際交流", "国際交流"),
        ("澤田", "沢田"),
        ("髙橋", "高橋"),
        ("佐々木", "佐佐木"),
        ("1ヶ月", "1ケ月", "1ヵ月", "１カ月"),
        ("P2X", "p2x", "Ｐ２Ｘ"),
    ],
)
def test_spellings_of_one_word_meet(spellings: tuple[str, ...]) -> None:
    assert len({fold(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Essen", "Messen"),
        ("郡山", "群山"),
        ("neue", "neu"),
        ("Quelle", "Qulle"),
        ("ツアー", "ツール"),
        ("市", "一"),
    ],
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("13–18\u00a0Nov", "13-18 Nov"),
        ("  Wer\tkam\n mit? ", "Wer kam mit?"),
        ("Ko\u200briyama\u202e", "Koriyama"),
        ("„Japan“ ‘x’", "\"Japan\" 'x'"),
        ("２０１８年", "2018年"),
        ("e\u0301", "é"),
    ],
)
def test_clean_keeps_what_is_seen(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_words_of_a_mixture_are_runs_of_one_script() -> None:
    found = words("Wann kommt 郡山市の delegation nach Essen? P2X 2nd ｽﾀﾃﾞｨﾂｱｰって 13")

    assert [(word.text, word.script) for word in found] == [
        ("Wann", "latin"),
        ("kommt", "latin"),
        ("郡山市", "kanji"),
        ("の", "hiragana"),
        ("delegation", "latin"),
        ("nach", "latin"),
        ("Essen", "latin"),
        ("P2X", "latin"),
        ("2nd", "latin"),
        ("スタディツアー", "katakana"),
        ("って", "hiragana"),
        ("13", "digits"),
    ]


def test_word_stands_where_it_was_typed() -> None:
    text = "→ ｽﾀﾃﾞｨ\u200bﾂｱｰ は?"
    word = words(text)[0]

    assert (word.text, text[word.start : word.end]) == ("スタディツアー", "ｽﾀﾃﾞｨ\u200bﾂｱｰ")


@given(st.text())
def test_any_text_gives_words_in_order_within_it(text: str) -> None:
    found = words(text)

    assert [word.start for word in found] == sorted(word.start for word in found)
    assert all(0 <= word.start < word.end <= len(text) for word in found)
    assert all(word.text for word in found)


@given(st.text(max_size=50))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(clean(text)).casefold() == fold(clean(text))


@pytest.mark.parametrize("piece", ["a", "💧", "\u202e\x00", "\u0301\u0323", "ﷺ", "日", "。", "1.", "ﾞ"])
def test_a_megabyte_is_read_no_further_than_a_message(piece: str) -> None:
    normal = normalise(piece * (1_000_000 // len(piece)))

    assert len(normal.text) <= MAX_LENGTH + 18
    assert len(normal.text) == len(normal.starts) == len(normal.ends)


@pytest.mark.parametrize("text", ["", " ", "💧💧", "\u202e\u200b\x07", "!?…"])
def test_text_without_words_has_none(text: str) -> None:
    assert words(text) == []
    assert sentences(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Danke. Wann ist der nächste Besuch?", ["Danke.", "Wann ist der nächste Besuch?"]),
        (
            "Die 2. Studienreise im Nov. 2018, z. B. in Essen.",
            ["Die 2. Studienreise im Nov. 2018, z. B. in Essen."],
        ),
        ("Hi! When? I mean the tour", ["Hi!", "When?", "I mean the tour"]),
        ("ありがとう。次の訪問はいつですか？場所は？", ["ありがとう。", "次の訪問はいつですか?", "場所は?"]),
        ("one\ntwo", ["one", "two"]),
        ("What is P2X?? Really...", ["What is P2X??", "Really..."]),
    ],
)
def test_sentences_end_where_they_end(text: str, found: list[str]) -> None:
    assert sentences(text) == found


VOCABULARY = {
    "stadt",
    "kooperation",
    "wasser",
    "wasseraufbereitung",
    "anlage",
    "handlung",
    "themen",
    "reise",
    "studien",
}


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Städtekooperation", ("stadt", "kooperation")),
        ("Handlungsthemen", ("handlung", "themen")),
        ("Wasseraufbereitungsanlage", ("wasseraufbereitung", "anlage")),
        ("Studienreise", ("studien", "reise")),
        ("Kooperation", ()),
        ("Wasserfall", ()),
        ("", ()),
    ],
)
def test_compound_is_split_into_the_fewest_known_words(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(fold(word), VOCABULARY) == parts


def test_stems_of_one_word_meet() -> None:
    assert stem("visits", "en") == stem("visiting", "en") == stem("visit", "en")
    assert stem("besuche", "de") == stem("besuchen", "de") == stem("besuch", "de")
    assert stem("訪問", "ja") == "訪問"
