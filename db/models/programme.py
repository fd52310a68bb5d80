"""The programme: a row an entry, and rows for what belongs to an entry.

What all entries share stands in `entry`, what a kind adds in a table of its own, joined by
the key. Wordings are JSON, {"en": …, "de": …, "ja": …}. A column is called like the field
of `bot.programme.model` that it holds; a date of the programme is three columns.

What points from one entry to another is checked at the end of a transaction, so that
entries can be written in any order.
"""

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, Enum, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from db.models.base import Base

KEY = String(40)
Words = dict[str, Any]

PRECISIONS = ("day", "month", "season", "fiscal_year", "year")
CERTAINTIES = ("fixed", "planned", "tentative")
OUTCOMES = ("none", "held", "cancelled")
KINDS = (
    "city",
    "sector",
    "field",
    "organisation",
    "figure",
    "term",
    "visit",
    "event",
    "topic",
    "action",
)


def _one_of(name: str, values: tuple[str, ...]) -> Enum:
    return Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)


def _words(*, optional: bool = False) -> Any:
    return mapped_column(JSON(none_as_null=True), nullable=optional)


def _refers_to(column: str, *, index: bool = False) -> Any:
    """A reference to another entry."""
    return mapped_column(KEY, ForeignKey(column, deferrable=True, initially="DEFERRED"), index=index)


def _belongs_to(*, primary_key: bool = False, index: bool = False) -> Any:
    """The entry without which the row would not be."""
    return mapped_column(
        KEY, ForeignKey("entry.key", ondelete="CASCADE"), primary_key=primary_key, index=index
    )


class Programme(Base):
    """The one programme that the database holds."""

    __tablename__ = "programme"
    __table_args__ = (CheckConstraint("id = 1", "only_one"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False, default=1)
    key: Mapped[str] = mapped_column(KEY)
    name: Mapped[Words] = _words()
    text: Mapped[Words | None] = _words(optional=True)
    #: The format of the file that it came from.
    format: Mapped[int]
    #: Rises with every change of the programme, so that what was read from it can be kept until then.
    version: Mapped[int] = mapped_column(default=0)


class Document(Base):
    """A document that facts were taken from."""

    __tablename__ = "document"
    __table_args__ = (CheckConstraint("start_date <= end_date", "in_order"),)

    key: Mapped[str] = mapped_column(KEY, primary_key=True)
    position: Mapped[int]
    title: Mapped[Words] = _words()
    start_date: Mapped[date] = mapped_column(Date)
    end_date: Mapped[date] = mapped_column(Date)
    precision: Mapped[str] = mapped_column(_one_of("precision", PRECISIONS))
    lines: Mapped[int]


class Entry(Base):
    """What every entry has. The table makes keys unique over all kinds."""

    __tablename__ = "entry"

    key: Mapped[str] = mapped_column(KEY, primary_key=True)
    kind: Mapped[str] = mapped_column(_one_of("kind", KINDS))
    #: Its place among its siblings: those of its kind, or of its visit or topic.
    position: Mapped[int]
    name: Mapped[Words] = _words()
    short: Mapped[Words | None] = _words(optional=True)
    original: Mapped[str | None] = mapped_column(Text)
    aliases: Mapped[Words] = _words()
    text: Mapped[Words | None] = _words(optional=True)

    __mapper_args__ = {"polymorphic_on": "kind"}  # noqa: RUF012 - SQLAlchemy's own name for it


class Dated:
    """The columns of what takes place. Without a date all three of its columns are empty."""

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Any, ...]:
        return (
            CheckConstraint("start_date <= end_date", "in_order"),
            CheckConstraint(
                "(start_date IS NULL) = (end_date IS NULL) AND (start_date IS NULL) = (precision IS NULL)",
                "whole_date",
            ),
            Index(f"ix_{cls.__tablename__}_dates", "start_date", "end_date"),  # type: ignore[attr-defined]
        )

    start_date: Mapped[date | None] = mapped_column(Date)
    end_date: Mapped[date | None] = mapped_column(Date)
    precision: Mapped[str | None] = mapped_column(_one_of("precision", PRECISIONS))
    certainty: Mapped[str] = mapped_column(_one_of("certainty", CERTAINTIES))
    outcome: Mapped[str] = mapped_column(_one_of("outcome", OUTCOMES))


class City(Entry):
    __tablename__ = "city"
    __mapper_args__ = {"polymorphic_identity": "city"}  # noqa: RUF012

    key: Mapped[str] = _belongs_to(primary_key=True)
    zone: Mapped[str] = mapped_column(String(64))
    country: Mapped[str] = mapped_column(String(2))
    country_name: Mapped[Words] = _words()
    subdivision: Mapped[str | None] = mapped_column(Text)


class Sector(Entry):
    __tablename__ = "sector"
    __mapper_args__ = {"polymorphic_identity": "sector"}  # noqa: RUF012

    key: Mapped[str] = _belongs_to(primary_key=True)
    number: Mapped[int]


class Field(Entry):
    __tablename__ = "field"
    __mapper_args__ = {"polymorphic_identity": "field"}  # noqa: RUF012

    key: Mapped[str] = _belongs_to(primary_key=True)
    number: Mapped[int]
    sign: Mapped[str] = mapped_column(Text)


