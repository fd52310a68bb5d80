"""Local wall times: each fires once in every day that there is; nothing comes in quiet hours."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reminders.wall import Quiet, exists, instant_at
from tests.reminders.days import HOURS, days_around_changes, distinct_zones, offence

ZONES = distinct_zones()
#: Naive, as hypothesis wants the bounds of instants to be.
FIRST, LAST = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (2000, 2037))
BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")


@pytest.mark.parametrize(
    ("day", "at", "zone", "instant"),
    [
        (date(2019, 5, 17), time(9), "Asia/Tokyo", datetime(2019, 5, 17, 0, 0, tzinfo=UTC)),
        (date(2019, 5, 17), time(9), "Europe/Berlin", datetime(2019, 5, 17, 7, 0, tzinfo=UTC)),
        # Skipped: the next instant that there is.
        (date(2019, 3, 31), time(2, 30), "Europe/Berlin", datetime(2019, 3, 31, 1, 0, tzinfo=UTC)),
        # Twice: the first.
        (date(2019, 10, 27), time(2, 30), "Europe/Berlin", datetime(2019, 10, 27, 0, 30, tzinfo=UTC)),
        # A day that begins at one in the morning.
        (date(2018, 11, 4), time(0, 30), "America/Sao_Paulo", datetime(2018, 11, 4, 3, 0, tzinfo=UTC)),
        # Half an hour is skipped up to midnight: the day's last minute.
        (date(2018, 5, 4), time(23, 30), "Asia/Pyongyang", datetime(2018, 5, 4, 14, 59, tzinfo=UTC)),
        # Clocks go on as they did; only the name of what they show changes.
        (date(2023, 10, 28), time(23, 30), "America/Nuuk", datetime(2023, 10, 29, 1, 30, tzinfo=UTC)),
        # A day that Samoa did not have: the first instant of the next.
        (date(2011, 12, 30), time(9), "Pacific/Apia", datetime(2011, 12, 30, 10, 0, tzinfo=UTC)),
    ],
)
def test_wall_time_is_an_instant(day: date, at: time, zone: str, instant: datetime) -> None:
    assert instant_at(day, at, ZoneInfo(zone)) == instant


def test_day_that_a_zone_skipped_does_not_exist() -> None:
    samoa = ZoneInfo("Pacific/Apia")
    assert [exists(date(2011, 12, day), samoa) for day in (29, 30, 31)] == [True, False, True]


@pytest.mark.parametrize("zone", ZONES)
def test_every_hour_fires_once_in_each_day_around_a_change_of_clocks(zone: str) -> None:
    """Independent of the rule: instants are looked at with zoneinfo alone. `make bench` sweeps all days."""
    where = ZoneInfo(zone)
    offences = [
        found
        for day in days_around_changes(where, 2000, 2037)
        for at in HOURS
        if (found := offence(day, at, where)) is not None
    ]
    assert offences == []


def quiet_hours() -> st.SearchStrategy[Quiet]:
    return st.builds(Quiet, st.times(), st.times())


@given(
    quiet_hours(),
    st.datetimes(FIRST, LAST, timezones=st.just(UTC)),
    st.sampled_from(ZONES),
)
def test_quiet_hours_are_kept_and_delay_no_longer_than_they_last(
    quiet: Quiet, instant: datetime, zone: str
) -> None:
    where = ZoneInfo(zone)
    after = quiet.after(instant, [where])

    assert not quiet.covers(after.astimezone(where).time())
    assert after >= instant
    assert (after == instant) == (not quiet.covers(instant.astimezone(where).time()))
    assert after - instant <= timedelta(hours=26)


@given(quiet_hours(), st.times())
def test_quiet_hours_and_the_rest_make_the_day(quiet: Quiet, at: time) -> None:
    if quiet.begin != quiet.end:
        assert quiet.covers(at) != Quiet(quiet.end, quiet.begin).covers(at)


@given(st.datetimes(FIRST, LAST, timezones=st.just(UTC)))
def test_whose_city_is_not_known_is_not_woken_in_either(instant: datetime) -> None:
    quiet = Quiet(time(21), time(8))
    after = quiet.after(instant, [BERLIN, TOKYO])
    assert not any(quiet.covers(after.astimezone(zone).time()) for zone in (BERLIN, TOKYO))


def test_where_every_hour_is_quiet_somewhere_the_first_zone_counts() -> None:
    quiet = Quiet(time(15), time(12))  # awake for three hours, seven or eight hours apart
    after = quiet.after(datetime(2019, 5, 17, 0, 0, tzinfo=UTC), [BERLIN, TOKYO])
    assert after == datetime(2019, 5, 17, 10, 0, tzinfo=UTC)


def test_end_of_the_night_that_comes_twice_is_not_in_the_past() -> None:
    quiet = Quiet(time(21), time(2, 30))
    second = datetime(2019, 10, 27, 1, 10, tzinfo=UTC)  # 02:10 for the second time
    assert quiet.after(second, [BERLIN]) == datetime(2019, 10, 27, 1, 30, tzinfo=UTC)
