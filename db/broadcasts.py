"""Queries about broadcasts and their rows of `delivery`.

A broadcast's messages are rows of kind "broadcast": one a reader, frozen once and never more, so
that every number of its report adds up to `Broadcast.size`. What is done to the messages later are
rows of their own kinds: "correction" (an edit) and "deletion".
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, String, case, cast, func, insert, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db import audiences
from db.audiences import Audience
from db.models.base import UtcDateTime
from db.models.broadcasts import Broadcast
from db.models.deliveries import AUDIENCE, Delivery
from db.models.people import Person, Subscription
from db.real_time import real_time

SENT, CORRECTION, DELETION = "broadcast", "correction", "deletion"
#: Why a row was withdrawn that a resume takes back.
STOPPED = "stopped"
#: Rows of a list.
_LATEST = 10


@dataclass(frozen=True)
class Counts:
    """How many rows are in which state; the numbers add up to all there are."""

    queued: int = 0
    sent: int = 0
    failed: int = 0
    unreachable: int = 0
    unknown: int = 0
    withdrawn: int = 0

    @property
    def total(self) -> int:
        return self.queued + self.sent + self.failed + self.unreachable + self.unknown + self.withdrawn

    @classmethod
    def of_states(cls, states: Mapping[str, int]) -> "Counts":
        return cls(
            queued=states.get("queued", 0) + states.get("sending", 0),
            sent=states.get("sent", 0),
            failed=states.get("failed", 0),
            unreachable=states.get("unreachable", 0),
            unknown=states.get("unknown", 0),
            withdrawn=states.get("withdrawn", 0) + states.get("missed", 0),
        )


@dataclass(frozen=True)
class Share:
    """The counts of one city, language or field; no key: not said, or the person is erased."""

    key: str | None
    counts: Counts


async def add(session: AsyncSession, broadcast: Broadcast) -> None:
    session.add(broadcast)
    await session.flush()


async def find(session: AsyncSession, broadcast_id: int) -> Broadcast | None:
    return await session.get(Broadcast, broadcast_id)


async def latest(session: AsyncSession) -> Sequence[Broadcast]:
    query = select(Broadcast).order_by(Broadcast.id.desc()).limit(_LATEST)
    return (await session.scalars(query)).all()


async def of_author(session: AsyncSession, person_id: int) -> Sequence[Broadcast]:
    query = select(Broadcast).where(Broadcast.author_id == person_id).order_by(Broadcast.id)
    return (await session.scalars(query)).all()


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
    at: ColumnElement[datetime] = literal(due_else, UtcDateTime())
    if due:
        at = case(
            *((Person.city == city, literal(instant, UtcDateTime())) for city, instant in due.items()),
            else_=at,
        )
    rows = (
        select(
            literal(SENT),
            literal("queued"),
            literal("send"),
            Person.id,
            Person.id,
            literal(AUDIENCE),
            at,
            literal(f"{SENT}:{broadcast_id}:") + cast(Person.id, String),
            literal(broadcast_id),
            literal({}, Delivery.what.type),
            literal(now, UtcDateTime()),
        )
        .where(audiences.members(audience, coordinators))
        .order_by(Person.id)
    )
    await session.execute(_into_delivery(rows))
    return (await counts(session, broadcast_id)).total


async def counts(session: AsyncSession, broadcast_id: int, kind: str = SENT) -> Counts:
    query = (
        select(Delivery.state, func.count())
        .where(Delivery.broadcast_id == broadcast_id, Delivery.kind == kind)
        .group_by(Delivery.state)
    )
    return Counts.of_states({state: count for state, count in await session.execute(query)})


async def shares(session: AsyncSession, broadcast_id: int, by: str) -> list[Share]:
    """The counts by "city", "language" or "field" of the readers, as these are now.

    Who follows several fields counts in each.
    """
    key: ColumnElement[Any] = {"city": Person.city, "language": Person.language, "field": Subscription.field}[
        by
    ].expression
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
    ordered = sorted(found, key=lambda name: (name is None, name or ""))
    return [Share(name, Counts.of_states(found[name])) for name in ordered]


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


async def stop(session: AsyncSession, broadcast_id: int) -> int:
    """Withdraw what is not on its way yet; give how many rows."""
    return await _change(
        session,
        _rows(broadcast_id, SENT, "queued"),
        {"state": "withdrawn", "reason": STOPPED, "ended_at": real_time(session)},
    )


async def resume(session: AsyncSession, broadcast_id: int) -> int:
    """Put back what a stop withdrew."""
    return await _again(session, [*_rows(broadcast_id, SENT, "withdrawn"), Delivery.reason == STOPPED])


async def resend(session: AsyncSession, broadcast_id: int, state: str) -> int:
    """Put back the rows that failed, or that may have arrived: these say so."""
    more = {"doubtful": True} if state == "unknown" else {}
    return await _again(session, _rows(broadcast_id, SENT, state), more)


async def withdraw_earlier(session: AsyncSession, broadcast_id: int, kind: str) -> None:
    """What an earlier correction still had to do is void."""
    await _change(
        session,
        _rows(broadcast_id, kind, "queued"),
        {"state": "withdrawn", "reason": "superseded", "ended_at": real_time(session)},
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
