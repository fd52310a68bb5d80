"""Who is nudged, day by day, in a real database: only who has the ball, until it is done."""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.followups import coming, rounds, ticking
from bot.followups.acts import Acting
from bot.programme.model import Programme
from bot.questions.doers import Doer
from db.models.deliveries import Delivery
from db.models.followups import FollowUp
from db.models.people import Person
from tests.followups.conftest import (
    ESSEN,
    KORIYAMA,
    SETTINGS,
    Sessions,
    editor,
    history,
    meet,
    nudged,
    promise,
    somebody,
)
from tests.followups.model import nudge_instants, told_instant

NIGHT = (time(21), time(8))
BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")
START = datetime(2019, 5, 6, 12, tzinfo=UTC)
DUE = date(2019, 5, 24)
TO_KORIYAMA = Doer("entry", "koriyama")


async def live(
    session: AsyncSession, programme: Programme, start: datetime, end: datetime, hours: int = 6
) -> None:
    now = start
    while now <= end:
        await ticking.due(session, programme, now, SETTINGS)
        now += timedelta(hours=hours)


async def acting(
    session: AsyncSession, row: FollowUp, person: Person, programme: Programme, now: datetime
) -> Acting:
    await session.flush()
    found = await Acting.at(session, row.id, row.version, somebody(person), programme, now, SETTINGS)
    assert found is not None
    return found


async def test_who_has_the_ball_is_nudged_then_a_coordinator_hears(
    sessions: Sessions, programme: Programme
) -> None:
    async with sessions() as session:
        essen = await meet(session, ESSEN, "essen", START)
        await meet(session, 8, "essen", START, rights=[editor("essen")])
        await meet(session, 9, "koriyama", START, rights=[editor("koriyama")])
        row = await promise(session, essen, programme, START, due=DUE)

        await live(session, programme, START, START + timedelta(days=60))

        expected = nudge_instants(DUE, BERLIN, time(9), NIGHT)
        steps = ["before", "day", "late3", "late7", "late14"]
        assert await nudged(session) == [
            *((ESSEN, step, at) for step, at in zip(steps, expected, strict=True)),
            (8, "told", told_instant(DUE, "essen", BERLIN)),
        ]
        assert await history(session, row) == ["recorded", "told"]


async def test_ball_that_is_passed_takes_the_nudges_along(sessions: Sessions, programme: Programme) -> None:
    async with sessions() as session:
        essen = await meet(session, ESSEN, "essen", START)
        koriyama = await meet(session, KORIYAMA, "koriyama", START, hour=time(10))
        row = await promise(session, essen, programme, START, due=DUE, cities=("koriyama",))
        row.sides[1].person_id = koriyama.id
        passed = START + timedelta(days=10)  # 12:00 UTC is 21:00 in Koriyama

        await live(session, programme, START, passed)
        await (await acting(session, row, essen, programme, passed)).passed("koriyama")
        await live(session, programme, passed, START + timedelta(days=60))

        morning = datetime(2019, 5, 17, 10, tzinfo=TOKYO)
        expected = nudge_instants(DUE, TOKYO, time(10), NIGHT)
        assert [(who, step, at) for who, step, at in await nudged(session) if step != "told"] == [
            (KORIYAMA, "assigned", morning),
            *((KORIYAMA, step, at) for step, at in zip(
                ["before", "day", "late3", "late7", "late14"], expected, strict=True)),
        ]  # fmt: skip
        assert await history(session, row) == ["recorded", "passed"]


@pytest.mark.parametrize("deed", ["done", "dropped"])
async def test_nothing_is_nudged_once_it_is_over(lite: Sessions, programme: Programme, deed: str) -> None:
    async with lite() as session:
        essen = await meet(session, ESSEN, "essen", START)
        row = await promise(session, essen, programme, START, due=DUE)
        over = datetime(2019, 5, 23, tzinfo=UTC)

        await live(session, programme, START, over)
        assert await getattr(await acting(session, row, essen, programme, over), deed)()
        await live(session, programme, over, START + timedelta(days=60))

        assert [step for _, step, _ in await nudged(session)] == ["before"]


async def test_what_is_open_again_is_nudged_again(lite: Sessions, programme: Programme) -> None:
    async with lite() as session:
        essen = await meet(session, ESSEN, "essen", START)
        row = await promise(session, essen, programme, START, due=DUE)
        await (await acting(session, row, essen, programme, START)).done()
        again = datetime(2019, 5, 25, tzinfo=UTC)
        await (await acting(session, row, essen, programme, again)).reopened()
        await live(session, programme, again, START + timedelta(days=60))

        assert [step for _, step, _ in await nudged(session)] == ["late3", "late7", "late14"]
        assert await history(session, row) == ["recorded", "done", "reopened"]


async def test_standstill_makes_one_nudge_of_several(sessions: Sessions, programme: Programme) -> None:
    async with sessions() as session:
        essen = await meet(session, ESSEN, "essen", START)
        await meet(session, 8, "essen", START, rights=[editor()])
        row = await promise(session, essen, programme, START, due=DUE)
        back = datetime(2019, 7, 1, 3, tzinfo=UTC)  # 05:00 in Essen, weeks later

        await ticking.due(session, programme, back, SETTINGS)
        await ticking.due(session, programme, back, SETTINGS)

        awake = datetime(2019, 7, 1, 8, tzinfo=BERLIN)
        assert await nudged(session) == [
            (ESSEN, "late14", awake),
            (8, "told", awake),
        ]
        assert row.next_on is None


