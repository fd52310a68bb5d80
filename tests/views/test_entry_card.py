"""Cards of what is no visit."""

from bot.i18n import translator
from bot.views.entry_card import entry_card
from tests.views.programmes import BETWEEN, PROGRAMME


def card(key: str) -> str:
    return entry_card(PROGRAMME.entries[key], PROGRAMME, BETWEEN, translator("en")).plain


def test_action_shows_topic_field_and_actors() -> None:
    assert card("bicycle-quay") == (
        "Bicycles on the quay\nIt is planned for 2024–2025.\n\n"
        "Topic: Quiet harbour\nField: Harbour\n\n"
        "Potential actors\n• Aarhus Port Office (APO)\n\n"
        "As of 1 June 2023"
    )


def test_action_that_a_visit_carries_out_leads_to_it() -> None:
    reply = entry_card(PROGRAMME.entries["bicycle-quay"], PROGRAMME, BETWEEN, translator("de"))

    assert [(button.text, button.action) for row in reply.buttons for button in row] == [
        ("Zum Besuch", "card:harbour-week-2"),
        ("Dazu fragen", "about:bicycle-quay"),
        ("Vereinbarung", "fn:bicycle-quay"),
    ]


def test_agenda_item_without_a_date_lasts_no_longer_than_it_may() -> None:
    assert card("harbour-week-1-welcome") == (
        "Welcome evening\nDuring the visit “First Harbour Week” (8–12 May 2023)\n\n"
        "Hosts: Nagasaki City Hall (長崎市役所)\n\nAs of 1 June 2023"
    )


def test_topic_lists_its_actions() -> None:
    assert card("quiet-harbour") == (
        "Quiet harbour\n\nField: Harbour\n\n"
        "Actions\n• Shore power for ferries\n• Bicycles on the quay\n\n"
        "Potential actors\n• Aarhus Port Office (APO)\n\nAs of 1 June 2023"
    )


def test_organisation_says_what_it_is_part_of_and_where() -> None:
    assert card("nagasaki-cycling-section") == (
        "Cycling Section\n\nPart of: Nagasaki City Hall (長崎市役所)\nWhere: Nagasaki (長崎市)\n\n"
        "As of 1 June 2023"
    )


def test_office_without_a_name_is_not_said_twice() -> None:
    assert card("harbour-master") == (
        "The harbour master of Aarhus\n\nOrganisation: Aarhus Port Office (APO)\nCity: Aarhus\n\n"
        "As of 1 June 2023"
    )
