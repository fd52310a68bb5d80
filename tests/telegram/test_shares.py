"""Several processes on one database keep together to one limit."""

import asyncio
import random
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.telegram.pace import Limits, Pace
from bot.telegram.shares import KEPT, Shares, divide
from bot.telegram.turns import Turns
from db.engine import create_engine, session_factory
from db.models.pace import SendShare
from db.pace import Wish
from tests.services import postgres as postgresql

Sessions = async_sessionmaker[AsyncSession]


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


wishes = st.dictionaries(
    st.text("abcdef", min_size=1), st.builds(Wish, wanted=st.integers(0, 60), sends=st.booleans())
)


@given(st.integers(30, 1000), wishes)
def test_shares_never_add_up_to_more_than_there_is(places: int, wishes: dict[str, Wish]) -> None:
    shares = divide(places, wishes)
    assert shares.keys() == wishes.keys()
    assert min(shares.values(), default=0) >= 0
    assert sum(shares.values()) <= places


def test_who_sends_has_what_is_left_by_those_who_answer() -> None:
    shares = divide(30, {"web 1": Wish(1, False), "web 2": Wish(12, False), "worker": Wish(0, True)})
    assert shares == {"web 1": 2, "web 2": 12, "worker": 16}


def test_who_stands_by_has_nothing() -> None:
    assert divide(30, {"worker": Wish(0, True), "stand-by": Wish(0, False)}) == {"worker": 30, "stand-by": 0}


def test_many_answers_leave_deliveries_one_place() -> None:
    shares = divide(30, {"web 1": Wish(60, False), "web 2": Wish(30, False), "worker": Wish(0, True)})
    assert shares == {"web 1": 19, "web 2": 10, "worker": 1}
    assert KEPT < 1


@pytest.fixture
async def database(postgres: postgresql.Server) -> AsyncIterator[Sessions]:
    name = f"shares_{random.randrange(10**9)}"
    postgres.create(name, template="upgraded")
    engine = create_engine(postgres.url(name))
    yield session_factory(engine)
    await engine.dispose()
    postgres.drop(name)


def process(sessions: Sessions, name: str, clock: Clock, *, sends: bool = False) -> tuple[Turns, Shares]:
    turns = Turns(Pace(Limits()), clock=clock)
    shares = Shares(
        sessions,
        turns,
        name,
        alone=False,
        answers=not sends,
        sends=lambda: sends,
        room=asyncio.Semaphore(1),
        clock=clock,
    )
    return turns, shares


async def test_share_grows_only_by_what_another_gave_up(database: Sessions) -> None:
    clock = Clock()
    worker, of_worker = process(database, "worker", clock, sends=True)
    web, of_web = process(database, "web", clock)
    await of_worker.begin()
    assert worker.room(1.0) > 0
    for chat in range(1, 31):  # the worker uses all that it has
        worker.ended(worker.pace.take(chat, clock.now, answer=False))
    await of_web.begin()
    assert web.pace.ready_at(1, clock.now, answer=True) == float("inf")

    await of_worker.once()  # it learns of the other, and gives up what it does not use
    await of_web.once()
    assert web.pace.ready_at(1, clock.now, answer=True) == float("inf")
    clock.now += 1.0  # now the worker's messages are a second old
    await of_worker.once()
    await of_web.once()
    assert web.pace.ready_at(1, clock.now, answer=True) == clock.now


class Room:
    """Lets nobody to the database any more once it is shut."""

    shut = False

    async def __aenter__(self) -> None:
        if self.shut:
            raise ConnectionError("the database is gone")

    async def __aexit__(self, *_: object) -> None:
        pass


async def test_process_that_cannot_renew_its_share_stops_before_others_get_it(database: Sessions) -> None:
    clock, room = Clock(), Room()

    async def sleep(seconds: float) -> None:
        clock.now += seconds
        if clock.now > 1010.0:
            raise asyncio.CancelledError

    turns = Turns(Pace(Limits()), clock=clock)
    shares = Shares(
        database,
        turns,
        "worker",
        alone=False,
        answers=False,
        sends=lambda: True,
        room=room,
        clock=clock,
        sleep=sleep,
    )
    await shares.begin()
    room.shut = True
    assert turns.room(1.0) > 0
    with pytest.raises(asyncio.CancelledError):
        await shares.keep()
    assert turns.room(1.0) == 0
    await shares.give_back()  # it may end all the same


async def test_hold_reaches_every_process(database: Sessions) -> None:
    clock = Clock()
    worker, of_worker = process(database, "worker", clock, sends=True)
    web, of_web = process(database, "web", clock)
    await of_worker.begin()
    await of_web.begin()
    await worker.refused(5, 30)
    await of_web.once()
    assert 1029 < web.pace.chat_ready_at(5, clock.now) <= 1030
    assert web.pace.chat_ready_at(6, clock.now) == clock.now
    await web.refused(6, 10)
    await of_worker.once()
    assert 1029 < worker.pace.chat_ready_at(7, clock.now) <= 1030


async def test_share_from_before_the_clock_was_set_back_is_free(database: Sessions) -> None:
    clock = Clock()
    _, of_gone = process(database, "gone", clock, sends=True)
    await of_gone.begin()
    async with database.begin() as session:
        await session.execute(update(SendShare).values(until=datetime.now(UTC) + timedelta(hours=1)))
    worker, of_worker = process(database, "worker", clock, sends=True)
    await of_worker.begin()
    assert worker.room(1.0) > 0
