"""Queries about deliveries."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Insert
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.deliveries import OWED, Delivery

#: Rows of one statement: SQLite takes 32,766 variables, a row has a dozen.
_AT_ONCE = 1000


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
