"""The rules of nudges once more, by wall clocks alone: what the code must agree with."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from holidays import country_holidays

AFTER = (-2, 0, 3, 7, 14)
_REGIONS = {"essen": ("DE", "NW"), "koriyama": ("JP", None)}


def nudge_instants(due: date, zone: ZoneInfo, hour: time, night: tuple[time, time]) -> list[datetime]:
    """At the person's hour of each day; where that lies in their night, at its end."""
    return [_awake(datetime.combine(due + timedelta(days=days), hour), zone, night) for days in AFTER]


def _awake(wall: datetime, zone: ZoneInfo, night: tuple[time, time]) -> datetime:
    begin, end = night
    instant = _instant(wall, zone)
    # The zone's clock, not the one wished for: a skipped hour is the next that there is.
    at = instant.astimezone(zone).replace(tzinfo=None)
    if begin == end or not _within(at.time(), begin, end):
        return instant
    morning = datetime.combine(at.date(), end)
    if morning <= at:
        morning += timedelta(days=1)
    return _instant(morning, zone)


def _within(at: time, begin: time, end: time) -> bool:
    return begin <= at < end if begin < end else at >= begin or at < end


def _instant(wall: datetime, zone: ZoneInfo) -> datetime:
    """The first instant with this wall time; in a gap, the gap's end."""
    instant = wall.replace(tzinfo=zone).astimezone(UTC)
    if instant.astimezone(zone).replace(tzinfo=None) == wall:
        return instant
    # Clocks change by an hour in these zones, at full hours.
    return (wall.replace(minute=0, second=0) + timedelta(hours=1)).replace(tzinfo=zone).astimezone(UTC)


def told_instant(due: date, city: str, zone: ZoneInfo) -> datetime:
    """Nine in the morning of the first working day from the fifteenth day after on."""
    country, region = _REGIONS[city]
    off = country_holidays(country, subdiv=region)
    day = due + timedelta(days=15)
    while day.weekday() >= 5 or day in off:
        day += timedelta(days=1)
    return datetime.combine(day, time(9), zone).astimezone(UTC)
