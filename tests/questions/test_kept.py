"""Which questions find a kept answer of the coordinators: the same question in other words, no other one."""

from datetime import UTC, datetime

import pytest

from bot.programme.load import read
from bot.programme.model import Lang
from bot.questions.engine import Answering
from bot.questions.model import Answer, Kept
from bot.variables import ROOT
from bot.views.answers import answer_reply

NOW = datetime(2019, 7, 1, 10, tzinfo=UTC)
HOTEL = Kept(
    1,
    "en",
    "Which hotel did the delegation of the 3rd study tour stay at?",
    "At the Hotel Example, beside the station.",
    datetime(2019, 6, 5, 9, tzinfo=UTC),
)
TRAIN = Kept(
    2, "de", "Mit welchem Zug reiste die Delegation der 3. Studienreise an?", "Mit dem Shinkansen.", HOTEL.at
)
GIFT = Kept(3, "ja", "第3回スタディツアーのお土産は何でしたか？", "だるまです。", HOTEL.at)
INTERPRETER = Kept(4, "en", "Is there an interpreter at the joint seminar of 2019?", "Yes, two.", HOTEL.at)
SHIPPED = Answering(read(ROOT / "db" / "programme" / "essen-koriyama.yaml"))
WITH_KEPT = SHIPPED.with_kept([INTERPRETER, GIFT, TRAIN, HOTEL])


def ask(question: str, lang: Lang, answering: Answering = WITH_KEPT) -> Answer:
    return answering.answer(question, now=NOW, lang=lang)


@pytest.mark.parametrize(
    ("lang", "question", "kept"),
    [
        ("en", "Which hotel did the delegation of the 3rd study tour stay at?", HOTEL),
        ("en", "which hotel did the delegation of the third study tour stay at", HOTEL),
        ("en", "What was the hotel of the 3rd study tour?", HOTEL),
        ("de", "In welchem Hotel wohnte die Delegation der 3. Studienreise?", HOTEL),
        ("de", "Mit welchem Zug reiste die Delegation der dritten Studienreise an?", TRAIN),
        ("ja", "第三回スタディーツアーのお土産は何だったのでしょうか", GIFT),
        ("en", "Hello, is there an interpreter at the joint seminar of 2019? Thanks!", INTERPRETER),
        ("en", "Is there an interpretor at the joint seminar of 2019?", INTERPRETER),
    ],
)
def test_same_question_in_other_words_finds_it(lang: Lang, question: str, kept: Kept) -> None:
    answer = ask(question, lang)
    assert (answer.status, answer.point, answer.sources) == ("answered", kept, ())


@pytest.mark.parametrize(
    ("lang", "question"),
    [
        ("en", "Which hotel did the delegation of the 2nd study tour stay at?"),
        ("en", "Which hotel did the delegation of the 3rd study tour not stay at?"),
        ("en", "What did the hotel of the 3rd study tour cost?"),
        ("de", "Mit welchem Bus reiste die Delegation der 3. Studienreise an?"),
        ("en", "By which train did the delegation of the 3rd study tour arrive?"),
        ("ja", "第3回スタディツアーのお弁当は何でしたか"),
        ("en", "Is there a photographer at the joint seminar of 2019?"),
        ("en", "Is there an interpreter at the joint seminar of 2018?"),
    ],
)
def test_another_question_finds_none(lang: Lang, question: str) -> None:
    assert ask(question, lang).point == ask(question, lang, SHIPPED).point
    assert not isinstance(ask(question, lang).point, Kept)


def test_programme_comes_first() -> None:
    question = "When was the third study tour?"
    kept = Kept(9, "en", question, "In winter.", HOTEL.at)
    assert ask(question, "en", SHIPPED.with_kept([kept])).sources == ("study-tour-3",)


def test_newest_of_two_kept_answers_counts_and_one_withdrawn_no_more() -> None:
    newer = Kept(5, "en", HOTEL.question, "At another hotel.", NOW)
    both = SHIPPED.with_kept([newer, HOTEL])
    assert ask(HOTEL.question, "en", both).point == newer
    assert ask(HOTEL.question, "en", both.with_kept([HOTEL])).point == HOTEL
    assert ask(HOTEL.question, "en", both.with_kept([])).status == "unanswered"


def test_it_is_marked_as_kept_with_its_question_and_its_day() -> None:
    assert answer_reply(ask(HOTEL.question, "en"), NOW).plain == (
        "At the Hotel Example, beside the station.\n\n"
        "Answer of the coordinators to the question “Which hotel did the delegation of the 3rd study tour "
        "stay at?”, kept on 5 June 2019"
    )


def test_reader_of_another_language_is_told_in_which_it_is() -> None:
    answer = ask("In welchem Hotel wohnte die Delegation der 3. Studienreise?", "de")
    assert answer.lang == "de"
    assert answer_reply(answer, NOW).plain.splitlines()[-1] == "Sie wurde auf Englisch gegeben."


def test_markup_of_a_coordinator_is_shown_as_written() -> None:
    kept = Kept(6, "en", HOTEL.question, "<b>Hotel</b> & more", NOW)
    reply = answer_reply(ask(HOTEL.question, "en", SHIPPED.with_kept([kept])), NOW)
    assert reply.text.startswith("&lt;b&gt;Hotel&lt;/b&gt; &amp; more")


def test_explanation_names_the_kept_answer() -> None:
    assert ask(HOTEL.question, "en").trace[-1] == f"kept answer: no. 1, en, to the question: {HOTEL.question}"
