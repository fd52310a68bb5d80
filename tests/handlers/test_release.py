"""Announcements over restarts, and under four eyes."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from bot.app import Kizuna
from bot.playground.api import BotApi
from bot.playground.people import Person, Seen
from db.models.broadcasts import Broadcast
from db.models.deliveries import Delivery
from db.models.dialogues import Dialogue
from tests.handlers.announcing import (
    ENGLISH,
    FIELD,
    GERMAN,
    JAPANESE,
    NEXT,
    NOW,
    compose,
    follow,
    time_passes,
)
from tests.handlers.doing import said_by_bot, taps
from tests.handlers.lives import OTHER, Lives


async def test_composing_goes_on_at_every_step_after_a_restart(
    lives: Lives, essen: Person, koriyama: Person, coordinator: Person
) -> None:
    async with lives.one():
        await follow(essen, koriyama)
        await coordinator.asks("/broadcast")
    for button in (FIELD, NEXT):
        async with lives.one():
            await taps(coordinator, button)
    for text in (ENGLISH, GERMAN, JAPANESE):
        async with lives.one():
            await coordinator.asks(text)
    async with lives.one():
        await taps(coordinator, "At a time …")
    async with lives.one():
        await coordinator.asks("18 May 2019 9:00")
    async with lives.one():
        await taps(coordinator, "Back")
    async with lives.one():
        await taps(coordinator, NOW)
    async with lives.one():
        await taps(coordinator, "Yes, send it")
    async with lives.one() as kizuna:
        await time_passes(kizuna)
        async with kizuna.sessions() as session:
            assert list(await session.scalars(select(Dialogue))) == []

    assert (essen.last.text, koriyama.last.text) == (GERMAN, JAPANESE)
    assert coordinator.last.text.startswith("Announcement 1: sent\n\nAudience: 2\nSent: 2\n")


@pytest.fixture
async def four_eyes(
    lives: Lives, essen: Person, koriyama: Person, coordinator: Person, colleague: Person
) -> AsyncIterator[Kizuna]:
    """A coordinator of each city; whoever composes is Essen's."""
    async with lives.one(FOUR_EYES="1") as kizuna:
        await follow(essen, koriyama)
        for person, city in ((coordinator, "Essen"), (colleague, "Koriyama")):
            await person.asks("/settings")
            await taps(person, "City", city)
        yield kizuna


@pytest.fixture
def colleague(api: BotApi) -> Person:
    return api.person(OTHER, "Coordinator, Koriyama", "en")


async def ask_for_release(coordinator: Person) -> Seen:
    await compose(coordinator, ENGLISH, GERMAN, JAPANESE)
    asked = await taps(coordinator, NOW)
    assert "A coordinator of the other city releases it." in asked.text
    return await taps(coordinator, "Yes, ask for the release")


async def test_coordinator_of_the_other_city_releases(
    four_eyes: Kizuna, essen: Person, koriyama: Person, coordinator: Person, colleague: Person
) -> None:
    waiting = await ask_for_release(coordinator)
    await time_passes(four_eyes)

    assert waiting.text == (
        "Announcement 1 waits for its release. I have asked 1 coordinator of the other city."
    )
    assert GERMAN not in said_by_bot(essen)
    for words in ("Announcement 1 waits for your release", "It goes to 2 people.", ENGLISH, GERMAN, JAPANESE):
        assert words in colleague.last.text
    # Its author cannot release it, nor can a delegate.
    for person in (coordinator, essen):
        person._taps(colleague.last.message, "brel:1:yes")
        await person.waits()
    assert GERMAN not in said_by_bot(essen)

    done = await taps(colleague, "Release it")
    await time_passes(four_eyes)

    assert done.text == "Thank you. Announcement 1 is released."
    assert (essen.last.text, koriyama.last.text) == (GERMAN, JAPANESE)
    assert coordinator.last.text.startswith("Announcement 1: sent")
    colleague._taps(colleague.last.message, "brel:1:no")
    await colleague.waits()
    assert colleague.toasts[-1].text == "That is done already."


async def test_what_is_sent_back_is_a_draft_again(
    four_eyes: Kizuna, essen: Person, koriyama: Person, coordinator: Person, colleague: Person
) -> None:
    await ask_for_release(coordinator)
    await time_passes(four_eyes)

    await taps(colleague, "Send it back")
    await time_passes(four_eyes)

    assert coordinator.last.text.startswith("A coordinator of the other city sent announcement 1 back.")
    async with four_eyes.sessions() as session:
        (broadcast,) = await session.scalars(select(Broadcast))
        assert broadcast.released_at is None
        assert list(await session.scalars(select(Delivery).where(Delivery.kind == "broadcast"))) == []
    again = await coordinator.asks("/broadcast")
    assert again.text.startswith("Before it goes out\n\nAudience: 2 people")


async def test_without_a_coordinator_of_the_other_city_nothing_can_be_released(
    lives: Lives, essen: Person, koriyama: Person, coordinator: Person
) -> None:
    async with lives.one(FOUR_EYES="1"):
        await follow(essen, koriyama)
        await compose(coordinator, ENGLISH, GERMAN, JAPANESE)
        await taps(coordinator, NOW)
        await coordinator.taps("Yes, ask for the release")
        await coordinator.waits()

    assert coordinator.toasts[-1].text == (
        "Two coordinators are needed, and no other city has one who may release this."
    )
