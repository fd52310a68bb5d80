"""Which reminders are owed, and when: place, days off, nights, what is less exact than a day."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.programme.dates import Outcome
from bot.programme.model import Programme
from bot.reminders.model import Slot, Stay, Told, Wishes
from bot.reminders.owed import Role, owed, own, still_open
from bot.reminders.place import Whereabouts, decent_city
from bot.reminders.wall import Quiet
from tests.reminders.programmes import action, item, of, planned, the_visit

NOW = datetime(2024, 1, 2, 12, tzinfo=UTC)
AARHUS, NAGASAKI = ZoneInfo("Europe/Copenhagen"), ZoneInfo("Asia/Tokyo")


def times(
    programme: Programme,
    role: Role,
    person: Whereabouts,
    *,
    now: datetime = NOW,
    told: tuple[Told, ...] = (),
    zone: ZoneInfo = AARHUS,
) -> list[str]:
    """Slot, days and local time of all that is owed."""
    found = owed(the_visit(programme), role, person, programme, now, told)
    return [
        f"{one.slot}{one.days or ''} {one.due_at.astimezone(zone):%a %d %b %H:%M}"
        for one in found
        if one.due_at is not None
    ]


def test_who_comes_is_reminded_at_home_and_on_the_first_morning_at_the_hosts() -> None:
    programme = planned("2024-10-10/2024-10-12")
    stay = Stay(date(2024, 10, 10), date(2024, 10, 12), AARHUS)
    guest = Whereabouts.of("nagasaki", Wishes(), (stay,), programme)

    assert times(programme, "trip", guest, zone=NAGASAKI)[:3] == [
        "before30 Tue 10 Sep 09:00",
        "before7 Thu 03 Oct 09:00",
        "before1 Wed 09 Oct 09:00",
    ]
    assert times(programme, "trip", guest, zone=AARHUS)[3:] == ["morning Thu 10 Oct 09:00"]


def test_news_waits_for_the_next_working_day_and_a_trip_does_not() -> None:
    programme = planned(
        "2024-10-14"
    )  # a Monday: the day before is a Sunday, a week before Nagasaki's holiday
    person = of("nagasaki", programme, Wishes(days=(9, 1)))

    assert times(programme, "trip", person, zone=NAGASAKI) == [
        "before9 Sat 05 Oct 09:00",
        "before1 Sun 13 Oct 09:00",
        "morning Mon 14 Oct 09:00",
    ]
    # 14 October 2024 is Sports Day in Japan, and the visit is over when Nagasaki works again.
    assert times(programme, "news", person, zone=NAGASAKI) == ["before9 Mon 07 Oct 09:00"]


def test_reminder_that_days_off_push_up_to_the_next_is_left_to_that() -> None:
    programme = planned("2024-10-21")  # a Monday
    person = of("aarhus", programme, Wishes(days=(2, 1)))
    assert times(programme, "news", person) == ["morning Mon 21 Oct 09:00"]


def test_what_is_past_is_not_made_up_for() -> None:
    programme = planned("2024-10-10")
    now = datetime(2024, 10, 3, 7, 0, tzinfo=UTC)  # 09:00 in Aarhus: the week's reminder is just due
    assert times(programme, "trip", of("aarhus", programme), now=now) == [
        "before1 Wed 09 Oct 09:00",
        "morning Thu 10 Oct 09:00",
    ]


@pytest.mark.parametrize("outcome", [Outcome.HELD, Outcome.CANCELLED])
def test_nothing_is_owed_for_what_is_held_or_off(outcome: Outcome) -> None:
    programme = planned("2024-10-10", outcome=outcome)
    assert times(programme, "trip", of("aarhus", programme)) == []


@pytest.mark.parametrize(
    ("first_item", "due"),
    [
        ("09:30", "morning Thu 10 Oct 08:30"),
        ("14:00", "morning Thu 10 Oct 09:00"),
        ("08:45", "morning Thu 10 Oct 08:00"),  # not in the night, which ends at eight
        ("07:30", "morning Wed 09 Oct 20:00"),  # the night ends too late: the evening before
    ],
)
def test_first_morning_heeds_the_first_item_and_the_night(first_item: str, due: str) -> None:
    programme = planned("2024-10-10/2024-10-12", agenda=(item(first_item), item("16:00")))
    assert times(programme, "trip", of("aarhus", programme))[-1] == due


def test_news_knows_nothing_of_agenda_times() -> None:
    programme = planned("2024-10-10/2024-10-12", agenda=(item("08:30"),))
    assert times(programme, "news", of("aarhus", programme))[-1] == "morning Thu 10 Oct 09:00"


def test_hour_within_the_quiet_hours_waits_for_their_end() -> None:
    programme = planned("2024-10-10")
    late = of("aarhus", programme, Wishes(days=(1,), morning=False, at=time(22)))
    early = of("aarhus", programme, Wishes(days=(1,), morning=False, at=time(6)))

    assert times(programme, "trip", late) == ["before1 Thu 10 Oct 08:00"]
    assert times(programme, "trip", early) == ["before1 Wed 09 Oct 08:00"]


def test_news_pushed_into_a_day_off_by_the_night_comes_on_the_next_working_morning() -> None:
    programme = planned("2024-10-15")
    person = of("aarhus", programme, Wishes(days=(4,), morning=False, at=time(22)))
    assert times(programme, "news", person) == ["before4 Mon 14 Oct 08:00"]


def test_who_has_no_city_is_reminded_at_the_hour_that_is_decent_in_both() -> None:
    programme = planned("2024-10-10")
    nowhere = of(None, programme)

    assert decent_city(programme).key == "aarhus"
    assert times(programme, "trip", nowhere, zone=AARHUS)[0] == "before30 Tue 10 Sep 09:00"
    assert times(programme, "trip", nowhere, zone=NAGASAKI)[0] == "before30 Tue 10 Sep 16:00"
    # 20:00 in Aarhus is the middle of the night in Nagasaki.
    evening = of(None, programme, Wishes(days=(1,), morning=False, at=time(20)))
    assert times(programme, "trip", evening) == ["before1 Thu 10 Oct 08:00"]


def test_month_owes_one_notice_and_knows_no_tomorrow() -> None:
    programme = planned("2024-10")
    assert times(programme, "news", of("aarhus", programme)) == ["notice30 Mon 02 Sep 09:00"]
    assert times(programme, "trip", of("aarhus", programme)) == ["notice30 Sun 01 Sep 09:00"]


def test_who_comes_late_to_a_month_gets_the_notice_at_their_next_reminder() -> None:
    programme = planned("2024-10")
    now = datetime(2024, 9, 10, tzinfo=UTC)
    assert times(programme, "news", of("aarhus", programme), now=now) == ["notice7 Tue 24 Sep 09:00"]


def test_notice_is_given_once_and_a_day_that_is_fixed_owes_the_normal_ones() -> None:
    told = (Told(Slot.NOTICE, 30, "2024-10"),)
    month, day = planned("2024-10"), planned("2024-10-24")
    now = datetime(2024, 9, 3, tzinfo=UTC)

    assert times(month, "news", of("aarhus", month), now=now, told=told) == []
    assert times(day, "news", of("aarhus", day), now=now, told=told) == [
        "before30 Tue 24 Sep 09:00",
        "before7 Thu 17 Oct 09:00",
        "before1 Wed 23 Oct 09:00",
        "morning Thu 24 Oct 09:00",
    ]


def test_what_went_out_is_repeated_only_where_the_visit_moved_farther_than_it_reaches() -> None:
    told = (Told(Slot.BEFORE, 30, "2024-10-10"), Told(Slot.BEFORE, 7, "2024-10-10"))
    near, far = planned("2024-10-24"), planned("2024-12-12")
    now = datetime(2024, 9, 12, tzinfo=UTC)

    assert times(near, "trip", of("aarhus", near), now=now, told=told) == [
        "before7 Thu 17 Oct 09:00",
        "before1 Wed 23 Oct 09:00",
        "morning Thu 24 Oct 09:00",
    ]
    assert times(far, "trip", of("aarhus", far), now=now, told=told)[0] == "before30 Tue 12 Nov 09:00"


def test_coordinators_are_owed_word_of_an_open_date_60_and_30_days_before_the_window() -> None:
    programme = planned("2024-10")
    open_ = still_open(the_visit(programme), programme, NOW)

    assert [(one.days, one.due_at) for one in open_] == [
        (60, datetime(2024, 8, 1, 15, 0, tzinfo=UTC)),  # 2 August begins in Nagasaki
        (30, datetime(2024, 8, 31, 15, 0, tzinfo=UTC)),
    ]
    told = [Told(Slot.OPEN, 60, "2024-10")]
    assert [one.days for one in still_open(the_visit(programme), programme, NOW, told)] == [30]
    fixed = planned("2024-10-10")
    assert still_open(the_visit(fixed), fixed, NOW) == []


def test_own_reminder_waits_for_a_day_and_comes_at_once_where_that_is_nearer_than_wished() -> None:
    month, day = planned("2024-10"), planned("2024-10-10")
    person = of("aarhus", day)
    now = datetime(2024, 10, 1, 20, 30, tzinfo=UTC)  # 22:30 in Aarhus

    waiting = own(14, the_visit(month), person, month, NOW)
    known = own(14, the_visit(day), person, day, NOW)
    near = own(14, the_visit(day), person, day, now)
    assert [one and one.due_at for one in (waiting, known, near)] == [
        None,
        datetime(2024, 9, 26, 7, 0, tzinfo=UTC),
        datetime(2024, 10, 2, 6, 0, tzinfo=UTC),
    ]
    assert waiting is not None


def test_action_without_a_visit_is_news_too() -> None:
    programme = planned("2024-10")
    entry = action(programme, "shore-power")  # FY2024 begins on 1 April
    found = owed(entry, "news", of("aarhus", programme), programme, NOW)
    assert [(one.slot, one.due_at) for one in found] == [
        (Slot.NOTICE, datetime(2024, 3, 4, 8, 0, tzinfo=UTC))  # 2 March is a Saturday
    ]


WISHES = st.builds(
    Wishes,
    days=st.lists(st.integers(1, 90), max_size=4, unique=True).map(tuple),
    morning=st.booleans(),
    at=st.times(),
    quiet=st.builds(Quiet, st.times(), st.times()),
)


@given(
    WISHES,
    st.sampled_from(["aarhus", "nagasaki"]),
    st.sampled_from(["trip", "news"]),
    st.dates(date(2024, 2, 1), date(2025, 12, 1)),
    st.datetimes(
        NOW.replace(tzinfo=None),
        datetime(2025, 12, 1, tzinfo=UTC).replace(tzinfo=None),
        timezones=st.just(UTC),
    ),
)
def test_reminders_are_to_come_in_order_of_use_and_never_at_night(
    wishes: Wishes, city: str, role: Role, day: date, now: datetime
) -> None:
    programme = planned(day.isoformat())
    person = of(city, programme, wishes)
    found = owed(the_visit(programme), role, person, programme, now)
    due = [one.due_at for one in found if one.due_at is not None]

    assert len(due) == len(found) == len({(one.slot, one.days) for one in found})
    assert due == sorted(set(due))
    for one, at in zip(found, due, strict=True):
        assert one.useful_until is not None
        assert now < at < one.useful_until
        night = wishes.quiet if one.slot is not Slot.MORNING or role == "news" else Quiet(time(0), time(0))
        assert not night.covers(at.astimezone(person.zones[0]).time())
