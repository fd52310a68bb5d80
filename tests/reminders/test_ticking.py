"""What is due goes out: once, to whom it is owed, joined, late where it is late, never at night."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st
from sqlalchemy import select

from bot.messages import NotNow
from bot.programme.model import Programme
from bot.reminders import acts
from db.models.deliveries import Delivery
from db.models.people import Person
from db.models.reminders import Reminder
from tests.reminders.conftest import COORDINATOR, Office
from tests.reminders.programmes import item, planned, the_visit

NOW = datetime(2024, 9, 1, 12, tzinfo=UTC)
Make = Callable[[Programme, datetime], Office]
DAY = planned("2024-10-10/2024-10-12")
AARHUS, NAGASAKI = ZoneInfo("Europe/Copenhagen"), ZoneInfo("Asia/Tokyo")


async def test_reminder_goes_out_at_its_hour_once(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)

    assert await here.tick(datetime(2024, 9, 10, 6, 59, tzinfo=UTC)) == []
    (delivery,) = await here.tick(datetime(2024, 9, 10, 7, 0, tzinfo=UTC))
    assert (delivery.kind, delivery.chat_id, delivery.due_at) == ("reminder", 1, here.now)
    assert await here.tick(datetime(2024, 9, 10, 7, 0, 1, tzinfo=UTC)) == []
    reply = await here.worded(delivery)
    assert reply is not None
    assert reply.plain == (
        "Reminder\n\n“Second Harbour Week” begins in 4 weeks: 10–12 October 2024.\nNagasaki → Aarhus"
    )
    assert [button.text for row in reply.buttons for button in row] == [
        "Details", "Again in 3 days", "My reminders", "Unsubscribe",
    ]  # fmt: skip


async def test_each_reads_their_own_language_and_the_first_item_on_both_clocks(office: Make) -> None:
    here = office(planned("2024-10-10/2024-10-12", agenda=(item("10:30"),)), NOW)
    await here.person(1, language="de", remind_days=[])
    await here.person(2, "nagasaki", follows=None, language="ja", remind_days=[])
    await here.says(2, "coming")
    due = await here.tick(datetime(2024, 10, 10, 7, 0, tzinfo=UTC))

    assert await here.says_to(due) == {
        1: "Erinnerung\n\n„Zweite Hafenwoche“ beginnt heute: 10.–12. Oktober 2024.\nNagasaki → Aarhus",
        2: (
            "リマインダー\n\n「第2回港湾週間」の開始は本日です。日程：2024年10月10日(木)～12日(土)\n"
            "長崎市→オーフス市\n最初の日程：2024年10月10日(木) 10:30 オーフス市時間(長崎市は17:30) 歓迎会"
        ),
    }


async def test_who_blocked_the_bot_is_not_written_to(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    await here.wishes(1, blocked_at=NOW)
    assert await here.tick(datetime(2024, 9, 10, 7, 0, tzinfo=UTC)) == []

    await here.wishes(1, blocked_at=None)  # they return
    assert [row.person_id for row in await here.tick(datetime(2024, 10, 3, 7, 0, tzinfo=UTC))] == [1]


async def test_after_downtime_all_that_is_still_useful_comes_in_one_message_marked_late(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    async with here.sessions.begin() as session:
        person = await session.get_one(Person, 1)
        await acts.on_day(session, person, datetime(2024, 9, 20, tzinfo=UTC).date(), "gifts", DAY, NOW)
    # Back on 4 October at 23:30 in Aarhus: the reminders of 30 and 7 days and "gifts" are overdue.
    (delivery,) = await here.tick(datetime(2024, 10, 4, 21, 30, tzinfo=UTC))

    assert delivery.due_at == datetime(2024, 10, 5, 6, 0, tzinfo=UTC)  # when the night is over
    here.now = delivery.due_at
    assert await here.says_to([delivery]) == {
        1: (
            "Reminder\n\nThis comes late: I could not write to you earlier.\n\n"
            "“Second Harbour Week” begins in 5 days: 10–12 October 2024.\nNagasaki → Aarhus\n\n"
            "You wanted to be reminded: gifts"
        )
    }


async def test_what_waits_to_be_sent_takes_along_what_comes_due_meanwhile(office: Make) -> None:
    """Telegram cannot be reached for weeks: one message comes, not one for each reminder."""
    here = office(DAY, NOW)
    await here.person(1)
    (delivery,) = await here.tick(datetime(2024, 9, 10, 7, 0, tzinfo=UTC))
    assert await here.tick(datetime(2024, 10, 3, 7, 0, tzinfo=UTC)) == []
    assert await here.tick(datetime(2024, 10, 9, 7, 0, tzinfo=UTC)) == []

    (told,) = (await here.says_to([delivery])).values()
    assert told.split("\n\n")[1] == (
        "“Second Harbour Week” begins tomorrow: 10–12 October 2024.\nNagasaki → Aarhus"
    )
    assert await here.waiting() == ["morning 10 Oct 07:00"]


async def test_what_comes_late_waits_for_the_morning(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    (delivery,) = await here.tick(datetime(2024, 9, 10, 7, 0, tzinfo=UTC))
    here.now = datetime(2024, 9, 10, 20, 0, tzinfo=UTC)  # the network is back at 22:00 in Aarhus

    with pytest.raises(NotNow) as wait:
        await here.worded(delivery)
    assert wait.value.until == datetime(2024, 9, 11, 6, 0, tzinfo=UTC)


async def test_what_is_of_no_use_any_more_is_left_to_be_marked_as_missed(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    (delivery,) = await here.tick(datetime(2024, 10, 20, 7, 0, tzinfo=UTC))

    assert delivery.useful_until is not None
    assert delivery.useful_until < here.now
    assert await here.waiting() == []


async def test_what_is_muted_after_it_was_queued_is_not_said(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    (delivery,) = await here.tick(datetime(2024, 9, 10, 7, 0, tzinfo=UTC))
    await here.mutes(1)
    assert await here.worded(delivery) is None


async def test_coordinators_hear_that_a_date_is_open_at_their_own_hour(office: Make) -> None:
    month = planned("2024-12")
    here = office(planned(None), NOW)
    await here.person(COORDINATOR, "aarhus", follows=None)
    await here.change(month)
    (delivery,) = await here.tick(datetime(2024, 10, 1, 15, 0, tzinfo=UTC))  # 2 October in Nagasaki

    assert (delivery.kind, delivery.person_id) == ("open_date", COORDINATOR)
    assert delivery.due_at == datetime(2024, 10, 2, 7, 0, tzinfo=UTC)
    here.now = delivery.due_at
    assert await here.says_to([delivery]) == {
        COORDINATOR: (
            "Date still open\n\nVisits\n• Second Harbour Week: planned for December 2024, in 9 weeks\n\n"
            "The date of this visit is still open. Once you have entered it, everyone is reminded of it."
        )
    }
    await here.change(planned("2024-12-05"))
    assert await here.worded(delivery) is None


async def test_put_off_as_often_as_one_likes(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1, remind_days=[30], remind_morning=False)
    await here.tick(datetime(2024, 9, 10, 7, 0, tzinfo=UTC))
    for day in (13, 16, 19):
        await here.sent()
        async with here.sessions.begin() as session:
            told = (
                await session.scalars(
                    select(Reminder).where(Reminder.state == "told").order_by(Reminder.id.desc())
                )
            ).first()
            assert told is not None
            person = await session.get_one(Person, 1)
            assert await acts.again(session, person, told.id, 3, DAY, here.now)
            assert await acts.again(session, person, told.id, 3, DAY, here.now)  # tapped twice
        assert await here.waiting() == [f"again3 {day} Sep 07:00"]
        assert len(await here.tick(datetime(2024, 9, day, 7, 0, tzinfo=UTC))) == 1


async def test_own_reminder_under_a_card_comes_before_the_visit(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1, follows=None)
    async with here.sessions.begin() as session:
        await acts.before(session, await session.get_one(Person, 1), the_visit(DAY), 3, DAY, NOW)
    due = await here.tick(datetime(2024, 10, 7, 7, 0, tzinfo=UTC))
    assert await here.says_to(due) == {
        1: (
            "Reminder\n\nYou wanted to be reminded of this.\n"
            "“Second Harbour Week” begins in 3 days: 10–12 October 2024.\nNagasaki → Aarhus"
        )
    }


@rules(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(hours=st.lists(st.integers(1, 24 * 20), min_size=1, max_size=12))
async def test_whatever_the_ticks_each_reminder_is_told_once_and_nobody_at_night(
    office: Make, hours: list[int]
) -> None:
    here = office(DAY, NOW)
    async with here.sessions.begin() as session:
        for table in (Delivery, Reminder, Person):
            for row in await session.scalars(select(table)):
                await session.delete(row)
    await here.person(1, "aarhus")
    await here.person(2, "nagasaki", follows=None)
    await here.says(2, "coming")
    owed = len(await here.waiting())
    for some in [*hours, 24 * 60]:
        await here.tick(here.now + timedelta(hours=some))

    async with here.sessions() as session:
        rows = (await session.scalars(select(Reminder))).all()
        keys = {row.key for row in await session.scalars(select(Delivery))}
    assert len(rows) == owed
    assert {row.state for row in rows} == {"told"}
    assert {row.told_by for row in rows} == keys
    for delivery in await here.deliveries():
        at_home = delivery.due_at.astimezone(NAGASAKI)
        in_aarhus = delivery.person_id == 1 or (10 <= at_home.day <= 12 and at_home.month == 10)
        local = delivery.due_at.astimezone(AARHUS) if in_aarhus else at_home
        assert time(8) <= local.time() < time(21)
