"""Telegram's flood limits, counted in real time.

Published: about 30 messages a second over all chats (up to 1,000 with paid broadcasts),
one a second in a chat after a short burst, 20 a minute in a group.
"""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.refusals import too_many_requests


@dataclass(frozen=True)
class Limit:
    """At most `count` within any `seconds`."""

    count: int
    seconds: float


@dataclass
class Window:
    """When the last messages went out, so far as they still count."""

    limit: Limit
    sent: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until the next is allowed; 0 when it is now."""
        while self.sent and self.sent[0] <= now - self.limit.seconds:
            self.sent.popleft()
        if len(self.sent) < self.limit.count:
            return 0.0
        return self.sent[0] + self.limit.seconds - now


@dataclass
class FloodLimits:
    """What counts one message against every limit that concerns it, or refuses it."""

    overall: Limit = Limit(30, 1.0)
    paid: Limit = Limit(1000, 1.0)
    #: A short burst of three is let through, and one a second beside it: thirteen in ten seconds.
    chat: Limit = Limit(13, 10.0)
    group: Limit = Limit(20, 60.0)
    monotonic: Callable[[], float] = time.monotonic
    _windows: dict[object, Window] = field(default_factory=dict)

    def count(self, chat: int, *, in_group: bool, paid: bool = False) -> None:
        """Count a message to `chat`; raise Refused with `retry_after` in whole seconds."""
        now = self.monotonic()
        windows = [
            self._window("paid" if paid else "all", self.paid if paid else self.overall),
            self._window(chat, self.group if in_group else self.chat),
        ]
        wait = max(window.wait(now) for window in windows)
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        for window in windows:
            window.sent.append(now)

    def _window(self, key: object, limit: Limit) -> Window:
        return self._windows.setdefault(key, Window(limit))
