"""A chat goes on from the last answer: who came, where, what was after that, and the third?"""

import pytest

from bot.programme.model import Lang
from bot.questions.model import Choice, NothingPlanned
from tests.questions.answering import lines, talk

STEPS: list[tuple[Lang, list[str]]] = [
    ("en", ["When is the next visit?", "and after that?", "and then?"]),
    ("de", ["Wann ist der nächste Besuch?", "und danach?", "und danach?"]),
    ("ja", ["次の訪問はいつですか", "その次は?", "その後は?"]),
]


@pytest.mark.parametrize(("lang", "questions"), STEPS)
def test_after_that_steps_on_in_time(lang: Lang, questions: list[str]) -> None:
    answers = talk(lang, *questions)

    assert [answer.sources for answer in answers] == [
        ("stadtwerke-2019",),
        ("culture-sports-2019",),
        ("industry-tourism-2020",),
    ]


def test_a_plan_for_a_year_comes_after_its_months_and_nothing_after_the_last() -> None:
    *_, year, none = talk("de", "Wer organisiert die Reise im Februar 2020?", "und danach?", "und danach?")

    assert year.sources == ("asaka-2020",)
    assert isinstance(none.point, NothingPlanned)
    assert lines(none)[0] == "Nach „Besuch der Asaka-Oberschule in Essen“ steht nichts mehr im Programm."


NOTHING_THEN_WHO: list[tuple[Lang, str, str]] = [
    ("en", "Is anything planned in June?", "who is coming?"),
    ("de", "Was ist im Juni?", "wer kommt da?"),
    ("ja", "6月の予定は?", "参加者は?"),
]


@pytest.mark.parametrize(("lang", "question", "then"), NOTHING_THEN_WHO)
def test_after_nothing_planned_it_goes_on_with_what_is_next(lang: Lang, question: str, then: str) -> None:
    first, second = talk(lang, question, then)

    assert isinstance(first.point, NothingPlanned)
    assert second.sources == ("stadtwerke-2019",)


def test_short_question_wants_the_same_of_another() -> None:
    _, second = talk("en", "Where was the second study tour?", "and the third?")

    assert second.sources == ("study-tour-3",)
    assert "Where: Koriyama" in lines(second)


def test_of_several_one_is_chosen_first() -> None:
    _, second = talk("de", "Welche Besuche gab es 2018?", "wer kam mit?")

    assert second.status == "clarify"
    assert isinstance(second.point, Choice)
    assert [entry.key for entry in second.point.entries] == ["study-tour-1", "educators-2018", "study-tour-2"]


ALIKE: list[tuple[Lang, str]] = [
    ("en", "Where was the joint seminar?"),
    ("de", "Wo war das gemeinsame Seminar?"),
    ("ja", "合同セミナーの会場はどこでしたか"),
]


@pytest.mark.parametrize(("lang", "question"), ALIKE)
def test_two_that_nothing_tells_apart_are_offered(lang: Lang, question: str) -> None:
    [answer] = talk(lang, question)

    assert answer.status == "clarify"
    assert isinstance(answer.point, Choice)
    assert [entry.key for entry in answer.point.entries] == ["joint-seminar-2018", "joint-seminar-2019"]


def test_two_dates_are_both_told_at_once() -> None:
    [answer] = talk("en", "When was the joint seminar?")

    assert answer.status == "answered"
    assert answer.sources == ("joint-seminar-2018", "joint-seminar-2019")
