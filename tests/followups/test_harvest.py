"""After a visit: who is asked what was agreed, and how what they write becomes a commitment."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.errors import NotPermitted
from bot.followups import harvest, proposals
from bot.programme.dates import Outcome, ProgrammeDate
from bot.programme.model import Programme, Visit
from bot.questions.index import Index
from db.models.deliveries import Delivery
from db.models.desk import Deed
from db.models.followups import Draft, FollowUp, Proposal
from db.models.people import Person
from db.models.reminders import MutedVisit, Participation
from tests.followups.conftest import ESSEN, KORIYAMA, SETTINGS, Sessions, editor, meet, nudged

#: A visit to Essen that ends on Friday, 24 May 2019.
START = datetime(2019, 5, 1, tzinfo=UTC)
OVER = datetime(2019, 5, 25, 10, tzinfo=UTC)


def over(
    programme: Programme, dates: str = "2019-05-22/2019-05-24", **changed: object
) -> tuple[Programme, Visit]:
    """The programme with its first visit that has an agenda on these days."""
    first = next(visit for visit in programme.visits if visit.agenda)
    visit = first.model_copy(
        update={"dates": ProgrammeDate.parse(dates), "outcome": Outcome.NONE, "host": "essen"} | changed
    )
    visits = tuple(visit if one.key == first.key else one for one in programme.visits)
    return programme.model_copy(update={"visits": visits}), visit


async def comes(session: AsyncSession, person: Person, visit: Visit, answer: str = "coming") -> None:
    session.add(Participation(person_id=person.id, visit=visit.key, answer=answer, since=START))
    await session.flush()


async def asked(session: AsyncSession) -> list[tuple[int | None, datetime]]:
    return [(who, at) for who, _, at in await nudged(session, "harvest")]


async def test_who_took_part_is_asked_once_one_working_day_after_the_end(
    sessions: Sessions, programme: Programme
) -> None:
    changed, visit = over(programme)
    async with sessions() as session:
        essen = await meet(session, ESSEN, "essen", START)
        koriyama = await meet(session, KORIYAMA, "koriyama", START)
        for number, answer in ((3, "maybe"), (4, "no")):
            await comes(session, await meet(session, number, "essen", START), visit, answer)
        await meet(session, 5, "essen", START)
        for person in (essen, koriyama):
            await comes(session, person, visit)

        await harvest.due(session, changed, datetime(2019, 5, 24, 20, tzinfo=UTC))
        assert await asked(session) == []
        for hours in range(0, 24 * 5, 6):
            await harvest.due(session, changed, OVER + timedelta(hours=hours))

        # Monday at nine, in each city.
        assert await asked(session) == [
            (KORIYAMA, datetime(2019, 5, 27, 0, tzinfo=UTC)),
            (ESSEN, datetime(2019, 5, 27, 7, tzinfo=UTC)),
        ]


async def test_public_holiday_of_their_city_is_no_working_day(lite: Sessions, programme: Programme) -> None:
    changed, visit = over(programme, "2019-06-05/2019-06-07")  # Whit Monday is the 10th
    async with lite() as session:
        for number, city in ((ESSEN, "essen"), (KORIYAMA, "koriyama")):
            await comes(session, await meet(session, number, city, START), visit)
        await harvest.due(session, changed, datetime(2019, 6, 8, 10, tzinfo=UTC))

        assert await asked(session) == [
            (KORIYAMA, datetime(2019, 6, 10, 0, tzinfo=UTC)),
            (ESSEN, datetime(2019, 6, 11, 7, tzinfo=UTC)),
        ]


@pytest.mark.parametrize(
    ("dates", "outcome", "now"),
    [
        ("2019-05-22/2019-05-24", Outcome.CANCELLED, OVER),
        ("2019-05", Outcome.NONE, datetime(2019, 6, 3, tzinfo=UTC)),
        ("2019-05-22/2019-05-24", Outcome.HELD, OVER + timedelta(days=20)),
        ("2019-05-22/2019-05-24", Outcome.NONE, datetime(2019, 5, 23, tzinfo=UTC)),
    ],
    ids=["cancelled", "without a day", "long past", "under way"],
)
async def test_nobody_is_asked(
    lite: Sessions, programme: Programme, dates: str, outcome: Outcome, now: datetime
) -> None:
    changed, visit = over(programme, dates, outcome=outcome)
    async with lite() as session:
        await comes(session, await meet(session, ESSEN, "essen", START), visit)
        await harvest.due(session, changed, now)
        assert await asked(session) == []


async def test_who_muted_the_visit_is_not_asked(lite: Sessions, programme: Programme) -> None:
    changed, visit = over(programme)
    async with lite() as session:
        await comes(session, await meet(session, ESSEN, "essen", START), visit)
        session.add(MutedVisit(person_id=ESSEN, visit=visit.key))
        await session.flush()
        await harvest.due(session, changed, OVER)
        assert await asked(session) == []


# --- put together, confirmed --------------------------------------------------------------------


async def writes(
    session: AsyncSession,
    person: Person,
    visit: Visit,
    text: str,
    index: Index,
    *,
    cities: tuple[str, ...] = ("essen",),
    due_on: date | None = None,
    site: str = "",
) -> Proposal:
    draft = Draft(person_id=person.id, text=text, cities=list(cities), due_on=due_on, created_at=OVER)
    return await proposals.submit(session, visit, site, draft, index, OVER, SETTINGS)


async def test_drafts_that_look_alike_make_one_proposal(
    sessions: Sessions, programme: Programme, index: Index
) -> None:
    _, visit = over(programme)
    site = visit.agenda[0].key
    async with sessions() as session:
        essen = await meet(session, ESSEN, "essen", START)
        koriyama = await meet(session, KORIYAMA, "koriyama", START)
        one = await writes(
            session, essen, visit, "GWI sends the methanol study", index, due_on=date(2019, 6, 24)
        )
        same = await writes(
            session,
            koriyama,
            visit,
            "The methanol study is sent by GWI to Koriyama",
            index,
            cities=("koriyama",),
            due_on=date(2019, 6, 1),
        )
        other = await writes(session, essen, visit, "Koriyama books the hotel", index)
        elsewhere = await writes(session, essen, visit, "GWI sends the methanol study", index, site=site)

        assert one.id == same.id
        assert len({one.id, other.id, elsewhere.id}) == 3
        assert (one.text, one.cities, one.due_on) == (
            "The methanol study is sent by GWI to Koriyama",
            ["essen", "koriyama"],
            date(2019, 6, 1),
        )
        assert [draft.person_id for draft in one.drafts] == [ESSEN, KORIYAMA]


async def test_coordinators_hear_once_on_the_next_working_day(
    lite: Sessions, programme: Programme, index: Index
) -> None:
    _, visit = over(programme)
    async with lite() as session:
        essen = await meet(session, ESSEN, "essen", START)
        await meet(session, 8, "essen", START, rights=[editor("essen")])
        await meet(session, 9, "koriyama", START, rights=[editor("koriyama")])
        await writes(session, essen, visit, "GWI sends the methanol study", index)
        await writes(session, essen, visit, "Koriyama books the hotel", index)

        told = [(who, at) for who, _, at in await nudged(session, "proposals")]
        assert told == [
            (9, datetime(2019, 5, 27, 0, tzinfo=UTC)),
            (8, datetime(2019, 5, 27, 7, tzinfo=UTC)),
        ]


async def test_both_cities_yes_makes_it_a_commitment(
    sessions: Sessions, programme: Programme, index: Index
) -> None:
    _, visit = over(programme, fields=("energy",))
    async with sessions() as session:
        essen = await meet(session, ESSEN, "essen", START)
        here = await meet(session, 8, "essen", START, rights=[editor("essen")])
        there = await meet(session, 9, "koriyama", START, rights=[editor("koriyama")])
        proposal = await writes(
            session, essen, visit, "Send the list", index, cities=("koriyama",), due_on=date(2019, 6, 24)
        )

        assert await proposals.confirm(session, proposal, "essen", here, programme, OVER, SETTINGS) is None
        assert list(await session.scalars(select(FollowUp))) == []
        with pytest.raises(NotPermitted):  # a second yes of the same city
            await proposals.confirm(session, proposal, "essen", here, programme, OVER, SETTINGS)
        with pytest.raises(NotPermitted):  # not theirs
            await proposals.confirm(session, proposal, "koriyama", here, programme, OVER, SETTINGS)
        row = await proposals.confirm(session, proposal, "koriyama", there, programme, OVER, SETTINGS)

        assert row is not None
        assert (row.text, row.due_on, row.ball, row.entry) == (
            "Send the list",
            date(2019, 6, 24),
            "koriyama",
            visit.key,
        )
        assert [(side.city, side.person_id) for side in row.sides] == [("koriyama", 9), ("essen", 8)]
        assert (proposal.state, proposal.follow_up_id) == ("confirmed", row.id)
        assert [who for who, step, _ in await nudged(session) if step == "assigned"] == [9]
        deeds = list(await session.scalars(select(Deed).order_by(Deed.id)))
        assert [(deed.person_id, deed.action) for deed in deeds] == [
            (8, "follow-up-confirmed"),
            (9, "follow-up-confirmed"),
        ]


async def test_who_coordinates_neither_city_says_nothing(
    lite: Sessions, programme: Programme, index: Index
) -> None:
    _, visit = over(programme)
    async with lite() as session:
        essen = await meet(session, ESSEN, "essen", START)
        proposal = await writes(session, essen, visit, "Send the list", index)
        for city in ("essen", "koriyama"):
            with pytest.raises(NotPermitted):
                await proposals.confirm(session, proposal, city, essen, programme, OVER, SETTINGS)
        with pytest.raises(NotPermitted):
            await proposals.reject(session, proposal, essen, programme, OVER, SETTINGS)
        assert await proposals.waiting_for(session, essen, programme, SETTINGS) == []
        assert (proposal.state, proposal.confirmations) == ("open", [])


async def test_only_coordinator_of_both_cities_speaks_for_both(
    lite: Sessions, programme: Programme, index: Index
) -> None:
    _, visit = over(programme)
    async with lite() as session:
        alone = await meet(session, 8, "essen", START, rights=[editor()])
        proposal = await writes(session, alone, visit, "Send the list", index)

        assert await proposals.confirm(session, proposal, "essen", alone, programme, OVER, SETTINGS) is None
        row = await proposals.confirm(session, proposal, "koriyama", alone, programme, OVER, SETTINGS)
        assert row is not None


async def test_coordinator_of_everything_leaves_the_other_city_to_its_own(
    lite: Sessions, programme: Programme, index: Index
) -> None:
    _, visit = over(programme)
    async with lite() as session:
        here = await meet(session, 8, "essen", START, rights=[editor()])
        await meet(session, 9, "koriyama", START, rights=[editor("koriyama")])
        proposal = await writes(session, here, visit, "Send the list", index)

        [(_, open_for)] = await proposals.waiting_for(session, here, programme, SETTINGS)
        assert open_for == ["essen"]
        await proposals.confirm(session, proposal, "essen", here, programme, OVER, SETTINGS)
        with pytest.raises(NotPermitted):
            await proposals.confirm(session, proposal, "koriyama", here, programme, OVER, SETTINGS)


async def test_more_in_a_proposal_makes_an_earlier_yes_void(
    lite: Sessions, programme: Programme, index: Index
) -> None:
    _, visit = over(programme)
    async with lite() as session:
        essen = await meet(session, ESSEN, "essen", START)
        here = await meet(session, 8, "essen", START, rights=[editor("essen")])
        proposal = await writes(session, essen, visit, "GWI sends the methanol study", index)
        await proposals.confirm(session, proposal, "essen", here, programme, OVER, SETTINGS)
        await writes(session, essen, visit, "GWI sends the methanol study", index, cities=("koriyama",))
        assert (proposal.confirmations, proposal.cities) == ([], ["essen", "koriyama"])


async def test_rejected_proposal_is_gone(lite: Sessions, programme: Programme, index: Index) -> None:
    _, visit = over(programme)
    async with lite() as session:
        here = await meet(session, 8, "essen", START, rights=[editor("essen")])
        proposal = await writes(session, here, visit, "Send the list", index)
        await proposals.reject(session, proposal, here, programme, OVER, SETTINGS)

        assert proposal.state == "rejected"
        assert await proposals.waiting_for(session, here, programme, SETTINGS) == []
        assert list(await session.scalars(select(FollowUp))) == []
        assert [delivery.kind for delivery in await session.scalars(select(Delivery))] == ["proposals"]
