"""The programme changes: what is unsent moves, who was told is corrected once, cards are edited."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import select

from bot import reminders
from bot.programme.dates import Outcome
from bot.programme.model import Programme
from bot.reminders import Consequences, acts
from db.models.people import Person
from db.models.reminders import ShownCard
from tests.reminders.conftest import COORDINATOR, Office
from tests.reminders.programmes import KEY, planned, the_visit

NOW = datetime(2024, 9, 1, 12, tzinfo=UTC)
#: When the reminder of 30 days is due in Aarhus.
MONTH_BEFORE = datetime(2024, 9, 10, 7, tzinfo=UTC)
Make = Callable[[Programme, datetime], Office]
DAY = planned("2024-10-10/2024-10-12")
MOVED = planned("2024-10-24/2024-10-26")
CANCELLED = planned("2024-10-10/2024-10-12", outcome=Outcome.CANCELLED)


async def told(office: Make, **chosen: Any) -> Office:
    """Somebody of Aarhus, who was reminded 30 days before."""
    here = office(DAY, NOW)
    await here.person(1, **chosen)
    await here.tick(MONTH_BEFORE)
    await here.sent()
    return here


async def test_unsent_reminders_move_with_the_visit(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    found = await here.change(MOVED)

    assert found == Consequences(moved=4)
    assert await here.waiting(1) == [
        "before30 24 Sep 07:00", "before7 17 Oct 07:00", "before1 23 Oct 07:00", "morning 24 Oct 07:00",
    ]  # fmt: skip
    assert await here.deliveries() == []  # nobody was told anything


async def test_who_was_told_the_old_date_gets_one_correction(office: Make) -> None:
    here = await told(office)
    assert await here.change(MOVED) == Consequences(moved=3, corrections=1)
    (correction,) = await here.deliveries("queued")
    assert await here.says_to([correction]) == {
        1: (
            "Correction\n\nThe date of “Second Harbour Week” has changed.\n\n"
            "Before: 10–12 October 2024\nNow: 24–26 October 2024"
        )
    }
    await here.sent()
    # Told the new date, they are not reminded 30 days before once more.
    assert (await here.waiting(1))[0] == "before7 17 Oct 07:00"


async def test_correction_on_its_way_tells_the_newest_date_and_nothing_where_all_is_as_it_was(
    office: Make,
) -> None:
    here = await told(office)
    await here.change(MOVED)
    await here.change(planned("2024-11-07/2024-11-09"))
    (correction,) = await here.deliveries("queued")
    assert "Now: 7–9 November 2024" in (await here.says_to([correction]))[1]

    await here.change(DAY)
    assert [row.id for row in await here.deliveries("queued")] == [correction.id]
    assert await here.worded(correction) is None


async def test_second_move_after_the_first_correction_was_read_is_corrected_again(office: Make) -> None:
    here = await told(office)
    await here.change(MOVED)
    await here.sent()
    here.now = datetime(2024, 9, 11, 12, tzinfo=UTC)
    assert (await here.change(planned("2024-11-07/2024-11-09"))).corrections == 1
    (correction,) = await here.deliveries("queued")
    assert "Before: 24–26 October 2024" in (await here.says_to([correction]))[1]


async def test_cancelled_visit_is_corrected_once_and_nothing_more(office: Make) -> None:
    here = await told(office)
    assert await here.change(CANCELLED) == Consequences(dropped=3, corrections=1)
    (correction,) = await here.deliveries("queued")
    assert await here.says_to([correction]) == {
        1: (
            "Correction\n\n“Second Harbour Week”, which was planned for 10 to 12 October 2024, "
            "has been cancelled."
        )
    }
    await here.sent()
    assert await here.tick(datetime(2024, 10, 20, tzinfo=UTC)) == []


async def test_visit_that_takes_place_after_all_is_corrected_too(office: Make) -> None:
    here = await told(office)
    await here.change(CANCELLED)
    await here.sent()
    here.now = datetime(2024, 9, 12, tzinfo=UTC)
    assert (await here.change(DAY)).corrections == 1
    (correction,) = await here.deliveries("queued")
    assert "“Second Harbour Week” has not been cancelled after all." in (await here.says_to([correction]))[1]
    assert (await here.waiting(1))[0] == "before7 03 Oct 07:00"


async def test_who_comes_knows_the_date_and_is_corrected_though_never_reminded(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1, follows=None)
    await here.says(1, "coming")
    assert (await here.change(MOVED)).corrections == 1


@pytest.mark.parametrize("away", ["muted", "no", "unfollowed", "blocked"])
async def test_who_wants_to_hear_no_more_is_not_corrected(office: Make, away: str) -> None:
    here = await told(office)
    match away:
        case "muted":
            await here.mutes(1)
        case "no":
            await here.says(1, "no")
        case "unfollowed":
            await here.wishes(1, wants_visits=False)
        case _:
            await here.wishes(1, blocked_at=here.now)
    assert (await here.change(MOVED)).corrections == 0


async def test_message_that_has_not_left_is_not_sent_with_the_old_date(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    (delivery,) = await here.tick(MONTH_BEFORE)

    assert await here.change(MOVED) == Consequences(moved=4)
    assert await here.worded(delivery) is None  # there is nothing left in it: it is withdrawn
    assert (await here.waiting(1))[0] == "before30 24 Sep 07:00"
    await here.ended(delivery, "withdrawn")
    (again,) = await here.tick(datetime(2024, 9, 24, 7, tzinfo=UTC))
    assert "24–26 October 2024" in (await here.says_to([again]))[1]


async def test_visit_moved_nearer_is_still_told_of_by_what_has_not_left(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    (delivery,) = await here.tick(MONTH_BEFORE)
    await here.change(planned("2024-10-08"))
    assert await here.tick(here.later(seconds=5)) == []  # it is in the message that waits
    assert "8 October 2024" in (await here.says_to([delivery]))[1]


async def test_month_made_a_day_is_no_correction_and_owes_the_normal_reminders(office: Make) -> None:
    month = planned("2024-12")
    here = office(month, NOW)
    await here.person(1)
    (notice,) = await here.tick(datetime(2024, 11, 1, 8, tzinfo=UTC))
    assert await here.says_to([notice]) == {
        1: (
            "Reminder\n\n“Second Harbour Week” is planned for December 2024. "
            "The day is still open; I will remind you once it is known.\nNagasaki → Aarhus"
        )
    }
    await here.sent()

    assert await here.change(planned("2024-12-12")) == Consequences(added=4)
    assert (await here.waiting(1))[0] == "before30 12 Nov 08:00"
    # And a day that becomes a month again is one.
    assert (await here.change(month)).corrections == 1


async def test_change_of_fields_reminds_others(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1, follows="harbour")
    await here.person(2, follows="museums")
    await here.change(planned("2024-10-10/2024-10-12", fields=("museums",)))

    assert await here.waiting(1) == []
    assert len(await here.waiting(2)) == 4


async def test_move_of_a_visit_moves_what_a_traveller_hears_of_others(office: Make) -> None:
    """Who is in Aarhus on the day that a reminder of something else is due gets it at Aarhus's hour."""
    here = office(planned("2024-03-03/2024-03-05"), datetime(2024, 1, 15, tzinfo=UTC))
    await here.person(1, "nagasaki")
    await here.says(1, "coming")
    assert "notice30 04 Mar 08:00" in await here.waiting(1)  # of an action, while in Aarhus
    await here.change(planned("2024-04-10/2024-04-12"))
    assert "notice30 04 Mar 00:00" in await here.waiting(1)


