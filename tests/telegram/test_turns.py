"""Who goes next. Real time runs here, so limits are small."""

import asyncio

import pytest

from bot.telegram.pace import Limits, Pace
from bot.telegram.turns import NotNow, Turns

A_WHILE = 0.05


def turns(*, overall: int = 1000, chat_seconds: float = A_WHILE) -> Turns:
    return Turns(Pace(Limits(overall, overall, chat_burst=1, chat_seconds=chat_seconds)))


async def soon(task: "asyncio.Task[object]") -> bool:
    """Whether it ends within a turn or two of the loop."""
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    return task.done()


async def test_answer_goes_before_a_delivery_that_waited_longer() -> None:
    one = turns(overall=1)
    first = await one.answer(1)
    delivery = asyncio.create_task(one.delivery(2, patience=10))
    answer = asyncio.create_task(one.answer(3))
    assert not await soon(delivery)
    one.ended(first, reached=False)
    assert await soon(answer)
    assert not delivery.done()
    one.ended(answer.result(), reached=False)
    assert await soon(delivery)


async def test_chat_that_has_to_wait_holds_up_nobody() -> None:
    one = turns()
    await one.answer(1)
    again = asyncio.create_task(one.answer(1))
    assert not await soon(again)
    other = asyncio.create_task(one.answer(2))
    assert await soon(other)
    assert (await again).chat_id == 1


async def test_delivery_whose_turn_is_too_far_off_is_given_back_at_once() -> None:
    one = turns()
    one.hold(1, 30)
    with pytest.raises(NotNow):
        await one.delivery(1)


async def test_delivery_that_waits_is_given_back_when_its_chat_is_held() -> None:
    one = turns()
    await one.answer(1)
    delivery = asyncio.create_task(one.delivery(1))
    await asyncio.sleep(0)
    one.hold(1, 30)
    with pytest.raises(NotNow):
        await delivery


async def test_who_gives_up_waiting_takes_no_place() -> None:
    one = turns(overall=1)
    first = await one.answer(1)
    waiting = asyncio.create_task(one.answer(2))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    one.ended(first, reached=False)
    assert await soon(asyncio.create_task(one.answer(3)))


async def test_who_gives_up_in_the_instant_of_its_turn_gives_it_back() -> None:
    one = turns(overall=1)
    first = await one.answer(1)
    waiting = asyncio.create_task(one.answer(2))
    await asyncio.sleep(0)
    one.ended(first, reached=False)  # its turn has come, but it has not noticed
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert await soon(asyncio.create_task(one.answer(3)))


async def test_at_the_end_only_who_goes_soon_may_wait() -> None:
    one = turns()
    await one.answer(1)
    soon_ready, held = asyncio.create_task(one.answer(1)), asyncio.create_task(one.answer(2))
    one.hold(2, 30)
    await asyncio.sleep(0)
    one.end(within=5 * A_WHILE)
    with pytest.raises(NotNow):
        await held
    assert (await soon_ready).chat_id == 1


async def test_refusal_is_told_to_other_processes() -> None:
    one = turns()
    told: list[tuple[int | None, float]] = []

    async def note(chat: int | None, seconds: float) -> None:
        told.append((chat, round(seconds)))

    one.on_hold = note
    await one.refused(1, 30)
    await one.refused(2, 10)
    assert told == [(1, 30), (2, 10), (None, 30)]


async def test_deliveries_leave_as_many_places_as_answers_needed_of_late() -> None:
    one = turns(overall=100)
    assert one.room(0.1) > 0
    assert one.pace.kept == 0
    for chat in range(1, 22):
        one.ended(await one.answer(chat), reached=False)
    assert one.pace.kept == 3
