"""How a call of the Bot API ended, told apart as far as it matters for what was to be sent.

Telegram names its refusals in words only; those read here are from tdlib/telegram-bot-api
(Client.cpp) and td (server errors in capitals).
"""

from dataclasses import dataclass
from enum import Enum, auto

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram.backoff import asked_for
from bot.telegram.transport import NoAnswer, NotReached


class Kind(Enum):
    #: The chat shows what it should.
    DONE = auto()
    #: 429: the call was not taken, and may be made again after `seconds`.
    PUT_OFF = auto()
    #: The group has a new id, `chat_id`.
    MOVED = auto()
    #: Nobody is there: blocked, deactivated, kicked, chat gone.
    GONE = auto()
    #: The text is too long or its markup refused: plain text may pass.
    PLAIN = auto()
    #: The forum topic is gone or closed: the chat itself may pass.
    NO_TOPIC = auto()
    #: Refused for good.
    REFUSED = auto()
    #: The call never left, or met a Telegram that does not know our token (any more): it did
    #: nothing, and will do what it should once the process is started with the new one.
    NOT_REACHED = auto()
    #: Telegram failed (5xx) and did nothing.
    FAILED = auto()
    #: The call left, and whether it was carried out is not known.
    UNKNOWN = auto()


@dataclass(frozen=True)
class Outcome:
    kind: Kind
    message_id: int | None = None
    reason: str | None = None
    seconds: float = 0.0
    chat_id: int | None = None


_DONE = ("message is not modified", "message to delete not found", "query is too old")
_GONE = (
    "chat not found",
    "user not found",
    "group chat was deleted",
    "group chat was deactivated",
    "chat was deleted",
    "peer_id_invalid",
    "user_is_deactivated",
    "input_user_deactivated",
    "channel_private",
)
_PLAIN = (
    "is too long",
    "message_too_long",
    "media_caption_too_long",
    "can't parse",
    "entity_",
    "entities_too_long",
    "button_",
    "reply_markup_too_long",
    "inline keyboard",
    "must be non-empty",
)
_NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted", "topic is closed")


def outcome(error: TelegramError) -> Outcome:
    """What an error of python-telegram-bot says about the call that raised it."""
    reason = str(error)[:200]
    match error:
        case RetryAfter():
            return Outcome(Kind.PUT_OFF, reason=reason, seconds=asked_for(error))
        case ChatMigrated():
            return Outcome(Kind.MOVED, reason=reason, chat_id=error.new_chat_id)
        case Forbidden():
            return Outcome(Kind.GONE, reason=reason)
        case BadRequest():  # before NetworkError, of which it is a subclass
            return Outcome(_refusal(reason.lower()), reason=reason)
        case NotReached():
            return Outcome(Kind.NOT_REACHED, reason=reason)
        case InvalidToken() if "unauthorized" in reason.lower():  # "not found" is a method's
            return Outcome(Kind.NOT_REACHED, reason=reason)
        case NoAnswer() | TimedOut():
            return Outcome(Kind.UNKNOWN, reason=reason)
    # A gateway that lost patience does not know what became of the call.
    return Outcome(
        Kind.UNKNOWN if "504" in reason or "timeout" in reason.lower() else Kind.FAILED, reason=reason
    )


def _refusal(reason: str) -> Kind:
    known = ((_DONE, Kind.DONE), (_GONE, Kind.GONE), (_NO_TOPIC, Kind.NO_TOPIC), (_PLAIN, Kind.PLAIN))
    return next((kind for words, kind in known if any(word in reason for word in words)), Kind.REFUSED)
