"""What the processes that write to Telegram share: its patience, and the room in a second."""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base

#: Stands for every chat.
ALL_CHATS = 0


class ChatHold(Base):
    """Telegram asked for patience: nothing is sent to the chat before an instant."""

    __tablename__ = "chat_hold"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    #: Real time, by the database's clock. One that begins later than now is of a clock that was set back.
    since: Mapped[datetime]
    until: Mapped[datetime]


class SendShare(Base):
    """How many of a second's messages one process may send; together never more than the limit."""

    __tablename__ = "send_share"

    owner: Mapped[str] = mapped_column(String(80), primary_key=True)
    share: Mapped[int]
    #: How many it asks for; whoever sends deliveries takes what is left.
    wanted: Mapped[int]
    sends: Mapped[bool]
    #: Real time, by the database's clock.
    until: Mapped[datetime]
