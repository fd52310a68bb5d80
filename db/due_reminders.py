"""What is due: the queries of the tick that makes deliveries of reminders."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    ColumnElement,
    CursorResult,
    String,
    Table,
    bindparam,
    case,
    cast,
    func,
    insert,
    literal,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from db.models.base import UtcDateTime
from db.models.deliveries import OWED, Delivery
from db.models.people import Person
from db.models.reminders import Reminder
from db.reminders import IS_WAITING, slices

_REMINDER = Reminder.__table__
assert isinstance(_REMINDER, Table), "a mapped class has one table"
_JOINING = (
    update(_REMINDER)
    .where(_REMINDER.c.person_id == bindparam("b_person"), IS_WAITING)
    .where(_REMINDER.c.due_at <= bindparam("b_now", type_=UtcDateTime()))
    .values(state="told", told_by=bindparam("b_key"))
)
#: Grouped by the plain column, SQLite would go through the index of people instead of what is due.
_PERSON: ColumnElement[Any] = Reminder.person_id + literal_column("0")


class Due(NamedTuple):
    """A reminder whose time has come."""

    id: int
    person_id: int | None
    entry: str | None
    slot: str
    days: int
    due_at: datetime
    useful_until: datetime | None
    blocked_at: datetime | None


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether it is worth looking further: mostly nothing is."""
    query = select(Reminder.id).where(IS_WAITING, Reminder.due_at <= now).order_by(Reminder.due_at).limit(1)
    return await session.scalar(query) is not None


async def join_waiting(session: AsyncSession, now: datetime) -> None:
    """Let what is due go along with a message that waits to be sent to the same person, if one does."""
    is_due = (IS_WAITING, Reminder.due_at <= now)
    waiting = (
        select(Delivery.id, Delivery.key, Delivery.person_id)
        .where(Delivery.state == "queued", Delivery.priority == OWED, Delivery.due_at <= now)
        .where(Delivery.kind == "reminder", Delivery.person_id.is_not(None))
        .where(select(Reminder.id).where(Reminder.person_id == Delivery.person_id, *is_due).exists())
        .order_by(Delivery.id)
        # Held until the transaction ends: it must not leave without what joins it.
        .with_for_update(of=Delivery, skip_locked=True)
    )
    rows = (await session.execute(waiting)).all()
    if not rows:
        return
    connection = await session.connection()
    who = [{"b_person": person, "b_key": key, "b_now": now} for _, key, person in rows]
    await connection.execute(_JOINING, who)
    told = select(
        case((func.count() > func.count(Reminder.useful_until), None), else_=func.max(Reminder.useful_until))
    ).where(Reminder.told_by == Delivery.key)
    for some in slices([id_ for id_, _, _ in rows]):
        await session.execute(
            update(Delivery)
            .where(Delivery.id.in_(some))
            .values(useful_until=told.scalar_subquery())
            .execution_options(synchronize_session=False)
        )


async def tell_on_time(
    session: AsyncSession, now: datetime, stamp: str, *, late_before: datetime, people: int
) -> int:
    """Hand what is due to deliveries `reminder:PERSON:STAMP`, one a person; give how many.

    Left out is whoever has something due that became due before `late_before`, or is of no use any
    more, or has blocked the bot. In the database alone: ten thousand come due in one second.
    """
    far = literal(datetime.max.replace(tzinfo=UTC), UtcDateTime())
    until = func.coalesce(Reminder.useful_until, far)
    rows = (
        select(
            literal("reminder"),
            _PERSON,
            _PERSON,
            func.max(Reminder.due_at),
            # Without an end as soon as one of them has none.
            func.nullif(func.max(until), far),
            _key_of(_PERSON, stamp),
            literal({}, JSON()),
            literal(now, UtcDateTime()),
        )
        .join(Person, Person.id == Reminder.person_id)
        .where(IS_WAITING, Reminder.due_at <= now, Person.blocked_at.is_(None))
        .group_by(_PERSON)
        .having(func.min(Reminder.due_at) > late_before, func.min(until) > now)
        .order_by(func.min(Reminder.due_at))
        .limit(people)
    )
    columns = ["kind", "person_id", "chat_id", "due_at", "useful_until", "key", "what", "queued_at"]
    made = await session.execute(insert(Delivery).from_select(columns, rows))
    assert isinstance(made, CursorResult), "an insertion gives a cursor"
    if made.rowcount:
        key = _key_of(Reminder.person_id, stamp)
        # What came due for the same people since the first statement goes along.
        await session.execute(
            update(Reminder)
            .where(IS_WAITING, Reminder.due_at <= now)
            .where(select(Delivery.id).where(Delivery.key == key).exists())
            .values(state="told", told_by=key)
            .execution_options(synchronize_session=False)
        )
    return made.rowcount


async def due(session: AsyncSession, now: datetime, people: int) -> Sequence[Due]:
    """All that is due at `now`, of at most so many people; each person's together."""
    chosen = (
        select(_PERSON.label("person_id"))
        .where(IS_WAITING, Reminder.due_at <= now)
        .group_by(_PERSON)
        .order_by(func.min(Reminder.due_at))
        .limit(people)
        .subquery()
    )
    query = (
        select(
            Reminder.id,
            Reminder.person_id,
            Reminder.entry,
            Reminder.slot,
            Reminder.days,
            Reminder.due_at,
            Reminder.useful_until,
            Person.blocked_at,
        )
        .outerjoin(Person, Person.id == Reminder.person_id)
        .where(
            IS_WAITING,
            Reminder.due_at <= now,
            or_(Reminder.person_id.is_(None), Reminder.person_id.in_(select(chosen.c.person_id))),
        )
        .order_by(Reminder.person_id, Reminder.due_at, Reminder.id)
        # PostgreSQL: what another process is at is left to it.
        .with_for_update(of=Reminder, skip_locked=True)
    )
    return [Due(*row) for row in (await session.execute(query)).all()]  # type: ignore[arg-type]


async def next_due(session: AsyncSession) -> datetime | None:
    """When the next reminder is due."""
    return await session.scalar(
        select(Reminder.due_at)
        .where(IS_WAITING, Reminder.due_at.is_not(None))
        .order_by(Reminder.due_at)
        .limit(1)
    )


async def tell(session: AsyncSession, ids: Sequence[int], stamp: str) -> None:
    """Hand reminders to the deliveries `reminder:PERSON:STAMP`."""
    key = _key_of(Reminder.person_id, stamp)
    for some in slices(ids):
        await session.execute(
            update(Reminder)
            .where(Reminder.id.in_(some))
            .values(state="told", told_by=key)
            .execution_options(synchronize_session=False)
        )


async def withdraw(session: AsyncSession, ids: Sequence[int]) -> None:
    """Let reminders end untold."""
    for some in slices(ids):
        await session.execute(
            update(Reminder)
            .where(Reminder.id.in_(some))
            .values(state="withdrawn")
            .execution_options(synchronize_session=False)
        )


def _key_of(person: ColumnElement[Any] | InstrumentedAttribute[Any], stamp: str) -> ColumnElement[str]:
    """The key of the delivery that tells a person of what is due at once."""
    return literal("reminder:") + cast(person, String) + literal(f":{stamp}")
