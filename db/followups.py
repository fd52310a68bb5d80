"""Queries about follow-ups, and about what participants say was agreed on a visit."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.followups import Confirmation, Draft, FollowUp, FollowUpEvent, FollowUpSide


async def add(session: AsyncSession, row: FollowUp) -> None:
    session.add(row)
    await session.flush()


async def find(session: AsyncSession, id_: int) -> FollowUp | None:
    return await session.get(FollowUp, id_)


async def find_locked(session: AsyncSession, id_: int) -> FollowUp | None:
    """As it is in the database now; nobody else changes it before this transaction ends."""
    query = select(FollowUp).where(FollowUp.id == id_).with_for_update()
    return (await session.scalars(query.execution_options(populate_existing=True))).one_or_none()


async def put_on_record(session: AsyncSession, event: FollowUpEvent) -> None:
    session.add(event)
    await session.flush()


async def history(session: AsyncSession, id_: int) -> Sequence[FollowUpEvent]:
    query = select(FollowUpEvent).where(FollowUpEvent.follow_up_id == id_).order_by(FollowUpEvent.id)
    return (await session.scalars(query)).all()


async def due(session: AsyncSession, last: date, limit: int, *, to_change: bool = True) -> Sequence[FollowUp]:
    """Open ones whose next nudge is of a day up to `last`, the most overdue first.

    `to_change`: but for those that somebody changes at this moment; nobody else changes the others.
    """
    query = (
        select(FollowUp)
        .where(FollowUp.state == "open", FollowUp.next_on <= last)
        .order_by(FollowUp.next_on, FollowUp.id)
        .limit(limit)
    )
    if to_change:
        query = query.with_for_update(skip_locked=True)
    return (await session.scalars(query)).all()


async def next_day(session: AsyncSession) -> date | None:
    """The day of the next nudge to come."""
    query = select(func.min(FollowUp.next_on)).where(FollowUp.state == "open", FollowUp.next_on.is_not(None))
    return await session.scalar(query)


# Lists


@dataclass(frozen=True)
class Which:
    """What a list holds. Empty parts do not narrow it."""

    #: Of this person: recorded, or on a side.
    mine: int | None = None
    city: str | None = None
    field: str | None = None
    #: Keys of the visit and of what belongs to it.
    entries: Collection[str] | None = None
    #: Recorded in this group.
    chat_id: int | None = None
    #: Open, with a due day before this one.
    overdue_on: date | None = None
    #: Nothing that this person may not see: theirs and their city's. None: everything.
    seen_by: tuple[int, str | None] | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        if self.seen_by is not None:
            person_id, city = self.seen_by
            mine = _of_person(person_id)
            found.append(or_(mine, _of_city(city)) if city else mine)
        if self.mine is not None:
            found.append(_of_person(self.mine))
        if self.city is not None:
            found.append(_of_city(self.city))
        if self.field is not None:
            found.append(FollowUp.field == self.field)
        if self.entries is not None:
            found.append(FollowUp.entry.in_(self.entries))
        if self.chat_id is not None:
            found.append(FollowUp.chat_id == self.chat_id)
        if self.overdue_on is not None:
            found.append(and_(FollowUp.state == "open", FollowUp.due_on < self.overdue_on))
        return found


def _of_person(person_id: int) -> ColumnElement[bool]:
    on_side = exists().where(FollowUpSide.follow_up_id == FollowUp.id, FollowUpSide.person_id == person_id)
    return or_(FollowUp.recorder_id == person_id, on_side)


def _of_city(city: str) -> ColumnElement[bool]:
    return exists().where(FollowUpSide.follow_up_id == FollowUp.id, FollowUpSide.city == city)


async def page(
    session: AsyncSession, which: Which, *, closed_since: datetime, skip: int, number: int
) -> Sequence[FollowUp]:
    """Open ones by due day (none last), then those done since `closed_since`."""
    query = (
        select(FollowUp)
        .where(*which.conditions(), _shown(closed_since))
        .order_by(FollowUp.state != "open", FollowUp.due_on.is_(None), FollowUp.due_on, FollowUp.id)
        .offset(skip)
        .limit(number)
    )
    return (await session.scalars(query)).all()


async def number(session: AsyncSession, which: Which, *, closed_since: datetime) -> int:
    query = select(func.count()).select_from(FollowUp).where(*which.conditions(), _shown(closed_since))
    return (await session.scalar(query)) or 0


def _shown(closed_since: datetime) -> ColumnElement[bool]:
    """What was just done stays in the list, so that it can be undone there."""
    return or_(
        FollowUp.state == "open",
        and_(FollowUp.state == "done", FollowUp.closed_at >= closed_since),
    )


async def entries_of(session: AsyncSession, which: Which) -> Sequence[str]:
    """Keys of the visits and actions that open ones belong to."""
    query = (
        select(FollowUp.entry)
        .where(*which.conditions(), FollowUp.state == "open", FollowUp.entry.is_not(None))
        .distinct()
        .order_by(FollowUp.entry)
    )
    return [key for key in await session.scalars(query) if key is not None]


async def every(session: AsyncSession) -> Sequence[FollowUp]:
    return (await session.scalars(select(FollowUp).order_by(FollowUp.id))).all()


# Personal data, chats that move


async def adopt(session: AsyncSession, person_id: int, username: str) -> None:
    """Sides that name `@username` and nobody yet are this person's."""
    await session.execute(
        update(FollowUpSide)
        .where(FollowUpSide.person_id.is_(None), func.lower(FollowUpSide.name) == f"@{username.lower()}")
        .values(person_id=person_id)
    )


