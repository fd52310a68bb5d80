"""Claims on chats: of several processes one at a time works on a chat."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from db import claims, updates
from db.claims import ClaimedElsewhere, Claimer

Sessions = async_sessionmaker[AsyncSession]

FIRST = Claimer("first", 60)
SECOND = Claimer("second", 60)
#: One whose claims are over as soon as they are made.
STALLED = Claimer("stalled", -0.01)


@pytest.fixture
async def two_updates(sessions: Sessions) -> None:
    """Two in chat 7, one in chat 8, all open."""
    incoming = [updates.Incoming(number, chat, {}) for number, chat in ((1, 7), (2, 7), (3, 8))]
    async with sessions.begin() as session:
        await updates.take(session, incoming, datetime.now(UTC))


async def begins(sessions: Sessions, by: Claimer, chat_id: int = 7) -> int | None:
    """Claim the chat for its next update; give that update's id."""
    async with sessions.begin() as session:
        row = await updates.next_of_chat(session, chat_id, by)
        return row.update_id if row else None


async def finishes(sessions: Sessions, by: Claimer, chat_id: int = 7) -> bool:
    """Finish the chat's next update if the chat is still one's own; whether it was let go."""
    async with sessions.begin() as session:
        if not await claims.keep(session, chat_id, by.owner):
            raise ClaimedElsewhere
        row = await updates.next_of_chat(session, chat_id, by)
        assert row is not None
        updates.finish(row, datetime.now(UTC))
        return await claims.release(session, chat_id, by.owner)


async def neglected(sessions: Sessions, by: Claimer) -> list[int]:
    async with sessions() as session:
        return await claims.neglected(session, by)


@pytest.mark.usefixtures("two_updates")
async def test_a_chat_is_worked_on_by_one_and_others_go_on_with_other_chats(sessions: Sessions) -> None:
    assert await begins(sessions, FIRST) == 1
    with pytest.raises(ClaimedElsewhere):
        await begins(sessions, SECOND)
    assert await begins(sessions, SECOND, 8) == 3


@pytest.mark.usefixtures("two_updates")
async def test_a_chat_is_let_go_once_all_is_done_there(sessions: Sessions) -> None:
    await begins(sessions, FIRST)
    assert not await finishes(sessions, FIRST)
    with pytest.raises(ClaimedElsewhere):
        await begins(sessions, SECOND)
    assert await finishes(sessions, FIRST)
    assert await begins(sessions, SECOND) is None


@pytest.mark.usefixtures("two_updates")
async def test_one_that_stalled_cannot_finish_what_another_took_over(sessions: Sessions) -> None:
    await begins(sessions, STALLED)
    assert await begins(sessions, FIRST) == 1
    with pytest.raises(ClaimedElsewhere):
        await finishes(sessions, STALLED)
    assert not await finishes(sessions, FIRST)


@pytest.mark.usefixtures("two_updates")
async def test_a_dead_process_is_not_waited_for(sessions: Sessions) -> None:
    await begins(sessions, FIRST)
    knowing = Claimer("second", 60, lambda owner: owner == "first")
    assert await neglected(sessions, knowing) == [7, 8]
    assert await begins(sessions, knowing) == 1


@pytest.mark.usefixtures("two_updates")
async def test_what_nobody_works_on_is_seen_by_all_and_what_somebody_does_by_none(sessions: Sessions) -> None:
    assert await neglected(sessions, SECOND) == [7, 8]
    await begins(sessions, FIRST)
    assert await neglected(sessions, FIRST) == await neglected(sessions, SECOND) == [8]
    await begins(sessions, STALLED, 8)
    assert await neglected(sessions, FIRST) == [8]


@pytest.mark.usefixtures("two_updates")
async def test_claims_that_are_renewed_last_and_those_of_others_stay_as_they_are(sessions: Sessions) -> None:
    await begins(sessions, STALLED)
    await begins(sessions, SECOND, 8)
    async with sessions.begin() as session:
        await claims.renew(session, [7, 8], Claimer(STALLED.owner, 60))
    assert await neglected(sessions, FIRST) == []
    with pytest.raises(ClaimedElsewhere):
        await begins(sessions, STALLED, 8)


@pytest.mark.usefixtures("two_updates")
async def test_a_claim_from_before_the_clock_was_set_back_is_over(sessions: Sessions) -> None:
    await begins(sessions, Claimer("first", 3600))
    assert await neglected(sessions, SECOND) == [7, 8]
    assert await begins(sessions, SECOND) == 1


@pytest.mark.usefixtures("two_updates")
async def test_one_that_ends_leaves_its_chats_to_the_others(sessions: Sessions) -> None:
    await begins(sessions, FIRST)
    async with sessions.begin() as session:
        await claims.release_all(session, FIRST.owner)
    assert await begins(sessions, SECOND) == 1


@pytest.mark.usefixtures("two_updates")
async def test_of_many_who_want_a_chat_at_once_one_gets_it(sessions: Sessions) -> None:
    wanted = [begins(sessions, Claimer(f"process {number}", 60)) for number in range(8)]
    got = await asyncio.gather(*wanted, return_exceptions=True)
    assert sorted(str(one) for one in got) == [*[""] * 7, "1"]
