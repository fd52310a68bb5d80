"""What was promised, who has it now, and what participants say was agreed on a visit.

    open ──► done       and back: "undone"
      └────► dropped    and back

A follow-up has a side in each city that it concerns; the ball is with one of them.
A draft is what one participant wrote of one site; drafts that look alike make one proposal, which
becomes a follow-up once a coordinator of each city has confirmed it.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Date, Enum, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.models.base import Base

STATES = ("open", "done", "dropped")
#: What the last nudge of the round was; the order is that of time.
STEPS = ("assigned", "before", "day", "late3", "late7", "late14", "told")
PROPOSAL_STATES = ("open", "confirmed", "rejected")

ENTRY_KEY = String(40)
CITY_KEY = String(40)

DUE = text("state = 'open' AND next_on IS NOT NULL")


class FollowUp(Base):
    """One thing that was promised."""

    __tablename__ = "follow_up"
    __table_args__ = (
        # Partial: a tick must not wade through what is done.
        Index("ix_follow_up_due", "next_on", sqlite_where=DUE, postgresql_where=DUE),
        Index("ix_follow_up_state", "state", "due_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(
        Enum(*STATES, name="state", native_enum=False, create_constraint=True, length=8), default="open"
    )
    #: A day where the holder of the ball is.
    due_on: Mapped[date | None] = mapped_column(Date)
    #: City of the side that has the ball.
    ball: Mapped[str] = mapped_column(CITY_KEY, default="")
    #: Keys of a field and of the visit or action that it belongs to. Not foreign keys: a promise
    #: outlives what leaves the programme.
    field: Mapped[str | None] = mapped_column(ENTRY_KEY)
    entry: Mapped[str | None] = mapped_column(ENTRY_KEY, index=True)
    #: Who recorded it; empty once that person is erased.
    recorder_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    #: The group where it was recorded.
    chat_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    #: The message that it is about: its address in a supergroup, its words elsewhere, and who wrote those.
    link: Mapped[str | None] = mapped_column(String(120))
    quote: Mapped[str | None] = mapped_column(Text)
    quoted_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    recorded_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    #: Counts assignments and new due dates: a nudge of an earlier round is void.
    round: Mapped[int] = mapped_column(default=1)
    round_since: Mapped[datetime]
    #: The nudge to come, and its day where the holder is; empty when none is to come.
    next_step: Mapped[str | None] = mapped_column(
        Enum(*STEPS, name="next_step", native_enum=False, create_constraint=True, length=8)
    )
    next_on: Mapped[date | None] = mapped_column(Date)
    #: Rises with each change: a button shows the version that it was drawn for.
    version: Mapped[int] = mapped_column()

    sides: Mapped[list["FollowUpSide"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="FollowUpSide.position"
    )

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own name for it


class FollowUpSide(Base):
    """Who answers for a follow-up in one city."""

    __tablename__ = "follow_up_side"

    follow_up_id: Mapped[int] = mapped_column(
        ForeignKey("follow_up.id", ondelete="CASCADE"), primary_key=True
    )
    #: Key of the city; "" for somebody who has not said theirs.
    city: Mapped[str] = mapped_column(CITY_KEY, primary_key=True)
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    #: As written, or as Telegram shows the person; empty once that person is erased.
    name: Mapped[str] = mapped_column(Text, default="")
    #: Key of an organisation.
    organisation: Mapped[str | None] = mapped_column(ENTRY_KEY)


class FollowUpEvent(Base):
    """Something that was done with a follow-up."""

    __tablename__ = "follow_up_event"

    id: Mapped[int] = mapped_column(primary_key=True)
    follow_up_id: Mapped[int] = mapped_column(ForeignKey("follow_up.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime]
    #: Empty for the bot itself, and once the person is erased.
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    #: A value of `bot.followups.model.Act`.
    act: Mapped[str] = mapped_column(String(12))
    #: Days and keys alone, nobody's words.
    what: Mapped[dict[str, Any]] = mapped_column(JSON)


class Proposal(Base):
    """What was agreed on a visit, as its participants have it, before it is a commitment."""

    __tablename__ = "follow_up_proposal"
    __table_args__ = (Index("ix_follow_up_proposal_visit", "visit", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    visit: Mapped[str] = mapped_column(ENTRY_KEY)
    #: Key of the agenda item; empty: the visit as a whole.
    site: Mapped[str] = mapped_column(ENTRY_KEY, default="")
    text: Mapped[str] = mapped_column(Text)
    #: Keys of the cities that are to do it.
    cities: Mapped[list[str]]
    due_on: Mapped[date | None] = mapped_column(Date)
    state: Mapped[str] = mapped_column(
        Enum(*PROPOSAL_STATES, name="state", native_enum=False, create_constraint=True, length=10),
        default="open",
    )
    follow_up_id: Mapped[int | None] = mapped_column(ForeignKey("follow_up.id", ondelete="SET NULL"))
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column()

    drafts: Mapped[list["Draft"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="Draft.id"
    )
    confirmations: Mapped[list["Confirmation"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy's own name for it


class Draft(Base):
    """What one participant wrote."""

    __tablename__ = "follow_up_draft"

    id: Mapped[int] = mapped_column(primary_key=True)
    proposal_id: Mapped[int] = mapped_column(
        ForeignKey("follow_up_proposal.id", ondelete="CASCADE"), index=True
    )
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    text: Mapped[str] = mapped_column(Text)
    #: Keys of the cities that are to do it.
    cities: Mapped[list[str]]
    due_on: Mapped[date | None] = mapped_column(Date)
    created_at: Mapped[datetime]


class Confirmation(Base):
    """A city's yes to a proposal."""

    __tablename__ = "follow_up_confirmation"

    proposal_id: Mapped[int] = mapped_column(
        ForeignKey("follow_up_proposal.id", ondelete="CASCADE"), primary_key=True
    )
    city: Mapped[str] = mapped_column(CITY_KEY, primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"), index=True)
    at: Mapped[datetime]
