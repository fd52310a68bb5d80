"""Queries about broadcasts and their rows of `delivery`.

A broadcast's messages are rows of kind "broadcast": one a reader, frozen once and never more, so
that every number of its report adds up to `Broadcast.size`. What is done to the messages later are
rows of their own kinds: `CORRECTION` (an edit) and `DELETION`.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import audiences, deliveries
from db.audiences import Audience
from db.deliveries import New
from db.models.base import UtcDateTime
from db.models.broadcasts import Acknowledgement, Broadcast
from db.models.deliveries import AUDIENCE, Delivery
from db.models.people import Person, Subscription
from db.real_time import real_time

SENT, CORRECTION, DELETION = "broadcast", "broadcast-correction", "broadcast-deletion"
#: Why a row was withdrawn.
STOPPED, SUPERSEDED = "stopped", "superseded"
#: Rows of a list.
_LATEST = 10


async def add(session: AsyncSession, broadcast: Broadcast) -> None:
    session.add(broadcast)
    await session.flush()


async def find(session: AsyncSession, broadcast_id: int) -> Broadcast | None:
    return await session.get(Broadcast, broadcast_id)


async def latest(session: AsyncSession) -> Sequence[Broadcast]:
    """Those that were released, the newest first."""
    released = select(Broadcast).where(Broadcast.released_at.is_not(None))
    query = released.order_by(Broadcast.id.desc()).limit(_LATEST)
    return (await session.scalars(query)).all()


async def of_author(session: AsyncSession, person_id: int) -> Sequence[Broadcast]:
    query = select(Broadcast).where(Broadcast.author_id == person_id).order_by(Broadcast.id)
    return (await session.scalars(query)).all()


async def erase_person(session: AsyncSession, person_id: int) -> None:
    """What was sent stays what it is; who wrote and who released it is not known any more."""
    theirs = {"author_id": None, "progress_chat_id": None, "progress_message_id": None}
    await session.execute(update(Broadcast).where(Broadcast.author_id == person_id).values(theirs))
    await session.execute(
        update(Broadcast).where(Broadcast.released_by == person_id).values(released_by=None)
    )


async def unfinished(session: AsyncSession) -> Sequence[Broadcast]:
    """Those that were released and whose report is still to come."""
    query = select(Broadcast).where(Broadcast.released_at.is_not(None), Broadcast.finished_at.is_(None))
    return (await session.scalars(query.order_by(Broadcast.id))).all()


async def freeze(
    session: AsyncSession,
    broadcast_id: int,
    audience: Audience,
    coordinators: Collection[int],
    due: Mapping[str, datetime],
    due_else: datetime,
    now: datetime,
) -> int:
    """Make a row for everyone of the audience as it is now, in one statement; give how many.

    `due` says from when on it may be sent to people of a city, `due_else` to all others.
    """
    rows = (
        select(
            literal(SENT),
            literal("queued"),
            literal("send"),
            Person.id,
            Person.id,
            literal(AUDIENCE),
            _due(due, due_else),
            literal(f"{SENT}:{broadcast_id}:") + cast(Person.id, String),
            literal(broadcast_id),
            literal({}, Delivery.what.type),
            literal(now, UtcDateTime()),
        )
        .where(audiences.members(audience, coordinators))
        .order_by(Person.id)
    )
    await session.execute(_into_delivery(rows))
    return sum((await states(session, broadcast_id)).values())


async def put_off(
    session: AsyncSession, broadcast_id: int, due: Mapping[str, datetime], due_else: datetime, now: datetime
) -> int:
    """Let what could go out now wait until `due`, where that is later; give how many rows."""
    later = select(_due(due, due_else)).where(Person.id == Delivery.person_id).scalar_subquery()
    waiting = [*_rows(broadcast_id, SENT, "queued"), Delivery.due_at <= now]
    return await _change(session, waiting, {"due_at": func.coalesce(later, Delivery.due_at)})


def _due(due: Mapping[str, datetime], due_else: datetime) -> ColumnElement[datetime]:
    """From when on a message may be sent to a person."""
    otherwise: ColumnElement[datetime] = literal(due_else, UtcDateTime())
    if not due:
        return otherwise
    cities = ((Person.city == city, literal(instant, UtcDateTime())) for city, instant in due.items())
    return case(*cities, else_=otherwise)


async def states(session: AsyncSession, broadcast_id: int, kind: str = SENT) -> dict[str, int]:
    """How many rows are in which state."""
    query = (
        select(Delivery.state, func.count())
        .where(Delivery.broadcast_id == broadcast_id, Delivery.kind == kind)
        .group_by(Delivery.state)
    )
    found = await session.execute(query)
    return {row[0]: row[1] for row in found}


async def states_by(session: AsyncSession, broadcast_id: int, by: str) -> dict[str | None, dict[str, int]]:
    """The same by "city", "language" or "field" of the readers, as these are now.

    No key: not said, or the person is erased. Who follows several fields counts in each.
    """
    key = {"city": Person.city, "language": Person.language, "field": Subscription.field}[by]
    query = (
        select(key, Delivery.state, func.count())
        .select_from(Delivery)
        .outerjoin(Person, Person.id == Delivery.person_id)
        .where(Delivery.broadcast_id == broadcast_id, Delivery.kind == SENT)
        .group_by(key, Delivery.state)
    )
    if by == "field":
        query = query.outerjoin(Subscription, Subscription.person_id == Person.id)
    found: dict[str | None, dict[str, int]] = {}
    for name, state, count in await session.execute(query):
        found.setdefault(name, {})[state] = count
    return found


async def reasons(session: AsyncSession, broadcast_id: int) -> list[tuple[str, int]]:
    """Why rows failed, the most frequent reason first."""
    number = func.count()
    query = (
        select(func.coalesce(Delivery.reason, ""), number)
        .where(Delivery.broadcast_id == broadcast_id, Delivery.kind == SENT, Delivery.state == "failed")
        .group_by(Delivery.reason)
        .order_by(number.desc())
        .limit(5)
    )
    return [(reason, count) for reason, count in await session.execute(query)]


async def next_due(session: AsyncSession, broadcast_id: int) -> datetime | None:
    query = select(func.min(Delivery.due_at)).where(*_rows(broadcast_id, SENT, "queued"))
    return await session.scalar(query)


async def stop(session: AsyncSession, broadcast_id: int) -> int:
    """Withdraw what is not on its way yet; give how many rows."""
    return await _change(
        session,
        _rows(broadcast_id, SENT, "queued"),
        {"state": "withdrawn", "reason": STOPPED, "ended_at": real_time(session)},
    )


async def resume(session: AsyncSession, broadcast_id: int) -> int:
    """Put back what a stop withdrew; who unsubscribed or blocked the bot is left out when it is sent."""
    return await _again(session, _rows(broadcast_id, SENT, "withdrawn"))


async def resend(session: AsyncSession, broadcast_id: int, state: str) -> int:
    """Put back the rows that failed, or that may have arrived: these say so."""
    more = {"doubtful": True} if state == "unknown" else {}
    return await _again(session, _rows(broadcast_id, SENT, state), more)


async def withdraw_queued(session: AsyncSession, broadcast_id: int, kind: str) -> None:
    """What an earlier change of this kind still had to do is void."""
    await _change(
        session,
        _rows(broadcast_id, kind, "queued"),
        {"state": "withdrawn", "reason": SUPERSEDED, "ended_at": real_time(session)},
    )


async def queue_changes(
    session: AsyncSession,
    broadcast_id: int,
    kind: str,
    version: int,
    now: datetime,
    *,
    only: Collection[int] | None = None,
    sent_after: datetime | None = None,
) -> int:
    """Owe an edit or a deletion of every message that was sent, of those in `only` where given.

    A message that is owed the same change already is left alone. `sent_after` is real time.
    """
    method = "delete" if kind == DELETION else "edit"
    key = literal(f"{kind}:{broadcast_id}:{version}:") + cast(Delivery.id, String)
    done = Delivery.__table__.alias("done")
    rows = (
        select(
            literal(kind),
            literal("queued"),
            literal(method),
            Delivery.person_id,
            Delivery.chat_id,
            literal(AUDIENCE),
            literal(now, UtcDateTime()),
            key,
            literal(broadcast_id),
            literal({}, Delivery.what.type),
            literal(now, UtcDateTime()),
            Delivery.message_id,
        )
        .where(*_rows(broadcast_id, SENT, "sent"))
        .where(Delivery.message_id.is_not(None), Delivery.chat_id.is_not(None))
        .where(~select(done.c.id).where(done.c.key == key).exists())
        .order_by(Delivery.id)
    )
    if only is not None:
        rows = rows.where(Delivery.id.in_(only))
    if sent_after is not None:
        rows = rows.where(Delivery.ended_at >= sent_after)
    result = await session.execute(_into_delivery(rows, Delivery.target_message_id))
    return int(result.rowcount)  # type: ignore[attr-defined]


async def in_flight(session: AsyncSession, broadcast_id: int) -> list[int]:
    """The rows that are with Telegram at this moment."""
    query = select(Delivery.id).where(*_rows(broadcast_id, SENT, "sending"))
    return list(await session.scalars(query))


async def row_of(session: AsyncSession, broadcast_id: int, person_id: int) -> Delivery | None:
    """The message that a reader got, or is to get."""
    query = select(Delivery).where(
        Delivery.broadcast_id == broadcast_id, Delivery.kind == SENT, Delivery.person_id == person_id
    )
    return (await session.scalars(query)).one_or_none()


async def show_again(session: AsyncSession, edit: New, now: datetime) -> bool:
    """Owe an edit that is owed again and again; False while the last one is on its way.

    Nothing more is edited once that failed: the message is gone.
    """
    if await deliveries.queue(session, [edit], now):
        return True
    again = (
        update(Delivery)
        .where(Delivery.key == edit.key, Delivery.state == "sent")
        .values(
            state="queued",
            due_at=edit.due_at,
            target_message_id=edit.target_message_id,
            attempts=0,
            reason=None,
            retry_at=None,
            ended_at=None,
        )
        .execution_options(synchronize_session=False)
    )
    return bool((await session.execute(again)).rowcount)  # type: ignore[attr-defined]


async def acknowledge(session: AsyncSession, delivery_id: int, now: datetime) -> bool:
    """Note that the reader tapped "read"; False when they had before."""
    if await session.get(Acknowledgement, delivery_id) is not None:
        return False
    session.add(Acknowledgement(delivery_id=delivery_id, at=now))
    await session.flush()
    return True


async def acknowledged(session: AsyncSession, broadcast_id: int) -> int:
    query = (
        select(func.count())
        .select_from(Acknowledgement)
        .join(Delivery, Delivery.id == Acknowledgement.delivery_id)
        .where(Delivery.broadcast_id == broadcast_id, Delivery.kind == SENT)
    )
    return (await session.scalar(query)) or 0


def _rows(broadcast_id: int, kind: str, state: str) -> list[ColumnElement[bool]]:
    return [Delivery.broadcast_id == broadcast_id, Delivery.kind == kind, Delivery.state == state]


async def _again(
    session: AsyncSession, rows: Sequence[ColumnElement[bool]], more: Mapping[str, Any] | None = None
) -> int:
    fresh = {"state": "queued", "reason": None, "ended_at": None, "retry_at": None, "attempts": 0}
    return await _change(session, [*rows, Delivery.chat_id.is_not(None)], fresh | dict(more or {}))


async def _change(
    session: AsyncSession, rows: Sequence[ColumnElement[bool]], values: Mapping[str, Any]
) -> int:
    statement = update(Delivery).where(*rows).values(values)
    result = await session.execute(statement.execution_options(synchronize_session=False))
    return int(result.rowcount)  # type: ignore[attr-defined]


def _into_delivery(rows: Any, *more: Any) -> Any:
    columns = (
        *(Delivery.kind, Delivery.state, Delivery.method, Delivery.person_id, Delivery.chat_id),
        *(Delivery.priority, Delivery.due_at, Delivery.key, Delivery.broadcast_id, Delivery.what),
        Delivery.queued_at,
    )
    return insert(Delivery).from_select([*columns, *more], rows)
