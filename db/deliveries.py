"""Queries about deliveries: owed, claimed, recorded. Who claims is `bot.telegram.courier`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, false, func, literal_column, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningInsert

from db.models.deliveries import OWED, PRIORITIES, Delivery
from db.real_time import real_time

#: Rows of one statement; to prepare more would hold up people's answers.
_AT_ONCE = 500
#: No row waits longer before it is tried again (s). One that seems to was set before the
#: database's clock was set back.
LONGEST_WAIT = 900.0
#: Reasons of our own why nothing is sent to a chat any more.
BLOCKED = "the person blocked the bot"
THROWN_OUT = "the bot is no longer in the group"


@dataclass(frozen=True)
class New:
    """A message that is owed. `due_at` and `useful_until` are instants of the calendar."""

    kind: str
    chat_id: int
    due_at: datetime
    what: Mapping[str, Any] = field(default_factory=dict)
    person_id: int | None = None
    #: Names what is owed: of two rows with one key the first counts.
    key: str | None = None
    useful_until: datetime | None = None
    thread_id: int | None = None
    answers: int | None = None
    method: str = "send"
    target_message_id: int | None = None
    priority: int = OWED
    broadcast_id: int | None = None


async def queue(session: AsyncSession, owed: Sequence[New], now: datetime) -> int:
    """Put messages on the road in the caller's transaction; give how many were new.

    One whose key is there already, in whatever state, is left as it is.
    """
    connection = await session.connection()
    added = 0
    for start in range(0, len(owed), _AT_ONCE):
        some = owed[start : start + _AT_ONCE]
        # What none of them has is left out: each value of each row takes its time.
        names = [name for name in _NAMES if any(getattr(one, name) is not None for one in some)]
        rows = [{name: getattr(one, name) for name in names} | {"queued_at": now} for one in some]
        added += len((await connection.execute(_insert(session), rows)).all())
    return added


_NAMES = tuple(one.name for one in fields(New))


async def not_yet(session: AsyncSession, owed: Sequence[New]) -> list[New]:
    """Those whose key is not there: for ticks, which ask often and seldom owe anything new."""
    keys = [one.key for one in owed if one.key is not None]
    known = set(await session.scalars(select(Delivery.key).where(Delivery.key.in_(keys)))) if keys else set()
    return [one for one in owed if one.key not in known]


def _insert(session: AsyncSession) -> ReturningInsert[int]:
    as_queued = {
        "state": literal_column("'queued'"),
        "attempts": literal_column("0"),
        "fence": literal_column("0"),
        "doubtful": false(),
    }
    insert = sqlite.insert if session.get_bind().dialect.name == "sqlite" else postgresql.insert
    added = insert(Delivery).values(as_queued).on_conflict_do_nothing(index_elements=["key"])
    return added.returning(Delivery.id)


# What is due


@dataclass(frozen=True)
class Waiting:
    """A row that may be sent now, as far as the database can tell."""

    id: int
    chat_id: int | None
    priority: int
    #: Past its use.
    late: bool


async def waiting(
    session: AsyncSession, now: datetime, limit: int, *, without_chats: Collection[int] = ()
) -> list[Waiting]:
    """The first rows in the order in which they are sent: what is owed to one person goes first."""
    late = func.coalesce(Delivery.useful_until <= now, false()).label("late")
    found: list[Waiting] = []
    for priority in PRIORITIES:  # one at a time: within a priority the index gives them in order
        query = (
            select(Delivery.id, Delivery.chat_id, Delivery.priority, late)
            .where(Delivery.state == "queued", Delivery.priority == priority, Delivery.due_at <= now)
            .where(_may_be_tried(session))
            .order_by(Delivery.due_at, Delivery.id)
            .limit(limit - len(found))
        )
        if without_chats:
            query = query.where(or_(Delivery.chat_id.is_(None), Delivery.chat_id.not_in(without_chats)))
        found += [Waiting(*row) for row in await session.execute(query)]
        if len(found) == limit:
            break
    return found


def _may_be_tried(session: AsyncSession) -> ColumnElement[bool]:
    return or_(
        Delivery.retry_at.is_(None),
        Delivery.retry_at <= real_time(session),
        Delivery.retry_at > real_time(session, LONGEST_WAIT),
    )


async def next_due(session: AsyncSession) -> datetime | None:
    """When the calendar makes the next row due; None when nothing is queued."""
    first = [
        await session.scalar(
            select(Delivery.due_at)
            .where(Delivery.state == "queued", Delivery.priority == priority)
            .order_by(Delivery.due_at)
            .limit(1)
        )
        for priority in PRIORITIES
    ]
    return min((due for due in first if due is not None), default=None)


async def missed_since(session: AsyncSession, notice: Delivery) -> int:
    """How many have been missed since the notice of the same was last sent to its chat."""
    before = (
        select(func.max(Delivery.ended_at))
        .where(Delivery.kind == notice.kind, Delivery.chat_id == notice.chat_id, Delivery.state == "sent")
        .scalar_subquery()
    )
    query = (
        select(func.count())
        .select_from(Delivery)
        .where(Delivery.state == "missed", or_(before.is_(None), Delivery.ended_at > before))
    )
    return await session.scalar(query) or 0


async def is_queued(session: AsyncSession, kind: str, chat_id: int) -> bool:
    query = select(Delivery.id).where(
        Delivery.kind == kind, Delivery.chat_id == chat_id, Delivery.state == "queued"
    )
    return (await session.execute(query.limit(1))).first() is not None


# Chats and people that go or change


async def unreachable(session: AsyncSession, chat_id: int, reason: str) -> None:
    """Nothing is sent to the chat any more: whoever was there left."""
    await session.execute(
        update(Delivery)
        .where(Delivery.chat_id == chat_id, Delivery.state == "queued")
        .values(state="unreachable", reason=reason, ended_at=real_time(session))
        .execution_options(synchronize_session=False)
    )


async def move_chat(session: AsyncSession, old: int, new: int) -> None:
    """Telegram gave a group a new id: every row of it goes there."""
    await session.execute(
        update(Delivery)
        .where(Delivery.chat_id == old)
        .values(chat_id=new)
        .execution_options(synchronize_session=False)
    )


async def of_person(session: AsyncSession, person_id: int) -> list[Delivery]:
    return list(await session.scalars(select(Delivery).where(Delivery.person_id == person_id)))


async def erase_person(session: AsyncSession, person_id: int) -> None:
    """Send nothing more to the person, and keep of what was sent only that it was."""
    theirs = or_(Delivery.person_id == person_id, Delivery.chat_id == person_id)
    await session.execute(
        update(Delivery)
        .where(theirs, Delivery.state == "queued")
        .values(state="withdrawn", ended_at=real_time(session))
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(Delivery)
        .where(theirs)
        .values(person_id=None, chat_id=None, what={}, key=None, reason=None, message_id=None)
        .execution_options(synchronize_session=False)
    )
