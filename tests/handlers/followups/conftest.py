"""A delegate of each city, and their group."""

import pytest
from sqlalchemy import update

from bot.app import Kizuna
from bot.playground.api import BotApi
from bot.playground.groups import GroupChat
from bot.playground.people import Person
from db.models.people import Person as PersonRow
from tests.handlers.doing import Sessions


@pytest.fixture
async def both(kizuna: Kizuna, essen: Person, koriyama: Person, sessions: Sessions) -> tuple[Person, Person]:
    """A delegate of each city, who has said which."""
    for person, city in ((essen, "essen"), (koriyama, "koriyama")):
        await person.starts()
        await person.waits()
        async with sessions.begin() as session:
            await session.execute(update(PersonRow).where(PersonRow.id == person.id).values(city=city))
    return essen, koriyama


@pytest.fixture
async def group(api: BotApi, both: tuple[Person, Person]) -> GroupChat:
    group = GroupChat.create(api, -7, "Steering group", [*both])
    await both[0].waits_for_nothing()
    return group
