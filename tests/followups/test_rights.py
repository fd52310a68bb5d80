"""Who may change and who may see a follow-up: every role, every deed."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime

import pytest

from bot.errors import NotPermitted
from bot.followups import rights
from bot.followups.acts import Acting, Outdated
from bot.programme.model import Programme
from bot.questions.doers import Doer
from db.models.followups import FollowUp
from db.models.rights import Right
from tests.followups.conftest import (
    ESSEN,
    KORIYAMA,
    SETTINGS,
    Sessions,
    editor,
    history,
    meet,
    promise,
    somebody,
)

NOW = datetime(2019, 5, 6, 12, tzinfo=UTC)
Deed = Callable[[Acting], Awaitable[bool]]

#: Role: the home city, rights, whether they may change, whether they may see.
ROLES: dict[str, tuple[str | None, list[Right], bool, bool]] = {
    "coordinator of its city": ("essen", [editor("essen")], True, True),
    "coordinator of the other side's city": ("koriyama", [editor("koriyama")], True, True),
    "coordinator of everything": (None, [editor()], True, True),
    "coordinator of its field": (None, [editor("", "energy")], True, True),
    "coordinator of another field": (None, [editor("", "water")], False, True),
    "sender": (None, [Right(right="sender", city="", field="")], False, True),
    "admin": (None, [Right(right="admin", city="", field="")], False, True),
    "neighbour": ("essen", [], False, True),
    "somebody of the other city": ("koriyama", [], False, True),
    "stranger": (None, [], False, False),
}

DEEDS: dict[str, Deed] = {
    "done": lambda acting: acting.done(),
    "dropped": lambda acting: acting.dropped(),
    "postponed": lambda acting: acting.due(date(2019, 6, 1)),
    "passed": lambda acting: acting.passed("koriyama"),
    "taken": lambda acting: acting.taken(),
    "field": lambda acting: acting.of_field("water"),
    "entry": lambda acting: acting.of_entry(None),
    "wording": lambda acting: acting.reworded("Something else"),
}


@pytest.mark.parametrize("role", ROLES)
async def test_role_may_change_or_only_see(lite: Sessions, programme: Programme, role: str) -> None:
    city, held, may_change, may_see = ROLES[role]
    async with lite() as session:
        recorder = await meet(session, ESSEN, "essen", NOW)
        fresh = [Right(right=one.right, city=one.city, field=one.field) for one in held]
        person = await meet(session, 50, city, NOW, rights=fresh)
        visit = programme.visits[0].key
        row = await promise(
            session, recorder, programme, NOW, cities=("koriyama",), field="energy", entry=visit
        )

        assert await rights.may_change(session, person.id, row, SETTINGS) is may_change
        assert await rights.may_see(session, person, row, SETTINGS) is may_see
        for name, deed in DEEDS.items():
            version, before = row.version, await history(session, row)
            try:
                acting = await Acting.at(session, row.id, version, somebody(person), programme, NOW, SETTINGS)
            except NotPermitted:
                assert not may_change
                assert (row.version, await history(session, row)) == (version, before)
                continue
            assert may_change
            assert acting is not None
            await deed(acting)
            if name in ("done", "dropped"):
                await acting.reopened()


@pytest.mark.parametrize("who", [ESSEN, KORIYAMA])
async def test_recorder_and_the_people_of_both_sides_may(
    lite: Sessions, programme: Programme, who: int
) -> None:
    async with lite() as session:
        recorder = await meet(session, ESSEN, "essen", NOW)
        koriyama = await meet(session, KORIYAMA, "koriyama", NOW)
        row = await promise(session, recorder, programme, NOW, doer=Doer("entry", "koriyama"))
        row.sides[0].person_id = koriyama.id
        row.recorder_id = recorder.id if who == ESSEN else None
        await session.flush()
        assert await rights.may_change(session, who, row, SETTINGS)


@pytest.mark.parametrize("deed", DEEDS)
async def test_of_two_taps_on_one_state_the_second_does_nothing(
    lite: Sessions, programme: Programme, deed: str
) -> None:
    async with lite() as session:
        recorder = await meet(session, ESSEN, "essen", NOW)
        row = await promise(
            session, recorder, programme, NOW, doer=Doer("entry", "koriyama"), entry=programme.visits[0].key
        )
        if deed == "passed":
            row.ball = "essen"
            await session.flush()
        version, me = row.version, somebody(recorder)
        acting = await Acting.at(session, row.id, version, me, programme, NOW, SETTINGS)
        assert acting is not None
        assert await DEEDS[deed](acting)
        after = await history(session, row)

        with pytest.raises(Outdated):
            await Acting.at(session, row.id, version, me, programme, NOW, SETTINGS)
        # And at the version that it has now it is no change any more.
        again = await Acting.at(session, row.id, row.version, me, programme, NOW, SETTINGS)
        assert again is not None
        assert not await DEEDS[deed](again)
        assert await history(session, row) == after


async def test_what_is_closed_is_neither_postponed_nor_passed(lite: Sessions, programme: Programme) -> None:
    async with lite() as session:
        recorder = await meet(session, ESSEN, "essen", NOW)
        row = await promise(session, recorder, programme, NOW)
        acting = await Acting.at(session, row.id, row.version, somebody(recorder), programme, NOW, SETTINGS)
        assert acting is not None
        await acting.done()
        for deed in ("done", "dropped", "postponed", "passed", "taken"):
            assert not await DEEDS[deed](acting)
        assert await history(session, row) == ["recorded", "done"]


async def test_unknown_number_is_nobodys(lite: Sessions, programme: Programme) -> None:
    async with lite() as session:
        recorder = await meet(session, ESSEN, "essen", NOW)
        assert await Acting.at(session, 99, 1, somebody(recorder), programme, NOW, SETTINGS) is None


async def test_of_two_taps_at_once_one_does_something(sessions: Sessions, programme: Programme) -> None:
    async with sessions.begin() as session:
        recorder = await meet(session, ESSEN, "essen", NOW)
        row = await promise(session, recorder, programme, NOW, cities=("koriyama",))
        number, version, me = row.id, row.version, somebody(recorder)

    async def tap(deed: str) -> bool:
        async with sessions.begin() as session:
            try:
                acting = await Acting.at(session, number, version, me, programme, NOW, SETTINGS)
            except Outdated:
                return False
            assert acting is not None
            return await DEEDS[deed](acting)

    did = await asyncio.gather(tap("done"), tap("passed"), tap("postponed"), tap("dropped"))

    assert sorted(did) == [False, False, False, True]
    async with sessions() as session:
        found = await session.get_one(FollowUp, number)
        assert found.version == version + 1
        assert len(await history(session, found)) == 2
