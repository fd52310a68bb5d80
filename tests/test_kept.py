"""Keeping an answer, and knowledge that follows: the next question finds it, in every process."""

import asyncio
import threading
from datetime import datetime, timedelta

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import kept
from bot.knowledge import Library, NoProgramme
from bot.programme.load import read
from bot.programme.model import Programme, Text
from bot.programme.store import merge
from bot.questions.engine import Answering
from bot.questions.model import Kept
from bot.variables import ROOT
from db import people

Sessions = async_sessionmaker[AsyncSession]

COORDINATOR = 3
QUESTION = "Is there parking beside the harbour museum?"


@pytest.fixture(scope="module")
def sample() -> Programme:
    return read(ROOT / "tests" / "programme" / "sample.yaml")


async def keep(sessions: Sessions, now: datetime, question: str = QUESTION) -> int:
    async with sessions.begin() as session:
        await people.find_or_add(session, COORDINATOR, language="en", now=now)
        return (await kept.keep(session, f" {question} ", "en", "Yes, behind it.", COORDINATOR, now)).id


async def put(sessions: Sessions, programme: Programme) -> None:
    async with sessions.begin() as session:
        await merge(session, programme)


async def answer(library: Library, question: str, now: datetime) -> object:
    known = await library.current()
    return known.answering.answer(question, now=now, lang="en").point


async def test_kept_answer_is_found_by_the_next_question_in_every_process(
    sessions: Sessions, sample: Programme, now: datetime
) -> None:
    await put(sessions, sample)
    libraries = [Library(sessions, Answering), Library(sessions, Answering)]
    for library in libraries:
        assert not isinstance(await answer(library, QUESTION, now), Kept)

    number = await keep(sessions, now)
    for library in libraries:
        assert await answer(library, QUESTION, now) == Kept(number, "en", QUESTION, "Yes, behind it.", now)

    async with sessions.begin() as session:
        assert await kept.withdraw(session, number, now)
        assert not await kept.withdraw(session, number, now)
    for library in libraries:
        assert not isinstance(await answer(library, QUESTION, now), Kept)


async def test_newest_kept_answer_comes_first(sessions: Sessions, now: datetime) -> None:
    first = await keep(sessions, now)
    second = await keep(sessions, now + timedelta(days=1))
    async with sessions() as session:
        assert [one.id for one in await kept.in_force(session)] == [second, first]


async def test_it_stays_when_the_coordinator_is_erased(sessions: Sessions, now: datetime) -> None:
    await keep(sessions, now)
    async with sessions.begin() as session:
        await session.delete(await people.find(session, COORDINATOR))
    async with sessions() as session:
        assert [one.question for one in await kept.in_force(session)] == [QUESTION]


async def test_index_is_made_again_only_where_the_programme_has_changed(
    sessions: Sessions, sample: Programme, now: datetime
) -> None:
    learnt: list[str] = []

    def learn(programme: Programme) -> Answering:
        learnt.append(programme.name.en)
        return Answering(programme)

    await put(sessions, sample)
    library = Library(sessions, learn)
    await asyncio.gather(*(library.current() for _ in range(5)))
    await keep(sessions, now)
    await library.current()
    assert learnt == [sample.name.en]

    await put(sessions, sample.model_copy(update={"name": Text(en="Renamed", de="Neu", ja="新")}))
    assert (await library.current()).programme.name.en == "Renamed"
    assert learnt == [sample.name.en, "Renamed"]


async def test_without_a_programme_it_says_so_and_finds_one_later(
    sessions: Sessions, sample: Programme
) -> None:
    library = Library(sessions, Answering)
    with pytest.raises(NoProgramme):
        await library.current()
    await put(sessions, sample)
    assert (await library.current()).programme == sample


async def test_what_was_known_serves_while_a_large_programme_is_learnt(
    sessions: Sessions, sample: Programme
) -> None:
    go_on = threading.Event()
    slow = False

    def learn(programme: Programme) -> Answering:
        if slow:
            go_on.wait()
        return Answering(programme)

    await put(sessions, sample)
    library = Library(sessions, learn, patience=0.01)
    old = await library.current()
    slow = True
    await put(sessions, sample.model_copy(update={"name": Text(en="Renamed", de="Neu", ja="新")}))

    assert await library.current() is old
    go_on.set()
    while (newest := await library.current()) is old:
        pass  # it waits for as long as its patience is
    assert newest.programme.name.en == "Renamed"


async def test_a_learning_that_fails_is_tried_again(sessions: Sessions, sample: Programme) -> None:
    broken = True

    def learn(programme: Programme) -> Answering:
        if broken:
            raise MemoryError
        return Answering(programme)

    await put(sessions, sample)
    library = Library(sessions, learn)
    with pytest.raises(MemoryError):
        await library.current()
    broken = False
    assert (await library.current()).programme == sample
