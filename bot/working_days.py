"""Working days of a city: no weekend, no public holiday of its country and region.

Holidays come from the library `holidays`, which knows them for past and future years alike. For a
country that it does not know, only weekends are left out; for a region, the country's own days count.
"""

from collections.abc import Container
from datetime import date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from bot.clock import aware
from bot.programme.model import City

_DAY = timedelta(days=1)


def is_working_day(city: City, day: date) -> bool:
    return day.weekday() < 5 and day not in _holidays(city.country, city.subdivision)


def working_day_from(city: City, day: date) -> date:
    """`day` itself where it is a working day, else the next that is."""
    while not is_working_day(city, day):
        day += _DAY
    return day


def working_instant(city: City, instant: datetime, begin: time, end: time) -> datetime:
    """The first instant from `instant` on that lies on a working day from `begin` to before `end`, in UTC.

    `begin` and `end` are on the city's clocks.
    """
    zone = ZoneInfo(city.zone)
    local = aware(instant).astimezone(zone)
    day = working_day_from(city, local.date())
    if day == local.date():
        if begin <= local.time() < end:
            return aware(instant)
        if local.time() >= end:
            day = working_day_from(city, day + _DAY)
    return aware(datetime.combine(day, begin, zone))


@cache
def _holidays(country: str, subdivision: str | None) -> Container[date]:
    # Late: its calendars take a tenth of a second to import, and a question on the terminal needs none.
    from holidays import country_holidays

    for region in (subdivision, None):
        try:
            return country_holidays(country, subdiv=region)
        except NotImplementedError:  # the library's answer to what it does not know
            continue
    return ()
