"""Visits and actions as people leaf through them: by time, by field, page by page.

A scope is `upcoming`, `past`, `all`, `mine` (the fields that one follows) or `field.KEY`.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from bot.programme.model import Action, Dated, Programme, Visit
from bot.programme.tense import today_in, zone_of

PAGE = 5
FIELD = "field."

T = TypeVar("T")


@dataclass(frozen=True)
class Page(Generic[T]):
    """One page of a list; `number` counts from 0."""

    scope: str
    items: tuple[T, ...]
    number: int
    pages: int

    @property
    def field(self) -> str | None:
        """Key of the field that the list is about."""
        return self.scope.removeprefix(FIELD) if self.scope.startswith(FIELD) else None


def visits(
    programme: Programme, scope: str, number: int, *, now: datetime, mine: Set[str] = frozenset()
) -> Page[Visit] | None:
    """A page of visits, the nearest in time first; None for a scope that there is not."""
    chosen: list[Visit]
    match scope:
        case "upcoming":
            chosen = _by_date([visit for visit in programme.visits if not over(visit, programme, now)])
        case "past":
            chosen = _by_date([visit for visit in programme.visits if over(visit, programme, now)])[::-1]
        case _:
            fields = _fields(programme, scope, mine)
            if fields is None:
                return None
            chosen = _by_date([visit for visit in programme.visits if fields & set(visit.fields)])
    return _page(scope, chosen, number)


def actions(
    programme: Programme, scope: str, number: int, *, mine: Set[str] = frozenset()
) -> Page[Action] | None:
    """A page of actions in the programme's order; None for a scope that there is not."""
    fields = _fields(programme, scope, mine)
    if fields is None:
        return None
    chosen = [action for topic in programme.topics if topic.field in fields for action in topic.actions]
    return _page(scope, chosen, number)


def over(entry: Visit, programme: Programme, now: datetime) -> bool:
    """Whether the last day on which it can lie has passed at the host's."""
    return entry.dates is not None and entry.dates.end < today_in(zone_of(entry, programme), now)


def _fields(programme: Programme, scope: str, mine: Set[str]) -> set[str] | None:
    known = {field.key for field in programme.fields}
    if scope == "all":
        return known
    if scope == "mine":
        return known & mine
    return {scope.removeprefix(FIELD)} if scope.startswith(FIELD) and scope[len(FIELD) :] in known else None


def _by_date(entries: list[Visit]) -> list[Visit]:
    return sorted(entries, key=_end_and_start)


def _end_and_start(entry: Dated) -> tuple[date, date]:
    """What is less exact comes after what is sure to lie before its end; no date at all comes last."""
    return (entry.dates.end, entry.dates.start) if entry.dates else (date.max, date.max)


def _page(scope: str, items: Sequence[T], number: int) -> Page[T]:
    pages = max(1, -(-len(items) // PAGE))
    number = min(max(number, 0), pages - 1)
    return Page(scope, tuple(items[number * PAGE : (number + 1) * PAGE]), number, pages)