@pytest.mark.parametrize(
    ("recorder_city", "expected"),
    [("koriyama", [8]), ("essen", [ESSEN]), (None, [8])],
    ids=["the coordinators of that city", "the recorder of that city", "not a recorder without one"],
)
async def test_side_that_nobody_stands_for_is_answered_for(
    lite: Sessions, programme: Programme, recorder_city: str | None, expected: list[int]
) -> None:
    async with lite() as session:
        recorder = await meet(session, ESSEN, recorder_city, START)
        await meet(session, 8, "essen", START, rights=[editor("essen")])
        await meet(session, 9, "koriyama", START, rights=[editor("koriyama")])
        row = await promise(session, recorder, programme, START, doer=Doer("entry", "gwi"))

        assert row.ball == "essen"
        assert await rounds.answering(session, row, SETTINGS) == expected


async def test_recorder_is_nudged_where_no_coordinator_is_known(lite: Sessions, programme: Programme) -> None:
    async with lite() as session:
        recorder = await meet(session, ESSEN, "essen", START)
        row = await promise(session, recorder, programme, START, doer=TO_KORIYAMA)
        assert [side.city for side in row.sides] == ["koriyama", "essen"]
        assert await rounds.answering(session, row, SETTINGS) == [ESSEN]


async def test_coordinator_who_has_the_ball_is_not_told_of_themselves(
    lite: Sessions, programme: Programme
) -> None:
    async with lite() as session:
        coordinator = await meet(session, 8, "essen", START, rights=[editor()])
        row = await promise(session, coordinator, programme, START, due=DUE)
        await live(session, programme, START, START + timedelta(days=60))
        assert [step for _, step, _ in await nudged(session)] == [
            "before",
            "day",
            "late3",
            "late7",
            "late14",
        ]
        assert await history(session, row) == ["recorded"]


async def test_recorder_hears_nothing_of_what_they_take_on_themselves(
    lite: Sessions, programme: Programme
) -> None:
    async with lite() as session:
        essen = await meet(session, ESSEN, "essen", START)
        await promise(session, essen, programme, START, due=DUE)
        assert await nudged(session) == []


async def test_days_of_both_city_halls_are_as_the_model_says(lite: Sessions, programme: Programme) -> None:
    """Two hundred days of promises that are passed, postponed and done, by a seeded dice."""
    dice = random.Random(20190506)
    async with lite() as session:
        people = {
            "essen": await meet(session, ESSEN, "essen", START),
            "koriyama": await meet(session, KORIYAMA, "koriyama", START),
        }
        zones = {"essen": BERLIN, "koriyama": TOKYO}
        expected: list[tuple[int, int, datetime]] = []
        open_: list[tuple[FollowUp, str, datetime]] = []

        def end_round(row: FollowUp, city: str, since: datetime, until: datetime) -> None:
            if row.due_on is not None:
                instants = nudge_instants(row.due_on, zones[city], time(9), NIGHT)
                who = people[city].id
                expected.extend((row.id, who, at) for at in instants if since < at <= until)

        now = START
        for _ in range(200):
            city = dice.choice(["essen", "koriyama"])
            if dice.random() < 0.2:
                due = now.date() + timedelta(days=dice.randint(1, 30))
                row = await promise(session, people[city], programme, now, due=due)
                other = "koriyama" if city == "essen" else "essen"
                await (await acting(session, row, people[city], programme, now)).passed(other)
                row.sides[1].person_id = people[other].id
                await (await acting(session, row, people[city], programme, now)).passed(city)
                open_.append((row, city, now))
            if open_ and dice.random() < 0.4:
                row, holder, since = open_.pop(dice.randrange(len(open_)))
                end_round(row, holder, since, now)
                deed = await acting(session, row, people[holder], programme, now)
                match dice.choice(["done", "dropped", "passed", "postponed"]):
                    case "done":
                        await deed.done()
                    case "dropped":
                        await deed.dropped()
                    case "passed":
                        holder = "koriyama" if holder == "essen" else "essen"
                        await deed.passed(holder)
                        open_.append((row, holder, now))
                    case _:
                        await deed.due(now.date() + timedelta(days=dice.randint(1, 20)))
                        open_.append((row, holder, now))
            await live(session, programme, now, now + timedelta(hours=18))
            now += timedelta(days=1)
        for row, holder, since in open_:
            end_round(row, holder, since, now)

        sent = [
            (row, who, at)
            for row, who, step, at in await _with_rows(session)
            if step not in ("assigned", "told") and at <= now
        ]
        assert sorted(sent) == sorted(expected)
        assert len(expected) > 50


async def _with_rows(session: AsyncSession) -> list[tuple[int, int, str, datetime]]:
    rows = await session.scalars(select(Delivery).where(Delivery.kind == "nudge"))
    return [(row.what["follow_up"], row.person_id or 0, row.what["step"], row.due_at) for row in rows]


async def test_moved_clock_stops_at_the_next_nudge(lite: Sessions, programme: Programme) -> None:
    async with lite() as session:
        essen = await meet(session, ESSEN, "essen", START, hour=time(20))
        koriyama = await meet(session, KORIYAMA, "koriyama", START)
        assert await coming.next_due(session, programme, START, SETTINGS) is None
        await promise(session, essen, programme, START, due=DUE)
        await promise(session, koriyama, programme, START, due=DUE)

        stops, now = [], START
        for _ in range(4):
            found = await coming.next_due(session, programme, now, SETTINGS)
            queued = [at for _, _, at in await nudged(session) if at > now]
            now = min(at for at in [found, *queued] if at is not None)
            stops.append(now)
            await ticking.due(session, programme, now, SETTINGS)

        expected = [
            *nudge_instants(DUE, BERLIN, time(20), NIGHT),
            *nudge_instants(DUE, TOKYO, time(9), NIGHT),
        ]
        assert stops == sorted(expected)[:4]