async def of_person(session: AsyncSession, person_id: int) -> Sequence[FollowUp]:
    query = select(FollowUp).where(_of_person(person_id)).order_by(FollowUp.id)
    return (await session.scalars(query)).all()


async def sides_of_person(session: AsyncSession, person_id: int) -> Sequence[FollowUpSide]:
    query = select(FollowUpSide).where(FollowUpSide.person_id == person_id)
    return (await session.scalars(query.order_by(FollowUpSide.follow_up_id))).all()


async def events_of_person(session: AsyncSession, person_id: int) -> Sequence[FollowUpEvent]:
    query = select(FollowUpEvent).where(FollowUpEvent.person_id == person_id)
    return (await session.scalars(query.order_by(FollowUpEvent.id))).all()


async def drafts_of_person(session: AsyncSession, person_id: int) -> Sequence[Draft]:
    query = select(Draft).where(Draft.person_id == person_id).order_by(Draft.id)
    return (await session.scalars(query)).all()


async def confirmations_of_person(session: AsyncSession, person_id: int) -> Sequence[Confirmation]:
    query = select(Confirmation).where(Confirmation.person_id == person_id)
    return (await session.scalars(query.order_by(Confirmation.proposal_id))).all()


async def erase_person(session: AsyncSession, person_id: int) -> None:
    """What was promised stays; who promised, recorded or was quoted goes."""
    sides = update(FollowUpSide).where(FollowUpSide.person_id == person_id)
    await session.execute(sides.values(person_id=None, name=""))
    quoted = update(FollowUp).where(FollowUp.quoted_id == person_id)
    await session.execute(quoted.values(quoted_id=None, quote=None))
    for column in (
        FollowUp.recorder_id,
        FollowUpEvent.person_id,
        Draft.person_id,
        Confirmation.person_id,
    ):
        await session.execute(update(column.class_).where(column == person_id).values({column.key: None}))


async def move_chat(session: AsyncSession, old: int, new: int) -> None:
    """A group that grows gets a new id; its follow-ups go with it."""
    await session.execute(update(FollowUp).where(FollowUp.chat_id == old).values(chat_id=new))
