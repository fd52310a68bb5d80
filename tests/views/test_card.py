"""A visit's card as people read it."""

import pytest

from bot.i18n import translator
from bot.programme.dates import Outcome
from bot.programme.model import Lang
from bot.reminders.model import Attendance
from bot.views.card import agenda_part, people_part, places_part, visit_card
from tests.views.programmes import BETWEEN, LATER, PROGRAMME, visit

CARDS: dict[Lang, str] = {
    "en": """First Harbour Week
It took place from 8 to 12 May 2023.
Aarhus → Nagasaki

Purpose: See how the old wharves are used

Delegation
• The harbour master of Aarhus
• Aarhus Port Office (APO): engineers
• two museum teachers

Agenda
• Visit to the Ropewalk Museum
• Welcome evening

Fields: Harbour · Museums

Source: Plan of the harbour partnership, slide “The first week”, lines 20–31, 33
As of 1 June 2023""",
    "de": """Erste Hafenwoche
Der Termin hat vom 8. bis 12. Mai 2023 stattgefunden.
Aarhus → Nagasaki

Zweck: Die Nutzung der alten Kais ansehen

Delegation
• Die Hafenmeisterin von Aarhus
• Hafenamt Aarhus (APO): Ingenieurinnen
• zwei Museumspädagogen

Programmpunkte
• Besuch im Seilerei-Museum
• Empfangsabend

Kooperationsfelder: Hafen · Museen

Quelle: Plan der Hafenpartnerschaft, Folie „The first week“, Zeilen 20–31, 33
Stand: 1. Juni 2023""",
    "ja": """第1回港湾週間
2023年5月8日から12日まで実施されました。
オーフス市→長崎市

目的：旧埠頭の活用を見学する

代表団
• オーフス港の港長
• オーフス港湾局(技術者)
• 博物館の教員2名

日程
• 縄づくり博物館の見学
• 歓迎会

分野：港湾 · 博物館

出典：港湾パートナーシップ計画、スライド「The first week」20–31, 33行目
2023年6月1日現在""",
}


@pytest.mark.parametrize("lang", CARDS)
def test_card_tells_all_of_a_visit(lang: Lang) -> None:
    card = visit_card(visit("harbour-week-1"), PROGRAMME, BETWEEN, translator(lang))

    assert card.plain == CARDS[lang]


def test_card_offers_its_parts() -> None:
    card = visit_card(visit("harbour-week-1"), PROGRAMME, BETWEEN, translator("en"))

    assert [[(button.text, button.action) for button in row] for row in card.buttons] == [
        [
            ("Agenda", "part:harbour-week-1:agenda"),
            ("Delegation", "part:harbour-week-1:people"),
            ("Where", "part:harbour-week-1:places"),
        ],
        [
            ("Calendar file", "ics:harbour-week-1"),
            ("Ask about it", "about:harbour-week-1"),
            ("Follow-up", "fn:harbour-week-1"),
        ],
    ]


def test_card_without_agenda_offers_none() -> None:
    card = visit_card(visit("harbour-week-2"), PROGRAMME, BETWEEN, translator("en"))

    assert [button.text for button in card.buttons[0]] == ["Delegation", "Where"]


def status_line(key: str, *, late: bool = False, outcome: Outcome | None = None, lang: Lang = "en") -> str:
    changed = visit(key) if outcome is None else visit(key, outcome=outcome)
    programme = PROGRAMME.model_copy(update={"visits": (changed,)})
    return visit_card(changed, programme, LATER if late else BETWEEN, translator(lang)).plain.split("\n")[1]


def test_status_of_a_visit_ahead() -> None:
    assert status_line("harbour-week-2") == "It is planned for October 2024."


def test_status_of_a_plan_whose_time_has_passed() -> None:
    assert [status_line("harbour-week-2", late=True, lang=lang) for lang in CARDS] == [
        "It was planned for October 2024; the programme has no word that it took place.",
        "Geplant war der Termin für Oktober 2024; dass er stattgefunden hat, ist im Programm nicht vermerkt.",
        "2024年10月に予定されていましたが、資料には実施されたという記載がありません。",
    ]


