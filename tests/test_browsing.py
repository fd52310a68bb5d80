"""Leafing through visits and actions."""

from datetime import UTC, datetime

import pytest

from bot import browsing
from bot.programme.dates import ProgrammeDate
from tests.views.programmes import BETWEEN, LATER, PROGRAMME, visit


def keys(scope: str, now: datetime = BETWEEN, mine: frozenset[str] = frozenset()) -> list[str]:
    page = browsing.visits(PROGRAMME, scope, 0, now=now, mine=mine)
    assert page is not None
    return [visit.key for visit in page.items]


def test_visits_ahead_and_behind() -> None:
    assert (keys("upcoming"), keys("past")) == (["harbour-week-2"], ["harbour-week-1"])


def test_past_visits_begin_with_the_latest() -> None:
    assert keys("past", LATER) == ["harbour-week-2", "harbour-week-1"]


def test_visit_is_not_past_before_its_last_day_is_over_at_the_hosts() -> None:
    last_evening = datetime(2023, 5, 12, 14, 59, tzinfo=UTC)  # 23:59 in Nagasaki
    assert keys("upcoming", last_evening) == ["harbour-week-1", "harbour-week-2"]
    assert keys("upcoming", last_evening.replace(hour=15, minute=0)) == ["harbour-week-2"]


def test_visits_of_a_field() -> None:
    assert keys("field.museums") == ["harbour-week-1"]


def test_visits_of_ones_own_fields() -> None:
    assert keys("mine", mine=frozenset({"cycling"})) == ["harbour-week-2"]
    assert keys("mine") == []


def test_less_exact_date_comes_after_what_lies_within_it() -> None:
    year, month, none = (
        visit("harbour-week-2", key=key, dates=dates)
        for key, dates in [
            ("year", ProgrammeDate.parse("2024")),
            ("month", ProgrammeDate.parse("2024-10")),
            ("none", None),
        ]
    )
    programme = PROGRAMME.model_copy(update={"visits": (none, year, month)})

    page = browsing.visits(programme, "upcoming", 0, now=BETWEEN)

    assert page is not None
    assert [visit.key for visit in page.items] == ["month", "year", "none"]


def test_actions_of_a_field_in_the_programmes_order() -> None:
    page = browsing.actions(PROGRAMME, "field.harbour", 0)

    assert page is not None
    assert [action.key for action in page.items] == ["shore-power", "bicycle-quay"]


@pytest.mark.parametrize("scope", ["field.space", "yesterday", "", "field."])
def test_scope_that_there_is_not(scope: str) -> None:
    assert browsing.visits(PROGRAMME, scope, 0, now=BETWEEN) is None
    assert browsing.actions(PROGRAMME, scope, 0) is None


def test_pages_hold_every_visit_once() -> None:
    many = tuple(visit("harbour-week-2", key=f"week-{number}") for number in range(12))
    programme = PROGRAMME.model_copy(update={"visits": many})

    pages = [browsing.visits(programme, "upcoming", number, now=BETWEEN) for number in range(3)]

    assert [len(page.items) for page in pages if page] == [5, 5, 2]
    assert [visit.key for page in pages if page for visit in page.items] == [visit.key for visit in many]


def test_page_beyond_the_last_is_the_last() -> None:
    page = browsing.visits(PROGRAMME, "upcoming", 99, now=BETWEEN)

    assert page is not None
    assert (page.number, page.pages) == (0, 1)
