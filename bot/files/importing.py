"""A file that a coordinator hands in: planned, then written with all that it causes."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

from sqlalchemy.ext.asyncio import AsyncSession

from bot import reminders, rules
from bot.config import Settings
from bot.coordinators import Action
from bot.deeds import record
from bot.errors import NotPermitted
from bot.files import calendars, columns, sheets
from bot.files.plans import plan
from bot.files.values import CannotRead, DryRun, Unreadable
from bot.programme import store
from bot.programme.faults import ProgrammeFaults
from bot.programme.load import read_text
from bot.programme.model import Lang, Programme, Visit
from bot.programme.store import ProgrammeMismatch, combined
from bot.programme.tense import today_in
from bot.reminders.model import Consequences

#: Largest programme file that comes in a chat (bytes).
LARGEST = 5_000_000


@dataclass(frozen=True)
class File:
    name: str
    content: bytes

    @property
    def suffix(self) -> str:
        return PurePath(self.name).suffix.lower()


@dataclass(frozen=True)
class Planned:
    """What a file would do, or did."""

    dry_run: DryRun
    consequences: Consequences


async def import_file(
    session: AsyncSession,
    by: int,
    file: File,
    headings: Mapping[str, Sequence[str]],
    lang: Lang,
    now: datetime,
    settings: Settings,
    *,
    dry_run: bool,
) -> Planned:
    """Plan the import, and unless `dry_run` write it in the caller's transaction.

    Raises CannotRead, and NotPermitted for who may edit nothing, or hands in a whole programme
    without the right for all of it.
    """
    coordinators = settings.coordinators
    if not await rules.holds(session, by, "editor", coordinators=coordinators):
        raise NotPermitted
    before = await store.load_to_change(session)
    if file.suffix in (".yaml", ".yml"):
        if not await rules.may(session, by, "editor", coordinators=coordinators):
            raise NotPermitted
        after, found = _programme(file, before)
    else:
        allowed = await _allowed(session, by, before, coordinators)
        today = today_in(next(iter(before.zones.values())), now)
        made = plan(_rows(file, headings, before, lang), before, lang, today, allowed)
        after, found = made.programme, made.dry_run
    causes = Consequences()
    if found:
        causes = await reminders.programme_changed(session, before, after, now, dry_run=dry_run)
    if found and not dry_run:
        await store.merge(session, after)
        numbers = {"new": len(found.new), "changed": len(found.changed), "refused": len(found.refused)}
        record(session, by, Action.IMPORTED, file.name[:120], now, after=numbers)
    return Planned(found, causes)


def _rows(
    file: File, headings: Mapping[str, Sequence[str]], programme: Programme, lang: Lang
) -> list[tuple[int, Mapping[str, str]]]:
    match file.suffix:
        case ".csv" | ".xlsx":
            return columns.numbered_rows(sheets.rows_of(file.content, file.suffix), headings)
        case ".ics":
            return calendars.rows_of(file.content, programme, lang)
        case _:
            raise CannotRead(Unreadable.UNKNOWN_SORT)


def _programme(file: File, before: Programme) -> tuple[Programme, DryRun]:
    if len(file.content) > LARGEST:
        raise CannotRead(Unreadable.TOO_LARGE)
    try:
        new = read_text(file.content, file.name)
        after = combined(before, new)
    except ProgrammeFaults as faults:
        raise CannotRead(Unreadable.FAULTS, "\n".join(faults.lines())) from faults
    except ProgrammeMismatch as error:
        raise CannotRead(Unreadable.OTHER_PROGRAMME) from error
    added = [entry.name.en for key, entry in after.entries.items() if key not in before.entries]
    changed = [
        entry.name.en
        for key, entry in after.entries.items()
        if key in before.entries and before.entries[key] != entry
    ]
    unchanged = len(new.entries) - len(added) - len(changed)
    return after, DryRun(tuple(added), tuple(changed), max(0, unchanged))


async def _allowed(
    session: AsyncSession, by: int, programme: Programme, coordinators: Collection[int]
) -> Callable[[Visit], bool]:
    """Whether the person may edit a visit: for one of its two sides, in all of its fields."""
    every = [field.key for field in programme.fields]
    may: set[tuple[str, str]] = set()
    unlimited: set[str] = set()
    for city in programme.cities:
        if await rules.may(session, by, "editor", coordinators=coordinators, city=city.key):
            unlimited.add(city.key)
        for field in every:
            if await rules.may(
                session, by, "editor", coordinators=coordinators, city=city.key, fields=[field]
            ):
                may.add((city.key, field))

    def allowed(visit: Visit) -> bool:
        sides = [city for city in (visit.host, visit.guests) if city]
        if not visit.fields:
            return any(city in unlimited for city in sides)
        return any(all((city, field) in may for field in visit.fields) for city in sides)

    return allowed
