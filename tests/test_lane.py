"""Room for all: many who queue in a lane hold up nobody outside it."""

import asyncio

import pytest

from bot.lane import Lane


@pytest.mark.parametrize("size", [1, 3])
async def test_whoever_comes_later_from_outside_the_lane_waits_for_one_turn_only(size: int) -> None:
    room = asyncio.Semaphore(size)
    lane = Lane(room, size)
    order: list[str] = []

    async def chat(number: int) -> None:
        async with lane:
            order.append(f"chat {number}")
            await asyncio.sleep(0)

    async def update() -> None:
        async with room:
            order.append("update")

    chats = [asyncio.create_task(chat(number)) for number in range(30)]
    await asyncio.sleep(0)
    taking = asyncio.create_task(update())
    await asyncio.gather(*chats, taking)

    assert order.index("update") <= 2 * size
    assert [one for one in order if one != "update"] == [f"chat {number}" for number in range(30)]


async def test_who_gives_up_at_the_door_leaves_the_lane_to_others() -> None:
    room = asyncio.Semaphore(1)
    lane = Lane(room, 1)

    async def enter() -> None:
        async with lane:
            pass

    await room.acquire()
    impatient = asyncio.create_task(enter())
    await asyncio.sleep(0)
    impatient.cancel()
    await asyncio.gather(impatient, return_exceptions=True)
    room.release()
    await asyncio.wait_for(enter(), 5)


async def test_an_error_in_the_room_frees_it() -> None:
    lane = Lane(asyncio.Semaphore(1), 1)
    with pytest.raises(ValueError, match="broken"):
        async with lane:
            raise ValueError("broken")
    async with lane:
        pass
