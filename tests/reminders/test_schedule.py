"""Reminder rows follow everything that they depend on, in the transaction that changes it."""

from collections.abc import Callable
from datetime import UTC, datetime, time

import pytest
from sqlalchemy import select

from bot.programme.model import Programme
from bot.reminders import acts
from db.models.people import Person
from db.models.reminders import Participation, Reminder
from tests.reminders.conftest import Office
from tests.reminders.programmes import KEY, planned, the_visit

NOW = datetime(2024, 9, 1, 12, tzinfo=UTC)
Make = Callable[[Programme, datetime], Office]
DAY = planned("2024-10-10/2024-10-12")


async def test_follower_of_a_field_is_owed_news_and_who_comes_a_trip(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    await here.person(2, "nagasaki", follows=None)
    assert await here.waiting(2) == []

    await here.says(2, "coming")

    assert await here.waiting(1) == [
        "before30 10 Sep 07:00", "before7 03 Oct 07:00", "before1 09 Oct 07:00", "morning 10 Oct 07:00",
    ]  # fmt: skip
    assert await here.waiting(2) == [
        "before30 10 Sep 00:00", "before7 03 Oct 00:00", "before1 09 Oct 00:00", "morning 10 Oct 07:00",
    ]  # fmt: skip


async def test_who_does_not_come_is_owed_nothing_and_who_may_come_the_news(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    await here.person(2, follows=None)
    await here.says(1, "no")
    await here.says(2, "maybe")

    assert await here.waiting(1) == []
    assert len(await here.waiting(2)) == 4


async def test_muted_visit_owes_nothing_until_it_is_no_longer_muted(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    before = await here.waiting(1)
    await here.mutes(1)
    assert await here.waiting(1) == []

    await here.mutes(1, on=False)
    assert await here.waiting(1) == before


@pytest.mark.parametrize(
    ("chosen", "first"),
    [
        ({"city": "nagasaki"}, "before30 10 Sep 00:00"),
        ({"remind_at": time(18)}, "before30 10 Sep 16:00"),
        ({"remind_days": [3]}, "before3 07 Oct 07:00"),
        ({"remind_days": []}, "morning 10 Oct 07:00"),
        ({"quiet_to": time(10)}, "before30 10 Sep 08:00"),
    ],
)
async def test_reminders_follow_what_a_person_chooses(
    office: Make, chosen: dict[str, object], first: str
) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    await here.wishes(1, **chosen)
    assert (await here.waiting(1))[0] == first


async def test_kind_that_is_not_wanted_is_not_owed(office: Make) -> None:
    here = office(DAY, datetime(2024, 1, 2, tzinfo=UTC))
    await here.person(1)
    await here.wishes(1, wants_visits=False)
    assert await here.waiting(1) == ["notice30 04 Mar 08:00"]  # of an action
    await here.wishes(1, wants_actions=False)
    assert await here.waiting(1) == []


async def test_travel_days_take_a_person_to_the_hosts_earlier(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1, "nagasaki", follows=None)
    async with here.sessions.begin() as session:
        person = await session.get_one(Person, 1)
        first, last = datetime(2024, 10, 8, tzinfo=UTC).date(), datetime(2024, 10, 14, tzinfo=UTC).date()
        await acts.travels(session, person, the_visit(DAY), first, last, DAY, NOW)

    assert await here.waiting(1) == [
        "before30 10 Sep 00:00", "before7 03 Oct 00:00", "before1 09 Oct 07:00", "morning 10 Oct 07:00",
    ]  # fmt: skip


async def test_button_tapped_twice_sets_one_reminder(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1, follows=None)
    for _ in range(2):
        async with here.sessions.begin() as session:
            person = await session.get_one(Person, 1)
            await acts.before(session, person, the_visit(DAY), 14, DAY, NOW)
            await acts.on_day(session, person, datetime(2024, 9, 3, tzinfo=UTC).date(), "gifts", DAY, NOW)

    assert await here.waiting(1) == ["own 03 Sep 07:00", "own14 26 Sep 07:00"]


async def test_own_reminder_is_dropped_by_nobody_else(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1, follows=None)
    await here.person(2, follows=None)
    async with here.sessions.begin() as session:
        person = await session.get_one(Person, 1)
        await acts.before(session, person, the_visit(DAY), 14, DAY, NOW)
        row = (await session.scalars(select(Reminder))).one()
        assert not await acts.drop(session, await session.get_one(Person, 2), row.id)
        assert await acts.drop(session, person, row.id)
    assert await here.waiting() == []


async def test_what_is_due_already_survives_a_change_that_comes_before_the_tick(office: Make) -> None:
    """The process was down at nine; the first thing that happens is a change of the hour."""
    here = office(DAY, NOW)
    await here.person(1)
    here.now = datetime(2024, 10, 3, 10, 0, tzinfo=UTC)
    await here.wishes(1, remind_at=time(18))

    assert await here.waiting(1) == [
        "before30 10 Sep 07:00", "before7 03 Oct 16:00", "before1 09 Oct 16:00", "morning 10 Oct 16:00",
    ]  # fmt: skip


async def test_words_of_their_own_move_with_the_hour_and_the_city(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1, follows=None)
    async with here.sessions.begin() as session:
        person = await session.get_one(Person, 1)
        await acts.on_day(session, person, datetime(2024, 9, 3, tzinfo=UTC).date(), "gifts", DAY, NOW)
    await here.wishes(1, city="nagasaki", remind_at=time(10))
    assert await here.waiting(1) == ["own 03 Sep 01:00"]


async def test_erased_person_leaves_no_reminder(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    await here.says(1, "coming")
    async with here.sessions.begin() as session:
        await session.delete(await session.get_one(Person, 1))
    async with here.sessions() as session:
        assert (await session.scalars(select(Reminder))).all() == []
        assert (await session.scalars(select(Participation))).all() == []


async def test_who_comes_is_counted_by_city(office: Make) -> None:
    here = office(DAY, NOW)
    for id_, city in enumerate(["aarhus", "aarhus", "nagasaki", None, "aarhus"], 1):
        await here.person(id_, city, follows=None)
    for id_ in (1, 2, 3, 4):
        await here.says(id_, "coming")
    await here.says(2, "maybe")
    await here.says(5, "no")

    async with here.sessions() as session:
        found = await acts.attendance(session, KEY, 2)
        anonymous = await acts.attendance(session, KEY, None)
    assert (found.coming, found.maybe, found.no, found.mine) == (
        {"aarhus": 1, "nagasaki": 1, "": 1}, 1, 1, "maybe",
    )  # fmt: skip
    assert anonymous.mine is None
