"""Questions on record, their feedback and their corrections. What is answered is tested elsewhere."""

from datetime import timedelta

from bot.app import Kizuna
from bot.playground.people import Person
from db import questions
from tests.handlers.doing import Sessions, asked, said_by_bot, taps

NEXT = "Wann ist der nächste Besuch?"


async def test_question_is_answered_and_on_record(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    answer = await essen.asks(NEXT)

    [question] = await asked(sessions)
    assert (question.chat_id, question.person_id, question.text) == (essen.id, essen.id, NEXT)
    assert (question.language, question.status, question.sources) == (
        "de",
        "answered",
        ["stadtwerke-2019"],
    )
    assert (question.message_id, question.answer_message_id) == (essen.chat[-2].id, answer.id)
    assert question.asked_at - kizuna.calendar.now() < timedelta(0)


async def test_command_asks_as_free_text_does(kizuna: Kizuna, essen: Person) -> None:
    free = await essen.asks(NEXT)
    commanded = await essen.asks(f"/ask {NEXT}")

    assert commanded.text == free.text


async def test_command_without_a_question_says_how(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    answer = await essen.asks("/ask")

    assert answer.text == (
        "Schreiben Sie Ihre Frage hinter den Befehl, zum Beispiel: /ask Wann ist der nächste Besuch?"
    )
    assert await asked(sessions) == []


async def test_answer_is_in_the_language_of_the_question(kizuna: Kizuna, essen: Person) -> None:
    answer = await essen.asks("次の訪問はいつですか。")

    assert "質問と違います" in answer.labels


async def test_not_what_i_asked_is_recorded_once_and_offers_a_person(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    await essen.asks(NEXT)

    await taps(essen, "Das war nicht meine Frage", "Das war nicht meine Frage")

    assert said_by_bot(essen)[1:] == [
        "Entschuldigung, da habe ich Sie falsch verstanden. Bitte formulieren Sie es anders oder geben Sie "
        "Ihre Frage an die Koordination weiter."
    ]
    assert [toast.text for toast in essen.toasts] == ["Danke, das ist notiert."] * 2
    [question] = await asked(sessions)
    assert question.rejected_at is not None
    assert question.passed_on_at is None


async def test_question_is_passed_on_once(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    await essen.asks("Wie wird morgen das Wetter in Essen?")

    await taps(essen, "An die Koordination weitergeben", "An die Koordination weitergeben")

    assert said_by_bot(essen)[1:] == [
        "Ihre Frage liegt bei der Koordination in Koriyama, die jetzt erreichbar ist.\n\n"
        "Die Antwort kommt in diesen Chat."
    ]
    assert [toast.text for toast in essen.toasts] == ["Ihre Frage wurde bereits weitergegeben."]
    [question] = await asked(sessions)
    assert question.status == "unanswered"
    assert question.passed_on_at is not None


async def test_edited_question_changes_its_answer(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    first = await essen.asks(NEXT)
    await taps(essen, "Das war nicht meine Frage")
    mine = essen.chat[0]

    await essen.edits(mine, "Wer war bei der 2. Studienreise dabei?")
    await essen.waits()

    answer = next(seen for seen in essen.chat if seen.id == first.id)
    assert answer.edited
    assert answer.text != first.text
    [question] = await asked(sessions)
    assert (question.text, question.sources) == ("Wer war bei der 2. Studienreise dabei?", ["study-tour-2"])
    assert question.rejected_at is None


async def test_edited_command_question_keeps_its_command_out(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    await essen.asks(f"/ask {NEXT}")

    await essen.edits(essen.chat[0], "/ask Wann war die 2. Studienreise?")
    await essen.waits()

    [question] = await asked(sessions)
    assert (question.text, question.sources) == ("Wann war die 2. Studienreise?", ["study-tour-2"])


async def test_edited_text_that_was_no_question_is_left_alone(kizuna: Kizuna, essen: Person) -> None:
    await essen.asks("/help")

    await essen.edits(essen.chat[0], "/helP")

    assert await essen.waits_for_nothing() == []
    assert not essen.last.edited


async def test_cancel_leaves_the_topic(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    await essen.asks(NEXT)

    left = await essen.asks("/cancel")
    again = await essen.asks("/cancel")

    assert left.text == "Gut, belassen wir es dabei. Schreiben Sie einfach Ihre nächste Frage."
    assert again.text == "Es gibt nichts abzubrechen. Schreiben Sie einfach Ihre Frage."
    async with sessions() as session:
        assert await questions.topic(session, essen.id, kizuna.calendar.now()) is None


async def test_answer_about_a_coming_visit_offers_its_card_and_a_reminder(
    kizuna: Kizuna, essen: Person
) -> None:
    answer = await essen.asks(NEXT)

    assert answer.labels == [
        "Studienreise zu Stadtwerken in Deutschland",
        "3 Tage vorher erinnern",
        "Das war nicht meine Frage",
        "Vereinbarung",
    ]


async def test_two_that_the_question_fits_alike_are_offered(kizuna: Kizuna, essen: Person) -> None:
    question = await essen.asks("Wo war das gemeinsame Seminar?")
    assert question.labels[:2] == [
        "24.–26. April 2018: Gemeinsames Seminar Essen–Koriyama an der Ingenieurfakultät der "
        "Nihon-Universität",
        "15.–16. Mai 2019: Gemeinsames Seminar Essen–Koriyama im Rathaus Koriyama",
    ]

    answer = await taps(essen, question.labels[1])

    assert "Ort: Konferenzsaal, Rathaus Koriyama" in answer.text
