"""An instant as both cities' clocks show it, the reader's city first."""

from datetime import datetime

from babel.dates import format_time

from bot.clock import aware
from bot.i18n import Translator
from bot.programme.model import City, Programme
from bot.views.dates import day_words


def in_both_cities(instant: datetime, programme: Programme, t: Translator, *, home: str | None) -> str:
    """`17 May 2019, 09:00 in Koriyama (02:00 in Essen)`; raise ValueError for a naive instant.

    `home` is the key of the reader's city; without one the programme's first city leads.
    """
    here, there = programme.cities
    if home == there.key:
        here, there = there, here
    first, second = (aware(instant).astimezone(programme.zones[city.key]) for city in (here, there))
    day, time = day_words(first.date(), t, weekday=t.lang == "ja"), clock(first, t)
    if first.utcoffset() == second.utcoffset():
        both = t.list([t.pick(here.name), t.pick(there.name)])
        return t.gettext("{day}, {time} in {city}").format(day=day, time=time, city=both)
    return t.gettext("{day}, {time} in {city} ({other})").format(
        day=day, time=time, city=t.pick(here.name), other=_beside(there, second, first, t)
    )


def time_in_both_cities(instant: datetime, programme: Programme, t: Translator, *, home: str | None) -> str:
    """As `in_both_cities` without the day: `09:00 in Koriyama (02:00 in Essen)`."""
    here, there = programme.cities
    if home == there.key:
        here, there = there, here
    first, second = (aware(instant).astimezone(programme.zones[city.key]) for city in (here, there))
    time = clock(first, t)
    if first.utcoffset() == second.utcoffset():
        both = t.list([t.pick(here.name), t.pick(there.name)])
        return t.pgettext("a time of day", "{time} in {city}").format(time=time, city=both)
    return t.pgettext("a time of day", "{time} in {city} ({other})").format(
        time=time, city=t.pick(here.name), other=_beside(there, second, first, t)
    )


def clock(local: datetime, t: Translator) -> str:
    """The time of day on a clock of 24 hours, in whatever zone `local` is."""
    return format_time(local.time(), "short", locale=t.locale)


def _beside(city: City, local: datetime, first: datetime, t: Translator) -> str:
    """The second city's time, its day marked where it is another than the first one's."""
    values = {"time": clock(local, t), "city": t.pick(city.name)}
    match (local.date() - first.date()).days:
        case 0:
            return t.pgettext("the other city's time", "{time} in {city}").format(**values)
        case 1:
            return t.gettext("{time} in {city}, the next day").format(**values)
        case _:
            return t.gettext("{time} in {city}, the day before").format(**values)
