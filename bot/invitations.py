"""How a person becomes a coordinator: a link with a code of 128 random bits.

The code is in the link alone. The database holds its SHA-256, so a copy of the database
opens no door; with that many random bits a slow hash would add nothing.
"""

import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy.ext.asyncio import AsyncSession

from bot import rules
from bot.coordinators import RIGHTS, Action, Joined, Refusal, Scope
from bot.deeds import record
from bot.errors import NotPermitted
from db import desk, rights
from db.models.desk import Invitation
from db.models.people import Person
from db.models.rights import Right

#: How long an invitation holds.
HOLDS = timedelta(days=7)


async def invite(
    session: AsyncSession,
    by: int,
    scope: Scope,
    *,
    uses: int,
    now: datetime,
    coordinators: Collection[int],
) -> tuple[Invitation, str]:
    """Make an invitation; give its row and its code. Raises NotPermitted.

    Nobody gives what they do not hold themselves: an admin of one city invites for that city.
    """
    await _require_admin(session, by, scope, coordinators)
    code = secrets.token_urlsafe(16)
    invitation = Invitation(
        code_hash=_hash(code),
        uses_left=uses,
        expires_at=now + HOLDS,
        created_by=by,
        created_at=now,
        **scope.limits,
    )
    await desk.add_invitation(session, invitation)
    record(session, by, Action.INVITED, str(invitation.id), now, after=scope.limits | {"uses": uses})
    return invitation, code


async def redeem(session: AsyncSession, person: Person, code: str, now: datetime) -> Joined | Refusal:
    """Grant the person what the invitation says, and take one of its uses."""
    invitation = await desk.invitation_of_code(session, _hash(code))
    if invitation is None:
        return Refusal.UNKNOWN
    scope = scope_of(invitation)
    held = await rights.of_person(session, person.id)
    if any(scope_of(row) == scope for row in held):
        return Joined(scope, new=False)
    if not await desk.use(session, invitation.id, now):
        return _why_not(invitation, now)
    granted = Right(person_id=person.id, granted_by=invitation.created_by, since=now, **scope.limits)
    await rights.add(session, granted)
    record(session, person.id, Action.RIGHT_GRANTED, str(person.id), now, after=scope.limits)
    return Joined(scope, new=True)


async def revoke(
    session: AsyncSession, by: int, invitation_id: int, *, now: datetime, coordinators: Collection[int]
) -> Invitation | None:
    """Close an invitation; None when there is none of that number. Raises NotPermitted."""
    invitation = await desk.invitation(session, invitation_id)
    if invitation is None:
        return None
    scope = scope_of(invitation)
    await _require_admin(session, by, scope, coordinators)
    if invitation.revoked_at is None:
        invitation.revoked_at = now
        record(session, by, Action.INVITATION_REVOKED, str(invitation.id), now, before=scope.limits)
    return invitation


async def withdraw(
    session: AsyncSession, by: int, right_id: int, *, now: datetime, coordinators: Collection[int]
) -> Right | None:
    """Take a right away; None when it is gone already. Raises NotPermitted, also for the last admin."""
    right = await rights.find(session, right_id)
    if right is None:
        return None
    scope = scope_of(right)
    await _require_admin(session, by, scope, coordinators)
    if await is_last_admin(session, right.person_id, coordinators=coordinators, of=right):
        raise NotPermitted
    record(session, by, Action.RIGHT_WITHDRAWN, str(right.person_id), now, before=scope.limits)
    await rights.remove(session, right)
    return right


async def is_last_admin(
    session: AsyncSession, person_id: int, *, coordinators: Collection[int], of: Right | None = None
) -> bool:
    """Whether nobody could grant every right any more without this person (or without the right `of`).

    Those of COORDINATORS stay admins, whatever the database says.
    """
    if coordinators:
        return False
    unlimited = [row for row in await rights.holding(session, "admin") if not row.city and not row.field]
    gone = [row for row in unlimited if row.person_id == person_id and of in (None, row)]
    return bool(gone) and len(gone) == len(unlimited)


def scope_of(row: Invitation | Right) -> Scope:
    right = next(name for name in RIGHTS if name == row.right)
    return Scope(right, row.city, row.field)


async def _require_admin(session: AsyncSession, by: int, scope: Scope, coordinators: Collection[int]) -> None:
    fields = (scope.field,) if scope.field else ()
    city = scope.city or None
    if not await rules.may(session, by, "admin", coordinators=coordinators, city=city, fields=fields):
        raise NotPermitted


def _why_not(invitation: Invitation, now: datetime) -> Refusal:
    if invitation.revoked_at is not None:
        return Refusal.REVOKED
    return Refusal.EXPIRED if invitation.expires_at <= now else Refusal.USED_UP


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()
