"""Carries one parcel to Telegram and tells how it ended."""

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass

import structlog

from bot.telegram.calls import Call
from bot.telegram.client import KizunaBot
from bot.telegram.making import make
from bot.telegram.outage import Outage
from bot.telegram.outcomes import Kind, Outcome
from bot.telegram.pace import Ticket
from bot.telegram.parcels import Parcel
from bot.telegram.turns import NotNow, Turns
from db.carriage import CUT_OFF, CUT_SHORT, Ended

log = structlog.get_logger(__name__)

#: How often a row is tried that reaches Telegram and fails there; with its waits, for ten minutes.
ATTEMPTS = 10
#: The longest wait between two tries (s).
LONGEST_WAIT = 300.0
#: How long what is in doubt waits before it is sent once more (s).
WAIT_IN_DOUBT = 5.0
#: How long a claimed row waits for its turn before it is given back (s), and each part after the first.
PATIENCE = 1.0
PATIENCE_WITH_PARTS = 120.0


@dataclass(frozen=True)
class Arrival:
    """How a parcel ended, and what is known of its chat now."""

    ended: Ended
    chat_id: int
    gone: bool = False
    moved_to: int | None = None


class Carrier:
    """`may_send` is asked right before each call: whether this process still leads."""

    def __init__(self, bot: KizunaBot, turns: Turns, outage: Outage, may_send: Callable[[], bool]) -> None:
        self._bot = bot
        self._turns = turns
        self._outage = outage
        self._may_send = may_send

    async def carry(self, parcel: Parcel) -> Arrival:
        left = parcel.calls()
        first: int | None = None
        begun = plain = False
        while left:
            try:
                patience = PATIENCE_WITH_PARTS if begun else PATIENCE
                ticket = await self._turns.delivery(parcel.chat_id, paid=parcel.paid, patience=patience)
            except (NotNow, asyncio.CancelledError):
                return in_doubt(parcel, CUT_SHORT) if begun else _again(parcel, untried=True)
            if not self._may_send():
                self._turns.ended(ticket, reached=False)
                return in_doubt(parcel, CUT_SHORT) if begun else _again(parcel, untried=True)
            try:
                result = await self._make(left[0], ticket)
            except asyncio.CancelledError:  # the process ends
                return in_doubt(parcel, CUT_OFF)
            match result.kind:
                case Kind.DONE:
                    first = first or result.message_id
                    left, begun = left[1:], True
                case Kind.PUT_OFF:
                    await self._turns.refused(parcel.chat_id, result.seconds)
                    if not begun:
                        return _again(parcel, untried=True)
                case Kind.PLAIN if not plain and parcel.reply is not None and not begun:
                    log.error(
                        "Telegram refused a message as it was; it is sent as plain text",
                        delivery_id=parcel.id,
                        chat_id=parcel.chat_id,
                        reason=result.reason,
                    )
                    plain = True
                    left = parcel.plain_calls(buttons="button" not in (result.reason or "").lower())
                case Kind.NO_TOPIC if any("message_thread_id" in call["data"] for call in left):
                    for call in left:
                        call["data"].pop("message_thread_id", None)
                case _ if begun:
                    return in_doubt(parcel, result.reason or CUT_SHORT)
                case _:
                    return self._not_sent(parcel, result)
        return Arrival(Ended(parcel.id, "sent", message_id=first or parcel.target), parcel.chat_id)

    async def _make(self, call: Call, ticket: Ticket) -> Outcome:
        result = await make(self._bot, call, self._turns, ticket)
        if result.kind in (Kind.FAILED, Kind.NOT_REACHED, Kind.UNKNOWN):
            self._outage.failed()
        else:
            self._outage.answered()
        return result

    def _not_sent(self, parcel: Parcel, result: Outcome) -> Arrival:
        reason = result.reason
        match result.kind:
            case Kind.GONE:
                return Arrival(Ended(parcel.id, "unreachable", reason=reason), parcel.chat_id, gone=True)
            case Kind.MOVED:
                moved = Ended(parcel.id, "queued", untried=True)
                return Arrival(moved, parcel.chat_id, moved_to=result.chat_id)
            case Kind.NOT_REACHED:
                return _again(parcel, reason, wait=_wait(1), untried=True)
            case Kind.UNKNOWN:
                return in_doubt(parcel, reason)
            case Kind.FAILED if parcel.attempts < ATTEMPTS:
                return _again(parcel, reason, wait=_wait(parcel.attempts))
            case _:
                log.warning(
                    "A message was not sent", delivery_id=parcel.id, chat_id=parcel.chat_id, reason=reason
                )
                return Arrival(Ended(parcel.id, "failed", reason=reason), parcel.chat_id)


def in_doubt(parcel: Parcel, reason: str | None) -> Arrival:
    """It may have arrived. One person is told once more; to edit or delete twice does no harm."""
    if parcel.method != "send" and parcel.attempts < ATTEMPTS:
        return _again(parcel, reason, wait=_wait(parcel.attempts))
    if parcel.method == "send" and parcel.owed and not parcel.doubtful:
        ended = Ended(parcel.id, "queued", reason=reason, wait=WAIT_IN_DOUBT, doubtful=True)
        return Arrival(ended, parcel.chat_id)
    return Arrival(Ended(parcel.id, "unknown", reason=reason), parcel.chat_id)


def _again(
    parcel: Parcel, reason: str | None = None, *, wait: float | None = None, untried: bool = False
) -> Arrival:
    return Arrival(Ended(parcel.id, "queued", reason=reason, wait=wait, untried=untried), parcel.chat_id)


def _wait(attempts: int) -> float:
    """Doubling, and shortened by chance, so that many rows do not come back at one instant."""
    return min(2.0 ** max(0, attempts - 1), LONGEST_WAIT) * random.uniform(0.5, 1.0)  # noqa: S311 - no secret
