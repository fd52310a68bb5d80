"""What goes on beside everything else, each under its name, and ends together."""

import asyncio
from collections.abc import Coroutine
from typing import Any

import structlog

from bot.logs import traceback_without_messages

log = structlog.get_logger(__name__)


class Background:
    def __init__(self) -> None:
        self._tasks: list[asyncio.Task[None]] = []
        self._needed: set[asyncio.Task[None]] = set()
        self._failure: asyncio.Future[None] | None = None

    def start(self, work: Coroutine[Any, Any, None], *, name: str, needed: bool = False) -> None:
        """`needed`: without it the process is of no use, so its failure is that of `failure()`."""
        task = asyncio.create_task(work, name=name)
        task.add_done_callback(self._ended)
        self._tasks.append(task)
        if needed:
            self._needed.add(task)

    async def failure(self) -> None:
        """Wait until something that is needed fails, and raise that."""
        self._failure = asyncio.get_running_loop().create_future()
        for task in self._tasks:
            if task.done():
                self._ended(task)
        await self._failure

    async def stop(self) -> None:
        """Cancel everything and wait until it has ended; how it ended was said when it did."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()

    def _ended(self, task: asyncio.Task[None]) -> None:
        problem = None if task.cancelled() else task.exception()
        if problem is None:
            return
        if task not in self._needed:
            log.error(
                "Something in the background failed",
                task=task.get_name(),
                traceback=traceback_without_messages(problem),
            )
        elif self._failure is not None and not self._failure.done():
            self._failure.set_exception(problem)
