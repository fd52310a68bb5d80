"""Who talks to the bot, and where."""

from datetime import datetime

from sqlalchemy import BigInteger, Boolean, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base


class Person(Base):
    """Whoever talks to the bot. The id is Telegram's, and that of their private chat."""

    __tablename__ = "person"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    #: The language of replies: from Telegram at first, then as chosen.
    language: Mapped[str] = mapped_column(String(2))
    #: Once chosen, Telegram's own setting no longer changes it.
    language_chosen: Mapped[bool] = mapped_column(Boolean, default=False)
    #: Key of the home city, once said.
    city: Mapped[str | None] = mapped_column(String(40))
    first_seen: Mapped[datetime]
    #: When they blocked the bot; nothing is sent until they return.
    blocked_at: Mapped[datetime | None]
    subscriptions: Mapped[list["Subscription"]] = relationship(
        back_populates="person", cascade="all, delete-orphan", lazy="selectin"
    )


class Subscription(Base):
    """A field that a person follows."""

    __tablename__ = "subscription"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[str] = mapped_column(String(40), primary_key=True)
    since: Mapped[datetime]
    person: Mapped[Person] = relationship(back_populates="subscriptions")


class Group(Base):
    """A group chat that the bot was added to."""

    __tablename__ = "group_chat"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str] = mapped_column(String(2))
    first_seen: Mapped[datetime]
