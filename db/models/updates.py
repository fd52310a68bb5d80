"""Updates taken from Telegram, kept until all their effects and replies are out.

    taken -> handled -> finished -> (row deleted two days later)

`taken`: committed before it is confirmed to Telegram. `handled`: the effects were
committed together with `replies`, the calls still to be made; after a kill they are
made again from there, so an effect happens once and a reply at least once. `finished`:
nothing is left to do, and what the person wrote is erased from the row.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class TakenUpdate(Base):
    """One update. Rows stay for two days, since Telegram may hand an update out again."""

    __tablename__ = "taken_update"
    __table_args__ = (Index("ix_taken_update_open", "finished_at", "chat_id", "seq"),)

    #: The order in which updates were taken. Telegram's own ids start again at random after a
    #: quiet week, so they order nothing for longer than that.
    seq: Mapped[int] = mapped_column(primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    #: Updates of one chat run in order; 0 for those without a chat.
    chat_id: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    #: Real time, as are the other instants here: the calendar may be moved.
    taken_at: Mapped[datetime]
    #: How often handling was begun: a kill between leaves it at more than one.
    attempts: Mapped[int] = mapped_column(default=0)
    handled_at: Mapped[datetime | None]
    #: Bot API calls to make: [{"method": …, "data": {…}}, …]; emptied when made.
    replies: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    finished_at: Mapped[datetime | None]
    #: What went wrong for good: the reference that the person was given, or Telegram's refusal.
    trouble: Mapped[str | None] = mapped_column(String(200))
