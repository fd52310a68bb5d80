"""Who may do what. Whoever does a deed asks here; a button that is drawn proves nothing.

Those named in COORDINATORS hold every right as long as they are named. Everyone else holds
what a row grants, everywhere or for one city or one field.
"""

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from bot.coordinators import RIGHTS, RightName
from db import rights
from db.models.rights import Right


async def may(
    session: AsyncSession,
    person_id: int,
    right: RightName,
    *,
    coordinators: Collection[int],
    city: str | None = None,
    fields: Collection[str] = (),
) -> bool:
    """Whether the person may use `right` for something of `city` and of all of `fields`.

    Without `city` and `fields` it concerns the whole programme: only an unlimited right will do.
    A right for a field covers what belongs to that field alone.
    """
    if person_id in coordinators:
        return True
    held = [row for row in await rights.of_person(session, person_id) if row.right == right]
    return _cover(held, city, fields)


async def may_any(
    session: AsyncSession,
    person_id: int,
    *,
    coordinators: Collection[int],
    city: str | None = None,
    fields: Collection[str] = (),
) -> bool:
    """The same of any right, whichever it is: who sits at the desk there."""
    if person_id in coordinators:
        return True
    held = await rights.of_person(session, person_id)
    return any(_cover([row for row in held if row.right == right], city, fields) for right in RIGHTS)


async def is_coordinator(session: AsyncSession, person_id: int, *, coordinators: Collection[int]) -> bool:
    """Whether the person holds any right at all."""
    return person_id in coordinators or bool(await rights.of_person(session, person_id))


async def holders(
    session: AsyncSession,
    right: RightName,
    *,
    coordinators: Collection[int],
    city: str | None = None,
    fields: Collection[str] = (),
) -> list[int]:
    """Everyone who may use `right` for this, those of COORDINATORS first, each once."""
    rows = await rights.holding(session, right)
    known: dict[int, list[Right]] = {}
    for row in rows:
        known.setdefault(row.person_id, []).append(row)
    allowed = [person_id for person_id, held in known.items() if _cover(held, city, fields)]
    return list(dict.fromkeys([*sorted(coordinators), *allowed]))


async def holds(
    session: AsyncSession, person_id: int, right: RightName, *, coordinators: Collection[int]
) -> bool:
    """Whether the person holds `right` for anything at all: what opens the desk, not what does a deed."""
    return person_id in coordinators or any(
        row.right == right for row in await rights.of_person(session, person_id)
    )


def _cover(held: Collection[Right], city: str | None, fields: Collection[str]) -> bool:
    """Whether rows of one right and one person reach to `city` and to all of `fields`."""
    in_city = [row for row in held if row.city in ("", city)]
    if not fields:
        return any(not row.field for row in in_city)
    return all(any(row.field in ("", field) for row in in_city) for field in fields)
