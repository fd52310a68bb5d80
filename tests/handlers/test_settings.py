"""`/settings`, `/language`, `/subscribe`."""

from bot.app import Kizuna
from bot.playground.people import Person
from tests.handlers.doing import Sessions, follows, said_by_bot, stored, taps


async def test_settings_are_changed_in_one_message(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    await essen.asks("/settings")

    await taps(essen, "Stadt", "Koriyama", "Kooperationsfelder", "⚡ Erneuerbare Energien", "Zurück")

    assert said_by_bot(essen) == [
        "Ihre Einstellungen\nSprache: Deutsch\nStadt: Koriyama\nKooperationsfelder: Erneuerbare Energien"
    ]
    row = await stored(sessions, essen.id)
    assert row is not None
    assert row.city == "koriyama"


async def test_city_can_be_taken_back(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    await essen.asks("/settings")

    await taps(essen, "Stadt", "Koriyama", "Stadt", "Keine von beiden")

    row = await stored(sessions, essen.id)
    assert row is not None
    assert row.city is None


async def test_language_in_the_settings_changes_the_message_itself(kizuna: Kizuna, essen: Person) -> None:
    await essen.asks("/settings")

    await taps(essen, "Sprache", "English")

    assert said_by_bot(essen) == ["Your settings\nLanguage: English\nCity: not chosen\nFields: none chosen"]


async def test_language_alone_is_confirmed_in_the_new_one(kizuna: Kizuna, koriyama: Person) -> None:
    await koriyama.asks("/language")

    await taps(koriyama, "Deutsch")

    assert said_by_bot(koriyama) == [
        "Ab jetzt schreibe ich hier Deutsch. Eine Frage in einer anderen Sprache beantworte ich in dieser."
    ]


async def test_subscribe_toggles_a_field(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    await essen.asks("/subscribe water")
    assert said_by_bot(essen) == [
        "Sie folgen jetzt dem Kooperationsfeld „Wasserwirtschaft“.",
        "Zu welcher Stadt gehören Sie? Erinnerungen kommen dann zu Ihrer Uhrzeit, "
        "bis dahin zu der von Essen.",
    ]
    assert await follows(sessions, essen.id) == ["water"]

    off = await essen.asks("/subscribe WATER")
    assert off.text == "Sie folgen dem Kooperationsfeld „Wasserwirtschaft“ nicht mehr."
    assert await follows(sessions, essen.id) == []


async def test_subscribe_alone_shows_the_fields(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    await essen.asks("/subscribe energy")
    shown = await essen.asks("/subscribe")
    assert shown.labels == [
        "✅ ⚡ Erneuerbare Energien",
        "🏥 Medizintechnik und Gesundheitswirtschaft",
        "💧 Wasserwirtschaft",
        "🤝 Weiterer Städteaustausch",
        "✅ Besuche",
        "✅ Maßnahmen",
        "✅ Mitteilungen",
        "Fertig",
    ]

    await taps(essen, "💧 Wasserwirtschaft", "Fertig")

    assert essen.last.text.split("\n")[-1] == "Kooperationsfelder: Erneuerbare Energien · Wasserwirtschaft"
    assert await follows(sessions, essen.id) == ["energy", "water"]


async def test_field_that_there_is_not_is_said_and_the_fields_are_shown(
    kizuna: Kizuna, essen: Person
) -> None:
    shown = await essen.asks("/subscribe Raumfahrt")

    assert shown.text == (
        "Ein Kooperationsfeld „Raumfahrt“ gibt es im Programm nicht. "
        "Dies sind die Kooperationsfelder; tippen Sie die an, denen Sie folgen möchten."
    )
    assert len(shown.labels) == 8


async def test_answer_about_a_field_lets_one_follow_it_and_never_ends_that(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    answer = await essen.asks("Welche Handlungsthemen gibt es in der Wasserwirtschaft?")
    assert "„Wasserwirtschaft“ folgen" in answer.labels

    await taps(essen, "„Wasserwirtschaft“ folgen", "„Wasserwirtschaft“ folgen")

    assert await follows(sessions, essen.id) == ["water"]
    assert "Sie folgen dem Kooperationsfeld „Wasserwirtschaft“ bereits." in said_by_bot(essen)


async def test_city_is_asked_for_once_and_told_with_one_tap(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    await essen.asks("/subscribe water")
    await taps(essen, "Essen")
    assert essen.last.text.split("\n")[2] == "Stadt: Essen"

    await essen.asks("/settings")
    await taps(essen, "Stadt", "Keine von beiden")
    await essen.asks("/subscribe energy")
    assert essen.last.text == "Sie folgen jetzt dem Kooperationsfeld „Erneuerbare Energien“."


async def test_kinds_of_messages_are_chosen_under_the_fields(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    await essen.asks("/subscribe")
    await taps(essen, "✅ Mitteilungen")
    assert essen.last.labels[-4:] == ["✅ Besuche", "✅ Maßnahmen", "Mitteilungen", "Fertig"]

    row = await stored(sessions, essen.id)
    assert row is not None
    assert (row.wants_visits, row.wants_actions, row.wants_broadcasts) == (True, True, False)
