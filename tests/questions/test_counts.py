"""How many: the number first, then all that it counts; none where the programme does not list them."""

import pytest

from bot.programme.model import Lang
from tests.questions.answering import ask, lines

COUNTS: list[tuple[Lang, str, str]] = [
    ("en", "How many planned activities are there in water management?", "6 planned activities"),
    ("de", "Wie viele Maßnahmen sind in der Wasserwirtschaft geplant?", "6 geplante Maßnahmen"),
    ("ja", "水管理の取組はいくつありますか", "予定されている取組：6件"),
    ("en", "How many sectors of cooperation are there?", "3 sectors of cooperation"),
    ("de", "Wie viele Kooperationsfelder gibt es?", "4 Kooperationsfelder"),
    ("ja", "協力分野はいくつありますか", "協力分野：4分野"),
    ("en", "How many topics of action does the medical field have?", "2 topics of action"),
    ("en", "How many potential actors are there for research and development?", "4 in all"),
    ("de", "Wie viele mögliche Akteure nennt der Plan fürs Business Networking?", "insgesamt 7"),
    ("en", "How many divisions of the City of Koriyama took part in the first LAP meeting?", "5 in all"),
    ("en", "How many organisations were in the Essen delegation of April 2018?", "5 in all"),
    ("en", "How many LAP meetings were there on the third study tour?", "2 meetings"),
    ("ja", "第3回のとき、LAPの会合は何回開かれましたか", "会合：2件"),
    ("en", "How many visits are planned for 2019?", "2 visits"),
    ("de", "Wie viele Studienreisen gab es bisher?", "3 Besuche"),
]


@pytest.mark.parametrize(("lang", "question", "number"), COUNTS)
def test_number_is_said_before_what_it_counts(lang: Lang, question: str, number: str) -> None:
    answer = ask(question, lang)

    assert answer.status == "answered"
    assert number in lines(answer)[:2]


NOT_LISTED: list[tuple[Lang, str]] = [
    ("en", "How many companies travel on the Stadtwerke tour?"),
    ("de", "Wie viele Unternehmen fahren bei der Stadtwerke-Tour mit?"),
    ("en", "How many people were in the delegation of the third study tour?"),
    ("ja", "第3回スタディツアーの代表団は何名でしたか"),
]


@pytest.mark.parametrize(("lang", "question"), NOT_LISTED)
def test_what_is_not_listed_one_by_one_is_not_counted(lang: Lang, question: str) -> None:
    assert ask(question, lang).status == "unanswered"
