"""What is due becomes deliveries: to who has the ball, at last to the coordinators."""

from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Settings
from bot.followups import rights, rounds
from bot.followups.model import Act, Step
from bot.followups.nudging import Nudge
from bot.programme.model import Programme
from db import deliveries, followups
from db.models.followups import FollowUp, FollowUpEvent

#: Follow-ups of one transaction.
AT_ONCE = 500


async def due(session: AsyncSession, programme: Programme, now: datetime, settings: Settings) -> bool:
    """Queue the nudges whose day has come somewhere; True when more is due.

    They are sent at their holder's hour of that day. Of several that a standstill has made due
    only the last goes out.
    """
    today = max(now.astimezone(zone).date() for zone in programme.zones.values())
    rows = await followups.due(session, today, AT_ONCE)
    for row in rows:
        await _next(session, row, today, programme, now, settings)
    await session.flush()
    return len(rows) == AT_ONCE and all(row.next_on is None or row.next_on > today for row in rows)


async def _next(
    session: AsyncSession,
    row: FollowUp,
    today: date,
    programme: Programme,
    now: datetime,
    settings: Settings,
) -> None:
    first = Step(row.next_step) if row.next_step is not None else None
    ids = await rounds.answering(session, row, settings)
    holders = await rounds.accounts_of(session, ids, programme)
    owed = rounds.coming(row, holders, programme, first)
    past = [nudge for nudge in owed if nudge.at <= now]
    turn = past or [nudge for nudge in owed[:1] if nudge.day <= today]
    later = owed[len(turn) :]
    to_holder = [nudge for nudge in turn if nudge.step is not Step.TOLD]
    if to_holder:
        last = to_holder[-1]
        # Everybody at their own hour of that day; what is late waits for the end of the night.
        owed_now = [
            rounds.message(
                row, last.step, one, one.place.due(last.day) if last.at > now else one.place.awake(now)
            )
            for one in holders
        ]
        await deliveries.queue(session, owed_now, now)
    for told in turn[len(to_holder) :]:
        await _tell(session, row, told, programme, now, settings)
    rounds.arm(row, later)


async def _tell(
    session: AsyncSession,
    row: FollowUp,
    nudge: Nudge,
    programme: Programme,
    now: datetime,
    settings: Settings,
) -> None:
    """The coordinators of the side that has the ball, on their next working day; but not its holder."""
    holders = await rounds.answering(session, row, settings)
    ids = [
        one for one in await rights.coordinators(session, row.ball, row.field, settings) if one not in holders
    ]
    found = await rounds.accounts_of(session, ids, programme)
    if not found:
        return
    await deliveries.queue(
        session,
        [
            rounds.message(
                row, Step.TOLD, one, max(one.place.due_on_working_day(nudge.day), one.place.awake(now))
            )
            for one in found
        ],
        now,
    )
    event = FollowUpEvent(follow_up_id=row.id, at=now, person_id=None, act=Act.TOLD.value, what={})
    await followups.put_on_record(session, event)
