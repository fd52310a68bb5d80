"""Nudges as an independent model of the rules has them, for any due day, hour, night and city."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from bot.followups.model import Step
from bot.followups.nudging import assignment, nudges
from bot.programme.model import Programme
from bot.reminders.model import Wishes
from bot.reminders.place import Whereabouts
from bot.reminders.wall import Quiet
from tests.followups.model import nudge_instants, told_instant

ZONES = {"essen": ZoneInfo("Europe/Berlin"), "koriyama": ZoneInfo("Asia/Tokyo")}

days = st.dates(date(2018, 1, 1), date(2022, 12, 31))
hours = st.integers(0, 23).map(time)
cities = st.sampled_from(sorted(ZONES))


def place(programme: Programme, city: str, hour: time, quiet: tuple[time, time]) -> Whereabouts:
    return Whereabouts.of(city, Wishes(at=hour, quiet=Quiet(*quiet)), (), programme)


@given(due=days, before=st.integers(-20, 40), city=cities, hour=hours, night=st.tuples(hours, hours))
def test_nudges_are_those_of_the_model(
    programme: Programme, due: date, before: int, city: str, hour: time, night: tuple[time, time]
) -> None:
    since = datetime.combine(due - timedelta(days=before), time(11, 7), UTC)

    found = nudges(due, place(programme, city, hour, night), since)

    to_holder = [nudge.at for nudge in found if nudge.step is not Step.TOLD]
    assert to_holder == [at for at in nudge_instants(due, ZONES[city], hour, night) if at > since]
    assert [nudge.step for nudge in found] == sorted((nudge.step for nudge in found), key=list(Step).index)
    assert sum(nudge.step is Step.TOLD for nudge in found) <= 1


@given(due=days, city=cities)
def test_coordinators_hear_after_the_last_nudge_on_a_working_day(
    programme: Programme, due: date, city: str
) -> None:
    since = datetime.combine(due - timedelta(days=30), time(0), UTC)
    *_, last, told = nudges(due, place(programme, city, time(9), (time(21), time(8))), since)
    local = told.at.astimezone(ZONES[city])

    assert (last.step, told.step) == (Step.LATE14, Step.TOLD)
    assert told.at == told_instant(due, city, ZONES[city])
    assert local.weekday() < 5


def test_without_a_day_nothing_is_owed(programme: Programme) -> None:
    assert nudges(None, place(programme, "essen", time(9), (time(21), time(8))), datetime.now(UTC)) == []


def test_first_step_leaves_out_what_went_before(programme: Programme) -> None:
    here = place(programme, "essen", time(9), (time(21), time(8)))
    found = nudges(date(2019, 5, 24), here, datetime(2019, 5, 1, tzinfo=UTC), Step.LATE3)
    assert [nudge.step for nudge in found] == [Step.LATE3, Step.LATE7, Step.LATE14, Step.TOLD]


@given(minute=st.integers(0, 24 * 60 - 1), city=cities, hour=st.integers(8, 20).map(time), day=days)
def test_assignment_is_told_at_once_by_day_and_at_their_hour_after_a_night(
    programme: Programme, minute: int, city: str, hour: time, day: date
) -> None:
    now = datetime.combine(day, time(0), UTC) + timedelta(minutes=minute)
    at = assignment(place(programme, city, hour, (time(21), time(8))), now)
    local_now, local = (instant.astimezone(ZONES[city]) for instant in (now, at))

    if time(8) <= local_now.time() < time(21):
        assert at == now
    else:
        assert local.time() == max(hour, time(8))
        assert timedelta(0) < at - now <= timedelta(hours=24)
