"""What each person is owed before a visit, who comes along, and which messages show a visit.

A reminder is a row from the moment it is known to be owed. A tick asks which rows are due; the
message itself is a delivery row (`db.models.deliveries`), which several reminders may share.

    waiting ──► told        handed to the delivery that `told_by` names, be it too late
       └──────► withdrawn   the person blocked the bot, muted the visit or follows it no longer

What a change of the programme makes void is deleted while it waits: it was never owed.
"""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, Enum, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base

STATES = ("waiting", "told", "withdrawn")
ANSWERS = ("coming", "maybe", "no")
ENTRY_KEY = String(40)

WAITING = text("state = 'waiting'")


class Reminder(Base):
    """Something owed at an instant of the calendar."""

    __tablename__ = "reminder"
    __table_args__ = (
        # Partial: a tick must not wade through what is done, of which there is ever more.
        Index("ix_reminder_due", "due_at", sqlite_where=WAITING, postgresql_where=WAITING),
        Index("ix_reminder_of_person", "person_id", "entry"),
        Index("ix_reminder_of_entry", "entry", "state"),
        Index("ix_reminder_told_by", "told_by"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    #: Empty: owed to whoever is a coordinator when it is due.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    #: Key of the visit or action; empty for a person's own words alone. Not a foreign key: what was
    #: told of an entry that has left the programme stays told.
    entry: Mapped[str | None] = mapped_column(ENTRY_KEY)
    #: Which of the entry's reminders: "before", "morning", "notice", "open", "again" or "own".
    slot: Mapped[str] = mapped_column(String(8))
    #: How many days before the start.
    days: Mapped[int] = mapped_column(default=0)
    state: Mapped[str] = mapped_column(
        Enum(*STATES, name="state", native_enum=False, create_constraint=True, length=10), default="waiting"
    )
    #: Empty as long as the entry has no day to count from.
    due_at: Mapped[datetime | None]
    #: After this instant nobody is helped by it any more.
    useful_until: Mapped[datetime | None]
    #: The entry's date that it was reckoned from, as in a programme file.
    dates: Mapped[str | None] = mapped_column(String(40))
    #: What the person wished to be reminded of.
    text: Mapped[str | None] = mapped_column(Text)
    #: Key of the delivery that tells it.
    told_by: Mapped[str | None] = mapped_column(String(120))


class Participation(Base):
    """What a person said about coming to a visit."""

    __tablename__ = "participation"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    visit: Mapped[str] = mapped_column(ENTRY_KEY, primary_key=True, index=True)
    answer: Mapped[str] = mapped_column(
        Enum(*ANSWERS, name="answer", native_enum=False, create_constraint=True, length=8)
    )
    since: Mapped[datetime]
    #: Days on which the person is at the host's, where they are not those of the visit.
    travel_from: Mapped[date | None] = mapped_column(Date)
    travel_to: Mapped[date | None] = mapped_column(Date)


class MutedVisit(Base):
    """A visit that a person wants to hear no more of."""

    __tablename__ = "muted_visit"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), primary_key=True)
    visit: Mapped[str] = mapped_column(ENTRY_KEY, primary_key=True)


class ShownCard(Base):
    """A message that shows a visit's card, so that it can be edited when the visit changes."""

    __tablename__ = "shown_card"
    __table_args__ = (Index("ix_shown_card_visit", "visit"),)

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    visit: Mapped[str] = mapped_column(ENTRY_KEY)
    #: The side of the card that is up.
    part: Mapped[str] = mapped_column(String(8))
    #: The calendar's.
    shown_at: Mapped[datetime]
