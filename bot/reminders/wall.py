"""Local wall times become instants, and hours of the night are kept free.

A zone's clocks skip and repeat times. A time that is skipped stands for the next instant that there
is, one that comes twice for the first; so a daily time fires once in every day that a zone has.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


def instant_at(day: date, at: time, zone: ZoneInfo) -> datetime:
    """The instant, in UTC, at which clocks in `zone` show `at` on `day`."""
    wall = datetime.combine(day, at)
    instant = _shown(wall, zone)
    if instant is not None:
        return instant
    after = _end_of_gap(wall, zone)
    if after.astimezone(zone).date() != day and exists(day, zone):
        # The skipped time reaches into the next day (Pyongyang, 4 May 2018, 23:30): the day's last minute.
        return after - timedelta(minutes=1)
    return after


def exists(day: date, zone: ZoneInfo) -> bool:
    """Whether the zone has the day: Samoa had no 30 December 2011."""
    return _shown(datetime.combine(day, time(12)), zone) is not None


def _shown(wall: datetime, zone: ZoneInfo) -> datetime | None:
    """The first instant, in UTC, at which clocks in the zone show `wall`; None where they skip it."""
    # Both folds, also where the time comes once: for Nuuk's 28 October 2023, 23:30, zoneinfo knows
    # but the second (tzdata 2026f: a change that leaves the offset as it is).
    for fold in (0, 1):
        instant = wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None, fold=0) == wall:
            return instant
    return None


def _end_of_gap(wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant of the change that skips `wall`: before it holds the old offset, from it on the new one."""
    # PEP 495: in a gap fold=0 reckons with the offset before, fold=1 with the one after.
    earlier = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    later = wall.replace(tzinfo=zone).astimezone(UTC)
    new = later.astimezone(zone).utcoffset()
    while later - earlier > _SECOND:
        middle = earlier + (later - earlier) // 2
        if middle.astimezone(zone).utcoffset() == new:
            later = middle
        else:
            earlier = middle
    return later.replace(microsecond=0)


@dataclass(frozen=True)
class Quiet:
    """Hours in which nothing comes unasked, `begin` to before `end`; they may wrap midnight.

    Equal, there are none.
    """

    begin: time
    end: time

    def covers(self, at: time) -> bool:
        if self.begin <= self.end:
            return self.begin <= at < self.end
        return at >= self.begin or at < self.end

    def after(self, instant: datetime, zones: Sequence[ZoneInfo]) -> datetime:
        """The first instant from `instant` on that is not quiet in any of `zones`.

        Where every hour is quiet somewhere, the first zone alone counts.
        """
        found = instant
        for _ in range(2 * len(zones) + 2):
            ends = [self._end(found, zone) for zone in zones]
            if max(ends) == found:
                return found
            found = max(ends)
        return self.after(instant, zones[:1])

    def _end(self, instant: datetime, zone: ZoneInfo) -> datetime:
        """The end of the quiet hours in which `instant` lies, or itself."""
        local = instant.astimezone(zone)
        if not self.covers(local.time()):
            return instant
        tomorrow = self.begin > self.end and local.time() >= self.begin
        day = local.date() + _DAY if tomorrow else local.date()
        end = instant_at(day, self.end, zone)
        if end > instant:
            return end
        # The hour comes twice, and this is the second time.
        return datetime.combine(day, self.end, zone).replace(fold=1).astimezone(UTC)
