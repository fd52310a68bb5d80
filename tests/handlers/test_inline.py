"""In any chat: the bot's name and a few words offer cards to put there."""

from typing import Any

import pytest
from sqlalchemy import func, select

from bot.app import Kizuna
from bot.playground.people import Person
from db.models.people import Person as PersonRow
from tests.handlers.doing import Sessions


def titles(results: list[dict[str, Any]]) -> list[str]:
    return [result["title"] for result in results]


async def test_card_comes_in_the_askers_language_and_nothing_is_stored_of_them(
    kizuna: Kizuna, koriyama: Person, sessions: Sessions
) -> None:
    found = await koriyama.looks_for("シュタットヴェルケ")

    assert titles(found)[0] == "シュタットヴェルケ(都市公社)に関するドイツ・スタディツアー"
    assert found[0]["description"].startswith("2019年7月～8月")
    assert found[0]["input_message_content"]["message_text"].startswith("<b>シュタットヴェルケ")
    async with sessions() as session:
        assert await session.scalar(select(func.count()).select_from(PersonRow)) == 0


async def test_chosen_language_counts_before_that_of_telegram(kizuna: Kizuna, essen: Person) -> None:
    await essen.asks("/language")
    await essen.taps("English")
    await essen.waits()

    assert titles(await essen.looks_for("stadtwerke"))[0] == "Study tour on Stadtwerke in Germany"


@pytest.mark.parametrize("words", ["E-world", "e-WORLD", "E‑world"])
async def test_fair_finds_what_is_planned_around_it(kizuna: Kizuna, essen: Person, words: str) -> None:
    found = await essen.looks_for(words)
    assert len(found) > 0
    assert all("id" in result for result in found)


async def test_without_words_it_offers_what_is_planned(kizuna: Kizuna, essen: Person) -> None:
    assert [result["id"] for result in await essen.looks_for("")] == [
        "stadtwerke-2019",
        "culture-sports-2019",
        "industry-tourism-2020",
        "asaka-2020",
    ]


@pytest.mark.parametrize("words", ["xyzzy", "<b>", "' OR 1=1 --", "\U0001f600" * 200])
async def test_what_is_not_there_offers_nothing(kizuna: Kizuna, essen: Person, words: str) -> None:
    assert await essen.looks_for(words) == []
