"""What speaks against a visit's days, told before it is saved. Nothing here forbids anything."""

from datetime import date, timedelta

from holidays import country_holidays, list_localized_countries

from bot.programme.dates import Outcome, Precision
from bot.programme.model import LANGS, City, Programme, Visit
from bot.visits.breaks import breaks_of
from bot.visits.values import Conflict, Holiday, ItemOutside, Overlap

#: Longer than any trip; of a longer one the first days are looked at.
_DAYS = 31


def conflicts_of(visit: Visit, programme: Programme) -> list[Conflict]:
    """Public holidays and customary breaks of either side, other visits, items outside its days.

    A month or a season holds nearly always a holiday: only days are looked at.
    """
    dates = visit.dates
    if dates is None or dates.precision is not Precision.DAY:
        return []
    sides = [city for city in programme.cities if city.key in (visit.host, visit.guests)]
    found: list[Conflict] = []
    for city in sides:
        found += holidays_of(city, dates.start, dates.end)
        found += breaks_of(city, dates.start, dates.end)
    found += [
        Overlap(other.key)
        for other in programme.visits
        if other.key != visit.key
        and other.outcome is Outcome.NONE
        and other.dates is not None
        and other.dates.precision is Precision.DAY
        and other.dates.overlaps(dates.start, dates.end)
    ]
    found += [
        ItemOutside(number)
        for number, item in enumerate(visit.agenda, 1)
        if item.dates is not None and not (dates.start <= item.dates.start and item.dates.end <= dates.end)
    ]
    return found


def holidays_of(city: City, start: date, end: date) -> list[Holiday]:
    """Public holidays of the city's country and region, named in the languages that have a name."""
    days = [start + timedelta(days=n) for n in range(min((end - start).days + 1, _DAYS))]
    names: dict[date, dict[str, str]] = {}
    for lang, code in _languages(city.country).items():
        try:
            known = country_holidays(city.country, subdiv=city.subdivision, language=code)
        except NotImplementedError:  # the library's answer to what it does not know
            continue
        for day in days:
            name = known.get(day)
            if name:
                names.setdefault(day, {})[lang] = name
    return [Holiday(city.key, day, found) for day, found in sorted(names.items())]


def _languages(country: str) -> dict[str, str]:
    """The library's code for each of our languages in which it names this country's holidays."""
    known = list_localized_countries().get(country, [])
    return {lang: code for lang in LANGS for code in known if code.split("_")[0] == lang}
