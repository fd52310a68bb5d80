"""Everybody has a share of the bot: who asks without end is told so once, and slows nobody else."""

from datetime import timedelta

from bot.app import Kizuna
from bot.asking import SHARE
from bot.playground.people import Person
from tests.handlers.doing import Sessions, asked, said_by_bot

NEXT = "Wann ist der nächste Besuch?"
TOO_MANY = (
    "Sie fragen schneller, als ich allen antworten kann. Bitte warten Sie eine Minute und stellen Sie dann "
    "noch offene Fragen erneut."
)


async def flood(person: Person, number: int) -> None:
    for _ in range(number):
        await person.says(NEXT)
    await person.waits_for_nothing()


async def test_whoever_asks_without_end_is_told_so_once(
    kizuna: Kizuna, essen: Person, sessions: Sessions
) -> None:
    await flood(essen, SHARE + 20)

    said = said_by_bot(essen)
    assert len(said) == SHARE + 1
    assert said[SHARE] == TOO_MANY
    assert [question.status for question in await asked(sessions)] == ["answered"] * SHARE + ["refused"]


async def test_a_minute_later_there_is_a_new_share(kizuna: Kizuna, essen: Person) -> None:
    await flood(essen, SHARE + 1)
    assert said_by_bot(essen)[-1] == TOO_MANY

    kizuna.calendar.move(timedelta(minutes=2))
    await essen.says(NEXT)
    await essen.waits()

    assert "Stadtwerke" in said_by_bot(essen)[-1]


async def test_nobody_waits_for_the_questions_of_another(
    kizuna: Kizuna, essen: Person, koriyama: Person
) -> None:
    """All is on its way when the one question comes last of all: it is answered among the first."""
    for _ in range(SHARE):
        await essen.says(NEXT)
    await koriyama.says("次の訪問はいつですか。")
    await koriyama.waits(lambda one: bool(said_by_bot(one)))

    assert len(said_by_bot(essen)) < SHARE // 4
