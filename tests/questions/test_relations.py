"""Questions that relate several things, in each language: the same bodies, told in the reader's words."""

import pytest

from bot.programme.model import Lang
from bot.questions.model import Facts, Listing, NothingPlanned
from tests.questions.answering import ask, lines

FIRST_NOT_THIRD = ["gwi", "essen-university-hospital", "ude-medical-faculty"]

RELATED: list[tuple[Lang, str, list[str]]] = [
    ("en", "Which organisation was on both the first and the third study tour?", ["ewg"]),
    ("de", "Welche Organisation war bei der ersten und bei der dritten Studienreise dabei?", ["ewg"]),
    ("ja", "第1回と第3回の両方に参加した機関はどこですか", ["ewg"]),
    ("en", "Which organisations were in the first delegation but not in the third?", FIRST_NOT_THIRD),
    ("de", "Wer war bei der ersten, aber nicht bei der dritten Studienreise dabei?", FIRST_NOT_THIRD),
    ("ja", "第1回には参加したが第3回には参加しなかった機関はどこですか", FIRST_NOT_THIRD),
    ("en", "Which fields are not covered by the MOU?", ["water", "exchange"]),
    ("de", "Welche Kooperationsfelder deckt das MOU nicht ab?", ["water", "exchange"]),
    ("ja", "覚書に含まれていない分野はどれですか", ["water", "exchange"]),
    (
        "en",
        "What is the other topic of action apart from business networking in medical devices?",
        ["medical-institutes"],
    ),
    (
        "de",
        "Welches Handlungsthema gibt es in der Medizintechnik außer Business Networking noch?",
        ["medical-institutes"],
    ),
    ("ja", "医療機器分野で、ビジネスネットワーク以外のトピックは何ですか", ["medical-institutes"]),
    ("en", "Who in Koriyama works on both energy and medical devices?", ["nihon-univ-engineering"]),
    ("de", "Wer arbeitet sowohl an Energie als auch an Medizintechnik?", ["nihon-univ-engineering"]),
    ("ja", "エネルギーと医療機器の両方に取り組んでいるのはどこですか", ["nihon-univ-engineering"]),
]


@pytest.mark.parametrize(("lang", "question", "found"), RELATED)
def test_what_two_things_have_in_common_or_not(lang: Lang, question: str, found: list[str]) -> None:
    answer = ask(question, lang)

    assert isinstance(answer.point, Listing)
    assert [entry.key for entry in answer.point.entries] == found


def test_heading_says_what_the_list_is_of() -> None:
    assert lines(ask("Which organisation was on both the first and the third study tour?", "en")) == [
        "Both 1st study tour and 3rd study tour:",
        "• Essen Economic Development Agency (EWG – Essener Wirtschaftsförderung)",
    ]
    assert lines(ask("Welche Kooperationsfelder deckt das MOU nicht ab?", "de")) == [
        "Nicht Teil von „Absichtserklärung (MOU; Memorandum of Understanding)“:",
        "• Wasserwirtschaft",
        "• Weiterer Städteaustausch",
    ]


ACTING: list[tuple[Lang, str]] = [
    ("en", "For which topics is the Koriyama Medical Association a potential actor?"),
    ("de", "Bei welchen Themen ist die Ärztevereinigung Koriyama als Akteur vorgesehen?"),
    ("ja", "郡山医師会はどのトピックのアクターですか"),
]


@pytest.mark.parametrize(("lang", "question"), ACTING)
def test_topics_of_an_actor_are_told_with_their_fields(lang: Lang, question: str) -> None:
    answer = ask(question, lang)

    assert answer.sources == ("koriyama-medical-association",)
    assert [line for line in lines(answer) if line.startswith("•")] == {
        "en": [
            "• Promotion of business networking (Medical Device and Healthcare Industry)",
            "• Partnerships with medical institutes (Medical Device and Healthcare Industry)",
        ],
        "de": [
            "• Förderung der geschäftlichen Vernetzung (Networking) "
            "(Medizintechnik und Gesundheitswirtschaft)",
            "• Partnerschaften mit medizinischen Einrichtungen (Medizintechnik und Gesundheitswirtschaft)",
        ],
        "ja": [
            "• ビジネスネットワークの推進(医療機器・ヘルスケア産業)",
            "• 医療機関とのパートナーシップ(医療機器・ヘルスケア産業)",
        ],
    }[lang]


IN_A_ROLE: list[tuple[Lang, str]] = [
    ("en", "Which event did the Koriyama Chamber of Commerce co-organise?"),
    ("de", "Bei welcher Veranstaltung war die Handelskammer Koriyama Mitveranstalter?"),
    ("ja", "郡山商工会議所が共催したのはどのイベントですか"),
]


