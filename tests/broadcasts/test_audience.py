"""Who gets a broadcast: exactly those who asked for it and can be reached."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession

from bot.broadcasts import audience as audiences
from bot.broadcasts.audience import is_quiet, may_send, plan, senders, woken
from bot.broadcasts.values import Audience, Heads, Mode
from bot.programme.model import Programme
from db.models.reminders import Participation
from db.models.rights import Right
from tests.broadcasts.conftest import Sessions, add_person, rows_of, send_off

COORDINATOR = 90


@pytest.fixture
async def session(sessions: Sessions, now: datetime) -> AsyncIterator[AsyncSession]:
    """Five people: who they are says what they follow."""
    async with sessions() as session:
        await add_person(session, 1, now, language="de", city="essen", follows=("water",))
        await add_person(session, 2, now, language="ja", city="koriyama", follows=("water", "energy"))
        await add_person(session, 3, now, language="en", city=None, follows=("energy",))
        await add_person(session, 4, now, language="de", city="koriyama", follows=())
        await add_person(session, COORDINATOR, now, language="en", city="essen", follows=("medical",))
        yield session


#: What is asked for, and whom it means.
AUDIENCES: list[tuple[Audience, set[int]]] = [
    (Audience(), {1, 2, 3, COORDINATOR}),
    (Audience(fields=("water",)), {1, 2}),
    (Audience(fields=("water", "energy")), {1, 2, 3}),
    (Audience(fields=("exchange",)), set()),
    (Audience(cities=("koriyama",)), {2}),
    (Audience(cities=("koriyama", "essen")), {1, 2, COORDINATOR}),
    (Audience(languages=("de", "en")), {1, 3, COORDINATOR}),
    (Audience(fields=("water",), cities=("essen",), languages=("ja",)), set()),
    (Audience(roles=("coordinator",)), {3, COORDINATOR}),
    (Audience(roles=("delegate",)), {1, 2}),
    (Audience(roles=("delegate", "coordinator")), {1, 2, 3, COORDINATOR}),
    (Audience(visit="tour"), {1, 4}),
    (Audience(visit="tour", fields=("water",)), {1}),
    (Audience(visit="other"), set()),
]


async def test_audience_is_who_has_all_of_it_in_common(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    session.add(Right(person_id=3, right="editor", since=now))
    for person, answer in ((1, "coming"), (2, "no"), (3, "maybe"), (4, "coming")):
        session.add(Participation(person_id=person, visit="tour", answer=answer, since=now))
    await session.flush()

    for audience, expected in AUDIENCES:
        counted = await audiences.heads(session, audience, [COORDINATOR])
        broadcast = await send_off(session, programme, now, audience, coordinators=[COORDINATOR])

        assert {row.person_id for row in await rows_of(session, broadcast)} == expected, audience
        assert sum(heads.count for heads in counted) == broadcast.size == len(expected)


async def test_whoever_blocked_the_bot_or_wants_no_broadcasts_is_left_out(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    (await add_person(session, 1, now)).blocked_at = now
    (await add_person(session, 2, now)).wants_broadcasts = False
    await session.flush()

    broadcast = await send_off(session, programme, now, Audience(fields=("water",)))

    assert (broadcast.size, await rows_of(session, broadcast)) == (0, [])


async def test_heads_are_counted_by_language_and_city(session: AsyncSession) -> None:
    counted = await audiences.heads(session, Audience(), [])

    assert sorted(counted, key=repr) == [
        Heads("de", "essen", 1),
        Heads("en", "essen", 1),
        Heads("en", None, 1),
        Heads("ja", "koriyama", 1),
    ]


async def test_fair_hour_is_each_citys_next_working_hour(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    # Friday, 17 May 2019, 20:00 in Koriyama and 13:00 in Essen, where people still work.
    evening = datetime(2019, 5, 17, 11, 0, tzinfo=UTC)

    broadcast = await send_off(session, programme, evening, mode=Mode.FAIR_HOUR)

    due = {row.person_id: row.due_at for row in await rows_of(session, broadcast)}
    monday = datetime(2019, 5, 20, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert due == {1: evening, 2: monday, 3: evening, COORDINATOR: evening}
    assert broadcast.starts_at == evening


async def test_preview_says_how_many_would_be_woken(
    session: AsyncSession, programme: Programme, now: datetime
) -> None:
    night_owl = await add_person(session, 5, now, city="essen")
    night_owl.quiet_from, night_owl.quiet_to = time(3), time(11)
    never_quiet = await add_person(session, 6, now, city="essen")
    never_quiet.quiet_from = never_quiet.quiet_to = time(0)
    await session.flush()

    async def woken_at(hour: int) -> int:
        planned = plan(Mode.AT_ONCE, datetime(2019, 5, 17, hour, 0, tzinfo=UTC), programme)
        return await woken(session, Audience(), [], planned, programme)

    # 02:00 in Essen: persons 1, 3 (no city: the first) and the coordinator, but not the owl.
    assert await woken_at(0) == 3
    # 10:00 in Essen, 17:00 in Koriyama: the owl alone.
    assert await woken_at(8) == 1
    # 15:00 in Essen, 22:00 in Koriyama.
    assert await woken_at(13) == 1
    fair = plan(Mode.FAIR_HOUR, datetime(2019, 5, 17, 0, 0, tzinfo=UTC), programme)
    assert await woken(session, Audience(), [], fair, programme) == 1


@given(st.times(), st.times(), st.times())
def test_quiet_hours_are_the_same_turned_around(at: time, begin: time, end: time) -> None:
    if begin == end:
        assert not is_quiet(at, begin, end)
    else:
        assert is_quiet(at, begin, end) is not is_quiet(at, end, begin)


#: What is granted (right, city, field), the audience, and whether it may be sent to.
GRANTS: list[tuple[list[tuple[str, str, str]], Audience, bool]] = [
    ([("sender", "", "")], Audience(), True),
    ([("editor", "", "")], Audience(), False),
    ([("sender", "essen", "")], Audience(), False),
    ([("sender", "essen", "")], Audience(cities=("essen",)), True),
    ([("sender", "essen", "")], Audience(cities=("essen", "koriyama")), False),
    ([("sender", "essen", ""), ("sender", "koriyama", "")], Audience(cities=("essen", "koriyama")), True),
    ([("sender", "", "water")], Audience(fields=("water",)), True),
    ([("sender", "", "water")], Audience(fields=("water", "energy")), False),
    ([("sender", "", "water")], Audience(visit="tour"), False),
    ([("sender", "essen", "water")], Audience(fields=("water",)), False),
    ([("sender", "essen", "water")], Audience(fields=("water",), cities=("essen",)), True),
]


async def test_right_to_send_covers_every_city_and_field_of_the_audience(
    session: AsyncSession, now: datetime
) -> None:
    for granted, audience, allowed in GRANTS:
        async with session.begin_nested() as grants:
            for right, city, field in granted:
                session.add(Right(person_id=1, right=right, city=city, field=field, since=now))
            await session.flush()

            assert await may_send(session, 1, audience, [COORDINATOR]) is allowed, (granted, audience)
            able = await senders(session, audience, [COORDINATOR])
            assert able == [COORDINATOR, *([1] if allowed else [])]
            await grants.rollback()


def test_fair_hour_never_wakes_anybody_of_either_city(programme: Programme) -> None:
    start = datetime(2019, 1, 1, tzinfo=UTC)
    for day, hour in product(range(0, 365, 3), range(0, 24, 5)):
        at = start + timedelta(days=day, hours=hour)
        planned = plan(Mode.FAIR_HOUR, at, programme)
        for city, zone in programme.zones.items():
            local = planned.of(city).astimezone(zone)
            assert planned.of(city) >= at
            assert time(9) <= local.time() < time(17)
