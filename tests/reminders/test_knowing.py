"""However a visit moves, narrows, is cancelled and comes back: nobody is left with what is not true."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given
from hypothesis import settings as rules
from hypothesis import strategies as st
from sqlalchemy import select

from bot.programme.dates import Outcome, Precision, ProgrammeDate
from bot.programme.model import Programme
from db.models.deliveries import Delivery
from db.models.people import Person
from db.models.reminders import Reminder
from tests.reminders.conftest import Office
from tests.reminders.programmes import planned, the_visit

NOW = datetime(2024, 8, 1, 12, tzinfo=UTC)
Make = Callable[[Programme, datetime], Office]


@dataclass(frozen=True)
class Said:
    """What a message said of the visit: its date as in a programme file, or that it is off."""

    dates: str | None
    off: bool

    @classmethod
    def now(cls, programme: Programme) -> "Said":
        visit = the_visit(programme)
        return cls(str(visit.dates), visit.outcome is Outcome.CANCELLED)

    def still_true(self, programme: Programme) -> bool:
        """A month in which a day has been fixed since is true."""
        now = Said.now(programme)
        if self.off or now.off:
            return self.off == now.off
        before, after = (ProgrammeDate.parse(one.dates or "") for one in (self, now))
        within = before.start <= after.start and after.end <= before.end
        return before == after or (before.precision is not Precision.DAY and within)


DAYS = st.dates(date(2024, 9, 1), date(2024, 12, 20)).map(date.isoformat)
MONTHS = st.sampled_from(["2024-09", "2024-10", "2024-11", "2024-12"])
#: Either so many hours pass, or the visit gets other dates or is cancelled.
STEPS = st.lists(
    st.one_of(st.integers(1, 24 * 30), DAYS, MONTHS, st.just("cancelled")), min_size=1, max_size=10
)


@rules(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, answer=st.sampled_from(["coming", "maybe", None]))
async def test_whoever_was_told_knows_in_the_end(
    office: Make, steps: list[int | str], answer: str | None
) -> None:
    here = office(planned("2024-10-10"), NOW)
    async with here.sessions.begin() as session:
        for table in (Delivery, Reminder, Person):
            for row in await session.scalars(select(table)):
                await session.delete(row)
    await here.person(1, follows="harbour")
    if answer == "coming":
        await here.says(1, "coming")
    elif answer == "maybe":
        await here.says(1, "maybe")
    knows = Said.now(here.programme) if answer else None
    heard: list[str] = []
    dates = "2024-10-10"
    for step in [*steps, 1]:
        if isinstance(step, int):
            knows = await passes(here, step, heard) or knows
            continue
        dates = dates if step == "cancelled" else step
        outcome = Outcome.CANCELLED if step == "cancelled" else Outcome.NONE
        await here.change(planned(dates, outcome=outcome))
        here.now += timedelta(seconds=1)
    knows = await passes(here, 24, heard) or knows

    assert (
        knows is None or knows.still_true(here.programme) or here.now.date() > date.fromisoformat(last(dates))
    )
    assert all(one != other for one, other in pairwise(heard))  # nothing twice in a row


async def passes(here: Office, hours: int, heard: list[str]) -> Said | None:
    """So many hours pass; what falls due is sent at its time. Give what was said last."""
    end = here.now + timedelta(hours=hours)
    said = None
    while here.now < end:
        await here.tick(here.now)
        for delivery in await here.deliveries("queued"):
            useful = delivery.useful_until is None or delivery.useful_until > here.now
            if delivery.due_at > here.now:
                continue
            reply = await here.worded(delivery) if useful else None
            if reply is not None and delivery.kind in ("reminder", "correction"):
                said = Said.now(here.programme)
                heard.append(reply.plain)
            await here.ended(delivery, "sent" if reply is not None else "withdrawn")
        here.now = min(end, here.now + timedelta(hours=6))
    return said


def last(dates: str) -> str:
    return ProgrammeDate.parse(dates).end.isoformat()
