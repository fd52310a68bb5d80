"""What people do about reminders. Each brings the rows to it in the same transaction."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import cast

from sqlalchemy.ext.asyncio import AsyncSession

from bot.programme.dates import Outcome, Precision
from bot.programme.model import Dated, Programme, Visit
from bot.programme.tense import AHEAD, tense_of, zone_of
from bot.reminders import owed
from bot.reminders.accounts import Account, account
from bot.reminders.model import Answer, Attendance, Coming, Owed, Slot
from bot.reminders.schedule import person_changed
from db import participation, reminders
from db.models.people import Person
from db.models.reminders import Participation, Reminder, ShownCard

_DAY = timedelta(days=1)


async def say_coming(
    session: AsyncSession, person: Person, visit: Visit, answer: Answer, programme: Programme, now: datetime
) -> None:
    """Take what the person says about coming; travel days on record stay."""
    row = await participation.find(session, person.id, visit.key)
    if row is None:
        row = Participation(person_id=person.id, visit=visit.key, answer=answer, since=now)
        await participation.put(session, row)
    else:
        row.answer, row.since = answer, now
    await person_changed(session, person, programme, now)


async def travels(
    session: AsyncSession,
    person: Person,
    visit: Visit,
    first: date,
    last: date,
    programme: Programme,
    now: datetime,
) -> None:
    """Record the days on which somebody who comes is at the host's."""
    row = Participation(
        person_id=person.id, visit=visit.key, answer="coming", since=now, travel_from=first, travel_to=last
    )
    await participation.put(session, row)
    await person_changed(session, person, programme, now)


async def attendance(session: AsyncSession, visit: str, reader: int | None) -> Attendance:
    """Who said what. `reader`: whose own answer is marked; None where several read."""
    coming: dict[str, int] = defaultdict(int)
    others = {"maybe": 0, "no": 0}
    for answer, city, number in await participation.answers(session, visit):
        if answer == "coming":
            coming[city or ""] += number
        else:
            others[answer] += number
    mine = await participation.find(session, reader, visit) if reader is not None else None
    return Attendance(
        dict(coming), others["maybe"], others["no"], cast(Answer, mine.answer) if mine else None
    )


async def mute(
    session: AsyncSession, person: Person, visit: str, programme: Programme, now: datetime, *, on: bool
) -> None:
    """Send nothing more about a visit, or (`on` False) do so again."""
    await participation.mute(session, person.id, visit, on=on)
    await person_changed(session, person, programme, now)


async def again(
    session: AsyncSession, person: Person, id_: int, days: int, programme: Programme, now: datetime
) -> Owed | None:
    """Put off the reminder with this id by some days; None when that would be too late to help."""
    told = await reminders.find(session, id_)
    if told is None or told.person_id != person.id:
        return None
    day, due = in_days(days, await account(session, person, programme), now)
    if told.text is not None:
        return await on_day(session, person, day, told.text, programme, now)
    entry = programme.entries.get(told.entry or "")
    if not isinstance(entry, Dated) or entry.outcome is not Outcome.NONE:
        return None
    until = owed.end_of_use(entry.dates, zone_of(entry, programme)) if entry.dates else None
    if until is not None and due >= until:
        return None
    wish = Owed(Slot.AGAIN, days, due, until, day.isoformat())
    await _put(session, person, entry.key, wish)
    return wish


def in_days(days: int, one: Account, now: datetime) -> tuple[date, datetime]:
    """The day that is so many days from today where they are, and when they are reminded on it."""
    today = now.astimezone(one.place.zones_on(now.date())[0]).date()
    day = today + days * _DAY
    return day, one.place.due(day)


async def before(
    session: AsyncSession, person: Person, visit: Visit, days: int, programme: Programme, now: datetime
) -> Owed | None:
    """Remind the person so many days before a visit; None when that is past or the visit is off.

    Without a day it waits until one is known: the result has no due time then.
    """
    one = await account(session, person, programme)
    wish = owed.own(days, visit, one.place, programme, now)
    if wish is None or not is_ahead(visit, programme, now):
        return None
    day_known = visit.dates is not None and visit.dates.precision is Precision.DAY
    if day_known and visit.dates and one.place.due(visit.dates.start - days * _DAY) <= now:
        return None
    if visit.key in one.muted:
        await participation.mute(session, person.id, visit.key, on=False)
    await _put(session, person, visit.key, wish)
    return wish


async def on_day(
    session: AsyncSession, person: Person, day: date, text: str, programme: Programme, now: datetime
) -> Owed | None:
    """Remind the person of their own words on a day; None when its hour is past."""
    one = await account(session, person, programme)
    due = one.place.due(day)
    if due <= now:
        return None
    wish = Owed(Slot.OWN, 0, due, None, day.isoformat())
    await _put(session, person, None, wish, text)
    return wish


async def drop(session: AsyncSession, person: Person, id_: int) -> bool:
    """Drop one of the person's waiting reminders; False when there is none of this id."""
    row = await reminders.find(session, id_)
    if row is None or row.person_id != person.id or row.state != "waiting":
        return False
    await reminders.change(session, void=[id_])
    return True


async def coming(session: AsyncSession, person: Person, limit: int | None = None) -> list[Coming]:
    """What the person will be reminded of, in the order of time."""
    return [
        Coming(row.id, Slot(row.slot), row.days, row.due_at, row.entry, row.text)
        for row in await reminders.waiting_of(session, person.id, limit)
    ]


async def muted(session: AsyncSession, person: Person) -> frozenset[str]:
    """The visits that the person wants to hear no more of."""
    return frozenset(visit for _, visit in await participation.muted(session, [person.id]))


def is_ahead(visit: Visit, programme: Programme, now: datetime) -> bool:
    return tense_of(visit, programme, now) in AHEAD


async def shown(
    session: AsyncSession, chat_id: int, message_id: int, visit: str, part: str, now: datetime
) -> None:
    """Remember that a message shows a side of a visit's card."""
    card = ShownCard(chat_id=chat_id, message_id=message_id, visit=visit, part=part, shown_at=now)
    await participation.remember_card(session, card)


async def _put(
    session: AsyncSession, person: Person, entry: str | None, wish: Owed, text: str | None = None
) -> None:
    """One row an entry, slot and distance: a button tapped twice sets one reminder."""
    for row in await reminders.waiting_of(session, person.id):
        day = wish.dates if entry is None else row.dates
        if (row.entry, row.slot, row.days, row.text, row.dates) == (entry, wish.slot, wish.days, text, day):
            row.due_at, row.useful_until, row.dates = wish.due_at, wish.useful_until, wish.dates
            await session.flush()
            return
    row = Reminder(
        person_id=person.id,
        entry=entry,
        slot=wish.slot.value,
        days=wish.days,
        due_at=wish.due_at,
        useful_until=wish.useful_until,
        dates=wish.dates,
        text=text,
    )
    await reminders.add(session, row)
