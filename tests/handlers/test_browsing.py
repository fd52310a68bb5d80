"""A delegate leafs through visits and actions, opens cards and takes a calendar file along."""

from datetime import date

from icalendar import Calendar, Event

from bot.app import Kizuna
from bot.playground.people import Person
from db import questions
from tests.handlers.doing import Sessions, asked, said_by_bot, taps


async def test_lists_turn_in_one_message(kizuna: Kizuna, essen: Person) -> None:
    shown = await essen.asks("/visits")
    assert shown.text.split("\n\n")[:2] == [
        "Besuche · Kommende",
        "Studienreise zu Stadtwerken in Deutschland\nJuli–August 2019 · geplant",
    ]

    await taps(essen, "Frühere", "💧 Wasserwirtschaft")

    [list_] = said_by_bot(essen)
    assert list_.split("\n\n") == [
        "Besuche · Wasserwirtschaft",
        "2. Studienreise\n13.–18. November 2018",
        "3. Studienreise\n15.–16. Mai 2019",
    ]


async def test_own_fields_have_a_list(kizuna: Kizuna, essen: Person) -> None:
    await essen.asks("/subscribe water")
    await essen.asks("/visits")

    shown = await taps(essen, "Meine Kooperationsfelder")

    assert shown.text.split("\n\n")[0] == "Besuche · Meine Kooperationsfelder"
    assert shown.labels[:2] == ["2. Studienreise", "3. Studienreise"]


async def test_tap_that_changes_nothing_is_no_error(kizuna: Kizuna, essen: Person) -> None:
    before = await essen.asks("/visits")

    after = await taps(essen, "✅ Kommende")

    assert (after.id, after.text) == (before.id, before.text)


async def test_card_turns_over_and_brings_the_calendar_file(kizuna: Kizuna, koriyama: Person) -> None:
    await koriyama.asks("/visits")
    await taps(koriyama, "これまで", "第2回スタディツアー")
    card = koriyama.last
    assert card.text.split("\n")[:3] == [
        "第2回スタディツアー",
        "2018年11月13日から18日まで実施されました。",
        "郡山市→エッセン市",
    ]

    turned = await taps(koriyama, "代表団")
    assert (turned.id, turned.labels) == (card.id, ["訪問の概要に戻る"])
    back = await taps(koriyama, "訪問の概要に戻る")
    assert (back.id, back.text) == (card.id, card.text)

    brought = await taps(koriyama, "カレンダー")
    assert brought.text == "「第2回スタディツアー」のカレンダーファイルです。"
    assert brought.file is not None
    assert brought.file.name == "study-tour-2.ics"
    [event] = Calendar.from_ical(brought.file.content).walk("VEVENT")
    assert isinstance(event, Event)
    assert [date(2018, 11, 13), date(2018, 11, 19)] == [event.DTSTART, event.DTEND]
    assert str(event["SUMMARY"]) == "第2回スタディツアー"


async def test_visit_known_by_its_months_brings_the_reason_for_no_file(kizuna: Kizuna, essen: Person) -> None:
    await essen.asks("/visits")

    answer = await taps(essen, "Studienreise zu Stadtwerken in Deutschland", "Kalenderdatei")

    assert answer.file is None
    assert answer.text == (
        "Das Programm nennt für „Studienreise zu Stadtwerken in Deutschland“ nur „Juli–August 2019“, "
        "nicht die Tage; deshalb gibt es keine Kalenderdatei."
    )


async def test_actions_are_leafed_through_and_opened(kizuna: Kizuna, essen: Person) -> None:
    first = await essen.asks("/actions")
    second = await taps(essen, "▶")
    assert second.id == first.id
    assert second.text != first.text

    await taps(essen, "💧 Wasserwirtschaft")
    card = await taps(essen, essen.last.labels[0])

    assert card.id != first.id
    assert card.text.split("\n\n")[2:4] == [
        "Thema: Technische Zusammenarbeit und Austausch von Fachwissen zur Wasserwirtschaft\n"
        "Kooperationsfeld: Wasserwirtschaft",
        "Mögliche Akteure\n"
        "• Ingenieurfakultät der Nihon-Universität (College of Engineering, Nihon University)",
    ]


async def test_ask_about_it_offers_questions_and_goes_on_with_it(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    await essen.asks("/visits")
    await taps(essen, "Frühere", "2. Studienreise", "Dazu fragen")
    assert essen.last.labels == ["Wann?", "Wo?", "Wer?", "Was steht auf dem Programm?"]
    async with sessions() as session:
        topic = await questions.topic(session, essen.id, kizuna.calendar.now())
    assert topic == {"entries": ["study-tour-2"], "slot": "about"}

    await taps(essen, "Wer?")

    [question] = await asked(sessions)
    assert (question.text, question.status, question.sources) == (
        "who study-tour-2",
        "answered",
        ["study-tour-2"],
    )
    assert question.answer_message_id == essen.last.id
