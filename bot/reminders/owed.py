"""Which reminders are owed for an entry to a person: pure rules over plain values.

Trip reminders go to who comes along. News goes to who follows a field: it waits for the next
working day and knows nothing of agenda times.
"""

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.programme.dates import Outcome, Precision, ProgrammeDate
from bot.programme.model import Action, Dated, Programme, Visit
from bot.programme.tense import zone_of
from bot.reminders.model import Owed, Slot, Told
from bot.reminders.place import Whereabouts
from bot.reminders.wall import instant_at

Role = Literal["trip", "news"]

#: Days before the window at which coordinators hear that the date is still open.
OPEN_DAYS = (60, 30)
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)


def subjects(programme: Programme) -> Iterator[Visit | Action]:
    """What reminders can be about: visits, and dated actions that no visit carries out."""
    yield from programme.visits
    for topic in programme.topics:
        yield from (action for action in topic.actions if action.dates and action.visit is None)


def fields_of(entry: Dated, programme: Programme) -> frozenset[str]:
    """The fields whose followers hear of it."""
    topic = programme.parents.get(entry.key)
    of_topic = (topic.field,) if isinstance(entry, Action) and topic and not isinstance(topic, Visit) else ()
    return frozenset((*entry.fields, *of_topic))


def owed(
    entry: Dated,
    role: Role,
    person: Whereabouts,
    programme: Programme,
    now: datetime,
    told: Collection[Told] = (),
) -> list[Owed]:
    """What is still to come for the person, in the order of time. Nothing whose time is past."""
    dates = entry.dates
    if dates is None or entry.outcome is not Outcome.NONE:
        return []
    if dates.end < now.date() - _DAY:
        return []
    zone = zone_of(entry, programme)
    if dates.precision is Precision.DAY:
        coming = _of_day(entry, dates, role, person, zone, told)
    else:
        coming = _notice(dates, role, person, zone, now, told)
    return [
        one
        for one in coming
        if one.due_at is not None
        and one.due_at > now
        and (one.useful_until is None or one.due_at < one.useful_until)
    ]


def _of_day(
    entry: Dated,
    dates: ProgrammeDate,
    role: Role,
    person: Whereabouts,
    zone: ZoneInfo,
    told: Collection[Told],
) -> list[Owed]:
    until = end_of_use(dates, zone)
    found: list[Owed] = []
    for days in sorted(set(person.wishes.days), reverse=True):
        day = dates.start - days * _DAY
        due = person.due(day) if role == "trip" else person.due_on_working_day(day)
        found.append(Owed(Slot.BEFORE, days, due, until, str(dates)))
    if person.wishes.morning:
        due = (
            _first_morning(entry, dates, person, zone)
            if role == "trip"
            else person.due_on_working_day(dates.start)
        )
        found.append(Owed(Slot.MORNING, 0, due, until, str(dates)))
    # Days off may push one reminder up to the next, which then says all.
    last = [one for at, one in enumerate(found) if at + 1 == len(found) or _due(one) < _due(found[at + 1])]
    return [one for one in last if not any(_says_the_same(past, one, dates) for past in told)]


def _due(one: Owed) -> datetime:
    assert one.due_at is not None, "reckoned from a day"
    return one.due_at


def _says_the_same(past: Told, one: Owed, dates: ProgrammeDate) -> bool:
    """Whether it went out before, and the visit has not moved farther than the reminder reaches."""
    if (past.slot, past.days) != (one.slot, one.days) or past.dates is None:
        return False
    before = ProgrammeDate.parse(past.dates)
    moved = abs((dates.start - before.start).days)
    return before.precision is Precision.DAY and moved < max(one.days, 1)


def _first_morning(entry: Dated, dates: ProgrammeDate, person: Whereabouts, zone: ZoneInfo) -> datetime:
    """At their hour or an hour before the first item, whichever is earlier; never at night.

    Where the night lasts until after the item has begun: the evening before.
    """
    due = person.due(dates.start)
    first = first_item(entry, dates)
    if first is None:
        return due
    begins = instant_at(dates.start, first, zone)
    wanted = min(instant_at(dates.start, person.wishes.at, person.zones_on(dates.start)[0]), begins - _HOUR)
    due = person.awake(wanted, dates.start)
    return due if due < begins else person.evening_before(dates.start)


def first_item(entry: Dated, dates: ProgrammeDate) -> time | None:
    """When the first day's first item begins, on the host's clocks, if the programme says."""
    if not isinstance(entry, Visit):
        return None
    times = [
        time.fromisoformat(item.time)
        for item in entry.agenda
        if item.time is not None
        and item.outcome is not Outcome.CANCELLED
        and (
            item.dates is None or (item.dates.precision is Precision.DAY and item.dates.start == dates.start)
        )
    ]
    return min(times, default=None)


def _notice(
    dates: ProgrammeDate,
    role: Role,
    person: Whereabouts,
    zone: ZoneInfo,
    now: datetime,
    told: Collection[Told],
) -> list[Owed]:
    """One, at the first of their reminder days before the window that is still to come."""
    if any(past.slot is Slot.NOTICE for past in told):
        return []
    for days in sorted(set(person.wishes.days), reverse=True):
        day = dates.start - days * _DAY
        due = person.due(day) if role == "trip" else person.due_on_working_day(day)
        if due > now:
            return [Owed(Slot.NOTICE, days, due, end_of_use(dates, zone), str(dates))]
    return []


def own(days: int, entry: Dated, person: Whereabouts, programme: Programme, now: datetime) -> Owed | None:
    """A person's own reminder, some days before; without a due time as long as no day is known.

    One whose time a change of dates has passed over comes at once, as long as it helps.
    """
    dates = entry.dates
    if entry.outcome is not Outcome.NONE:
        return None
    if dates is None or dates.precision is not Precision.DAY:
        return Owed(Slot.OWN, days, None, None, str(dates) if dates else None)
    until = end_of_use(dates, zone_of(entry, programme))
    due = person.due(dates.start - days * _DAY)
    if due <= now:
        due = person.awake(now)
    return Owed(Slot.OWN, days, due, until, str(dates)) if due < until else None


def still_open(entry: Dated, programme: Programme, now: datetime, told: Collection[Told] = ()) -> list[Owed]:
    """What coordinators are owed for a visit without a day, due as soon as it is that day somewhere."""
    dates = entry.dates
    if dates is None or not date_is_open(entry):
        return []
    found = []
    for days in OPEN_DAYS:
        day: date = dates.start - days * _DAY
        due = min(instant_at(day, time(0), zone) for zone in programme.zones.values())
        known = any((past.slot, past.days, past.dates) == (Slot.OPEN, days, str(dates)) for past in told)
        if due > now and not known:
            until = end_of_use(dates, zone_of(entry, programme))
            found.append(Owed(Slot.OPEN, days, due, until, str(dates)))
    return found


def date_is_open(entry: Dated) -> bool:
    """Whether it is a visit that is to come on a day nobody has fixed."""
    known = entry.dates is None or entry.dates.precision is Precision.DAY
    return isinstance(entry, Visit) and entry.outcome is Outcome.NONE and not known


def end_of_use(dates: ProgrammeDate, zone: ZoneInfo) -> datetime:
    """When a reminder helps no more: the end of the first day, or of the window, at the host's."""
    last = dates.start if dates.precision is Precision.DAY else dates.end
    return instant_at(last + _DAY, time(0), zone)
