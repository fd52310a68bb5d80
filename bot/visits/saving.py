"""A planned visit is written: with what it causes, on record, and unless somebody changed the same."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import reminders, rules
from bot.config import Settings
from bot.coordinators import Action
from bot.deeds import record
from bot.errors import NotPermitted
from bot.programme import store
from bot.programme.dates import Outcome
from bot.programme.model import Visit
from bot.programme.tense import today_in, zone_of
from bot.visits.drafts import COLUMNS, Draft, visit_of, with_visit
from bot.visits.values import PARTS, Clash, Part, Saved


class VisitGone(LookupError):
    """The visit is not in the programme any more."""


async def save(
    session: AsyncSession,
    by: int,
    draft: Draft,
    now: datetime,
    settings: Settings,
    *,
    dry_run: bool = False,
) -> Saved | Clash:
    """Write what the draft changes, in the caller's transaction; `dry_run` only says what that causes.

    Raises NotPermitted, VisitGone.
    """
    before = await store.load_to_change(session)
    changed: list[Part] = draft["changed"]
    known: Visit | None = None
    others: list[Part] = []
    if draft["key"] is not None:
        found = before.entries.get(draft["key"])
        if not isinstance(found, Visit):
            raise VisitGone
        known = found
        others = _changed_meanwhile(draft["base"], known)
        clash = [part for part in changed if part in others and part not in draft.get("mine", [])]
        if clash:
            return Clash(tuple(clash))
    visit = visit_of(draft, before, onto=known)
    for touched in filter(None, (known, visit)):
        await require_editor(session, by, touched, settings.coordinators)
    after = with_visit(before, visit)
    consequences = await reminders.programme_changed(session, before, after, now, dry_run=dry_run)
    if not dry_run and visit != known:
        await store.merge(session, after)
        action = Action.VISIT_CHANGED if known else Action.VISIT_ADDED
        before_after = _difference(known, visit, changed)
        record(session, by, action, visit.key, now, before=before_after[0], after=before_after[1])
    return Saved(visit.key, consequences, tuple(others))


async def set_outcome(
    session: AsyncSession,
    by: int,
    key: str,
    outcome: Outcome,
    now: datetime,
    settings: Settings,
    *,
    dry_run: bool = False,
) -> Saved:
    """Cancel a visit, or note that it took place or did not. Raises NotPermitted, VisitGone."""
    before = await store.load_to_change(session)
    visit = before.entries.get(key)
    if not isinstance(visit, Visit):
        raise VisitGone
    await require_editor(session, by, visit, settings.coordinators)
    changed = visit.model_copy(update={"outcome": outcome})
    after = with_visit(before, changed)
    consequences = await reminders.programme_changed(session, before, after, now, dry_run=dry_run)
    if not dry_run and changed != visit:
        await store.merge(session, after)
        over = visit.dates is not None and visit.dates.end < today_in(zone_of(visit, before), now)
        action = Action.VISIT_OUTCOME if over else Action.VISIT_CANCELLED
        told = ({"outcome": visit.outcome.value}, {"outcome": outcome.value})
        record(session, by, action, key, now, before=told[0], after=told[1])
    return Saved(key, consequences)


async def may_edit(session: AsyncSession, by: int, visit: Visit, coordinators: Collection[int]) -> bool:
    """Whoever may edit for either side of a visit, in each of its fields, may change it."""
    for city in filter(None, (visit.host, visit.guests)):
        if await rules.may(session, by, "editor", coordinators=coordinators, city=city, fields=visit.fields):
            return True
    return False


async def require_editor(session: AsyncSession, by: int, visit: Visit, coordinators: Collection[int]) -> None:
    """Raise NotPermitted for who may not change the visit."""
    if not await may_edit(session, by, visit, coordinators):
        raise NotPermitted


def keep_mine(draft: Draft, parts: Sequence[Part]) -> Draft:
    """After a Clash: this draft's parts shall stand, whatever the other wrote there."""
    return {**draft, "mine": [*draft.get("mine", []), *parts]}


def take_theirs(draft: Draft, parts: Sequence[Part]) -> Draft:
    """After a Clash: the other's parts shall stand; this draft's are dropped."""
    return {**draft, "changed": [part for part in draft["changed"] if part not in parts]}


def _changed_meanwhile(base: dict[str, Any], known: Visit) -> list[Part]:
    current = known.model_dump(mode="json", exclude_none=True)
    return [part for part in PARTS if any(base.get(name) != current.get(name) for name in COLUMNS[part])]


def _difference(
    known: Visit | None, visit: Visit, parts: Sequence[Part]
) -> tuple[dict[str, Any] | None, dict[str, Any]]:
    """What is put on record: the columns that are different. Agenda and delegation by their number."""
    new = visit.model_dump(mode="json", exclude_none=True)
    old = known.model_dump(mode="json", exclude_none=True) if known else {}
    names = [name for part in parts for name in COLUMNS[part] if old.get(name) != new.get(name)]
    return ({name: _short(old.get(name)) for name in names} if known else None), {
        name: _short(new.get(name)) for name in names
    }


def _short(value: Any) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return len(value)
    if isinstance(value, dict):
        return value.get("en")
    return ", ".join(value) if isinstance(value, list) else value
