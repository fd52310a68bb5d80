"""Every local day of a zone, and whether a time of day fires exactly once in it. By zoneinfo alone."""

import importlib.resources
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from bot.reminders.wall import instant_at

#: In the changes of most zones, at the edges of a day, and a usual one.
HOURS = (time(0), time(1, 30), time(2, 30), time(9), time(23, 30), time(23, 59))
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


def distinct_zones() -> list[str]:
    """Every IANA zone, but one of all whose rules are the same to the byte in the package tzdata."""
    folder = importlib.resources.files("tzdata") / "zoneinfo"
    files = {zone: folder.joinpath(*zone.split("/")) for zone in sorted(available_timezones())}
    # A system may offer more than IANA does: "localtime".
    alike = {file.read_bytes(): zone for zone, file in files.items() if file.is_file()}
    return sorted(alike.values())


def local_days(zone: ZoneInfo, first_year: int, last_year: int) -> Iterator[date]:
    """The days that clocks in the zone show, in order, each once."""
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC)
    instant = datetime(first_year, 1, 1, tzinfo=UTC)
    shown: date | None = None
    while instant < end:
        day = instant.astimezone(zone).date()
        if day != shown and (shown is None or day > shown):
            shown = day
            yield day
        instant += 6 * _HOUR


def days_around_changes(zone: ZoneInfo, first_year: int, last_year: int) -> list[date]:
    """The days on which the zone's clocks change, and the days beside them, as far as they exist."""
    found: set[date] = set()
    instant = datetime(first_year, 1, 1, tzinfo=UTC)
    end = datetime(last_year + 1, 1, 1, tzinfo=UTC)
    while instant < end:
        following = instant + _DAY
        if instant.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            hour = instant - _DAY
            while hour < following + _DAY:
                found.add(hour.astimezone(zone).date())
                hour += _HOUR
        instant = following
    return sorted(found)


def offence(day: date, at: time, zone: ZoneInfo) -> str | None:
    """What is wrong with when `at` fires on an existing `day`: another day, another time than is there."""
    instant = instant_at(day, at, zone)
    local = instant.astimezone(zone).replace(tzinfo=None, fold=0)
    wall = datetime.combine(day, at)
    said = f"{wall} in {zone}: {instant.astimezone(zone)}"
    if local.date() != day:
        return f"{said} is another day"
    showing = [one for one in _candidates(wall, zone) if _clock(one, zone) == wall]
    if showing:
        return None if instant == min(showing) else f"{said} is not the first at which clocks show it"
    if local > wall:
        before = _clock(instant - timedelta(seconds=1), zone)
        return None if before < wall else f"{said} is not the next instant that there is"
    later = _clock(instant + timedelta(minutes=1), zone)
    return None if later.date() > day else f"{said} is early, and not the day's last minute"


def _candidates(wall: datetime, zone: ZoneInfo) -> list[datetime]:
    return [wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)]


def _clock(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)
