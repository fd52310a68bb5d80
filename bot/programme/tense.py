"""Where an entry stands in time. Nothing is called upcoming or held that is not known to be so."""

from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.clock import aware
from bot.programme.dates import Outcome, Precision, ProgrammeDate
from bot.programme.model import Dated, Event, Programme, Visit


class Tense(StrEnum):
    UPCOMING = "upcoming"
    #: Its window has begun and not ended, and the days are not known: July–August, in July.
    DUE = "due"
    RUNNING = "running"
    HELD = "held"
    #: Its window is over and nobody said that it took place.
    LAPSED = "lapsed"
    CANCELLED = "cancelled"
    UNDATED = "undated"


#: Still to come, or going on.
AHEAD = frozenset({Tense.UPCOMING, Tense.DUE, Tense.RUNNING})


def today_in(zone: ZoneInfo, now: datetime) -> date:
    """The date at `now`, an aware instant, in a city's zone."""
    return aware(now).astimezone(zone).date()


def tense(dated: Dated, now: datetime, zone: ZoneInfo, *, within: Dated | None = None) -> Tense:
    """Where `dated` stands at `now`; days count in `zone`, the host city's.

    `within` is the visit of an agenda item, which lends the item the date and outcome it lacks.
    """
    dates, outcome = dates_of(dated, within), dated.outcome
    if outcome is Outcome.NONE and within is not None:
        outcome = within.outcome
    if outcome is Outcome.CANCELLED:
        return Tense.CANCELLED
    if dates is None:
        return Tense.HELD if outcome is Outcome.HELD else Tense.UNDATED
    today = today_in(zone, now)
    if today < dates.start:
        return Tense.UPCOMING
    if today <= dates.end:
        return Tense.RUNNING if dates.precision is Precision.DAY else Tense.DUE
    return Tense.HELD if outcome is Outcome.HELD else Tense.LAPSED


def dates_of(dated: Dated, within: Dated | None = None) -> ProgrammeDate | None:
    """Its own dates, or those of the visit in which it lies."""
    return dated.dates or (within.dates if within is not None else None)


def zone_of(dated: Dated, programme: Programme) -> ZoneInfo:
    """The zone of the city where it takes place; without one, of the programme's first city."""
    parent = programme.parents.get(dated.key)
    city = None
    if isinstance(dated, Event):
        city = dated.city
    if isinstance(dated, Visit):
        city = dated.host
    elif city is None and isinstance(parent, Visit):
        city = parent.host
    zones = programme.zones
    return zones[city] if city is not None and city in zones else next(iter(zones.values()))


def tense_of(dated: Dated, programme: Programme, now: datetime) -> Tense:
    """Where an entry of `programme` stands at `now`."""
    parent = programme.parents.get(dated.key)
    within = parent if isinstance(parent, Visit) else None
    return tense(dated, now, zone_of(dated, programme), within=within)
