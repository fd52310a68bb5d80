"""How long to wait before the next try."""

import random
from datetime import timedelta

from telegram.error import RetryAfter


class Backoff:
    """Waits that double from half a second to half a minute, each shortened by up to a half.

    The chance in it keeps many chats from trying again in the same instant.
    """

    def __init__(self, *, first: float = 0.5, longest: float = 30.0) -> None:
        self._first = first
        self._longest = longest
        self._wait = first

    def next(self) -> float:
        """The wait before the next try, in seconds."""
        wait = self._wait
        self._wait = min(self._wait * 2, self._longest)
        return wait * random.uniform(0.5, 1.0)  # noqa: S311 - no secret

    def reset(self) -> None:
        self._wait = self._first


def asked_for(limit: RetryAfter) -> float:
    """The wait that Telegram asks for, in seconds."""
    wait = limit.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)
