"""`/followups`: whose, of which city, field or visit, and what is overdue."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.browsing import Page
from bot.config import Settings
from bot.followups import rights
from bot.followups.recording import day_of
from bot.programme.model import Programme, Visit
from db import followups
from db.followups import Which
from db.models.followups import FollowUp
from db.models.people import Person

PAGE = 5
#: How long what is done stays in the list, where it can be undone.
SHOWN_DONE = timedelta(days=2)
FIELD, ENTRY = "f.", "e."


@dataclass(frozen=True)
class Listed:
    page: Page[FollowUp]
    #: Keys of the visits and actions of which there is something open.
    entries: tuple[str, ...]


async def listed(
    session: AsyncSession,
    person: Person | None,
    group: int | None,
    scope: str,
    number: int,
    programme: Programme,
    now: datetime,
    settings: Settings,
) -> Listed | None:
    """A page; None for a scope that there is not. In a group only what was recorded there."""
    if group is not None or person is None:
        seen = Which(chat_id=group)
    else:
        seen = await rights.seen_by(session, person, settings)
    which = _which(scope, seen, person, programme, now)
    if which is None:
        return None
    since = now - SHOWN_DONE
    pages = max(1, -(-await followups.number(session, which, closed_since=since) // PAGE))
    number = min(max(number, 0), pages - 1)
    rows = await followups.page(session, which, closed_since=since, skip=number * PAGE, number=PAGE)
    entries = tuple(await followups.entries_of(session, seen))
    return Listed(Page(scope, tuple(rows), number, pages), entries)


def _which(
    scope: str, seen: Which, person: Person | None, programme: Programme, now: datetime
) -> Which | None:
    match scope:
        case "all":
            return seen
        case "mine" if person is not None:
            return replace(seen, mine=person.id)
        case "city" if person is not None and person.city in programme.zones:
            return replace(seen, city=person.city)
        case "late":
            return replace(seen, overdue_on=day_of(now, person.city if person else None, programme))
    if scope.startswith(FIELD):
        number = scope.removeprefix(FIELD)
        field = next((one for one in programme.fields if str(one.number) == number), None)
        return replace(seen, field=field.key) if field is not None else None
    if scope.startswith(ENTRY):
        return replace(seen, entries=_family(scope.removeprefix(ENTRY), programme))
    return None


def _family(key: str, programme: Programme) -> frozenset[str]:
    """A visit with its agenda, and the actions that it carries out."""
    entry = programme.entries.get(key)
    items = [item.key for item in entry.agenda] if isinstance(entry, Visit) else []
    actions = [action.key for topic in programme.topics for action in topic.actions if action.visit == key]
    return frozenset((key, *items, *actions))
