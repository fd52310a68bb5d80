"""Real time as the database has it: the clock that all processes share.

The calendar may be moved and each machine's clock may be wrong; leases count by this one.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.base import UtcDateTime

A_MINUTE = 60.0


def is_over(session: AsyncSession, until: ColumnElement[datetime], seconds: float) -> ColumnElement[bool]:
    """Whether something that lasts `seconds` has ended.

    What seems to last for much longer was begun before the database's clock was set back.
    """
    return or_(until < real_time(session), until > real_time(session, max(2 * seconds, A_MINUTE)))


def real_time(session: AsyncSession, after: float = 0.0) -> ColumnElement[object]:
    """An expression for the instant `after` seconds from now, as the database's clock shows it."""
    if session.get_bind().dialect.name == "postgresql":
        # Not now(), which is when the transaction began.
        return func.clock_timestamp() + timedelta(seconds=after)
    # As UtcDateTime stores it, so that the two compare as text.
    return func.strftime("%Y-%m-%d %H:%M:%f000", "now", f"{after:+.3f} seconds", type_=UtcDateTime())
