"""A coordinator composes a broadcast in the chat, and its readers get it."""

import pytest

from bot.app import Kizuna
from bot.playground.people import Person, Seen
from tests.handlers.doing import taps

ENGLISH = "The seminar is on 24 May 2019 at 14:00. Please bring 2 copies."
GERMAN = "Das Seminar ist am 24. Mai 2019 um 14 Uhr. Bitte bringen Sie 2 Exemplare mit."
JAPANESE = "セミナーは2019年5月24日14時に開催します。資料を2部お持ちください。"


@pytest.fixture
async def readers(kizuna: Kizuna, essen: Person, koriyama: Person) -> tuple[Person, Person]:
    """Both follow a field, and each has a city."""
    for person, city in ((essen, "Essen"), (koriyama, "郡山市")):
        await person.asks("/subscribe water")
        await person.asks("/settings")
    await taps(essen, "Stadt", "Essen")
    await taps(koriyama, "市", "郡山市")
    return essen, koriyama


async def compose(coordinator: Person, *texts: str) -> Seen:
    """Until all texts are there."""
    await coordinator.asks("/broadcast")
    await taps(coordinator, "💧 Water Management", "Next: the texts")
    for text in texts:
        await coordinator.asks(text)
    return coordinator.last


async def test_broadcast_in_three_languages_takes_eight_steps(
    readers: tuple[Person, Person], coordinator: Person
) -> None:
    essen, koriyama = readers

    await coordinator.asks("/broadcast")  # 1
    await taps(coordinator, "💧 Water Management")  # 2
    await taps(coordinator, "Next: the texts")  # 3
    for text in (ENGLISH, GERMAN, JAPANESE):  # 4 to 6
        await coordinator.asks(text)
    await taps(coordinator, "Now, although it is night for some")  # 7
    await taps(coordinator, "Yes, send it")  # 8

    assert essen.last.text == GERMAN
    assert koriyama.last.text == JAPANESE
