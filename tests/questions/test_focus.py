"""Several sentences: what asks, what it leans on, and what is only courtesy."""

import pytest

from bot.programme.model import Lang
from bot.questions.focus import Asked, asked_in
from tests.questions.test_asking import answer

WHOLE: list[tuple[Lang, str, Asked]] = [
    ("en", "Hello! When is the next visit? Thank you very much.", Asked("When is the next visit?")),
    ("en", "Well, um, so, when is it", Asked("when is it")),
    ("en", "LLZ - what does that mean?", Asked("LLZ: what does that mean?")),
    (
        "en",
        "There was a reception. What was agreed there?",
        Asked("What was agreed there?", "There was a reception."),
    ),
    ("de", "Guten Tag, bitte: Wer war dabei?", Asked("Wer war dabei?")),
    (
        "de",
        "Ich hätte da mal eine Frage. Wo war das Symposium?",
        Asked("Wo war das Symposium?", "Ich hätte da mal eine Frage."),
    ),
    (
        "ja",
        "お世話になっております。次の訪問はいつですか。よろしくお願いいたします。",
        Asked("次の訪問はいつですか。"),
    ),
    ("ja", "えーと、会場は?", Asked("会場は?")),
    ("en", "thanks", Asked("thanks")),
]


@pytest.mark.parametrize(("lang", "text", "asked"), WHOLE)
def test_what_asks_is_told_from_the_rest(lang: Lang, text: str, asked: Asked) -> None:
    assert asked_in(text, lang) == asked


LEANING: list[tuple[Lang, str, str, str]] = [
    (
        "en",
        "2019-06-01",
        "In May there was a meeting with medical institutes. What was it about?",
        "meeting-medical-2019",
    ),
    ("en", "2019-05-17", "sewage sludge: what is planned?", "water-2"),
    (
        "en",
        "2019-08-15",
        "The seminar this spring in Koriyama: which hall of which building?",
        "joint-seminar-2019",
    ),
    (
        "de",
        "2020-03-01",
        "Vorletztes Jahr gab es in Essen einen Empfang. Was wurde da besiegelt?",
        "reception-2018",
    ),
    (
        "de",
        "2018-11-20",
        "Letzte Woche war doch Besuch aus Koriyama da. Wer gehörte alles dazu?",
        "study-tour-2",
    ),
    ("ja", "2018-06-01", "夏に先生方がドイツへ行かれると伺いました。何月何日でしょうか。", "educators-2018"),
]


@pytest.mark.parametrize(("lang", "day", "text", "key"), LEANING)
def test_question_that_names_nothing_is_about_what_was_said_before(
    lang: Lang, day: str, text: str, key: str
) -> None:
    got = answer(text, lang, day)

    assert got.status == "answered"
    assert key in got.sources


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "I come from Koriyama. When was the second study tour?"),
        ("de", "Ich war 2017 schon einmal in Koriyama. Wann war die zweite Studienreise?"),
        ("ja", "郡山から参りました。第2回スタディツアーはいつでしたか。"),
    ],
)
def test_question_that_names_its_matter_is_not_changed_by_what_was_said_before(lang: Lang, text: str) -> None:
    assert answer(text, lang).sources == ("study-tour-2",)
