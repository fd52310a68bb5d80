"""What the bot sends unasked, rendered when it is sent: a delivery row becomes a message.

A renderer reads the data as they are then and gives the message in the language that its
reader has then, or None when there is nothing left to say: the row is withdrawn. It may raise
NotNow: the row waits.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.reply import Reply
from db.models.deliveries import Delivery
from db.models.people import Person

if TYPE_CHECKING:
    from bot.config import Settings


@dataclass(frozen=True)
class Occasion:
    """One row on its way, and all that it is rendered from. `now` is the calendar's, in UTC."""

    session: AsyncSession
    delivery: Delivery
    #: Who reads it; None where it goes to a group.
    person: Person | None
    t: Translator
    programme: Programme
    now: datetime
    settings: "Settings"


class NotNow(Exception):
    """The message is to wait until `until`, an instant of the calendar: it is night where its reader is."""

    def __init__(self, until: datetime) -> None:
        super().__init__(until.isoformat())
        self.until = until


Renderer = Callable[[Occasion], Awaitable[Reply | None]]

#: By the kind of delivery. Each module of this room adds its own.
RENDERERS: dict[str, Renderer] = {}

# Each module adds its own renderers when it is imported.
from bot.messages import broadcasts as broadcasts  # noqa: E402
from bot.messages import followups as followups  # noqa: E402
from bot.messages import inbox as inbox  # noqa: E402
from bot.messages import missed as missed  # noqa: E402
from bot.messages import outcomes as outcomes  # noqa: E402
from bot.messages import reminders as reminders  # noqa: E402
