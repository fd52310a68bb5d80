"""What Telegram's answers mean for a message."""

import asyncio
from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.outage import FAILURES, Outage
from bot.telegram.outcomes import Kind, outcome
from bot.telegram.transport import NoAnswer, NotReached


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Kind.GONE),
        (Forbidden("Forbidden: user is deactivated"), Kind.GONE),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), Kind.GONE),
        (Forbidden("Forbidden: the group chat was deleted"), Kind.GONE),
        (BadRequest("Chat not found"), Kind.GONE),
        (BadRequest("PEER_ID_INVALID"), Kind.GONE),
        (BadRequest("Message is not modified: specified new message content …"), Kind.DONE),
        (BadRequest("Message to delete not found"), Kind.DONE),
        (BadRequest("Message to edit not found"), Kind.REFUSED),
        (BadRequest("Message can't be edited"), Kind.REFUSED),
        (BadRequest("Not enough rights to send text messages to the chat"), Kind.REFUSED),
        (BadRequest("Message is too long"), Kind.PLAIN),
        (BadRequest("MESSAGE_TOO_LONG"), Kind.PLAIN),
        (BadRequest("Can't parse entities: unsupported start tag"), Kind.PLAIN),
        (BadRequest("BUTTON_DATA_INVALID"), Kind.PLAIN),
        (BadRequest("Message thread not found"), Kind.NO_TOPIC),
        (BadRequest("TOPIC_CLOSED"), Kind.NO_TOPIC),
        (NetworkError("Bad Gateway"), Kind.FAILED),
        (NetworkError("Internal Server Error"), Kind.FAILED),
        (NetworkError("Gateway Timeout (504)"), Kind.UNKNOWN),
        (InvalidToken("Unauthorized"), Kind.NOT_REACHED),
        (InvalidToken("Not Found"), Kind.FAILED),
        (TimedOut(), Kind.UNKNOWN),
        (NoAnswer("ServerDisconnectedError"), Kind.UNKNOWN),
        (NotReached("ClientConnectorError"), Kind.NOT_REACHED),
    ],
)
def test_outcomes_are_told_apart(error: TelegramError, kind: Kind) -> None:
    assert outcome(error).kind is kind


def test_patience_and_a_new_id_are_read() -> None:
    waits = outcome(RetryAfter(timedelta(seconds=17)))
    moved = outcome(ChatMigrated(-1001))
    assert (waits.kind, waits.seconds) == (Kind.PUT_OFF, 17.0)
    assert (moved.kind, moved.chat_id) == (Kind.MOVED, -1001)


async def test_outage_ends_when_telegram_answers_again() -> None:
    fails = [NetworkError("Bad Gateway"), TimedOut()]
    asked = asyncio.Event()

    async def probe() -> None:
        asked.set()
        if fails:
            raise fails.pop()

    async def at_once(_: float) -> None:
        await asyncio.sleep(0)

    outage = Outage(probe, sleep=at_once)
    for _ in range(FAILURES - 1):
        outage.failed()
    outage.answered()
    outage.failed()
    assert not outage.lasts
    for _ in range(FAILURES):
        outage.failed()
    assert outage.lasts
    async with asyncio.timeout(5):
        while outage.lasts:  # noqa: ASYNC110
            await asyncio.sleep(0)
    assert fails == []


async def test_outage_stops_with_the_process() -> None:
    async def probe() -> None:
        raise TimedOut

    outage = Outage(probe)
    for _ in range(FAILURES):
        outage.failed()
    await outage.stop()
    assert outage.lasts  # nobody asks any more
