"""What a change of the programme causes: reminders move, corrections are queued, cards are edited."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.programme.dates import Outcome, Precision, ProgrammeDate
from bot.programme.model import Action, Dated, Programme, Visit
from bot.programme.tense import today_in, zone_of
from bot.reminders import owed, schedule
from bot.reminders.accounts import Account, accounts
from bot.reminders.model import Consequences
from bot.reminders.schedule import Edits
from bot.reminders.wall import instant_at
from db import deliveries, participation, reminders
from db.deliveries import New

#: People of one step: each takes a fraction of a millisecond, and others wait meanwhile.
_AT_ONCE = 500
_DAY = timedelta(days=1)


async def programme_changed(
    session: AsyncSession,
    before: Programme | None,
    after: Programme,
    now: datetime,
    *,
    dry_run: bool = False,
) -> Consequences:
    """Bring reminders to a programme that the caller's transaction writes, and say what that causes.

    `dry_run`: only say it, for "12 reminders move, 7 people get a correction" before saving.
    """
    if not dry_run:
        return await _changed(session, before, after, now)
    async with session.begin_nested() as savepoint:
        consequences = await _changed(session, before, after, now)
        await savepoint.rollback()
    return consequences


async def _changed(
    session: AsyncSession, before: Programme | None, after: Programme, now: datetime
) -> Consequences:
    old = {entry.key: entry for entry in owed.subjects(before)} if before else {}
    new = {entry.key: entry for entry in owed.subjects(after)}
    everything = before is None or before.cities != after.cities
    changed = [key for key in {**old, **new} if everything or _matters(old.get(key), new.get(key))]
    edits = Edits()
    corrections = 0
    corrected = await reminders.to_be_corrected(session) if changed else set()
    await reminders.take_back(session, changed)
    entries = [new[key] for key in changed if key in new]
    edits += await schedule.for_coordinators(session, entries, after, now)
    for key in changed:
        entry = new.get(key)
        fields = _fields(old.get(key), before) | _fields(entry, after)
        ids = await reminders.concerned(session, key, fields, actions=isinstance(entry or old[key], Action))
        wrong = _is_wrong_now(old.get(key), entry, after, now)
        informed = await reminders.informed(session, key) if wrong else set()
        for some in _slices(ids):
            found = await accounts(session, await reminders.people(session, some), after)
            edits += await _owed(session, found, key, entry, list(new.values()), after, now)
            if wrong:
                to_tell = [one for one in found if one.id in informed and (one.id, key) not in corrected]
                corrections += await _correct(session, to_tell, old[key], entry, (before, after), now)
    await schedule.write(session, edits)
    shown = [key for key, entry in new.items() if isinstance(entry, Visit) and old.get(key, entry) != entry]
    return Consequences(
        moved=len({row["id"] for row in edits.moved}),
        dropped=len(set(edits.void)),
        added=len(edits.new),
        corrections=corrections,
        cards=await _edit_cards(session, shown, now),
    )


async def _owed(
    session: AsyncSession,
    people: list[Account],
    key: str,
    entry: Visit | Action | None,
    every: list[Visit | Action],
    programme: Programme,
    now: datetime,
) -> Edits:
    if entry is None:
        rows = await reminders.of_people(session, [one.id for one in people], [key])
        return Edits(void=[row.id for row in rows if row.state == "waiting"])
    # Who comes to it is elsewhere on other days now, and is reminded of other things there.
    travellers = [one for one in people if one.answers.get(key) == "coming"]
    others = [one for one in people if one.answers.get(key) != "coming"]
    edits = await schedule.of_accounts(session, others, [entry], programme, now)
    edits += await schedule.of_accounts(session, travellers, every, programme, now)
    return edits


def _matters(old: Dated | None, new: Dated | None) -> bool:
    """Whether the difference changes who is reminded, or when."""
    return _timing(old) != _timing(new)


def _timing(entry: Dated | None) -> object:
    if entry is None:
        return None
    first = owed.first_item(entry, entry.dates) if entry.dates else None
    host = entry.host if isinstance(entry, Visit) else None
    return entry.dates, entry.outcome, frozenset(entry.fields), host, first


def _is_wrong_now(old: Dated | None, new: Dated | None, programme: Programme, now: datetime) -> bool:
    """Whether what people were told of the old entry is not true any more. A month made a day is."""
    if old is None:
        return False
    off, was_off = new is None or new.outcome is Outcome.CANCELLED, old.outcome is Outcome.CANCELLED
    zone = zone_of(new or old, programme)
    ends = [one.dates.end for one in (old, new) if one is not None and one.dates is not None]
    if all(end < today_in(zone, now) for end in ends):
        return False
    if off or was_off:
        return off != was_off
    assert new is not None, "not off"
    if new.outcome is Outcome.HELD or old.dates is None or old.dates == new.dates:
        return False
    return new.dates is None or not _narrows(old.dates, new.dates)


def _narrows(old: ProgrammeDate, new: ProgrammeDate) -> bool:
    return old.precision is not Precision.DAY and old.start <= new.start and new.end <= old.end


async def _correct(
    session: AsyncSession,
    people: Iterable[Account],
    old: Dated,
    new: Dated | None,
    programmes: tuple[Programme | None, Programme],
    now: datetime,
) -> int:
    """Queue one correction for each of those who were told and still want to hear of it."""
    before, after = programmes
    what = {
        "entry": old.key,
        "told": str(old.dates) if old.dates else None,
        "was_off": old.outcome is Outcome.CANCELLED,
    }
    ends = [entry.dates.end for entry in (old, new) if entry is not None and entry.dates is not None]
    until = _midnight_after(max(ends), old, after) if ends else None
    due = [
        New(
            kind="correction",
            chat_id=one.id,
            person_id=one.id,
            due_at=one.place.awake(now),
            useful_until=until,
            what=what,
            key=f"correction:{one.id}:{old.key}:{now:%Y%m%d%H%M%S%f}",
        )
        for one in people
        if not one.blocked and (_hears(one, old, before) or _hears(one, new, after))
    ]
    await deliveries.queue(session, due, now)
    return len(due)


def _hears(one: Account, entry: Dated | None, programme: Programme | None) -> bool:
    return entry is not None and programme is not None and one.role(entry, programme) is not None


def _midnight_after(day: date, entry: Dated, programme: Programme) -> datetime:
    return instant_at(day + _DAY, time(0), zone_of(entry, programme))


async def _edit_cards(session: AsyncSession, visits: list[str], now: datetime) -> int:
    edits = [
        New(
            kind="card",
            method="edit",
            chat_id=card.chat_id,
            person_id=card.chat_id if card.chat_id > 0 else None,
            target_message_id=card.message_id,
            due_at=now,
            what={"visit": card.visit, "part": card.part},
            key=f"card:{card.chat_id}:{card.message_id}:{now:%Y%m%d%H%M%S%f}",
        )
        for card in await participation.cards_of(session, visits)
    ]
    return await deliveries.queue(session, edits, now)


def _fields(entry: Dated | None, programme: Programme | None) -> frozenset[str]:
    return owed.fields_of(entry, programme) if entry is not None and programme is not None else frozenset()


def _slices(ids: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]
