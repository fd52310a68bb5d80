"""Rows of `delivery` that the sender takes, and how they ended. It names its fence in each deed."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Integer, Table, and_, bindparam, case, func, not_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.base import UtcDateTime
from db.models.deliveries import OWED, Delivery
from db.real_time import real_time

_TABLE = Delivery.__table__
assert isinstance(_TABLE, Table), "a mapped class has one table"

#: How long a claim is good for where its owner does not say how it ended (s): longer than any call.
CLAIM_SECONDS = 300.0
#: Reasons of our own. Its sender ended, or lost the lead, while it was at it:
CUT_OFF = "the sender was cut off"
#: A message of several parts:
CUT_SHORT = "only a part was sent"
#: Its wording failed, with the name of the error:
NOT_WORDED = "could not be worded"


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
    #: From when on it may be sent now, an instant of the calendar.
    due_at: datetime | None = None


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
                "b_due_at": one.due_at,
            }
            | whose
            for one in again
        ]
        await connection.execute(_AGAIN, values)


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
    due_at=func.coalesce(bindparam("b_due_at", type_=UtcDateTime()), _TABLE.c.due_at),
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
