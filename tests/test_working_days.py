"""Working days and the next working hour, by the calendars of NRW and Japan."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.programme.load import read
from bot.programme.model import City
from bot.variables import ROOT
from bot.working_days import is_working_day, working_day_from, working_instant

PROGRAMME = read(Path(ROOT / "db/programme/essen-koriyama.yaml"))
ESSEN, KORIYAMA = PROGRAMME.cities
NINE, FIVE = time(9), time(17)
START = datetime(2000, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "here", "there"),
    [
        (date(2019, 5, 17), True, True),
        (date(2019, 5, 18), False, False),  # Saturday
        (date(2019, 5, 1), False, False),  # Labour Day; the accession of the Emperor
        (date(2019, 5, 2), True, False),  # between two holidays in Japan
        (date(2019, 6, 20), False, True),  # Corpus Christi: a holiday of NRW, not of Germany
        (date(2019, 11, 1), False, True),  # All Saints' Day
        (date(2026, 10, 3), False, False),  # German Unity Day, a Saturday
        (date(2026, 11, 23), True, False),  # Labour Thanksgiving Day
    ],
)
def test_working_day_is_known_in_each_city(day: date, here: bool, there: bool) -> None:
    assert (is_working_day(ESSEN, day), is_working_day(KORIYAMA, day)) == (here, there)


def test_working_day_from_passes_over_golden_week() -> None:
    assert working_day_from(KORIYAMA, date(2019, 4, 27)) == date(2019, 5, 7)


@pytest.mark.parametrize(
    ("city", "local", "expected"),
    [
        (ESSEN, "2019-05-17T08:59", "2019-05-17T09:00"),
        (ESSEN, "2019-05-17T09:00", "2019-05-17T09:00"),
        (ESSEN, "2019-05-17T16:59", "2019-05-17T16:59"),
        (ESSEN, "2019-05-17T17:00", "2019-05-20T09:00"),  # over the weekend
        (ESSEN, "2019-06-19T18:00", "2019-06-21T09:00"),  # over Corpus Christi
        (KORIYAMA, "2019-04-26T17:00", "2019-05-07T09:00"),
        (KORIYAMA, "2019-05-18T12:00", "2019-05-20T09:00"),
    ],
)
def test_working_instant_is_the_next_working_hour(city: City, local: str, expected: str) -> None:
    zone = ZoneInfo(city.zone)
    asked = datetime.fromisoformat(local).replace(tzinfo=zone)

    assert working_instant(city, asked, NINE, FIVE).astimezone(zone) == datetime.fromisoformat(
        expected
    ).replace(tzinfo=zone)


@given(
    st.integers(0, 45 * 365 * 24 * 60).map(lambda minutes: START + timedelta(minutes=minutes)),
    st.sampled_from(PROGRAMME.cities),
)
def test_working_instant_is_never_before_and_always_within_working_hours(
    instant: datetime, city: City
) -> None:
    found = working_instant(city, instant, NINE, FIVE)

    local = found.astimezone(ZoneInfo(city.zone))
    assert found >= instant
    assert is_working_day(city, local.date())
    assert NINE <= local.time() < FIVE
    assert working_instant(city, found, NINE, FIVE) == found
    # Golden Week with its weekends is the longest gap: eleven days at most.
    assert found - instant < timedelta(days=12)


def test_country_that_the_library_does_not_know_has_weekends_alone() -> None:
    elsewhere = ESSEN.model_copy(update={"country": "QQ", "subdivision": "X"})
    unknown_region = ESSEN.model_copy(update={"subdivision": "XX"})

    assert is_working_day(elsewhere, date(2019, 5, 1))
    assert not is_working_day(elsewhere, date(2019, 5, 4))
    assert not is_working_day(unknown_region, date(2019, 5, 1))
    assert is_working_day(unknown_region, date(2019, 6, 20))
