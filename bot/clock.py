"""The two clocks: the calendar, which can be set, and real time, which cannot.

The calendar says what day it is for answers, due times and wording. `BOT_NOW` sets it,
and the playground moves it. Pace, leases and timeouts read `time.monotonic()` instead.
"""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def aware(instant: datetime) -> datetime:
    """Give `instant` in UTC; raise ValueError for a naive one."""
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise ValueError(f"a time without its zone: {instant.isoformat()}")
    return instant.astimezone(UTC)


def passing() -> float:
    """Seconds of real time, of which nobody can set the clock; they pass while the machine sleeps, too."""
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)


class Calendar:
    """The bot's idea of now, in UTC. It runs at normal speed from where it was set."""

    def __init__(
        self,
        start: datetime | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`start` is an aware instant; without one the system's clock is read each time."""
        self._monotonic = monotonic
        self._start: datetime | None = None
        self._since = 0.0
        #: Called each time the calendar is set.
        self.listeners: list[Callable[[], None]] = []
        if start is not None:
            self.set(start)

    def now(self) -> datetime:
        if self._start is None:
            return datetime.now(UTC)
        return self._start + timedelta(seconds=self._monotonic() - self._since)

    def set(self, instant: datetime) -> None:
        """Let the calendar go on from `instant`, an aware datetime."""
        self._start = aware(instant)
        self._since = self._monotonic()
        for listener in self.listeners:
            listener()

    def move(self, by: timedelta) -> None:
        """Move the calendar on (or back) by `by`."""
        self.set(self.now() + by)
