"""The programme in the database: what was merged is what is loaded, and nothing gets lost."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.programme.dates import Outcome, ProgrammeDate
from bot.programme.export import dump
from bot.programme.load import read_text
from bot.programme.model import Programme, Term, TermKind, Text
from bot.programme.store import Changes, ProgrammeMismatch, combined, load, merge, version
from db.engine import reading
from db.models import Base
from tests.programme.programmes import is_valid, programmes

Sessions = async_sessionmaker[AsyncSession]

ALL = 20


def edited(programme: Programme, **fields: Any) -> Programme:
    """The programme with other fields, its keys counted anew."""
    return Programme(**{name: getattr(programme, name) for name in Programme.model_fields} | fields)


async def merged(sessions: Sessions, programme: Programme) -> Changes:
    async with sessions.begin() as session:
        return await merge(session, programme)


async def loaded(sessions: Sessions) -> Programme | None:
    async with reading(sessions) as session:
        return await load(session)


async def version_now(sessions: Sessions) -> int:
    async with reading(sessions) as session:
        return await version(session)


async def test_load_without_a_programme_gives_none(sessions: Sessions) -> None:
    assert await loaded(sessions) is None
    assert await version_now(sessions) == 0


async def test_merge_then_load_gives_the_same_programme(sessions: Sessions, sample: Programme) -> None:
    changes = await merged(sessions, sample)
    assert changes == Changes(new=ALL, changed=0, unchanged=0, kept=0)
    assert await loaded(sessions) == sample


async def test_merge_twice_is_the_same_as_once(sessions: Sessions, sample: Programme) -> None:
    await merged(sessions, sample)
    changes = await merged(sessions, sample)
    assert changes == Changes(new=0, changed=0, unchanged=ALL, kept=0)
    assert await loaded(sessions) == sample
    assert await version_now(sessions) == 1


async def test_export_loads_to_the_same_database(sessions: Sessions, sample: Programme) -> None:
    await merged(sessions, sample)
    stored = await loaded(sessions)
    assert stored is not None
    changes = await merged(sessions, read_text(dump(stored).encode(), "export.yaml"))
    assert changes == Changes(new=0, changed=0, unchanged=ALL, kept=0)


async def test_merge_of_a_changed_entry_replaces_all_that_it_says(
    sessions: Sessions, sample: Programme
) -> None:
    await merged(sessions, sample)
    first, second = sample.visits
    moved = second.model_copy(
        update={
            "dates": ProgrammeDate.parse("2024-11-04/2024-11-08"),
            "outcome": Outcome.CANCELLED,
            "fields": ("cycling",),
            "delegation": first.delegation[1:],
        }
    )
    changed = edited(sample, visits=(first, moved))
    assert await merged(sessions, changed) == Changes(new=0, changed=1, unchanged=ALL - 1, kept=0)
    assert await loaded(sessions) == changed
    assert await version_now(sessions) == 2


async def test_merge_of_a_file_without_an_entry_keeps_it(sessions: Sessions, sample: Programme) -> None:
    await merged(sessions, sample)
    first, second = sample.visits
    fewer = edited(
        sample,
        visits=(first.model_copy(update={"agenda": first.agenda[:1]}), second),
        events=(),
    )
    assert await merged(sessions, fewer) == Changes(new=0, changed=0, unchanged=ALL - 2, kept=2)
    assert await loaded(sessions) == sample


async def test_merge_of_an_agenda_item_in_another_visit_moves_it(
    sessions: Sessions, sample: Programme
) -> None:
    await merged(sessions, sample)
    first, second = sample.visits
    museum, welcome = first.agenda
    other = edited(
        sample,
        visits=(
            first.model_copy(update={"agenda": (museum,)}),
            second.model_copy(update={"agenda": (welcome,)}),
        ),
    )
    assert await merged(sessions, other) == Changes(new=0, changed=1, unchanged=ALL - 1, kept=0)
    assert await loaded(sessions) == other


async def test_merge_of_an_entry_ahead_of_others_counts_only_that(
    sessions: Sessions, sample: Programme
) -> None:
    await merged(sessions, sample)
    first = Term(key="ferry", name=Text(en="Ferry", de="Fähre", ja="フェリー"), kind=TermKind.CONCEPT)
    more = edited(sample, terms=(first, *sample.terms))
    assert await merged(sessions, more) == Changes(new=1, changed=0, unchanged=ALL, kept=0)
    assert await loaded(sessions) == more


async def test_merge_of_an_entry_that_became_another_kind_replaces_it(
    sessions: Sessions, sample: Programme
) -> None:
    await merged(sessions, sample)
    museum, agenda = sample.organisations[-1], sample.visits[0].agenda
    term = Term(key=museum.key, name=museum.name, kind=TermKind.CONCEPT)
    other = edited(
        sample,
        organisations=sample.organisations[:-1],
        terms=(*sample.terms, term),
        visits=(
            sample.visits[0].model_copy(
                update={"agenda": (agenda[0].model_copy(update={"place": None}), agenda[1])}
            ),
            sample.visits[1],
        ),
    )
    assert await merged(sessions, other) == Changes(new=0, changed=2, unchanged=ALL - 2, kept=0)
    assert await loaded(sessions) == other


async def test_merge_that_would_leave_a_kept_entry_dangling_is_refused(
    sessions: Sessions, sample: Programme
) -> None:
    await merged(sessions, sample)
    museum = sample.organisations[-1]
    term = Term(key=museum.key, name=museum.name, kind=TermKind.CONCEPT)
    first, second = sample.visits
    clash = edited(
        sample,
        organisations=sample.organisations[:-1],
        terms=(*sample.terms, term),
        visits=(first.model_copy(update={"agenda": ()}), second),
    )
    with pytest.raises(ProgrammeMismatch, match=r"'ropewalk-museum' is a term, not an organisation"):
        await merged(sessions, clash)
    assert await loaded(sessions) == sample


async def test_merge_of_another_partnership_is_refused(sessions: Sessions, sample: Programme) -> None:
    await merged(sessions, sample)
    with pytest.raises(ProgrammeMismatch, match=r"holds the programme 'aarhus-nagasaki'.*'elsewhere'"):
        await merged(sessions, edited(sample, key="elsewhere"))
    assert await loaded(sessions) == sample


async def test_merge_with_a_third_city_is_refused(sessions: Sessions, sample: Programme) -> None:
    await merged(sessions, sample)
    aarhus, nagasaki = sample.cities
    third = edited(sample, cities=(aarhus, nagasaki.model_copy(update={"key": "sasebo"})))
    with pytest.raises(ProgrammeMismatch, match=r"of aarhus and nagasaki; the file has other cities"):
        await merged(sessions, third)


async def test_merge_by_two_at_once_ends_as_one(sessions: Sessions, sample: Programme) -> None:
    changes = await asyncio.gather(*(merged(sessions, sample) for _ in range(4)))
    assert sorted(one.new for one in changes) == [0, 0, 0, ALL]
    assert await loaded(sessions) == sample
    assert await version_now(sessions) == 1


async def test_merge_that_is_rolled_back_changes_nothing(sessions: Sessions, sample: Programme) -> None:
    async with sessions() as session:
        await merge(session, sample)
        assert await load(session) == sample
        await session.rollback()
    assert await loaded(sessions) is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=programmes(), second=programmes())
async def test_merge_of_any_two_programmes_gives_both(
    sessions: Sessions, first: Programme, second: Programme
) -> None:
    await merged(sessions, first)
    assert await loaded(sessions) == first
    try:
        expected = combined(first, second)
    except ProgrammeMismatch:
        expected = first
    else:
        await merged(sessions, second)
    assert await loaded(sessions) == expected
    assert is_valid(expected)
    async with sessions.begin() as session:
        for table in reversed(Base.metadata.sorted_tables):
            await session.execute(delete(table))


def test_changes_are_true_only_when_something_changed() -> None:
    nothing = Changes(new=0, changed=0, unchanged=3, kept=1)
    assert not nothing
    assert replace(nothing, new=1)
    assert replace(nothing, changed=1)
