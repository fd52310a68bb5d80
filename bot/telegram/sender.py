"""An answer's call is made when its turn comes: again after a network failure, never after a refusal."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog

from bot.telegram import outcomes
from bot.telegram.backoff import Backoff
from bot.telegram.calls import Call, unmarked
from bot.telegram.client import KizunaBot
from bot.telegram.making import make
from bot.telegram.outcomes import Kind
from bot.telegram.turns import Turns

log = structlog.get_logger(__name__)

#: How often a call is tried that reaches Telegram and fails there (5xx).
TRIES_WITH_ANSWER = 8


@dataclass(frozen=True)
class Outcome:
    """How a call ended; `refusal` is Telegram's reason, `blocked` that the person left."""

    message_id: int | None = None
    refusal: str | None = None
    blocked: bool = False


class Sender:
    """Makes one chat's calls, in whatever order it is asked to; it waits, so chats run side by side."""

    def __init__(
        self, bot: KizunaBot, turns: Turns, *, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._bot = bot
        self._turns = turns
        self._sleep = sleep

    async def make(self, call: Call) -> Outcome:
        """Make the call until Telegram has taken or refused it.

        Raises NotNow when the process ends before the call's turn comes.
        """
        backoff = Backoff()
        failed = 0
        plain = False
        while True:
            result = await self._once(call)
            match result.kind:
                case Kind.DONE:
                    return Outcome(message_id=result.message_id)
                case Kind.PUT_OFF if "chat_id" in call["data"]:
                    log.info("Telegram asks for patience", method=call["method"], seconds=result.seconds)
                    await self._turns.refused(call["data"]["chat_id"], result.seconds)
                    continue
                case Kind.MOVED:
                    call["data"]["chat_id"] = result.chat_id
                    continue
                case Kind.NO_TOPIC if "message_thread_id" in call["data"]:
                    del call["data"]["message_thread_id"]
                    continue
                case Kind.PLAIN if not plain:
                    log.error(
                        "Telegram refused an answer as it was; it is sent as plain text",
                        chat_id=call["data"].get("chat_id"),
                        reason=result.reason,
                    )
                    plain, call = True, unmarked(call)
                    continue
                case Kind.GONE | Kind.REFUSED | Kind.PLAIN | Kind.NO_TOPIC:
                    return self._refused(call, result)
                case Kind.FAILED:
                    failed += 1
                    if failed == TRIES_WITH_ANSWER:
                        return self._refused(call, result)
            wait = max(backoff.next(), result.seconds)
            log.warning(
                "A call failed and is made again",
                method=call["method"],
                reason=result.reason,
                seconds=wait,
            )
            await self._sleep(wait)

    async def _once(self, call: Call) -> outcomes.Outcome:
        chat_id = call["data"].get("chat_id")
        ticket = await self._turns.answer(chat_id) if chat_id is not None else None
        return await make(self._bot, call, self._turns, ticket)

    def _refused(self, call: Call, result: outcomes.Outcome) -> Outcome:
        log.warning("Telegram refused a call", method=call["method"], reason=result.reason)
        return Outcome(refusal=result.reason, blocked=result.kind is Kind.GONE)