async def test_dry_run_says_what_saving_would_cause_and_does_nothing(office: Make) -> None:
    here = await told(office)
    before = await here.waiting()
    said = await here.change(MOVED, dry_run=True)

    assert (await here.waiting(), await here.deliveries("queued")) == (before, [])
    assert said == await here.change(MOVED)


async def test_change_that_concerns_no_date_causes_nothing(office: Make) -> None:
    here = await told(office)
    text = the_visit(DAY).name
    assert not await here.change(planned("2024-10-10/2024-10-12", purpose=text))


async def test_cards_that_show_the_visit_are_edited(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1, language="de")
    async with here.sessions.begin() as session:
        await acts.shown(session, 1, 17, KEY, "card", NOW)
        await acts.shown(session, -5, 18, KEY, "people", NOW)
    assert (await here.change(MOVED)).cards == 2

    first, second = await here.deliveries("queued")
    assert (first.method, first.chat_id, first.target_message_id) == ("edit", -5, 18)
    assert (second.method, second.chat_id, second.target_message_id) == ("edit", 1, 17)
    reply = await here.worded(second)
    assert reply is not None
    assert "24. bis 26. Oktober 2024" in reply.plain
    assert [button.text for button in reply.buttons[-2]] == ["Ich komme", "Vielleicht", "Ich komme nicht"]


async def test_only_the_newest_cards_of_a_chat_are_remembered(office: Make) -> None:
    here = office(DAY, NOW)
    await here.person(1)
    for message in range(1, 31):
        async with here.sessions.begin() as session:
            await acts.shown(session, 1, message, KEY, "card", NOW)
    async with here.sessions() as session:
        kept = (await session.scalars(select(ShownCard.message_id).order_by(ShownCard.message_id))).all()
    assert list(kept) == list(range(11, 31))


async def test_first_programme_reminds_whoever_is_there_already(office: Make) -> None:
    here = office(planned(None), NOW)
    await here.person(1)
    async with here.sessions.begin() as session:
        found = await reminders.programme_changed(session, None, DAY, NOW)
    assert found.added >= 4
    assert found.corrections == 0


async def test_past_visit_that_gets_other_dates_bothers_nobody(office: Make) -> None:
    here = await told(office)
    here.now = datetime(2025, 1, 10, tzinfo=UTC)
    assert (await here.change(planned("2024-10-11/2024-10-12"))).corrections == 0


async def test_outcome_held_is_no_correction(office: Make) -> None:
    here = await told(office)
    here.now = datetime(2024, 10, 11, tzinfo=UTC)
    found = await here.change(planned("2024-10-10/2024-10-12", outcome=Outcome.HELD))
    assert found.corrections == 0


async def test_coordinator_who_never_wrote_is_left_out(office: Make) -> None:
    here = office(planned(None), NOW)
    await here.change(planned("2024-12"))
    async with here.sessions() as session:
        assert await session.get(Person, COORDINATOR) is None
    assert await here.tick(datetime(2024, 10, 1, 15, 0, tzinfo=UTC)) == []
