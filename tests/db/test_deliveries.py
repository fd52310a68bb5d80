"""Rows of what is owed: queued once, found in order, claimed and recorded under a fence."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from db import carriage, deliveries, people
from db.carriage import Ended
from db.deliveries import New
from db.models.deliveries import AUDIENCE, OWED, Delivery

Sessions = async_sessionmaker[AsyncSession]
NOW = datetime(2019, 5, 17, tzinfo=UTC)


def new(chat_id: int, **more: Any) -> New:
    return New("letter", chat_id, more.pop("due_at", NOW), **more)


async def queued(sessions: Sessions, *rows: New) -> None:
    async with sessions.begin() as session:
        await deliveries.queue(session, rows, NOW)


async def stored(sessions: Sessions) -> list[Delivery]:
    async with sessions() as session:
        return list(await session.scalars(select(Delivery).order_by(Delivery.id)))


async def waiting(sessions: Sessions, now: datetime = NOW, **more: Any) -> list[int | None]:
    """The chats of what waits, in order."""
    async with sessions() as session:
        return [row.chat_id for row in await deliveries.waiting(session, now, 100, **more)]


async def test_what_is_owed_is_queued_once(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        assert await deliveries.queue(session, [new(1, key="a"), new(2, key="b"), new(3)], NOW) == 3
        assert await deliveries.queue(session, [new(1, key="a"), new(4, key="c"), new(3)], NOW) == 2
    assert [row.chat_id for row in await stored(sessions)] == [1, 2, 3, 4, 3]


async def test_many_rows_are_queued_in_their_order(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        owed = [new(number, key=str(number), what={"n": number}) for number in range(1, 1202)]
        assert await deliveries.queue(session, owed, NOW) == 1201
    assert [row.what["n"] for row in await stored(sessions)] == list(range(1, 1202))


async def test_what_is_owed_to_one_person_waits_before_what_goes_to_an_audience(sessions: Sessions) -> None:
    later, tomorrow = NOW + timedelta(hours=1), NOW + timedelta(days=1)
    await queued(
        sessions,
        new(1, priority=AUDIENCE),
        new(2, due_at=later),
        new(3),
        new(4, due_at=tomorrow),
        new(5, priority=AUDIENCE, due_at=tomorrow),
    )
    assert await waiting(sessions, later) == [3, 2, 1]
    assert await waiting(sessions, later, without_chats=[3, 1]) == [2]
    async with sessions() as session:
        assert await deliveries.next_due(session) == NOW


async def test_row_past_its_use_is_late(sessions: Sessions) -> None:
    await queued(sessions, new(1, useful_until=NOW), new(2, useful_until=NOW + timedelta(seconds=1)), new(3))
    async with sessions() as session:
        late = {row.chat_id: row.late for row in await deliveries.waiting(session, NOW, 10)}
    assert late == {1: True, 2: False, 3: False}


async def test_row_that_failed_waits_but_not_for_a_clock_that_was_set_back(sessions: Sessions) -> None:
    await queued(sessions, new(1), new(2))
    soon = datetime.now(UTC) + timedelta(seconds=60)
    async with sessions.begin() as session:
        await session.execute(update(Delivery).where(Delivery.chat_id == 1).values(retry_at=soon))
        await session.execute(
            update(Delivery).where(Delivery.chat_id == 2).values(retry_at=soon + timedelta(hours=1))
        )
    assert await waiting(sessions) == [2]


async def test_only_what_is_queued_is_claimed(sessions: Sessions) -> None:
    await queued(sessions, new(1), new(2), new(3))
    async with sessions.begin() as session:
        await deliveries.unreachable(session, 2, "left")
        claimed = await carriage.claim(session, [3, 2, 1], "me", 1)
        assert await carriage.claim(session, [1, 3], "another", 2) == []
    assert [(row.id, row.state, row.attempts) for row in claimed] == [(3, "sending", 1), (1, "sending", 1)]


async def test_end_is_recorded_by_the_owner_with_its_fence_alone(sessions: Sessions) -> None:
    await queued(sessions, new(1), new(2), new(3))
    async with sessions.begin() as session:
        await carriage.claim(session, [1, 2, 3], "me", 7)
        await carriage.record(session, [Ended(1, "sent", message_id=70)], "me", 7)
        await carriage.record(session, [Ended(2, "sent", message_id=71)], "me", 6)
        await carriage.record(session, [Ended(3, "sent", message_id=72)], "another", 7)
    rows = await stored(sessions)
    assert [(row.state, row.message_id) for row in rows] == [
        ("sent", 70),
        ("sending", None),
        ("sending", None),
    ]
    assert (rows[0].owner, rows[0].lease_until, rows[0].ended_at is not None) == (None, None, True)


async def test_row_that_is_given_back_can_be_claimed_again(sessions: Sessions) -> None:
    await queued(sessions, new(1), new(2), new(3))
    async with sessions.begin() as session:
        await carriage.claim(session, [1, 2, 3], "me", 1)
        again = [
            Ended(1, "queued", untried=True),
            Ended(2, "queued", reason="Bad Gateway", wait=60.0),
            Ended(3, "queued", reason="no answer", doubtful=True),
        ]
        await carriage.record(session, again, "me", 1)
    rows = await stored(sessions)
    assert [(row.attempts, row.doubtful, row.retry_at is not None) for row in rows] == [
        (0, False, False),
        (1, False, True),
        (1, True, False),
    ]
    assert await waiting(sessions) == [1, 3]


async def test_what_a_former_owner_was_at_is_settled(sessions: Sessions) -> None:
    await queued(
        sessions,
        new(1),
        new(2, priority=AUDIENCE),
        new(3, priority=AUDIENCE, method="edit", target_message_id=5),
        new(4),
        new(5),
        new(6),
    )
    async with sessions.begin() as session:
        await session.execute(update(Delivery).where(Delivery.chat_id == 4).values(doubtful=True))
        await carriage.claim(session, [1, 2, 3, 4], "former", 1)
        await carriage.claim(session, [5, 6], "me", 2)
        # The fifth is claimed in a transaction of whose end the process did not learn.
        assert await carriage.take_over(session, "me", 2, at_work=[6]) == 5
    rows = {row.chat_id: (row.state, row.doubtful) for row in await stored(sessions)}
    assert rows == {
        1: ("queued", True),
        2: ("unknown", True),
        3: ("queued", False),
        4: ("unknown", True),
        5: ("queued", False),
        6: ("sending", False),
    }


async def test_missed_rows_are_counted_since_the_last_notice(sessions: Sessions) -> None:
    await queued(sessions, new(1), new(2), new(3))
    async with sessions.begin() as session:
        assert await carriage.miss(session, [1, 2]) == 2
        assert await carriage.miss(session, [2]) == 0
        notice = New("missed", 9, NOW)
        await deliveries.queue(session, [notice], NOW)
        assert await deliveries.is_queued(session, "missed", 9)
        assert not await deliveries.is_queued(session, "missed", 8)
        row = (await session.scalars(select(Delivery).where(Delivery.kind == "missed"))).one()
        assert await deliveries.missed_since(session, row) == 2


async def test_upgraded_group_keeps_all_its_rows(sessions: Sessions) -> None:
    await queued(sessions, new(-5), new(-5), new(-6))
    async with sessions.begin() as session:
        await carriage.claim(session, [1], "me", 1)
        await deliveries.move_chat(session, -5, -1005)
    assert [row.chat_id for row in await stored(sessions)] == [-1005, -1005, -6]


async def test_erased_person_is_sent_nothing_and_left_in_no_row(sessions: Sessions) -> None:
    async with sessions.begin() as session:
        await people.find_or_add(session, 1, language="de", now=NOW)
        await people.find_or_add(session, 2, language="de", now=NOW)
    await queued(
        sessions, *(new(id_, person_id=id_, what={"text": "words"}, key=f"k{id_}") for id_ in (1, 2))
    )
    await queued(sessions, new(1, person_id=1, priority=OWED, what={"text": "words"}))
    async with sessions.begin() as session:
        await carriage.claim(session, [1], "me", 1)
        await carriage.record(session, [Ended(1, "sent", message_id=70)], "me", 1)
        await deliveries.erase_person(session, 1)
    rows = [(row.state, row.person_id, row.chat_id, row.what, row.key) for row in await stored(sessions)]
    assert rows == [
        ("sent", None, None, {}, None),
        ("queued", 2, 2, {"text": "words"}, "k2"),
        ("withdrawn", None, None, {}, None),
    ]
