"""Where a person is on a day, and when a message reaches them decently there."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.programme.model import City, Programme
from bot.reminders.model import Stay, Wishes
from bot.reminders.wall import instant_at
from bot.working_days import is_working_day, working_day_from

#: The hour that must be decent in both cities for who has not said theirs.
_MORNING = time(9)
_ANY_DAY = date(2019, 1, 7)


@dataclass(frozen=True)
class Whereabouts:
    """A person's home and travels. Without a home they are reckoned to be in `base`."""

    base: City
    #: Every zone whose nights are kept free at home: both cities' for who has not said theirs.
    zones: tuple[ZoneInfo, ...]
    wishes: Wishes
    stays: tuple[Stay, ...] = ()

    @classmethod
    def of(
        cls, city: str | None, wishes: Wishes, stays: tuple[Stay, ...], programme: Programme
    ) -> "Whereabouts":
        home = next((one for one in programme.cities if one.key == city), None)
        if home is not None:
            return cls(home, (ZoneInfo(home.zone),), wishes, stays)
        base = decent_city(programme)
        others = tuple(ZoneInfo(one.zone) for one in programme.cities if one is not base)
        return cls(base, (ZoneInfo(base.zone), *others), wishes, stays)

    def zones_on(self, day: date) -> tuple[ZoneInfo, ...]:
        """The zone of a day, the host's while they stay there; after it those to be heeded as well."""
        for stay in self.stays:
            if stay.first <= day <= stay.last:
                return (stay.zone,)
        return self.zones

    def due(self, day: date, at: time | None = None) -> datetime:
        """When the clock shows `at` (else the hour they chose) where they are on `day`; never at night."""
        zone = self.zones_on(day)[0]
        return self.awake(instant_at(day, at or self.wishes.at, zone), day)

    def due_on_working_day(self, day: date) -> datetime:
        """As `due`, but not on a weekend or a public holiday of their city."""
        instant = self.due(working_day_from(self.base, day))
        local = instant.astimezone(self.zones[0]).date()
        if is_working_day(self.base, local):
            return instant
        # The night pushed it into a day off.
        return self.due(working_day_from(self.base, local), self.wishes.quiet.end)

    def awake(self, instant: datetime, day: date | None = None) -> datetime:
        """The first instant from `instant` on outside their quiet hours; `day` is the one meant."""
        zones = self.zones_on(day or instant.astimezone(self.zones[0]).date())
        for _ in range(4):  # a night may lead from home to the host's, and on
            instant = self.wishes.quiet.after(instant, zones)
            there = self.zones_on(instant.astimezone(zones[0]).date())
            if there == zones:
                break
            zones = there
        return instant

    def evening_before(self, day: date) -> datetime:
        """An hour before the quiet hours that precede the morning of `day`."""
        zone = self.zones_on(day)[0]
        begin = self.wishes.quiet.begin
        night = day if begin < self.wishes.quiet.end else day - timedelta(days=1)
        return instant_at(night, begin, zone) - timedelta(hours=1)


def decent_city(programme: Programme) -> City:
    """The first city at whose nine in the morning it is neither night nor evening in the other."""
    for city in programme.cities:
        instant = instant_at(_ANY_DAY, _MORNING, ZoneInfo(city.zone))
        there = [instant.astimezone(zone).time() for zone in programme.zones.values()]
        if not any(Wishes().quiet.covers(local) for local in there):
            return city
    return programme.cities[0]
