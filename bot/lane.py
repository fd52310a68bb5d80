"""Room for database work, shared fairly between those who need it.

Many chats may want room at once; taking updates, ticks and sending want it once in a while. Were
there one queue, they would wait behind every chat. So the chats queue in a lane of their own.
"""

import asyncio
from contextlib import AbstractAsyncContextManager
from types import TracebackType


class Lane(AbstractAsyncContextManager[None]):
    """At most `width` of those in the lane are in the room or stand at its door."""

    def __init__(self, room: asyncio.Semaphore, width: int) -> None:
        self._room = room
        self._lane = asyncio.Semaphore(width)

    async def __aenter__(self) -> None:
        await self._lane.acquire()
        try:
            await self._room.acquire()
        except BaseException:
            self._lane.release()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._room.release()
        self._lane.release()
