"""What coordinators do is put on record in the transaction that does it: `/log` shows it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.coordinators import Action
from db import desk
from db.models.desk import Deed


def record(
    session: AsyncSession,
    by: int,
    action: Action,
    subject: str,
    now: datetime,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Put a deed on record. `before` and `after` hold what changed alone, by column; no person's words.

    `now` is the calendar's. The caller's transaction commits the deed together with its record.
    """
    desk.add_deed(
        session,
        Deed(
            at=now,
            person_id=by,
            action=action.value,
            subject=subject,
            before=dict(before) if before is not None else None,
            after=dict(after) if after is not None else None,
        ),
    )
