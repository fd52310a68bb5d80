"""Who does what only one process may do, until when. No lock of a connection: poolers hand these on.

A lease that is not renewed ends by itself. Its fencing number rises with each new owner, so
that what a stalled former owner still wants to write can be told from the present one's.
"""

from datetime import datetime

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base


class Lease(Base):
    """One task that one process does for all: to lead."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    #: Empty once it was given back.
    owner: Mapped[str] = mapped_column(String(80))
    fence: Mapped[int] = mapped_column(BigInteger)
    #: Real time, by the database's clock.
    until: Mapped[datetime]


class ChatClaim(Base):
    """One chat whose updates a process works on; the row goes when the chat is done."""

    __tablename__ = "chat_claim"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    #: No two processes have the same name, not even one after the other: it is a fence as well.
    owner: Mapped[str] = mapped_column(String(80), index=True)
    #: Real time, by the database's clock.
    until: Mapped[datetime]
