"""A follow-up as one reader sees it: plain values for the views."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.followups import rounds
from bot.followups.model import Act, Happened, Shown, Side, State
from bot.followups.recording import day_of
from bot.programme.model import Programme
from db import followups
from db.models.followups import FollowUp, FollowUpSide
from db.models.people import Person


def shown(
    row: FollowUp, reader: Person | None, programme: Programme, now: datetime, *, names: bool = True
) -> Shown:
    """`reader`: None where several read; without `names`, of people only the city is shown."""
    reader_id = reader.id if reader is not None else None
    ball = rounds.side_with_ball(row)
    return Shown(
        id=row.id,
        version=row.version,
        text=row.text,
        state=State(row.state),
        due_on=row.due_on,
        today=day_of(now, (reader.city if reader is not None else None) or row.ball, programme),
        ball=_side(ball, reader_id, names=names),
        others=tuple(_side(side, reader_id, names=names) for side in row.sides if side is not ball),
        field=row.field,
        entry=row.entry,
        link=row.link,
        quote=row.quote,
    )


async def history(session: AsyncSession, row: FollowUp, reader: Person | None) -> list[Happened]:
    """What was done, the oldest first. People are named who stand on a side; others are not."""
    reader_id = reader.id if reader is not None else None
    sides = {side.person_id: _side(side, reader_id) for side in row.sides if side.person_id is not None}
    if reader_id is not None:
        sides.setdefault(reader_id, Side("", mine=True))
    return [
        Happened(
            event.at,
            Act(event.act),
            sides.get(event.person_id) if event.person_id is not None else None,
            due_on=_day(event.what.get("due_on")),
            ball=_after(event.what.get("ball")),
        )
        for event in await followups.history(session, row.id)
    ]


def _side(side: FollowUpSide, reader_id: int | None, *, names: bool = True) -> Side:
    mine = reader_id is not None and side.person_id == reader_id
    return Side(side.city, side.name if names else "", side.organisation, mine)


def _after(changed: Any) -> str | None:
    return changed.get("after") if isinstance(changed, dict) else changed


def _day(changed: Any) -> date | None:
    after = _after(changed)
    return date.fromisoformat(after) if after else None
