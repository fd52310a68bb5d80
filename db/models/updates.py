"""Updates taken from Telegram, kept until all their effects and replies are out.

    taken -> handled -> (row deleted once its replies are sent and its time is over)

`taken`: committed before it is confirmed to Telegram. `handled`: the effects were
committed together with `replies`, the calls still to be made; after a kill they are
made again from there, so an effect happens once and a reply at least once.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Index
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class TakenUpdate(Base):
    """One update. Rows stay for two days, since Telegram may hand an update out again."""

    __tablename__ = "taken_update"
    __table_args__ = (Index("ix_taken_update_open", "finished_at", "chat_id", "update_id"),)

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    #: Updates of one chat run in order; 0 for those without a chat.
    chat_id: Mapped[int] = mapped_column(BigInteger)
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    taken_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    handled_at: Mapped[datetime | None]
    #: Bot API calls to make: [{"method": …, "data": {…}}, …]; emptied when made.
    replies: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    finished_at: Mapped[datetime | None]
