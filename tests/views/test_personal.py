"""Onboarding, settings, help and privacy as people read them."""

import json

import pytest

from bot.i18n import translator
from bot.profile import Profile
from bot.programme.model import LANGS, Lang
from bot.views import help, onboarding, privacy, settings
from bot.views.oddities import apology
from tests.views.programmes import PROGRAMME


def test_welcome_names_the_cities_and_asks_for_the_language() -> None:
    reply = onboarding.language_step(Profile("de"), PROGRAMME, translator("de"))

    assert reply.plain == (
        "Willkommen! Ich bin Kizuna, der Bot für alle, die an der Partnerschaft zwischen Aarhus und "
        "Nagasaki mitwirken. Fragen Sie mich nach Besuchen, Beteiligten, Orten und Vorhaben, auf "
        "Deutsch, Japanisch oder Englisch.\n\n"
        "Schritt 1 von 3\nIn welcher Sprache soll ich Ihnen schreiben?"
    )
    assert [[button.text for button in row] for row in reply.buttons] == [
        ["English", "✅ Deutsch", "日本語"],
        ["Überspringen"],
    ]


def test_welcome_to_a_link_that_leads_nowhere_says_so() -> None:
    reply = onboarding.language_step(Profile("en"), PROGRAMME, translator("en"), odd_link=True)

    assert reply.plain.split("\n\n")[1] == "I do not know the link that you followed; let us start from here."


def test_fields_step_can_be_skipped_until_a_field_is_chosen() -> None:
    steps = [
        onboarding.fields_step(Profile("en", None, fields), PROGRAMME, translator("en"))
        for fields in (frozenset[str](), frozenset({"museums"}))
    ]

    assert [[row[0].text for row in step.buttons] for step in steps] == [
        ["⚓ Harbour", "🏛 Museums", "🚲 Cycling", "Skip"],
        ["⚓ Harbour", "✅ 🏛 Museums", "🚲 Cycling", "Done"],
    ]


@pytest.mark.parametrize(
    ("profile", "text"),
    [
        (
            Profile("en", "aarhus", frozenset({"museums", "harbour"})),
            "Your settings\nLanguage: English\nCity: Aarhus\nFields: Harbour · Museums",
        ),
        (Profile("ja"), "設定\n言語：日本語\n市：未選択\n分野：未選択"),
    ],
)
def test_settings(profile: Profile, text: str) -> None:
    assert settings.settings(profile, PROGRAMME, translator(profile.language)).plain == text


def test_language_chosen_is_confirmed_in_it() -> None:
    assert [settings.language_chosen(translator(lang)).plain for lang in LANGS] == [
        "From now on I write English here. A question in another language is answered in that.",
        "Ab jetzt schreibe ich hier Deutsch. Eine Frage in einer anderen Sprache beantworte ich in dieser.",
        "これからは日本語でご案内します。ほかの言語でご質問いただいた場合は、その言語でお答えします。",
    ]


def test_unknown_field_is_named_shortened() -> None:
    reply = settings.unknown_field("<space>" * 20, Profile("en"), PROGRAMME, translator("en"))

    assert reply.plain == (
        "The programme has no field “<space><space><space><space><space><spac”. "
        "These are its fields; tap those that you follow."
    )


@pytest.mark.parametrize("lang", LANGS)
def test_bot_describes_itself_within_telegrams_limits(lang: Lang) -> None:
    t = translator(lang)

    assert len(help.bot_name(t)) <= help.NAME
    assert len(help.description(PROGRAMME, t)) <= help.DESCRIPTION
    assert len(help.short_description(PROGRAMME, t)) <= help.SHORT_DESCRIPTION


def test_help_in_german() -> None:
    text = help.help_text(PROGRAMME, translator("de")).plain

    assert text.split("\n\n")[1] == (
        "• Wann ist der nächste Besuch?\n• Wer kam beim letzten Besuch?\n"
        "• Welche Maßnahmen sind im Kooperationsfeld „Hafen“ geplant?"
    )


def test_privacy_names_who_answers_or_says_that_nobody_is_named() -> None:
    operators = {"aarhus": "Aarhus Kommune, <privacy@aarhus.example>"}

    text = privacy.privacy(PROGRAMME, operators, 90, 24, translator("en")).plain

    assert text.split("\n\n")[3] == (
        "Who answers for it:\n• Aarhus: Aarhus Kommune, <privacy@aarhus.example>\n"
        "• Nagasaki: the operator is not named"
    )


@pytest.mark.parametrize(("days", "words"), [(1, "1 day"), (90, "90 days")])
def test_privacy_says_how_long_questions_are_kept(days: int, words: str) -> None:
    text = privacy.privacy(PROGRAMME, {}, days, 24, translator("en")).plain

    assert text.split("\n")[4] == (
        f"• to answer you: your questions and which entries answered them; their texts for {words}"
    )


def test_data_is_a_file_that_people_can_read() -> None:
    reply = privacy.my_data({"question": "次の訪問は?"}, translator("ja"))

    assert reply.attachment is not None
    assert json.loads(reply.attachment.content) == {"question": "次の訪問は?"}
    assert "次の訪問は?" in reply.attachment.content.decode()


def test_apology_gives_the_reference() -> None:
    assert [apology("3FA9C1", translator(lang)).plain for lang in LANGS] == [
        "I am sorry, something went wrong on my side. Please try again. "
        "If it happens again, tell a coordinator this reference: 3FA9C1",
        "Es tut mir leid, bei mir ist ein Fehler aufgetreten. Bitte versuchen Sie es noch einmal. "
        "Falls es wieder geschieht, nennen Sie der Koordination bitte dieses Kennzeichen: 3FA9C1",
        "申し訳ありません。エラーが発生しました。もう一度お試しください。"
        "繰り返し起こる場合は、コーディネーターに次の番号をお知らせください：3FA9C1",
    ]
