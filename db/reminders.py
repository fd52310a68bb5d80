"""Queries about reminders: who is owed what, and who was told. What is due: `db.due_reminders`."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Select,
    delete,
    insert,
    literal_column,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.deliveries import Delivery
from db.models.people import Person, Subscription
from db.models.reminders import Participation, Reminder

#: Ids of one statement: SQLite takes 32,766 variables.
_AT_ONCE = 10_000
#: As a literal: with a bound value SQLite would not use the partial index.
IS_WAITING: ColumnElement[bool] = Reminder.state == literal_column("'waiting'")
#: States of a delivery in which its message may have been read.
_MAY_BE_READ = ("sending", "sent", "unknown")


async def told_by(session: AsyncSession, key: str) -> Sequence[Reminder]:
    """The reminders that one delivery tells, in the order in which they were due."""
    query = _reminders().where(Reminder.told_by == key, Reminder.state == "told")
    return (await session.scalars(query.order_by(Reminder.due_at, Reminder.id))).all()


async def concerned(
    session: AsyncSession, entry: str, fields: Collection[str], *, actions: bool
) -> list[int]:
    """Everyone to whom the entry may owe something or owed something before.

    Who follows one of its fields, who said whether they come, who has a reminder of it.
    """
    wants = Person.wants_actions if actions else Person.wants_visits
    follows = (
        select(Subscription.person_id)
        .join(Person, Person.id == Subscription.person_id)
        .where(Subscription.field.in_(list(fields)), wants)
    )
    comes = select(Participation.person_id).where(Participation.visit == entry)
    has = select(Reminder.person_id).where(Reminder.entry == entry, Reminder.person_id.is_not(None))
    query = select(Person.id).where(or_(Person.id.in_(follows), Person.id.in_(comes), Person.id.in_(has)))
    return list((await session.scalars(query.order_by(Person.id))).all())


async def people(session: AsyncSession, ids: Sequence[int]) -> list[Person]:
    found: list[Person] = []
    for some in slices(ids):
        found += (await session.scalars(select(Person).where(Person.id.in_(some)).order_by(Person.id))).all()
    return found


async def of_people(
    session: AsyncSession, people: Iterable[int], entries: Collection[str] | None = None
) -> Sequence[Reminder]:
    """Reminders of these people, about these entries or (None) about everything."""
    found: list[Reminder] = []
    for some in slices(list(people)):
        query = _reminders().where(Reminder.person_id.in_(some))
        if entries is not None:
            query = query.where(Reminder.entry.in_(list(entries)))
        found += (await session.scalars(query.order_by(Reminder.id))).all()
    return found


async def of_coordinators(session: AsyncSession, entries: Collection[str]) -> Sequence[Reminder]:
    """Reminders about these entries that are owed to whoever is a coordinator then."""
    query = _reminders().where(Reminder.entry.in_(list(entries)), Reminder.person_id.is_(None))
    return (await session.scalars(query.order_by(Reminder.id))).all()


async def change(
    session: AsyncSession,
    *,
    new: Sequence[Mapping[str, Any]] = (),
    moved: Sequence[Mapping[str, Any]] = (),
    void: Sequence[int] = (),
) -> None:
    """Write what has become of waiting reminders: `new` and `moved` are columns, `void` are ids."""
    if new:
        await session.execute(insert(Reminder), [dict(row) for row in new])
    if moved:
        await session.execute(update(Reminder), [dict(row) for row in moved])
    for some in slices(void):
        await session.execute(
            delete(Reminder)
            .where(Reminder.id.in_(some), Reminder.state == "waiting")
            .execution_options(synchronize_session=False)
        )


async def add(session: AsyncSession, reminder: Reminder) -> None:
    session.add(reminder)
    await session.flush()


async def find(session: AsyncSession, id_: int) -> Reminder | None:
    return await session.get(Reminder, id_)


async def waiting_of(session: AsyncSession, person_id: int, limit: int | None = None) -> Sequence[Reminder]:
    """What is still to come for a person, in the order of time; what has no time yet comes last."""
    query = (
        _reminders()
        .where(Reminder.person_id == person_id, IS_WAITING)
        .order_by(Reminder.due_at.is_(None), Reminder.due_at, Reminder.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


async def take_back(session: AsyncSession, entries: Collection[str]) -> int:
    """Let reminders wait again whose message has not left: their entry changed. Give how many.

    The deliveries are locked until the transaction ends, so that none leaves meanwhile.
    """
    queued = (
        select(Delivery.key)
        .join(Reminder, Reminder.told_by == Delivery.key)
        .where(Reminder.entry.in_(list(entries)), Reminder.state == "told", Delivery.state == "queued")
        .with_for_update(of=Delivery)
    )
    keys = list((await session.scalars(queued)).all())
    taken = 0
    for some in slices(keys):
        result = await session.execute(
            update(Reminder)
            .where(Reminder.told_by.in_(some), Reminder.entry.in_(list(entries)), Reminder.state == "told")
            .values(state="waiting", told_by=None)
            .execution_options(synchronize_session=False)
        )
        assert isinstance(result, CursorResult), "an update gives a cursor"
        taken += result.rowcount
    return taken


async def informed(session: AsyncSession, entry: str) -> set[int]:
    """Who may have read a date of this entry: was reminded of it, or said that they come or may come."""
    reminded = (
        select(Reminder.person_id)
        .join(Delivery, Delivery.key == Reminder.told_by)
        .where(
            Reminder.entry == entry,
            Reminder.state == "told",
            Reminder.person_id.is_not(None),
            Delivery.state.in_(_MAY_BE_READ),
        )
    )
    comes = select(Participation.person_id).where(
        Participation.visit == entry, Participation.answer.in_(("coming", "maybe"))
    )
    found = {person for person in (await session.scalars(reminded)).all() if person is not None}
    return found | set((await session.scalars(comes)).all())


async def to_be_corrected(session: AsyncSession) -> set[tuple[int, str]]:
    """Pairs of person and entry with a correction on the road: it will tell the newest date anyway."""
    query = (
        select(Delivery.person_id, Delivery.what)
        .where(Delivery.state == "queued", Delivery.kind == "correction", Delivery.person_id.is_not(None))
        .with_for_update()
    )
    return {(person, what["entry"]) for person, what in (await session.execute(query)).all() if person}


def _reminders() -> Select[Reminder]:
    """Rows as they are now: what is changed in bulk passes the session by."""
    return select(Reminder).execution_options(populate_existing=True)


def slices(ids: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Ids by so many as one statement takes."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