@pytest.mark.parametrize(("lang", "question"), IN_A_ROLE)
def test_event_in_which_a_body_had_a_role(lang: Lang, question: str) -> None:
    assert ask(question, lang).sources == ("joint-seminar-2019",)


AFTER: list[tuple[Lang, str, str]] = [
    ("en", "What comes after the visit in October 2019?", "industry-tourism-2020"),
    ("de", "Was kommt nach dem Besuch im Oktober 2019?", "industry-tourism-2020"),
    ("ja", "2019年10月の訪問の次は何ですか", "industry-tourism-2020"),
    ("en", "What happened before the second study tour?", "educators-2018"),
]


@pytest.mark.parametrize(("lang", "question", "key"), AFTER)
def test_neighbour_in_time_of_a_visit(lang: Lang, question: str, key: str) -> None:
    assert ask(question, lang).sources == (key,)


BODIES: list[tuple[Lang, str, list[str]]] = [
    ("en", "Which embassy was represented when the memorandum was concluded?", ["german-embassy-tokyo"]),
    ("de", "Welche Botschaft war bei der Unterzeichnung des MOU dabei?", ["german-embassy-tokyo"]),
    (
        "de",
        "Welches Ministerium und welche Botschaft waren beim MOU als Zeugen vertreten?",
        ["ministry-of-energy", "german-embassy-tokyo"],
    ),
    (
        "en",
        "Which companies in Essen were on the itinerary of the November 2018 tour?",
        ["innogy", "roeser", "contilia", "noweda"],
    ),
    ("en", "Which school is planning a trip to Essen?", ["asaka-high-school"]),
    ("en", "Which trade fair did they go to in November 2018?", ["medica", "compamed"]),
    ("ja", "エッセンで見学した企業を全部挙げてください", ["innogy", "roeser", "contilia", "noweda"]),
]


@pytest.mark.parametrize(("lang", "question", "found"), BODIES)
def test_bodies_asked_for_by_what_they_are(lang: Lang, question: str, found: list[str]) -> None:
    answer = ask(question, lang)

    assert isinstance(answer.point, Listing)
    assert [entry.key for entry in answer.point.entries] == found


MINISTRY: list[tuple[Lang, str]] = [
    ("en", "Which ministry designates Super Science High Schools?"),
    ("de", "Welches Ministerium vergibt den Titel „Super Science High School“?"),
]


@pytest.mark.parametrize(("lang", "question"), MINISTRY)
def test_one_body_described_by_what_it_does(lang: Lang, question: str) -> None:
    answer = ask(question, lang)

    assert isinstance(answer.point, Facts)
    assert answer.point.entry.key == "mext"


def test_nobody_is_said_to_come_again() -> None:
    answer = ask("When will Lord Mayor Kufen come to Koriyama again?", "en")

    assert answer.status == "unanswered"
    assert not isinstance(answer.point, NothingPlanned)


AT_A_PLACE: list[tuple[Lang, str, tuple[str, ...]]] = [
    ("en", "What took place at Koriyama City Hall?", ("joint-seminar-2019",)),
    ("de", "Welche Veranstaltungen fanden im Essener Rathaus statt?", ("symposium-2018",)),
    (
        "ja",
        "日本大学では何が行われましたか",
        ("nihon-univ-engineering", "visit-nihon-university-2018", "joint-seminar-2018"),
    ),
]


@pytest.mark.parametrize(("lang", "question", "sources"), AT_A_PLACE)
def test_what_took_place_at_a_house(lang: Lang, question: str, sources: tuple[str, ...]) -> None:
    assert ask(question, lang).sources == sources


MISSING: list[tuple[Lang, str]] = [
    ("en", "Who was at the reception?"),
    ("en", "who chaired the symposium?"),
    ("en", "Where does MEDICA take place?"),
    ("en", "what's the name of Koriyama's deputy mayor who went to Essen"),
    ("de", "Wie heißt der Leiter der Essener Delegation vom Mai 2019?"),
    ("de", "Wie heißen die Lehrer, die 2018 in Essen waren?"),
    ("ja", "郡山市のほかの姉妹都市はどこですか"),
    ("ja", "シンポジウムの司会は誰でしたか"),
    ("en", "Does Koriyama have a museum in the programme?"),
]


@pytest.mark.parametrize(("lang", "question"), MISSING)
def test_what_nobody_is_told_of_is_not_filled_in(lang: Lang, question: str) -> None:
    assert ask(question, lang).status == "unanswered"
