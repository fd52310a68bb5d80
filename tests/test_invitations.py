"""An invitation makes a coordinator of exactly as many people as it says, for what it says."""

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import invitations, people, rules
from bot.coordinators import Action, Joined, Refusal, Scope
from bot.errors import NotPermitted
from bot.invitations import HOLDS
from db.models.desk import Deed, Invitation
from db.models.rights import Right

Sessions = async_sessionmaker[AsyncSession]

OPERATORS_CHOICE, NEWCOMER, THIRD = 3, 5, 6
NAMED = frozenset({OPERATORS_CHOICE})


@pytest.fixture
async def known(sessions: Sessions, now: datetime) -> Sessions:
    async with sessions.begin() as session:
        for number in (OPERATORS_CHOICE, NEWCOMER, THIRD):
            await people.meet(session, number, "en", now)
    return sessions


async def invited(sessions: Sessions, scope: Scope, now: datetime, *, uses: int = 1) -> str:
    async with sessions.begin() as session:
        _, code = await invitations.invite(
            session, OPERATORS_CHOICE, scope, uses=uses, now=now, coordinators=NAMED
        )
    return code


async def redeemed(sessions: Sessions, number: int, code: str, now: datetime) -> Joined | Refusal:
    async with sessions.begin() as session:
        person = await people.meet(session, number, "en", now)
        return await invitations.redeem(session, person, code, now)


async def deeds(sessions: Sessions) -> list[tuple[int | None, str]]:
    async with sessions() as session:
        return [
            (deed.person_id, deed.action) for deed in await session.scalars(select(Deed).order_by(Deed.id))
        ]


async def test_link_makes_a_coordinator_and_says_so_in_the_log(known: Sessions, now: datetime) -> None:
    scope = Scope("sender", "essen", "energy")
    code = await invited(known, scope, now)

    assert await redeemed(known, NEWCOMER, code, now) == Joined(scope, new=True)

    async with known() as session:
        for city, field, allowed in (
            ("essen", "energy", True),
            ("koriyama", "energy", False),
            ("essen", "water", False),
        ):
            may = await rules.may(session, NEWCOMER, "sender", coordinators=NAMED, city=city, fields=[field])
            assert may is allowed
    assert await deeds(known) == [
        (OPERATORS_CHOICE, Action.INVITED),
        (NEWCOMER, Action.RIGHT_GRANTED),
    ]


async def test_code_itself_is_not_in_the_database(known: Sessions, now: datetime) -> None:
    code = await invited(known, Scope("editor"), now)
    assert len(code) == 22  # 128 bits in base64

    async with known() as session:
        [row] = await session.scalars(select(Invitation))
        held = [str(getattr(row, column.key)) for column in Invitation.__table__.columns]
    assert not any(code in value for value in held)


async def test_same_person_spends_one_use_however_often_they_follow_the_link(
    known: Sessions, now: datetime
) -> None:
    scope = Scope("editor")
    code = await invited(known, scope, now, uses=2)

    assert await redeemed(known, NEWCOMER, code, now) == Joined(scope, new=True)
    assert await redeemed(known, NEWCOMER, code, now) == Joined(scope, new=False)
    assert await redeemed(known, THIRD, code, now) == Joined(scope, new=True)


async def test_two_who_follow_a_link_for_one_at_the_same_time_are_not_both_let_in(
    known: Sessions, now: datetime
) -> None:
    code = await invited(known, Scope("editor"), now)

    results = await asyncio.gather(*(redeemed(known, number, code, now) for number in (NEWCOMER, THIRD)))

    assert sorted(str(type(result).__name__) for result in results) == ["Joined", "Refusal"]
    assert Refusal.USED_UP in results


async def test_invitation_past_its_time_lets_nobody_in(known: Sessions, now: datetime) -> None:
    code = await invited(known, Scope("editor"), now)
    assert await redeemed(known, NEWCOMER, code, now + HOLDS) is Refusal.EXPIRED
    just_before = now + HOLDS - timedelta(seconds=1)
    assert await redeemed(known, NEWCOMER, code, just_before) == Joined(Scope("editor"), new=True)


async def test_revoked_invitation_lets_nobody_in(known: Sessions, now: datetime) -> None:
    code = await invited(known, Scope("editor"), now)
    async with known.begin() as session:
        [row] = await session.scalars(select(Invitation))
        await invitations.revoke(session, OPERATORS_CHOICE, row.id, now=now, coordinators=NAMED)

    assert await redeemed(known, NEWCOMER, code, now) is Refusal.REVOKED


@pytest.mark.parametrize("guess", ["", "A" * 22, "' OR 1=1 --", "\N{GRINNING FACE}"])
async def test_guess_opens_nothing(known: Sessions, now: datetime, guess: str) -> None:
    await invited(known, Scope("admin"), now)
    assert await redeemed(known, NEWCOMER, guess, now) is Refusal.UNKNOWN


async def test_admin_of_one_city_invites_for_that_city_alone(known: Sessions, now: datetime) -> None:
    await redeemed(known, NEWCOMER, await invited(known, Scope("admin", "essen"), now), now)

    async with known.begin() as session:
        await invitations.invite(
            session, NEWCOMER, Scope("sender", "essen"), uses=1, now=now, coordinators=NAMED
        )
        for scope in (Scope("sender", "koriyama"), Scope("sender"), Scope("admin")):
            with pytest.raises(NotPermitted):
                await invitations.invite(session, NEWCOMER, scope, uses=1, now=now, coordinators=NAMED)


async def test_last_admin_keeps_the_right_until_there_is_another(known: Sessions, now: datetime) -> None:
    for number in (NEWCOMER, THIRD):
        await redeemed(known, number, await invited(known, Scope("admin"), now), now)
    nobody: frozenset[int] = frozenset()  # the operator has taken COORDINATORS away

    async def withdraw(of: int) -> None:
        async with known.begin() as session:
            [row] = await session.scalars(select(Right).where(Right.person_id == of))
            await invitations.withdraw(session, NEWCOMER, row.id, now=now, coordinators=nobody)

    await withdraw(THIRD)
    with pytest.raises(NotPermitted):
        await withdraw(NEWCOMER)
    async with known() as session:
        assert await rules.holders(session, "admin", coordinators=nobody) == [NEWCOMER]
