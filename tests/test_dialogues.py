"""Dialogues half-way are kept, belong to one person in one chat, and never change by an old button."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from sqlalchemy.orm.exc import StaleDataError

from bot import dialogues, people
from bot.dialogues import Speaker

ANNA, BEN = Speaker(1, 1), Speaker(2, 2)


@pytest.fixture
async def session(sessions: async_sessionmaker[AsyncSession], now: datetime) -> AsyncIterator[AsyncSession]:
    async with sessions() as session:
        for who in (ANNA, BEN):
            await people.meet(session, who.person_id, "en", now)
        yield session


async def test_dialogue_is_taken_up_by_another_process_days_later(
    session: AsyncSession, sessions: async_sessionmaker[AsyncSession], now: datetime
) -> None:
    begun = await dialogues.begin(session, ANNA, "visit", {"step": "name"}, now, listens=True)
    await dialogues.keep(session, begun, {"step": "date", "name": "東京"}, now, listens=True)
    await session.commit()

    async with sessions() as later:
        found = await dialogues.half_way(later, ANNA, "visit")
        heard = await dialogues.listening(later, ANNA)
    assert found is not None
    assert heard is not None
    assert (found.state, found.version, heard.id) == ({"step": "date", "name": "東京"}, 2, begun.id)


async def test_message_belongs_to_the_dialogue_touched_last(session: AsyncSession, now: datetime) -> None:
    visit = await dialogues.begin(session, ANNA, "visit", {}, now, listens=True)
    broadcast = await dialogues.begin(session, ANNA, "broadcast", {}, now, listens=True)
    assert await dialogues.listening(session, ANNA) is broadcast

    await dialogues.keep(session, visit, {"step": "name"}, now + timedelta(minutes=1), listens=True)

    assert await dialogues.listening(session, ANNA) is visit
    assert not broadcast.listens


async def test_button_works_for_its_owner_in_its_chat_at_its_version_alone(
    session: AsyncSession, now: datetime
) -> None:
    begun = await dialogues.begin(session, ANNA, "visit", {}, now, listens=False)
    group = Speaker(ANNA.person_id, -5)

    async def behind(who: Speaker, kind: str, version: int) -> bool:
        return (await dialogues.current(session, who, kind, id=begun.id, version=version)) is not None

    assert await behind(ANNA, "visit", 1)
    assert not await behind(BEN, "visit", 1)
    assert not await behind(group, "visit", 1)
    assert not await behind(ANNA, "broadcast", 1)
    await dialogues.keep(session, begun, {"step": "name"}, now, listens=False)
    assert not await behind(ANNA, "visit", 1)
    assert await behind(ANNA, "visit", 2)


async def test_beginning_again_drops_the_earlier_one_and_its_buttons(
    session: AsyncSession, now: datetime
) -> None:
    first = await dialogues.begin(session, ANNA, "visit", {"name": "old"}, now, listens=True)
    second = await dialogues.begin(session, ANNA, "visit", {"name": "new"}, now, listens=True)

    assert await dialogues.half_way(session, ANNA, "visit") is second
    assert await dialogues.listening(session, ANNA) is second
    assert first is not second


async def test_leaving_keeps_what_was_said(session: AsyncSession, now: datetime) -> None:
    await dialogues.begin(session, ANNA, "visit", {"name": "Tour"}, now, listens=True)

    left = await dialogues.leave(session, ANNA)

    assert left is not None
    assert await dialogues.listening(session, ANNA) is None
    kept = await dialogues.half_way(session, ANNA, "visit")
    assert kept is not None
    assert kept.state == {"name": "Tour"}
    assert await dialogues.leave(session, ANNA) is None


async def test_two_changes_of_the_same_state_cannot_both_be_kept(
    session: AsyncSession, sessions: async_sessionmaker[AsyncSession], now: datetime
) -> None:
    await dialogues.begin(session, ANNA, "visit", {}, now, listens=False)
    await session.commit()
    async with sessions() as reader:
        one = await dialogues.half_way(reader, ANNA, "visit")
        await reader.commit()
        other = await dialogues.half_way(session, ANNA, "visit")
        assert one is not None
        assert other is not None
        await dialogues.keep(session, other, {"name": "first"}, now, listens=False)
        await session.commit()

        with pytest.raises(StaleDataError):
            await dialogues.keep(reader, one, {"name": "second"}, now, listens=False)


async def test_erasing_a_person_erases_their_dialogues(session: AsyncSession, now: datetime) -> None:
    await dialogues.begin(session, ANNA, "visit", {"name": "Tour"}, now, listens=True)
    await session.commit()
    anna = await people.meet(session, ANNA.person_id, "en", now)
    assert [row["state"] for row in (await people.stored(session, anna, now))["dialogues"]] == [
        {"name": "Tour"}
    ]

    await people.forget(session, anna)
    await session.commit()

    assert await dialogues.half_way(session, ANNA, "visit") is None
