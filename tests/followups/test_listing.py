"""`/followups` on both databases: what is in it, in which order, and for whom."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.followups import listing
from bot.followups.acts import Acting
from bot.followups.recording import record
from bot.programme.model import Programme
from bot.questions.doers import ME, Doer
from bot.questions.promises import Promise
from db import followups
from db.models.people import Person
from tests.followups.conftest import (
    ESSEN,
    KORIYAMA,
    SETTINGS,
    Sessions,
    editor,
    meet,
    promise,
    somebody,
)

NOW = datetime(2019, 5, 15, 12, tzinfo=UTC)


async def listed(
    session: AsyncSession,
    person: Person | None,
    scope: str,
    programme: Programme,
    now: datetime = NOW,
    group: int | None = None,
    number: int = 0,
) -> list[str] | None:
    found = await listing.listed(session, person, group, scope, number, programme, now, SETTINGS)
    return [row.text for row in found.page.items] if found is not None else None


async def test_list_holds_what_its_reader_may_see(sessions: Sessions, programme: Programme) -> None:
    async with sessions() as session:
        essen = await meet(session, ESSEN, "essen", NOW)
        koriyama = await meet(session, KORIYAMA, "koriyama", NOW)
        neighbour = await meet(session, 3, "essen", NOW)
        nowhere = await meet(session, 4, None, NOW)
        coordinator = await meet(session, 8, "koriyama", NOW, rights=[editor("koriyama")])
        visit = next(visit for visit in programme.visits if visit.agenda)

        async def note(text: str, due: date | None, field: str | None = None, **said: str) -> None:
            doer = Doer("entry", said["doer"]) if "doer" in said else ME
            promised = Promise(text, due, doer, field=field, entry=said.get("entry"))
            await record(session, promised, somebody(essen), programme, NOW, SETTINGS)

        await note("no day", None, "energy")
        await note("late", date(2019, 5, 10), "water", doer="koriyama")
        await note("soon", date(2019, 5, 20), "energy", entry=visit.agenda[0].key)

        assert await listed(session, essen, "mine", programme) == ["late", "soon", "no day"]
        assert await listed(session, neighbour, "mine", programme) == []
        assert await listed(session, neighbour, "city", programme) == ["late", "soon", "no day"]
        assert await listed(session, koriyama, "all", programme) == ["late"]
        assert await listed(session, nowhere, "all", programme) == []
        assert await listed(session, nowhere, "city", programme) is None
        assert await listed(session, coordinator, "all", programme) == ["late", "soon", "no day"]
        assert await listed(session, coordinator, "late", programme) == ["late"]
        assert await listed(session, coordinator, "f.1", programme) == ["soon", "no day"]
        # A visit with all that belongs to it.
        assert await listed(session, coordinator, f"e.{visit.key}", programme) == ["soon"]
        for scope in ("f.99", "x", ""):
            assert await listed(session, coordinator, scope, programme) is None


async def test_done_stays_for_two_days_and_dropped_goes(sessions: Sessions, programme: Programme) -> None:
    async with sessions() as session:
        essen = await meet(session, ESSEN, "essen", NOW)
        rows = [await promise(session, essen, programme, NOW) for _ in range(3)]
        for row, text in zip(rows, ("open", "done", "dropped"), strict=True):
            row.text = text
        await session.flush()
        for row in rows[1:]:
            acting = await Acting.at(session, row.id, row.version, somebody(essen), programme, NOW, SETTINGS)
            assert acting is not None
            await (acting.done() if row.text == "done" else acting.dropped())

        assert await listed(session, essen, "mine", programme) == ["open", "done"]
        later = NOW + timedelta(days=2, minutes=1)
        assert await listed(session, essen, "mine", programme, later) == ["open"]


async def test_pages_are_turned_and_never_beyond_the_last(lite: Sessions, programme: Programme) -> None:
    async with lite() as session:
        essen = await meet(session, ESSEN, "essen", NOW)
        for _ in range(12):
            await promise(session, essen, programme, NOW)
        sizes = []
        for number in (0, 1, 2, 99):
            found = await listing.listed(session, essen, None, "mine", number, programme, NOW, SETTINGS)
            assert found is not None
            sizes.append((found.page.number, len(found.page.items), found.page.pages))
        assert sizes == [(0, 5, 3), (1, 5, 3), (2, 2, 3), (2, 2, 3)]


async def test_group_sees_what_was_recorded_there_wherever_it_moves(
    sessions: Sessions, programme: Programme
) -> None:
    async with sessions() as session:
        essen = await meet(session, ESSEN, "essen", NOW)
        here = await promise(session, essen, programme, NOW)
        here.chat_id, here.text = -7, "here"
        await promise(session, essen, programme, NOW)
        await session.flush()

        assert await listed(session, None, "all", programme, group=-7) == ["here"]
        await followups.move_chat(session, -7, -1007)
        session.expire_all()
        assert await listed(session, None, "all", programme, group=-1007) == ["here"]


async def test_erased_person_leaves_no_trace_but_the_words(sessions: Sessions, programme: Programme) -> None:
    async with sessions() as session:
        essen = await meet(session, ESSEN, "essen", NOW)
        row = await promise(session, essen, programme, NOW, due=date(2019, 5, 24))
        row.quote, row.quoted_id = "their words", ESSEN
        await session.flush()

        await followups.erase_person(session, ESSEN)
        await session.delete(essen)
        await session.commit()

    async with sessions() as session:
        left = await followups.find(session, row.id)
        assert left is not None
        assert (left.text, left.recorder_id, left.quote, left.quoted_id) == (
            "Send the figures",
            None,
            None,
            None,
        )
        assert [(side.city, side.person_id, side.name) for side in left.sides] == [("essen", None, "")]
        assert [event.person_id for event in await followups.history(session, row.id)] == [None]
