"""When a coordinator wants it to go out, as people write it: "24 May at 9:30", "明日の朝9時 郡山"."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.clock import aware
from bot.programme.model import City, Lang, Programme
from bot.questions.clock_times import read_times
from bot.questions.dates import read_dates
from bot.questions.language import language_of


class Unclear(StrEnum):
    """Why no instant can be read."""

    NO_TIME = "no-time"
    NO_DAY = "no-day"
    PAST = "past"


@dataclass(frozen=True)
class Moment:
    instant: datetime
    #: On whose clocks it was read.
    city: str


def read_moment(
    text: str, lang: Lang, programme: Programme, now: datetime, *, home: str | None
) -> Moment | Unclear:
    """The instant that a text names: on the clocks of the city it names, else of `home`, else of the first.

    Without a day it is the next time that those clocks show it.
    """
    city = _city(text, programme, home)
    with suppress(ValueError):
        written = datetime.fromisoformat(text.strip())
        if written.utcoffset() is not None:
            return Moment(aware(written), city.key) if written > now else Unclear.PAST
    zone = ZoneInfo(city.zone)
    today = now.astimezone(zone).date()
    times = read_times(text)
    if not times:
        return Unclear.NO_TIME
    clock = times[0]
    rest = text[: clock.span[0]] + " " * (clock.span[1] - clock.span[0]) + text[clock.span[1] :]
    days = read_dates(rest, language_of(text, lang)[0], today, prefer="future")
    if days and days[0].start != days[0].end and days[0].exact is None:
        return Unclear.NO_DAY
    day = (days[0].exact or days[0].start) if days else today
    instant = aware(datetime.combine(day, clock.time, zone))
    if instant <= now and not days:
        instant = aware(datetime.combine(day + timedelta(days=1), clock.time, zone))
    return Moment(instant, city.key) if instant > now else Unclear.PAST


def _city(text: str, programme: Programme, home: str | None) -> City:
    for city in programme.cities:
        if any(_named(name, text) for name in (city.name.en, city.name.de, city.name.ja, *city.aliases)):
            return city
    return next((city for city in programme.cities if city.key == home), programme.cities[0])


def _named(name: str, text: str) -> bool:
    """Whether a text names it; Japanese sets no blanks around a name."""
    if not name.isascii():
        return name in text
    return re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE) is not None
