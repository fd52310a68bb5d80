"""What is due becomes deliveries: one a person, however much is due to them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from sqlalchemy.ext.asyncio import AsyncSession

from bot import rules
from bot.config import Settings
from bot.programme.model import Programme, Visit
from bot.reminders.accounts import accounts
from db import deliveries, due_reminders, reminders
from db.deliveries import New
from db.due_reminders import Due

#: People of one transaction.
PEOPLE = 10_000
#: What comes later than this after its time is marked as late.
LATE = timedelta(minutes=15)


async def due(session: AsyncSession, programme: Programme, now: datetime, settings: Settings) -> bool:
    """Queue what is due at `now`, an instant of the calendar; True when more is due."""
    if not await due_reminders.anything_due(session, now):
        return False
    await due_reminders.join_waiting(session, now)
    stamp = f"{now:%Y%m%d%H%M%S%f}"
    on_time = await due_reminders.tell_on_time(session, now, stamp, late_before=now - LATE, people=PEOPLE)
    if on_time >= PEOPLE:
        return True
    # The rest: late, of no use any more, coordinators' own, of people who blocked the bot.
    stamp = f"{stamp}-late"
    rows = await due_reminders.due(session, now, PEOPLE)
    if not rows:
        return False
    here = [row for row in rows if row.blocked_at is None]
    past = [row for row in here if row.useful_until is not None and row.useful_until <= now]
    useful = [row for row in here if row.useful_until is None or row.useful_until > now]
    told = [row for row in useful if row.person_id is not None]
    still_open = [row for row in useful if row.person_id is None]
    await due_reminders.withdraw(session, [row.id for row in rows if row.blocked_at is not None])
    await due_reminders.tell(session, [row.id for row in useful], stamp)
    await deliveries.queue(session, await _joined(session, told, stamp, programme, now), now)
    await deliveries.queue(
        session, await _open_dates(session, still_open, stamp, programme, now, settings), now
    )
    # Past its use: the sender marks it as missed, and coordinators hear of all such in one message.
    past_stamp = f"{stamp}-past"
    await due_reminders.tell(session, [row.id for row in past], past_stamp)
    missed = [row for row in past if row.person_id is not None]
    await deliveries.queue(session, await _joined(session, missed, past_stamp, programme, now), now)
    return len({row.person_id for row in rows}) >= PEOPLE


async def _joined(
    session: AsyncSession, rows: Sequence[Due], stamp: str, programme: Programme, now: datetime
) -> list[New]:
    """One message a person. What is late waits for the end of the night."""
    late = [row.person_id for row in rows if row.person_id is not None and is_late(row.due_at, now)]
    waking = await _waking(session, late, programme, now)
    found = []
    for person_id, group in groupby(rows, key=lambda row: row.person_id):
        assert person_id is not None, "coordinators' are apart"
        owed = list(group)
        untils = [row.useful_until for row in owed]
        found.append(
            New(
                kind="reminder",
                chat_id=person_id,
                person_id=person_id,
                due_at=waking.get(person_id) or max(row.due_at for row in owed),
                useful_until=max((until for until in untils if until), default=None) if all(untils) else None,
                key=f"reminder:{person_id}:{stamp}",
            )
        )
    return found


def is_late(due_at: datetime, now: datetime) -> bool:
    return now - due_at > LATE


async def _waking(
    session: AsyncSession, ids: Collection[int], programme: Programme, now: datetime
) -> dict[int, datetime]:
    """When each of these people can next be written to."""
    people = await reminders.people(session, sorted(set(ids)))
    return {one.id: one.place.awake(now) for one in await accounts(session, people, programme)}


async def _open_dates(
    session: AsyncSession,
    rows: Iterable[Due],
    stamp: str,
    programme: Programme,
    now: datetime,
    settings: Settings,
) -> list[New]:
    """To each coordinator of the visit, at their hour of that day."""
    visits: dict[int, list[Visit]] = defaultdict(list)
    days: dict[int, date] = {}
    for row in rows:
        visit = programme.entries.get(row.entry or "")
        if not isinstance(visit, Visit) or visit.dates is None:
            continue
        day = visit.dates.start - timedelta(days=row.days)
        for holder in await rules.holders(
            session, "editor", coordinators=settings.coordinators, city=visit.host, fields=visit.fields
        ):
            visits[holder].append(visit)
            days[holder] = max(day, days.get(holder, day))
    people = await reminders.people(session, sorted(visits))  # a coordinator may never have written
    return [
        New(
            kind="open_date",
            chat_id=one.id,
            person_id=one.id,
            due_at=max(one.place.due_on_working_day(days[one.id]), one.place.awake(now)),
            what={"visits": [visit.key for visit in visits[one.id]]},
            key=f"open:{one.id}:{stamp}",
        )
        for one in await accounts(session, people, programme)
        if not one.blocked
    ]