class Organisation(Entry):
    __tablename__ = "organisation"
    __mapper_args__ = {"polymorphic_identity": "organisation"}  # noqa: RUF012

    key: Mapped[str] = _belongs_to(primary_key=True)
    organisation_kind: Mapped[str] = mapped_column("kind", String(20))
    city: Mapped[str | None] = _refers_to("city.key")
    place: Mapped[Words | None] = _words(optional=True)
    part_of: Mapped[str | None] = _refers_to("organisation.key")


class Figure(Entry):
    __tablename__ = "figure"
    __mapper_args__ = {"polymorphic_identity": "figure"}  # noqa: RUF012

    key: Mapped[str] = _belongs_to(primary_key=True)
    role: Mapped[Words] = _words()
    named: Mapped[bool]
    city: Mapped[str | None] = _refers_to("city.key")
    organisation: Mapped[str | None] = _refers_to("organisation.key")


class Term(Entry):
    __tablename__ = "term"
    __mapper_args__ = {"polymorphic_identity": "term"}  # noqa: RUF012

    key: Mapped[str] = _belongs_to(primary_key=True)
    term_kind: Mapped[str] = mapped_column("kind", String(20))


class Visit(Dated, Entry):
    __tablename__ = "visit"
    __mapper_args__ = {"polymorphic_identity": "visit"}  # noqa: RUF012

    key: Mapped[str] = _belongs_to(primary_key=True)
    host: Mapped[str] = _refers_to("city.key")
    destination: Mapped[Words | None] = _words(optional=True)
    guests: Mapped[str | None] = _refers_to("city.key")
    series: Mapped[str | None] = _refers_to("term.key")
    number: Mapped[int | None]
    purpose: Mapped[Words | None] = _words(optional=True)
    #: How many travel: {"number": …, "approximate": …, "text": …}.
    size: Mapped[Words | None] = _words(optional=True)
    based_on: Mapped[str | None] = _refers_to("term.key")
    project: Mapped[Words | None] = _words(optional=True)


class Event(Dated, Entry):
    """With a visit it is an item of that visit's agenda."""

    __tablename__ = "event"
    __mapper_args__ = {"polymorphic_identity": "event"}  # noqa: RUF012

    key: Mapped[str] = _belongs_to(primary_key=True)
    visit: Mapped[str | None] = _refers_to("visit.key", index=True)
    event_kind: Mapped[str] = mapped_column("kind", String(20))
    number: Mapped[int | None]
    city: Mapped[str | None] = _refers_to("city.key")
    place: Mapped[str | None] = _refers_to("organisation.key")
    venue: Mapped[Words | None] = _words(optional=True)
    #: When it begins, on the clock of the place where it is: "09:30".
    time: Mapped[str | None] = mapped_column(String(5))
    attendance: Mapped[Words | None] = _words(optional=True)
    topics: Mapped[list[Words]] = _words()
    result: Mapped[Words | None] = _words(optional=True)


class Topic(Entry):
    __tablename__ = "topic"
    __mapper_args__ = {"polymorphic_identity": "topic"}  # noqa: RUF012

    key: Mapped[str] = _belongs_to(primary_key=True)
    field: Mapped[str] = _refers_to("field.key")


class Action(Dated, Entry):
    __tablename__ = "action"
    __mapper_args__ = {"polymorphic_identity": "action"}  # noqa: RUF012

    key: Mapped[str] = _belongs_to(primary_key=True)
    topic: Mapped[str] = _refers_to("topic.key", index=True)
    number: Mapped[int]
    heading: Mapped[Words | None] = _words(optional=True)
    visit: Mapped[str | None] = _refers_to("visit.key")


class Party(Base):
    """Somebody's part in an entry: an organisation, a figure, or words alone."""

    __tablename__ = "party"
    __table_args__ = (
        CheckConstraint("organisation IS NOT NULL OR figure IS NOT NULL OR text IS NOT NULL", "somebody"),
    )

    entry: Mapped[str] = _belongs_to(primary_key=True)
    #: The field that lists it: delegation, organisers, speakers, actors, …
    role: Mapped[str] = mapped_column(String(20), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    organisation: Mapped[str | None] = _refers_to("organisation.key", index=True)
    figure: Mapped[str | None] = _refers_to("figure.key", index=True)
    text: Mapped[Words | None] = _words(optional=True)


class EntryField(Base):
    """A field of cooperation that an entry belongs to."""

    __tablename__ = "entry_field"

    entry: Mapped[str] = _belongs_to(primary_key=True)
    field: Mapped[str] = mapped_column(
        KEY, ForeignKey("field.key", deferrable=True, initially="DEFERRED"), primary_key=True, index=True
    )
    position: Mapped[int]


class EntryMention(Base):
    """An entry that another has to do with."""

    __tablename__ = "entry_mention"

    entry: Mapped[str] = _belongs_to(primary_key=True)
    mentioned: Mapped[str] = mapped_column(
        KEY, ForeignKey("entry.key", deferrable=True, initially="DEFERRED"), primary_key=True, index=True
    )
    position: Mapped[int]


class Source(Base):
    """Where a fact of an entry stands."""

    __tablename__ = "source"

    entry: Mapped[str] = _belongs_to(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    document: Mapped[str] = _refers_to("document.key", index=True)
    slide: Mapped[str] = mapped_column(Text)
    #: As in the file: "12-14, 20".
    lines: Mapped[str] = mapped_column(Text)
