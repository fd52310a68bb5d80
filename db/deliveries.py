"""Queries about deliveries: owed, claimed, recorded. Who claims is `bot.telegram.courier`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Insert,
    Integer,
    Table,
    and_,
    bindparam,
    case,
    false,
    func,
    not_,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.deliveries import OWED, Delivery
from db.real_time import real_time

#: Rows of one statement: SQLite takes 32,766 variables, a row has a dozen.
_AT_ONCE = 1000
#: How long a claim is good for where its owner does not say how it ended (s): longer than any call.
CLAIM_SECONDS = 300.0
#: No row waits longer before it is tried again (s). One that seems to was set before the
#: database's clock was set back.
LONGEST_WAIT = 900.0
#: Reasons of our own. Its sender ended, or lost the lead, while it was at it:
CUT_OFF = "the sender was cut off"
#: A message of several parts:
CUT_SHORT = "only a part was sent"
#: Who was to read it left before it was sent:
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
    added = 0
    for start in range(0, len(owed), _AT_ONCE):
        rows = [asdict(one) | {"queued_at": now} for one in owed[start : start + _AT_ONCE]]
        result = await session.execute(_insert(session).values(rows).returning(Delivery.id))
        added += len(result.all())
    return added


def _insert(session: AsyncSession) -> Insert:
    if session.get_bind().dialect.name == "sqlite":
        return sqlite.insert(Delivery).on_conflict_do_nothing(index_elements=["key"])
    return postgresql.insert(Delivery).on_conflict_do_nothing(index_elements=["key"])


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
    for priority in (0, 1):  # one at a time: within a priority the index gives them in order
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
    return await session.scalar(select(func.min(Delivery.due_at)).where(Delivery.state == "queued"))


# Claimed and recorded


async def claim(session: AsyncSession, ids: Sequence[int], owner: str, fence: int) -> list[Delivery]:
    """Take these rows to send, as far as they still wait; give them in the order of `ids`."""
    taken = (
        update(Delivery)
        .where(Delivery.id.in_(ids), Delivery.state == "queued")
        .values(
            state="sending",
            owner=owner,
            fence=fence,
            lease_until=real_time(session, CLAIM_SECONDS),
            attempts=Delivery.attempts + 1,
        )
        .returning(Delivery)
        .execution_options(synchronize_session=False, populate_existing=True)
    )
    rows = {row.id: row for row in await session.scalars(taken)}
    return [rows[id_] for id_ in ids if id_ in rows]


@dataclass(frozen=True)
class Ended:
    """How a claimed row ended, or (state "queued") that it is to be tried again after `wait`."""

    id: int
    state: str
    message_id: int | None = None
    reason: str | None = None
    #: Seconds of real time.
    wait: float | None = None
    #: It may have arrived: the next try says so.
    doubtful: bool = False
    #: Nothing was tried: it does not count as an attempt.
    untried: bool = False


async def record(session: AsyncSession, ended: Sequence[Ended], owner: str, fence: int) -> None:
    """Write down how claimed rows ended. One that is no longer `owner`'s and `fence`'s stays as it is."""
    over = [one for one in ended if one.state != "queued"]
    again = [one for one in ended if one.state == "queued"]
    connection = await session.connection()
    whose = {"b_owner": owner, "b_fence": fence}
    if over:
        values = [
            {"b_id": one.id, "state": one.state, "message_id": one.message_id, "reason": one.reason} | whose
            for one in over
        ]
        await connection.execute(_OVER.values(ended_at=real_time(session)), values)
    if again:
        now = await session.scalar(select(real_time(session)))
        assert isinstance(now, datetime), "a database knows the time"
        values = [
            {
                "b_id": one.id,
                "reason": one.reason,
                "retry_at": None if one.wait is None else now + timedelta(seconds=one.wait),
                "b_doubtful": one.doubtful,
                "b_untried": int(one.untried),
            }
            | whose
            for one in again
        ]
        await connection.execute(_AGAIN, values)


_TABLE = Delivery.__table__
assert isinstance(_TABLE, Table), "a mapped class has one table"
_CLAIMED = update(_TABLE).where(
    _TABLE.c.id == bindparam("b_id"),
    _TABLE.c.state == "sending",
    _TABLE.c.owner == bindparam("b_owner"),
    _TABLE.c.fence == bindparam("b_fence"),
)
_OVER = _CLAIMED.values(
    state=bindparam("state"),
    message_id=bindparam("message_id"),
    reason=bindparam("reason"),
    owner=None,
    lease_until=None,
)
_AGAIN = _CLAIMED.values(
    state="queued",
    reason=bindparam("reason"),
    retry_at=bindparam("retry_at"),
    doubtful=or_(_TABLE.c.doubtful, bindparam("b_doubtful", type_=Boolean)),
    attempts=_TABLE.c.attempts - bindparam("b_untried", type_=Integer),
    owner=None,
    lease_until=None,
)


async def miss(session: AsyncSession, ids: Sequence[int]) -> int:
    """These are past their use; give how many were still queued."""
    missed = (
        update(Delivery)
        .where(Delivery.id.in_(ids), Delivery.state == "queued")
        .values(state="missed", ended_at=real_time(session))
        .returning(Delivery.id)
        .execution_options(synchronize_session=False)
    )
    return len(list(await session.scalars(missed)))


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


async def take_over(session: AsyncSession, owner: str, fence: int, at_work: Collection[int]) -> int:
    """Settle what is claimed and not `at_work`; give how many rows that were.

    The owner's own were never sent: it did not learn that it had claimed them. Those of an
    earlier owner may have been: they are in doubt. What is owed to one person is sent once more
    and says so; to edit or delete twice does no harm; an audience's rows wait for their author.
    """
    mine = and_(Delivery.owner == owner, Delivery.fence == fence)
    twice = or_(Delivery.method != "send", and_(Delivery.priority == OWED, Delivery.doubtful.is_(False)))
    again = or_(mine, twice)
    lost = (
        update(Delivery)
        .where(Delivery.state == "sending", Delivery.id.not_in(at_work))
        .values(
            state=case((again, "queued"), else_="unknown"),
            doubtful=or_(Delivery.doubtful, and_(not_(mine), Delivery.method == "send")),
            ended_at=case((again, None), else_=real_time(session)),
            reason=case((mine, Delivery.reason), else_=CUT_OFF),
            owner=None,
            lease_until=None,
        )
        .returning(Delivery.id)
        .execution_options(synchronize_session=False)
    )
    return len(list(await session.scalars(lost)))


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
