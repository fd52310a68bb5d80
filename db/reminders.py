"""Queries about reminders, participation, muted visits and shown cards."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    JSON,
    ColumnElement,
    CursorResult,
    Select,
    String,
    Table,
    bindparam,
    case,
    cast,
    delete,
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
from db.models.people import Person, Subscription
from db.models.reminders import MutedVisit, Participation, Reminder, ShownCard

#: Ids of one statement: SQLite takes 32,766 variables.
_AT_ONCE = 10_000
#: Cards remembered of a chat; of older ones nobody is still looking.
CARDS_OF_CHAT = 20

#: As a literal: with a bound value SQLite would not use the partial index.
_IS_WAITING: ColumnElement[bool] = Reminder.state == literal_column("'waiting'")
_REMINDER = Reminder.__table__
assert isinstance(_REMINDER, Table), "a mapped class has one table"
_JOINING = (
    update(_REMINDER)
    .where(_REMINDER.c.person_id == bindparam("b_person"), _IS_WAITING)
    .where(_REMINDER.c.due_at <= bindparam("b_now", type_=UtcDateTime()))
    .values(state="told", told_by=bindparam("b_key"))
)
#: Grouped by the plain column, SQLite would go through the index of people instead of what is due.
_PERSON: ColumnElement[Any] = Reminder.person_id + literal_column("0")
#: States of a delivery in which its message may have been read.
_MAY_BE_READ = ("sending", "sent", "unknown")


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


# --- the tick -------------------------------------------------------------------------------


async def anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether it is worth looking further: mostly nothing is."""
    query = select(Reminder.id).where(_IS_WAITING, Reminder.due_at <= now).order_by(Reminder.due_at).limit(1)
    return await session.scalar(query) is not None


async def join_waiting(session: AsyncSession, now: datetime) -> None:
    """Let what is due go along with a message that waits to be sent to the same person, if one does."""
    is_due = (_IS_WAITING, Reminder.due_at <= now)
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
    for some in _slices([id_ for id_, _, _ in rows]):
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
        .where(_IS_WAITING, Reminder.due_at <= now, Person.blocked_at.is_(None))
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
            .where(_IS_WAITING, Reminder.due_at <= now)
            .where(select(Delivery.id).where(Delivery.key == key).exists())
            .values(state="told", told_by=key)
            .execution_options(synchronize_session=False)
        )
    return made.rowcount


async def due(session: AsyncSession, now: datetime, people: int) -> Sequence[Due]:
    """All that is due at `now`, of at most so many people; each person's together."""
    chosen = (
        select(_PERSON.label("person_id"))
        .where(_IS_WAITING, Reminder.due_at <= now)
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
            _IS_WAITING,
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
        .where(_IS_WAITING, Reminder.due_at.is_not(None))
        .order_by(Reminder.due_at)
        .limit(1)
    )


async def tell(session: AsyncSession, ids: Sequence[int], stamp: str) -> None:
    """Hand reminders to the deliveries `reminder:PERSON:STAMP`."""
    key = _key_of(Reminder.person_id, stamp)
    for some in _slices(ids):
        await session.execute(
            update(Reminder)
            .where(Reminder.id.in_(some))
            .values(state="told", told_by=key)
            .execution_options(synchronize_session=False)
        )


async def withdraw(session: AsyncSession, ids: Sequence[int]) -> None:
    """Let reminders end untold."""
    for some in _slices(ids):
        await session.execute(
            update(Reminder)
            .where(Reminder.id.in_(some))
            .values(state="withdrawn")
            .execution_options(synchronize_session=False)
        )


async def told_by(session: AsyncSession, key: str) -> Sequence[Reminder]:
    """The reminders that one delivery tells, in the order in which they were due."""
    query = _reminders().where(Reminder.told_by == key, Reminder.state == "told")
    return (await session.scalars(query.order_by(Reminder.due_at, Reminder.id))).all()


# --- what is owed ---------------------------------------------------------------------------


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
    for some in _slices(ids):
        found += (await session.scalars(select(Person).where(Person.id.in_(some)).order_by(Person.id))).all()
    return found


