"""Which nudges are owed for a follow-up, and when: pure rules.

A round begins when somebody gets the ball or the due day changes. In it whoever has the ball is
nudged two days before, on the day, and 3, 7 and 14 days after it; the day after the last of these
the coordinators hear of it. Nothing is owed for what lies before the round began.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.followups.model import Step
from bot.reminders.place import Whereabouts

#: In days from the due day.
DAYS = {Step.BEFORE: -2, Step.DAY: 0, Step.LATE3: 3, Step.LATE7: 7, Step.LATE14: 14, Step.TOLD: 15}
_STEPS = tuple(Step)


@dataclass(frozen=True)
class Nudge:
    step: Step
    #: The day where the holder is, and the instant in UTC.
    day: date
    at: datetime


def nudges(
    due_on: date | None, place: Whereabouts, since: datetime, first: Step | None = None
) -> list[Nudge]:
    """The round's nudges from step `first` on; `place` is the holder's."""
    return list(_owed(due_on, place, since, first)) if due_on is not None else []


def _owed(due_on: date, place: Whereabouts, since: datetime, first: Step | None) -> Iterator[Nudge]:
    begin = _STEPS.index(first) if first is not None else 0
    for step, days in DAYS.items():
        day = due_on + timedelta(days=days)
        at = place.due(day) if step is not Step.TOLD else place.due_on_working_day(day)
        if _STEPS.index(step) >= begin and at > since:
            yield Nudge(step, day, at)


def assignment(place: Whereabouts, now: datetime) -> datetime:
    """When somebody is told that they have the ball: now, or after a night at the hour they chose."""
    waking = place.awake(now)
    if waking == now:
        return now
    day = waking.astimezone(place.zones_on(waking.date())[0]).date()
    return max(waking, place.due(day))
