"""Reminder rows brought to what is owed: written when it changes, in the transaction that changes it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot.programme.dates import Outcome, Precision, ProgrammeDate
from bot.programme.model import Action, Dated, Programme, Visit
from bot.programme.tense import zone_of
from bot.reminders import owed
from bot.reminders.accounts import Account, account
from bot.reminders.model import Owed, Slot, Told
from db import reminders
from db.models.people import Person
from db.models.reminders import Reminder

Pair = tuple[int | None, str | None]
Columns = dict[str, Any]


@dataclass
class Edits:
    """What becomes of waiting rows."""

    new: list[Columns] = field(default_factory=list)
    moved: list[Columns] = field(default_factory=list)
    void: list[int] = field(default_factory=list)

    def __iadd__(self, other: "Edits") -> "Edits":
        self.new += other.new
        self.moved += other.moved
        self.void += other.void
        return self

    def bring(self, pair: Pair, waiting: Sequence[Reminder], wanted: Sequence[Owed]) -> None:
        """Keep, move, add and drop, so that the pair's waiting rows are those wanted."""
        left = {(Slot(row.slot), row.days): row for row in waiting}
        for one in wanted:
            row = left.pop((one.slot, one.days), None)
            columns = {"due_at": one.due_at, "useful_until": one.useful_until, "dates": one.dates}
            if row is None:
                self.new.append(
                    {"person_id": pair[0], "entry": pair[1], "slot": one.slot.value, "days": one.days}
                    | {"state": "waiting"}
                    | columns
                )
            elif (row.due_at, row.useful_until, row.dates) != tuple(columns.values()):
                self.moved.append({"id": row.id} | columns)
        self.void += [row.id for row in left.values()]


async def person_changed(session: AsyncSession, person: Person, programme: Programme, now: datetime) -> None:
    """After their city, hour, wishes, fields or what they said about a visit changed."""
    await session.flush()
    edits = await of_accounts(
        session, [await account(session, person, programme)], [*owed.subjects(programme)], programme, now
    )
    await write(session, edits)


async def of_accounts(
    session: AsyncSession,
    people: Sequence[Account],
    entries: Sequence[Visit | Action],
    programme: Programme,
    now: datetime,
) -> Edits:
    """What is to be written for these people and entries, and for their words of no entry."""
    rows: dict[Pair, list[Reminder]] = defaultdict(list)
    known = {entry.key: entry for entry in entries}
    for row in await reminders.of_people(session, [one.id for one in people]):
        rows[row.person_id, row.entry].append(row)
    edits = Edits()
    cache: dict[object, list[Owed]] = {}
    for one in people:
        for key, entry in known.items():
            edits_of = rows.get((one.id, key), [])
            wanted = _owed(entry, one, edits_of, programme, now, cache)
            edits.bring((one.id, key), [row for row in edits_of if row.state == "waiting"], wanted)
        _own_words(edits, rows.get((one.id, None), []), one, now)
    return edits


async def for_coordinators(
    session: AsyncSession, entries: Sequence[Visit | Action], programme: Programme, now: datetime
) -> Edits:
    """ "The date is still open", owed to whoever is a coordinator then."""
    rows: dict[str | None, list[Reminder]] = defaultdict(list)
    for row in await reminders.of_coordinators(session, [entry.key for entry in entries]):
        rows[row.entry].append(row)
    edits = Edits()
    for entry in entries:
        told = [
            Told(Slot(row.slot), row.days, row.dates) for row in rows[entry.key] if row.state != "waiting"
        ]
        wanted = owed.still_open(entry, programme, now, told)
        edits.bring((None, entry.key), [row for row in rows[entry.key] if row.state == "waiting"], wanted)
    return edits


async def write(session: AsyncSession, edits: Edits) -> None:
    await reminders.change(session, new=edits.new, moved=edits.moved, void=edits.void)


def _owed(
    entry: Visit | Action,
    one: Account,
    rows: Sequence[Reminder],
    programme: Programme,
    now: datetime,
    cache: dict[object, list[Owed]],
) -> list[Owed]:
    """Most people have the same wishes: what is owed to one of them is owed to all."""
    role = one.role(entry, programme)
    wanted: list[Owed] = []
    if role is not None:
        told = tuple(Told(Slot(row.slot), row.days, row.dates) for row in rows if row.state == "told")
        alike = (entry.key, role, told, one.city, one.place.wishes, one.place.stays)
        if alike not in cache:
            cache[alike] = owed.owed(entry, role, one.place, programme, now, told)
        wanted += cache[alike]
        wanted += _overdue(entry, rows, wanted, programme, now)
    if entry.key not in one.muted:
        for row in rows:
            wish = _wish(row, entry, one, programme, now) if row.state == "waiting" else None
            wanted += [wish] if wish is not None else []
    return wanted


def _overdue(
    entry: Visit | Action,
    rows: Sequence[Reminder],
    wanted: Sequence[Owed],
    programme: Programme,
    now: datetime,
) -> list[Owed]:
    """Those whose time has come while nobody was there to send them: the next tick does, or says why not."""
    dates = entry.dates
    if dates is None or entry.outcome is not Outcome.NONE:
        return []
    coming = {(one.slot, one.days) for one in wanted}
    slots = (Slot.BEFORE, Slot.MORNING) if dates.precision is Precision.DAY else (Slot.NOTICE,)
    until = owed.end_of_use(dates, zone_of(entry, programme))
    return [
        Owed(Slot(row.slot), row.days, row.due_at, until, str(dates))
        for row in rows
        if row.state == "waiting" and row.slot in slots and (Slot(row.slot), row.days) not in coming
        if row.due_at is not None and row.due_at <= now
    ]


def _wish(row: Reminder, entry: Dated, one: Account, programme: Programme, now: datetime) -> Owed | None:
    """What has become of a reminder that the person set."""
    match row.slot:
        case Slot.OWN:
            return owed.own(row.days, entry, one.place, programme, now)
        case Slot.AGAIN if entry.outcome is Outcome.NONE:
            until = owed.end_of_use(entry.dates, zone_of(entry, programme)) if entry.dates else None
            due = _on_its_day(row, one, now)
            return Owed(Slot.AGAIN, row.days, due, until, row.dates) if until is None or due < until else None
        case _:
            return None


def _own_words(edits: Edits, rows: Sequence[Reminder], one: Account, now: datetime) -> None:
    """Reminders of nothing in the programme stay on their day; the hour may be another now."""
    for row in rows:
        if row.state == "waiting" and row.due_at is not None:
            due = _on_its_day(row, one, now)
            if due != row.due_at:
                edits.moved.append(
                    {"id": row.id, "due_at": due, "useful_until": row.useful_until, "dates": row.dates}
                )


def _on_its_day(row: Reminder, one: Account, now: datetime) -> datetime:
    assert row.dates is not None, "a day was chosen"
    due = one.place.due(ProgrammeDate.parse(row.dates).start)
    return due if due > now else one.place.awake(now)
