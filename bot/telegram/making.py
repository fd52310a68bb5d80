"""One call, made when its turn has come; how it ended tells the pace what it may have cost."""

import structlog
from telegram.error import TelegramError

from bot.logs import traceback_without_messages
from bot.telegram.calls import Call
from bot.telegram.client import KizunaBot
from bot.telegram.outcomes import Kind, Outcome, outcome
from bot.telegram.pace import Ticket
from bot.telegram.turns import Turns

log = structlog.get_logger(__name__)


async def make(bot: KizunaBot, call: Call, turns: Turns, ticket: Ticket | None) -> Outcome:
    """Make the call and give the ticket back, however it ends. Raises nothing but CancelledError."""
    answered, reached = False, True
    try:
        result = Outcome(Kind.DONE, message_id=await bot.make(call))
        answered = True
    except TelegramError as error:
        result = outcome(error)
        reached = result.kind is not Kind.NOT_REACHED
        answered = reached and result.kind is not Kind.UNKNOWN
    except Exception as problem:  # a slip of ours: nothing is better for its being made again
        log.error(
            "A call could not be made", method=call["method"], traceback=traceback_without_messages(problem)
        )
        result = Outcome(Kind.REFUSED, reason=type(problem).__name__)
    finally:
        if ticket is not None:
            turns.ended(ticket, answered=answered, reached=reached)
    return result
