"""`/stats`: figures that add up, and nobody's behaviour in them."""

from datetime import date, datetime, timedelta

import pytest

from bot.app import Kizuna
from bot.figures.counting import figures, lateness
from bot.playground.people import Person
from db.models.followups import FollowUp
from tests.handlers.doing import Sessions, taps

TODAY = date(2019, 5, 17)


@pytest.mark.parametrize(
    ("due", "late"),
    [
        (None, "undated"),
        (TODAY, "ahead"),
        (TODAY - timedelta(days=1), "week"),
        (TODAY - timedelta(days=7), "week"),
        (TODAY - timedelta(days=8), "month"),
        (TODAY - timedelta(days=30), "month"),
        (TODAY - timedelta(days=31), "older"),
    ],
)
def test_lateness_counts_whole_days(due: date | None, late: str) -> None:
    assert lateness(due, TODAY) == late


async def test_figures_count_people_questions_and_follow_ups(
    kizuna: Kizuna, essen: Person, koriyama: Person, sessions: Sessions, now: datetime
) -> None:
    await essen.starts("energy")
    await essen.asks("/settings")
    await taps(essen, "Stadt", "Essen")
    await koriyama.asks("次の訪問はいつですか")
    await essen.asks("Was kostet der Flug?")
    await taps(essen, next(one for one in essen.last.labels if "Koordination" in one))
    async with sessions.begin() as session:
        session.add(FollowUp(text="call", recorded_at=now, round_since=now, due_on=TODAY - timedelta(days=3)))

    async with sessions() as session:
        found = await figures(session, (await kizuna.library.current()).programme, now)

    assert (found.people, found.blocked) == (2, 0)
    assert dict(found.by_city) == {"essen": 1, None: 1}
    assert dict(found.by_language) == {"de": 1, "ja": 1}
    assert dict(found.by_field) == {"energy": 1}
    assert dict(found.questions) == {"answered": 1, "unanswered": 1, "rejected": 0, "passed-on": 1}
    assert dict(found.follow_ups) == {"week": 1}


async def test_coordinator_gets_picture_and_numbers(kizuna: Kizuna, coordinator: Person) -> None:
    await coordinator.asks("/stats")

    files = [seen.file for seen in coordinator.chat if seen.file is not None]
    assert [file.name for file in files] == ["stats.png"]
    assert any("can be written to: 1" in seen.text for seen in coordinator.chat)


async def test_others_learn_that_they_may_not(kizuna: Kizuna, essen: Person) -> None:
    assert (await essen.asks("/stats")).text.startswith("Dazu fehlt Ihnen das Recht.")