async def participations(session: AsyncSession, people: Iterable[int]) -> Sequence[Participation]:
    found: list[Participation] = []
    for some in _slices(list(people)):
        query = select(Participation).where(Participation.person_id.in_(some))
        found += (await session.scalars(query.order_by(Participation.person_id, Participation.visit))).all()
    return found


async def muted(session: AsyncSession, people: Iterable[int]) -> set[tuple[int, str]]:
    """Pairs of person and visit."""
    found: set[tuple[int, str]] = set()
    for some in _slices(list(people)):
        query = select(MutedVisit.person_id, MutedVisit.visit).where(MutedVisit.person_id.in_(some))
        found |= {(person, visit) for person, visit in (await session.execute(query)).all()}
    return found


async def of_people(
    session: AsyncSession, people: Iterable[int], entries: Collection[str] | None = None
) -> Sequence[Reminder]:
    """Reminders of these people, about these entries or (None) about everything."""
    found: list[Reminder] = []
    for some in _slices(list(people)):
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
    for some in _slices(void):
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
        .where(Reminder.person_id == person_id, _IS_WAITING)
        .order_by(Reminder.due_at.is_(None), Reminder.due_at, Reminder.id)
        .limit(limit)
    )
    return (await session.scalars(query)).all()


# --- what was told --------------------------------------------------------------------------


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
    for some in _slices(keys):
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


# --- who comes along ------------------------------------------------------------------------


async def participation(session: AsyncSession, person_id: int, visit: str) -> Participation | None:
    return await session.get(Participation, (person_id, visit))


async def put_participation(session: AsyncSession, row: Participation) -> None:
    await session.merge(row)
    await session.flush()


async def answers(session: AsyncSession, visit: str) -> list[tuple[str, str | None, int]]:
    """How many said what about coming, by their city: (answer, city, number)."""
    query = (
        select(Participation.answer, Person.city, func.count())
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.visit == visit)
        .group_by(Participation.answer, Person.city)
    )
    return [(answer, city, number) for answer, city, number in (await session.execute(query)).all()]


async def mute(session: AsyncSession, person_id: int, visit: str, *, on: bool) -> None:
    if on:
        await session.merge(MutedVisit(person_id=person_id, visit=visit))
        await session.flush()
    else:
        await session.execute(
            delete(MutedVisit).where(MutedVisit.person_id == person_id, MutedVisit.visit == visit)
        )


# --- cards ----------------------------------------------------------------------------------


async def remember_card(session: AsyncSession, card: ShownCard) -> None:
    """Remember which message shows a visit; the oldest of the chat are forgotten."""
    await session.merge(card)
    await session.flush()
    newest = (
        select(ShownCard.message_id)
        .where(ShownCard.chat_id == card.chat_id)
        .order_by(ShownCard.message_id.desc())
        .limit(CARDS_OF_CHAT)
    )
    await session.execute(
        delete(ShownCard)
        .where(ShownCard.chat_id == card.chat_id, ShownCard.message_id.not_in(newest))
        .execution_options(synchronize_session=False)
    )


async def cards_of(session: AsyncSession, visits: Collection[str]) -> Sequence[ShownCard]:
    query = select(ShownCard).where(ShownCard.visit.in_(list(visits)))
    return (await session.scalars(query.order_by(ShownCard.chat_id, ShownCard.message_id))).all()


async def cards_in(session: AsyncSession, chat_id: int) -> Sequence[ShownCard]:
    query = select(ShownCard).where(ShownCard.chat_id == chat_id).order_by(ShownCard.message_id)
    return (await session.scalars(query)).all()


async def forget_cards(session: AsyncSession, chat_id: int) -> None:
    await session.execute(delete(ShownCard).where(ShownCard.chat_id == chat_id))


def _key_of(person: ColumnElement[Any] | InstrumentedAttribute[Any], stamp: str) -> ColumnElement[str]:
    """The key of the delivery that tells a person of what is due at once."""
    return literal("reminder:") + cast(person, String) + literal(f":{stamp}")


def _reminders() -> Select[Reminder]:
    """Rows as they are now: what is changed in bulk passes the session by."""
    return select(Reminder).execution_options(populate_existing=True)


def _slices(ids: Sequence[Any]) -> Iterable[Sequence[Any]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