def test_status_of_a_cancelled_visit() -> None:
    assert (
        status_line("harbour-week-2", outcome=Outcome.CANCELLED)
        == "It was planned for October 2024 and has been cancelled."
    )


def test_agenda_tells_each_item_with_its_own_date() -> None:
    part = agenda_part(visit("harbour-week-1"), PROGRAMME, BETWEEN, translator("en"))

    assert part.plain.split("\n\n")[1:] == [
        "Visit to the Ropewalk Museum\n9 May 2023\nAttendance: 11 people\nSubjects: Old ropes; New visitors",
        "Welcome evening\nHosts: Nagasaki City Hall (長崎市役所)",
    ]


def test_agenda_says_that_there_is_none() -> None:
    part = agenda_part(visit("harbour-week-2"), PROGRAMME, BETWEEN, translator("en"))

    assert part.plain.split("\n\n")[1:] == ["The programme gives no agenda for this visit."]


def test_people_of_a_visit() -> None:
    part = people_part(visit("harbour-week-1"), PROGRAMME, BETWEEN, translator("de"))

    assert part.plain.split("\n\n")[1:] == [
        "Delegation\n• Die Hafenmeisterin von Aarhus\n• Hafenamt Aarhus (APO): Ingenieurinnen\n"
        "• zwei Museumspädagogen",
        "Anzahl: etwa 12 Personen",
        "Veranstaltet von\n• Stadtverwaltung Nagasaki (長崎市役所)",
    ]


def test_people_whom_the_programme_does_not_name() -> None:
    part = people_part(visit("harbour-week-2"), PROGRAMME, BETWEEN, translator("en"))

    assert part.plain.split("\n\n")[1:] == ["The programme does not say who travels."]


def test_places_of_a_visit_name_each_site_once() -> None:
    week = visit("harbour-week-1")
    twice = week.model_copy(update={"agenda": (*week.agenda, week.agenda[0])})

    part = places_part(twice, PROGRAMME, BETWEEN, translator("en"))

    assert part.plain.split("\n\n")[1:] == ["Where: Nagasaki", "Sites and venues\n• Ropewalk Museum"]


def test_every_part_leads_back_to_the_card() -> None:
    for part in (agenda_part, people_part, places_part):
        reply = part(visit("harbour-week-1"), PROGRAMME, BETWEEN, translator("ja"))
        assert [(button.text, button.action) for row in reply.buttons for button in row] == [
            ("訪問の概要に戻る", "part:harbour-week-1:card")
        ]


def test_time_of_an_agenda_item_is_shown_on_both_cities_clocks() -> None:
    first = visit("harbour-week-1")
    museum = first.agenda[0].model_copy(update={"time": "10:30"})
    timed = first.model_copy(update={"agenda": (museum,)})
    text = agenda_part(timed, PROGRAMME, BETWEEN, translator("en")).plain
    assert "9 May 2023, 10:30 in Nagasaki (03:30 in Aarhus)" in text


def test_who_comes_is_asked_as_long_as_the_visit_is_ahead() -> None:
    t = translator("en")
    ahead = visit("harbour-week-2")
    attendance = Attendance({"aarhus": 2, "nagasaki": 1, "": 1}, maybe=3, no=1, mine="maybe")
    card = visit_card(ahead, PROGRAMME, BETWEEN, t, attendance)
    over = visit_card(ahead, PROGRAMME, LATER, t, attendance)

    assert "Who comes\n• Aarhus: 2\n• Nagasaki: 1\n• from elsewhere: 1\n• perhaps: 3" in card.plain
    assert [button.text for button in card.buttons[2]] == ["I am coming", "✅ Perhaps", "I am not coming"]
    assert "Who comes" not in over.plain
    assert not [button for row in over.buttons for button in row if "coming" in button.text]
