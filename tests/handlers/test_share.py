"""Everybody has a share of the bot: who asks without end is told so once, and slows nobody else."""

from datetime import timedelta

from bot.app import Kizuna
from bot.asking import SHARE
from bot.playground.people import Person
from db import questions
from db.questions import Asker
from tests.handlers.doing import Sessions, asked, said_by_bot

NEXT = "Wann ist der nächste Besuch?"
TOO_MANY = (
    "Sie fragen schneller, als ich allen antworten kann. Bitte warten Sie eine Minute und stellen Sie dann "
    "noch offene Fragen erneut."
)


async def has_asked(person: Person, number: int, kizuna: Kizuna) -> None:
    """Put so many questions of the person on record as asked just now."""
    asker, now = Asker(person.id, person.id, None), kizuna.calendar.now()
    async with kizuna.sessions.begin() as session:
        for _ in range(number):
            await questions.record(
                session, asker, text=NEXT, language="de", status="answered", sources=(), now=now
            )


async def test_whoever_asks_without_end_is_told_so_once(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    await has_asked(essen, SHARE - 1, kizuna)

    for _ in range(4):
        await essen.says(NEXT)
    await essen.waits(lambda one: len(said_by_bot(one)) > 1)
    await essen.waits_for_nothing()

    answered, refused = said_by_bot(essen)
    assert "Stadtwerke" in answered
    assert refused == TOO_MANY
    assert [question.status for question in await asked(sessions)][SHARE - 1 :] == ["answered", "refused"]


async def test_a_minute_later_there_is_a_new_share(kizuna: Kizuna, essen: Person) -> None:
    await has_asked(essen, SHARE, kizuna)
    assert (await essen.asks(NEXT)).text == TOO_MANY

    kizuna.calendar.move(timedelta(minutes=2))

    assert "Stadtwerke" in (await essen.asks(NEXT)).text


async def test_a_share_is_the_persons_own(kizuna: Kizuna, essen: Person, koriyama: Person) -> None:
    await has_asked(essen, SHARE, kizuna)
    assert (await koriyama.asks("次の訪問はいつですか。")).text != TOO_MANY


async def test_nobody_waits_for_the_questions_of_another(
    kizuna: Kizuna, essen: Person, koriyama: Person
) -> None:
    """All is on its way when the one question comes last of all: it is answered among the first."""
    for _ in range(SHARE):
        await essen.says(NEXT)
    await koriyama.says("次の訪問はいつですか。")
    await koriyama.waits(lambda one: bool(said_by_bot(one)))

    assert len(said_by_bot(essen)) < SHARE // 4
