"""Reminders, corrections and cards on their way: from the rows and the programme as they are now."""

from datetime import datetime

from bot.messages import RENDERERS, NotNow, Occasion
from bot.programme.dates import ProgrammeDate
from bot.programme.model import Dated, Visit
from bot.programme.tense import zone_of
from bot.reminders import acts, owed
from bot.reminders.accounts import Account, account
from bot.reminders.model import Slot
from bot.reminders.ticking import is_late
from bot.views import card
from bot.views import reminders as views
from bot.views.reminders import Item, Reader
from bot.views.reply import Reply
from db import reminders
from db.models.reminders import Reminder

#: By how many days a reminder can be put off; the first that still leaves time.
SNOOZES = (3, 1)


async def reminder(occasion: Occasion) -> Reply | None:
    person, programme = occasion.person, occasion.programme
    if person is None or occasion.delivery.key is None:
        return None
    reader = await account(occasion.session, person, programme)
    _unless_at_night(occasion, reader)
    items: dict[object, Item] = {}
    due: dict[object, datetime] = {}
    for row in await reminders.told_by(occasion.session, occasion.delivery.key):
        entry = programme.entries.get(row.entry or "")
        if isinstance(entry, Dated):
            if _wanted(row, entry, reader, occasion):
                # Of several about one entry the last says most; it is one block.
                items[entry.key] = _item(row, entry, reader, occasion)
                due[entry.key] = row.due_at or occasion.now
        elif row.text is not None:
            items[row.id] = _item(row, None, reader, occasion)
            due[row.id] = row.due_at or occasion.now
    if not items:
        return None
    trip = all(reader.answers.get(item.entry.key) == "coming" for item in items.values() if item.entry)
    return views.reminder(
        list(items.values()),
        Reader(person.city, trip),
        programme,
        occasion.now,
        occasion.t,
        late=any(is_late(due[key], occasion.now) for key in items),
    )


def _unless_at_night(occasion: Occasion, reader: Account) -> None:
    """What comes late must not come at night; what is on time was due at its hour. Raises NotNow."""
    if is_late(occasion.delivery.due_at, occasion.now):
        awake = reader.place.awake(occasion.now)
        if awake > occasion.now:
            raise NotNow(awake)


def _wanted(row: Reminder, entry: Dated, reader: Account, occasion: Occasion) -> bool:
    """Whether it is still theirs to hear: not muted, unsubscribed or over since it was queued."""
    dates = entry.dates
    if dates is None or owed.end_of_use(dates, zone_of(entry, occasion.programme)) <= occasion.now:
        return False
    if row.slot in (Slot.OWN, Slot.AGAIN):
        return entry.key not in reader.muted
    return reader.role(entry, occasion.programme) is not None


def _item(row: Reminder, entry: Dated | None, reader: Account, occasion: Occasion) -> Item:
    snooze = next((days for days in SNOOZES if _fits(days, entry, reader, occasion)), None)
    return Item(row.id, Slot(row.slot), entry, row.text, snooze)


def _fits(days: int, entry: Dated | None, reader: Account, occasion: Occasion) -> bool:
    if entry is None:
        return True
    until = owed.end_of_use(entry.dates, zone_of(entry, occasion.programme)) if entry.dates else None
    return until is None or acts.in_days(days, reader, occasion.now)[1] < until


async def correction(occasion: Occasion) -> Reply | None:
    """None where the entry is again what the person was told."""
    what = occasion.delivery.what
    entry = occasion.programme.entries.get(what["entry"])
    if not isinstance(entry, Dated):
        return None
    told = ProgrammeDate.parse(what["told"]) if what["told"] else None
    off = entry.outcome.value == "cancelled"
    if occasion.person is None or (entry.dates, off) == (told, what["was_off"]):
        return None
    _unless_at_night(occasion, await account(occasion.session, occasion.person, occasion.programme))
    return views.correction(
        entry, told, was_off=what["was_off"], programme=occasion.programme, now=occasion.now, t=occasion.t
    )


async def edited_card(occasion: Occasion) -> Reply | None:
    what = occasion.delivery.what
    visit = occasion.programme.entries.get(what["visit"])
    if not isinstance(visit, Visit):
        return None
    reader = occasion.person.id if occasion.person is not None else None
    attendance = await acts.attendance(occasion.session, visit.key, reader)
    return card.part(what["part"], visit, occasion.programme, occasion.now, occasion.t, attendance)


async def still_open(occasion: Occasion) -> Reply | None:
    """None where the days have been fixed meanwhile, or the coordinator wants to hear no more of it."""
    programme, now = occasion.programme, occasion.now
    if occasion.person is None:
        return None
    _unless_at_night(occasion, await account(occasion.session, occasion.person, programme))
    silent = await acts.muted(occasion.session, occasion.person)
    entries = [programme.entries.get(key) for key in occasion.delivery.what["visits"] if key not in silent]
    visits = [
        visit
        for visit in entries
        if isinstance(visit, Visit) and owed.date_is_open(visit) and acts.is_ahead(visit, programme, now)
    ]
    return views.still_open(visits, programme, now, occasion.t) if visits else None


RENDERERS.update(
    {
        "reminder": reminder,
        "correction": correction,
        "card": edited_card,
        "open_date": still_open,
    }
)
