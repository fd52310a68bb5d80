"""Lists as people read and turn them."""

from bot import browsing
from bot.browsing import Page
from bot.i18n import translator
from bot.programme.model import Visit
from bot.views.browse import actions_page, visits_page
from tests.views.programmes import BETWEEN, LATER, PROGRAMME, visit


def visits(scope: str) -> Page[Visit]:
    page = browsing.visits(PROGRAMME, scope, 0, now=LATER)
    assert page is not None
    return page


def test_past_visits_with_an_honest_note() -> None:
    assert [
        visits_page(visits("past"), PROGRAMME, LATER, translator(lang)).plain for lang in ("en", "ja")
    ] == [
        "Visits · Past\n\nSecond Harbour Week\nOctober 2024 · was planned; no word that it took place\n\n"
        "First Harbour Week\n8–12 May 2023",
        "訪問 · これまで\n\n第2回港湾週間\n2024年10月【予定のまま、実施の記載なし】\n\n"
        "第1回港湾週間\n2023年5月8日～12日",
    ]


def test_empty_list_says_so() -> None:
    reply = visits_page(visits("upcoming"), PROGRAMME, LATER, translator("de"))

    assert reply.plain == "Besuche · Kommende\n\nHier gibt es keine Einträge."


def test_each_visit_has_a_button_to_its_card() -> None:
    reply = visits_page(visits("past"), PROGRAMME, LATER, translator("en"))

    assert [(button.text, button.action) for [button] in reply.buttons[:2]] == [
        ("Second Harbour Week", "card:harbour-week-2"),
        ("First Harbour Week", "card:harbour-week-1"),
    ]


def test_filters_show_which_is_on() -> None:
    reply = visits_page(visits("field.museums"), PROGRAMME, LATER, translator("en"), follows=True)

    assert [[button.text for button in row] for row in reply.buttons[-3:]] == [
        ["Upcoming", "Past", "My fields"],
        ["⚓ Harbour", "✅ 🏛 Museums"],
        ["🚲 Cycling"],
    ]


def test_own_fields_are_offered_only_to_those_who_follow_some() -> None:
    reply = visits_page(visits("past"), PROGRAMME, LATER, translator("en"))

    assert [button.text for button in reply.buttons[-3]] == ["Upcoming", "✅ Past"]


def test_middle_page_turns_both_ways() -> None:
    many = tuple(visit("harbour-week-2", key=f"week-{number}") for number in range(12))
    programme = PROGRAMME.model_copy(update={"visits": many})
    page = browsing.visits(programme, "upcoming", 1, now=BETWEEN)
    assert page is not None

    reply = visits_page(page, programme, BETWEEN, translator("de"))

    assert [(button.text, button.action) for button in reply.buttons[5]] == [
        ("◀", "visits:upcoming:0"),
        ("2 von 3", "visits:upcoming:1"),
        ("▶", "visits:upcoming:2"),
    ]


def test_actions_stand_under_their_topic() -> None:
    page = browsing.actions(PROGRAMME, "all", 0)
    assert page is not None

    reply = actions_page(page, PROGRAMME, translator("de"))

    assert reply.plain == ("Geplante Maßnahmen\n\nLeiser Hafen\n• Landstrom für Fähren\n• Fahrräder am Kai")
