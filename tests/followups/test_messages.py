"""A nudge is worded when it is sent, and only while it still holds."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.followups import ticking
from bot.followups.acts import Acting
from bot.i18n import translator
from bot.messages import RENDERERS, Occasion
from bot.programme.model import Programme
from db.models.deliveries import Delivery
from db.models.people import Person
from tests.followups.conftest import ESSEN, SETTINGS, Sessions, editor, meet, promise, somebody

START = datetime(2019, 5, 6, 12, tzinfo=UTC)
DUE = date(2019, 5, 24)
#: The 22nd has begun in Koriyama: the nudge for 09:00 in Essen waits.
QUEUED = datetime(2019, 5, 21, 16, tzinfo=UTC)
SENT = datetime(2019, 5, 22, 7, tzinfo=UTC)

Deed = Callable[[Acting], Awaitable[bool]]


async def rendered(
    session: AsyncSession, programme: Programme, now: datetime, step: str = "before"
) -> str | None:
    rows = [row for row in await session.scalars(select(Delivery)) if row.what.get("step") == step]
    [row] = rows
    person = await session.get(Person, row.person_id)
    occasion = Occasion(session, row, person, translator("en"), programme, now, SETTINGS)
    reply = await RENDERERS["nudge"](occasion)
    return reply.plain.split("\n")[0] if reply is not None else None


async def test_nudge_is_sent_as_it_stands(lite: Sessions, programme: Programme) -> None:
    async with lite() as session:
        await promise(session, await meet(session, ESSEN, "essen", START), programme, START, due=DUE)
        await ticking.due(session, programme, QUEUED, SETTINGS)
        assert await rendered(session, programme, SENT) == "Due in 2 days:"
        assert await rendered(session, programme, SENT + timedelta(days=1)) == "Due tomorrow:"


@pytest.mark.parametrize(
    "deed",
    [
        lambda acting: acting.done(),
        lambda acting: acting.dropped(),
        lambda acting: acting.passed("koriyama"),
        lambda acting: acting.due(date(2019, 6, 1)),
        lambda acting: acting.due(None),
    ],
    ids=["done", "dropped", "passed", "postponed", "without a day"],
)
async def test_nudge_that_no_longer_holds_is_not_sent(
    lite: Sessions, programme: Programme, deed: Deed
) -> None:
    async with lite() as session:
        essen = await meet(session, ESSEN, "essen", START)
        await meet(session, 9, "koriyama", START, rights=[editor("koriyama")])
        row = await promise(session, essen, programme, START, due=DUE)
        await ticking.due(session, programme, QUEUED, SETTINGS)
        acting = await Acting.at(session, row.id, row.version, somebody(essen), programme, QUEUED, SETTINGS)
        assert acting is not None
        assert await deed(acting)
        assert await rendered(session, programme, SENT) is None


async def test_correction_of_words_alone_leaves_the_nudge(lite: Sessions, programme: Programme) -> None:
    async with lite() as session:
        essen = await meet(session, ESSEN, "essen", START)
        row = await promise(session, essen, programme, START, due=DUE)
        await ticking.due(session, programme, QUEUED, SETTINGS)
        acting = await Acting.at(session, row.id, row.version, somebody(essen), programme, QUEUED, SETTINGS)
        assert acting is not None
        await acting.reworded("Send all figures")
        await acting.of_field("water")
        assert await rendered(session, programme, SENT) == "Due in 2 days:"


async def test_nudge_that_a_later_one_overtook_is_not_sent(lite: Sessions, programme: Programme) -> None:
    async with lite() as session:
        await promise(session, await meet(session, ESSEN, "essen", START), programme, START, due=DUE)
        await ticking.due(session, programme, QUEUED, SETTINGS)
        back = datetime(2019, 5, 27, 8, tzinfo=UTC)  # nothing could be sent meanwhile
        await ticking.due(session, programme, back, SETTINGS)

        assert await rendered(session, programme, back) is None
        assert await rendered(session, programme, back, "late3") == "Overdue for 3 days:"
