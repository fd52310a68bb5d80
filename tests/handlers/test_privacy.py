"""What is stored is said, handed over and erased; who blocks the bot is left in peace."""

import json

from bot.app import Kizuna
from bot.playground.people import Person
from db import questions
from tests.handlers.doing import Sessions, asked, stored, taps

NEXT = "Wann ist der nächste Besuch?"


async def test_privacy_names_who_answers_for_data(kizuna: Kizuna, essen: Person) -> None:
    answer = await essen.asks("/privacy")

    assert answer.text.split("\n\n")[-2] == (
        "Verantwortlich:\n• Essen: Stadt Essen, Datenschutz, 0201 88-0\n• Koriyama: nicht benannt"
    )


async def test_my_data_holds_all_of_a_person_and_nothing_of_others(
    kizuna: Kizuna, essen: Person, koriyama: Person
) -> None:
    await koriyama.asks("次の訪問はいつですか。")
    await essen.asks(NEXT)
    await essen.asks("/subscribe energy")

    answer = await essen.asks("/mydata")

    assert answer.file is not None
    data = json.loads(answer.file.content)
    assert data["person"]["id"] == essen.id
    assert [row["field"] for row in data["subscriptions"]] == ["energy"]
    assert [(row["person_id"], row["text"]) for row in data["questions"]] == [(essen.id, NEXT)]
    assert data["topic"]["entries"] == ["stadtwerke-2019"]


async def test_forget_erases_after_a_question_back(
    kizuna: Kizuna, essen: Person, koriyama: Person, sessions: Sessions
) -> None:
    await koriyama.asks("次の訪問はいつですか。")
    await essen.asks(NEXT)
    await essen.asks("/forget")
    assert len(await asked(sessions)) == 2

    await taps(essen, "Alles löschen")

    assert await stored(sessions, essen.id) is None
    assert [question.person_id for question in await asked(sessions)] == [koriyama.id]
    async with sessions() as session:
        assert await questions.topic(session, essen.id, kizuna.calendar.now()) is None


async def test_forget_can_be_thought_over(kizuna: Kizuna, essen: Person, sessions: Sessions) -> None:
    await essen.asks(NEXT)
    await essen.asks("/forget")

    kept = await taps(essen, "Behalten")

    assert kept.text == "Gut, alles bleibt, wie es ist."
    assert await stored(sessions, essen.id) is not None
    assert len(await asked(sessions)) == 1


async def test_person_who_blocks_the_bot_and_returns(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    await essen.asks("/help")
    await essen.blocks()
    await essen.waits_for_nothing()
    row = await stored(sessions, essen.id)
    assert row is not None
    assert row.blocked_at is not None

    await essen.unblocks()
    await essen.waits_for_nothing()

    row = await stored(sessions, essen.id)
    assert row is not None
    assert row.blocked_at is None
