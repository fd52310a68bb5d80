"""No pace: for tests that are about something else, in a Telegram without flood limits."""

from bot.telegram.pace import Limits, Pace
from bot.telegram.turns import Turns

_MANY = 10**6


def hasty() -> Turns:
    return Turns(Pace(Limits(overall=_MANY, free=_MANY, chat_burst=_MANY, group=_MANY)))
