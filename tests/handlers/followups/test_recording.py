"""Follow-ups recorded in one step, corrected by a tap, taken up again after a restart."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from bot.app import Kizuna, build
from bot.playground.api import BotApi
from bot.playground.people import Person
from bot.playground.request import InProcessRequest
from bot.programme.model import Programme
from bot.questions.engine import Answering
from tests.handlers.doing import Sessions, taps
from tests.handlers.followups.doing import CALL, later, only, rows, sides
from tests.haste import hasty


async def test_sentence_is_recorded_in_one_step_and_shown_for_correction(
    both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, _ = both
    shown = await essen.asks(CALL)

    assert shown.text == (
        "Notiert. Stimmt das so? Ein Tipp berichtigt es.\n\n"
        "📌 GWI wegen Methanol anrufen\n\n"
        "Bis wann: Freitag, 24. Mai 2019 · in 7 Tagen\n"
        "Am Zug: Sie (Essen)\n"
        "Kooperationsfeld: ⚡ Erneuerbare Energien"
    )
    row = await only(sessions)
    assert (row.text, row.due_on, row.field, row.ball) == (
        "GWI wegen Methanol anrufen",
        date(2019, 5, 24),
        "energy",
        "essen",
    )
    assert sides(row) == [("essen", essen.id, "Delegate, Essen")]


async def test_each_part_is_corrected_by_one_tap(both: tuple[Person, Person], sessions: Sessions) -> None:
    essen, _ = both
    await essen.asks(CALL)

    await taps(essen, "Morgen", "💧", "Koriyama")
    row = await only(sessions)
    assert (row.due_on, row.field, row.ball) == (date(2019, 5, 18), "water", "koriyama")
    await taps(essen, "Ich", "Kein Termin", "✅ 💧")

    row = await only(sessions)
    assert (row.due_on, row.field, row.ball) == (None, None, "essen")
    assert essen.last.text.endswith("Ohne Termin wird niemand erinnert.")


async def test_wording_and_day_are_written_anew(both: tuple[Person, Person], sessions: Sessions) -> None:
    essen, _ = both
    await essen.asks(CALL)

    await taps(essen, "Wortlaut")
    await essen.asks("GWI besuchen")
    await taps(essen, "Anderer Tag")
    assert (await essen.asks("irgendwann")).text.startswith("Darin habe ich keinen Tag erkannt.")
    await essen.asks("in zwei Wochen")

    row = await only(sessions)
    assert (row.text, row.due_on) == ("GWI besuchen", date(2019, 5, 31))
    assert len(await rows(sessions)) == 1


async def test_visit_is_chosen_and_history_kept(both: tuple[Person, Person], sessions: Sessions) -> None:
    essen, _ = both
    await essen.asks(CALL)

    await taps(essen, "Besuch")
    name = essen.last.labels[0]
    await taps(essen, name, "Stimmt so", "Verlauf")

    assert (await only(sessions)).entry is not None
    assert f"Gehört zu: {name}" in essen.last.text
    assert essen.last.text.endswith(
        "17. Mai 2019: festgehalten · Sie (Essen)\n17. Mai 2019: berichtigt · Sie (Essen)"
    )


async def test_command_alone_asks_and_the_next_message_is_recorded(
    both: tuple[Person, Person], sessions: Sessions
) -> None:
    _, koriyama = both
    asked = await koriyama.asks("/followup")
    assert asked.text == (
        "何を、誰が、いつまでに行うか、一文でお書きください。例：金曜日までに研究所へ電話する"
    )
    await koriyama.asks("来週までに資料を送る")

    assert (await only(sessions)).text == "資料を送る"
    await koriyama.asks("次の訪問はいつですか")  # a question again
    assert len(await rows(sessions)) == 1


async def test_command_alone_can_be_left(both: tuple[Person, Person], sessions: Sessions) -> None:
    essen, _ = both
    await essen.asks("/followup")
    left = await essen.asks("/cancel")
    assert left.text == "Gut, belassen wir es dabei. Schreiben Sie einfach Ihre nächste Frage."
    await essen.asks("Wann ist der nächste Besuch?")
    assert await rows(sessions) == []


async def test_question_in_between_is_answered_and_nothing_recorded(
    kizuna: Kizuna, both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, koriyama = both
    await essen.asks("/followup")
    assert "Studienreise" in (await essen.asks("Wann ist der nächste Besuch?")).text
    await koriyama.asks("/followup")
    await koriyama.asks("次の訪問はいつですか")
    # And a day later nobody remembers what was asked.
    await essen.asks("/followup")
    await later(kizuna, datetime(2019, 5, 19, tzinfo=UTC))
    await essen.asks("Hotel buchen")
    assert await rows(sessions) == []


async def test_button_under_a_card_and_an_answer_attaches_what_it_is_about(
    both: tuple[Person, Person], sessions: Sessions
) -> None:
    essen, _ = both
    await essen.asks("Wann ist der nächste Besuch?")
    await taps(essen, "Vereinbarung")
    await essen.asks("Hotel buchen")
    await essen.asks("/visits")
    await taps(essen, essen.last.labels[0], "Vereinbarung")
    await essen.asks("Dolmetscherin buchen")

    await essen.asks("Wann ist der nächste Besuch?")
    await essen.says("/followup Bus buchen", reply_to=essen.last)
    await essen.waits()

    entries = {row.entry for row in await rows(sessions)}
    assert len(await rows(sessions)) == 3
    assert len(entries) == 1
    assert None not in entries


async def restarted(kizuna: Kizuna, api: BotApi, learn: Callable[[Programme], Answering]) -> Kizuna:
    """Another process on the same database."""
    await kizuna.stop()
    another = build(
        kizuna.settings,
        request=InProcessRequest(api),
        calendar=kizuna.calendar,
        learn=learn,
        turns=hasty(),
    )
    api.bot_at_rest = another.settled
    await another.start()
    return another


async def test_dialogue_goes_on_at_its_step_after_each_restart(
    kizuna: Kizuna,
    api: BotApi,
    both: tuple[Person, Person],
    learn: Callable[[Programme], Answering],
) -> None:
    essen, _ = both
    await essen.asks("/followup")
    running = await restarted(kizuna, api, learn)
    try:
        await essen.asks("Hotel buchen")
        await taps(essen, "Wortlaut")
        running = await restarted(running, api, learn)
        await essen.asks("Zwei Hotels buchen")
        await taps(essen, "Anderer Tag")
        running = await restarted(running, api, learn)
        await essen.asks("24. Mai")
        await taps(essen, "Stimmt so", "Erledigt")
        row = await only(running.sessions)
        assert (row.text, row.due_on, row.state) == ("Zwei Hotels buchen", date(2019, 5, 24), "done")
    finally:
        await running.stop()
