"""Who talks to the bot, and where."""

from datetime import datetime, time

from sqlalchemy import JSON, BigInteger, Boolean, ForeignKey, String, Time, true
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
    #: How many days before a visit they are reminded, and whether on its first morning.
    remind_days: Mapped[list[int]] = mapped_column(
        JSON, default=lambda: [30, 7, 1], server_default="[30, 7, 1]"
    )
    remind_morning: Mapped[bool] = mapped_column(Boolean, default=True, server_default=true())
    #: At what hour, where they are. Nothing comes unasked from `quiet_from` to `quiet_to`, which may
    #: wrap midnight; equal, there are no quiet hours.
    remind_at: Mapped[time] = mapped_column(Time, default=time(9), server_default="09:00:00")
    quiet_from: Mapped[time] = mapped_column(Time, default=time(21), server_default="21:00:00")
    quiet_to: Mapped[time] = mapped_column(Time, default=time(8), server_default="08:00:00")
    #: What they want to hear of unasked, within the fields that they follow.
    wants_visits: Mapped[bool] = mapped_column(Boolean, default=True, server_default=true())
    wants_actions: Mapped[bool] = mapped_column(Boolean, default=True, server_default=true())
    wants_broadcasts: Mapped[bool] = mapped_column(Boolean, default=True, server_default=true())
    #: When they were asked which city they belong to: nobody is asked twice.
    city_asked_at: Mapped[datetime | None]
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
