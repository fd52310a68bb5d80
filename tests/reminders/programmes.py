"""Programmes with visits to be reminded of: the sample's two cities, Aarhus and Nagasaki."""

from typing import Any

from bot.programme.dates import Outcome, ProgrammeDate
from bot.programme.model import Action, Event, Programme, Visit
from bot.reminders.model import Wishes
from bot.reminders.place import Whereabouts
from tests.views.programmes import PROGRAMME

#: The visit that tests plan: people of Nagasaki come to Aarhus.
KEY = "harbour-week-2"


def planned(dates: str | None, **changes: Any) -> Programme:
    """The sample programme with its second visit on other dates, else changed."""
    visit = PROGRAMME.entries[KEY]
    assert isinstance(visit, Visit)
    when = ProgrammeDate.parse(dates) if dates else None
    return with_visit(visit.model_copy(update={"dates": when, **changes}))


def with_visit(visit: Visit) -> Programme:
    visits = tuple(visit if one.key == visit.key else one for one in PROGRAMME.visits)
    # A new one: a copy would keep the old one's index of entries.
    return Programme(
        **{name: getattr(PROGRAMME, name) for name in Programme.model_fields} | {"visits": visits}
    )


def the_visit(programme: Programme) -> Visit:
    visit = programme.entries[KEY]
    assert isinstance(visit, Visit)
    return visit


def action(programme: Programme, key: str) -> Action:
    entry = programme.entries[key]
    assert isinstance(entry, Action)
    return entry


def item(time: str, **changes: Any) -> Event:
    """An agenda item of the planned visit that begins at `time`."""
    first = next(visit for visit in PROGRAMME.visits if visit.agenda).agenda[1]
    return first.model_copy(
        update={"key": f"item-{time[:2]}", "time": time, "outcome": Outcome.NONE, **changes}
    )


def of(city: str | None, programme: Programme, wishes: Wishes | None = None) -> Whereabouts:
    return Whereabouts.of(city, wishes or Wishes(), (), programme)
