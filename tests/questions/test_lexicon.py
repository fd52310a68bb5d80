"""Which words narrow a question down, and which only frame it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.programme.model import Lang
from bot.questions.lexicon import harmless, in_usual_spelling, is_light, same_meaning
from bot.questions.text import fold
from tests.questions.test_asking import answer

FRAMING: list[tuple[Lang, str]] = [
    *[("en", word) for word in ("listed", "mentioned", "roughly", "officially", "takes", "going", "whole")],
    *[("de", word) for word in ("aufgeführt", "mitkam", "stattgefunden", "gelegentlich", "abzufahren")],
    *[("de", word) for word in ("genommen", "möglicherweise", "kommenden", "beteiligten")],
]
#: Deeds and things of their own: to pass over them would answer another question.
TELLING: list[tuple[Lang, str]] = [
    *[
        ("en", word)
        for word in ("sang", "evaluated", "protests", "sold", "daughter", "radioactive", "elderly")
    ],
    *[
        ("de", word)
        for word in ("gesungen", "verkauft", "bezahlt", "Leiter", "untersucht", "Frauen", "verstrahlt")
    ],
]


@pytest.mark.parametrize(("lang", "word"), FRAMING)
def test_word_that_frames_a_question_needs_no_explaining(lang: Lang, word: str) -> None:
    assert is_light(fold(word), lang)


@pytest.mark.parametrize(("lang", "word"), TELLING)
def test_word_that_does_something_of_its_own_is_never_passed_over(lang: Lang, word: str) -> None:
    assert not is_light(fold(word), lang)
    assert fold(word) not in harmless(lang)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["en", "de"]))
def test_any_word_is_light_or_not(word: str, lang: Lang) -> None:
    assert is_light(fold(word), lang) in (True, False)


def test_synonyms_are_each_others() -> None:
    assert "student" in same_meaning("pupil", "en")
    assert "pupil" in same_meaning("student", "en")
    assert same_meaning("visit", "en") == ()


@pytest.mark.parametrize(
    ("kana", "usual"),
    [
        ("ほうもんのよてい", "訪問の予定"),
        ("へいせい30ねん4がつ24にち", "平成30年4月24日"),
        ("だい2かいめ", "だい2回目"),
        ("なにをみた", "なにをみた"),
    ],
)
def test_words_in_hiragana_are_read_in_their_usual_spelling(kana: str, usual: str) -> None:
    assert in_usual_spelling(kana) == usual


KANA = [
    ("へいせい30ねんのエッセンほうもんをおしえて", "study-tour-2"),
    ("えっせんにいったせんせいたちはいつ?", "educators-2018"),
    ("こんしゅうのほうもんのにってい", "study-tour-3"),
]


@pytest.mark.parametrize(("question", "key"), KANA)
def test_question_in_kana_is_answered(question: str, key: str) -> None:
    assert key in answer(question, "ja").sources
