"""Who may do what: a person with at least one right is a coordinator."""

from datetime import datetime

from sqlalchemy import BigInteger, Enum, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from db.models.base import Base

#: editor: the programme; sender: broadcasts; admin: rights.
RIGHTS = ("editor", "sender", "admin")


class Right(Base):
    """A right of a person, perhaps for one city or one field alone."""

    __tablename__ = "granted_right"
    __table_args__ = (UniqueConstraint("person_id", "right", "city", "field"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    right: Mapped[str] = mapped_column(
        Enum(*RIGHTS, name="right", native_enum=False, create_constraint=True, length=8)
    )
    #: Key of the city or the field that it is limited to; empty: every one.
    city: Mapped[str] = mapped_column(String(40), default="")
    field: Mapped[str] = mapped_column(String(40), default="")
    #: Who granted it; empty once that person is erased.
    granted_by: Mapped[int | None] = mapped_column(BigInteger)
    since: Mapped[datetime]
