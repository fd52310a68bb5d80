"""Chats side by side, each in its own order.

A chat with open updates has a task of its own, so that one that waits (for Telegram, for a
flood limit to pass) holds nobody up. Tasks share the room for database work, first come,
first served; they do not hold it while they send. Where several processes share a database,
a chat's task waits as long as another process works on the chat.
"""

import asyncio
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime

import structlog
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import metrics, people
from bot.clock import Calendar
from bot.logs import traceback_without_messages
from bot.reminders import acts
from bot.telegram.backoff import Backoff
from bot.telegram.calls import Call
from bot.telegram.claims import Claims
from bot.telegram.client import KizunaBot
from bot.telegram.handling import Handling, Work
from bot.telegram.incoming import NeedsFile, fetch
from bot.telegram.sender import Outcome, Sender
from bot.telegram.turns import NotNow, Turns
from db import claims, questions, updates
from db.claims import ClaimedElsewhere

log = structlog.get_logger(__name__)


class _Stopped(Exception):
    """The process ends: what waits is taken up at the next start."""


class Dispatcher:
    def __init__(
        self,
        bot: KizunaBot,
        sessions: async_sessionmaker[AsyncSession],
        handling: Handling,
        *,
        claims: Claims,
        turns: Turns,
        room: AbstractAsyncContextManager[object],
        calendar: Calendar,
        done: Callable[[], None] = lambda: None,
    ) -> None:
        """`done` is called after each update's effects are committed: there may be something to send."""
        self._done = done
        self._calendar = calendar
        self._claims = claims
        self._sessions = sessions
        self._handling = handling
        self._room = room
        self._bot = bot
        self._sender = Sender(bot, turns, sleep=self._pause)
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._woken: set[int] = set()
        self._going = False
        self._stopping = asyncio.Event()

    async def resume(self) -> None:
        """Take up what others, or an earlier process, left open; from now on chats can be woken."""
        self._going = True
        self.wake(await self._claims.neglected())

    def wake(self, chats: Iterable[int]) -> None:
        """There is work in these chats; before `resume` it waits in the database."""
        if not self._going:
            return
        for chat_id in chats:
            self._woken.add(chat_id)
            if chat_id not in self._tasks and not self._stopping.is_set():
                self._tasks[chat_id] = asyncio.create_task(self._chat(chat_id), name=f"chat {chat_id}")

    async def settled(self) -> None:
        """Wait until no chat has work left."""
        while self._tasks:
            await asyncio.wait(list(self._tasks.values()))

    async def stop(self, patience: float) -> None:
        """End what runs, for at most `patience` seconds; what does not end is cancelled."""
        self._stopping.set()
        if self._tasks:
            _, late = await asyncio.wait(list(self._tasks.values()), timeout=patience)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _chat(self, chat_id: int) -> None:
        backoff, elsewhere = Backoff(), Backoff(first=0.05, longest=1.0)
        self._claims.held.add(chat_id)
        try:
            while chat_id in self._woken and not self._stopping.is_set():
                self._woken.discard(chat_id)
                try:
                    while await self._one(chat_id):
                        backoff.reset()
                        elsewhere.reset()
                except (_Stopped, NotNow):
                    return
                except ClaimedElsewhere:
                    # It does this chat's work now, perhaps all of it: look again in a while.
                    self._woken.add(chat_id)
                    await self._pause(elsewhere.next())
                except Exception as problem:
                    # The database, as a rule. The update is as it was before, and its turn comes again.
                    log.error(
                        "A chat's work failed and is tried again",
                        chat_id=chat_id,
                        traceback=traceback_without_messages(problem),
                    )
                    self._woken.add(chat_id)
                    await self._pause(backoff.next())
        except (_Stopped, NotNow):
            return
        finally:
            # Nothing is awaited between the last look at `_woken` and this.
            del self._tasks[chat_id]
            self._claims.held.discard(chat_id)

    async def _one(self, chat_id: int) -> bool:
        """Do the chat's next update; False when there is none, or no time for one."""
        if self._stopping.is_set():
            return False
        work = await self._handled(chat_id)
        if work is None:
            return False
        self._done()
        left = work.calls
        while left:
            if not self._claims.valid():  # another may have taken over, and makes the calls
                raise ClaimedElsewhere
            made, left = left[0], left[1:]
            outcome = await self._sender.make(made)
            metrics.CALLS.labels("made" if outcome.refusal is None else "refused").inc()
            # What is harmless to repeat after a kill is not worth a commit of its own.
            if left and (outcome.message_id is not None or outcome.refusal is not None):
                await self._record(work, left, made, outcome)
        await self._record(work, [], *((made, outcome) if work.calls else (None, Outcome())))
        metrics.UPDATES_FINISHED.inc()
        return True

    async def _handled(self, chat_id: int) -> Work | None:
        """Handle the next update; files that it wants are fetched while the room is others'."""
        files: dict[str, bytes | None] = {}
        while True:
            try:
                async with self._room:
                    return await self._handling.next(chat_id, files)
            except NeedsFile as wanted:
                files[wanted.file_id] = await fetch(self._bot, wanted.file_id)

    async def _record(self, work: Work, left: list[Call], made: Call | None, outcome: Outcome) -> None:
        """Commit how a call ended; its failing to be committed must not make the call again."""
        backoff = Backoff()
        while True:
            try:
                async with self._room, self._sessions.begin() as session:
                    await self._write(session, work, left, made, outcome)
                return
            except ClaimedElsewhere:
                raise
            except Exception as problem:
                log.error(
                    "An outcome could not be stored; trying again",
                    chat_id=work.chat_id,
                    traceback=traceback_without_messages(problem),
                )
                await self._pause(backoff.next())

    async def _write(
        self, session: AsyncSession, work: Work, left: list[Call], made: Call | None, outcome: Outcome
    ) -> None:
        if not await claims.keep(session, work.chat_id, self._claims.by.owner):
            raise ClaimedElsewhere
        row = await updates.get(session, work.seq)
        row.replies = left
        if outcome.refusal is not None:
            row.trouble = outcome.refusal[:200]
        if outcome.blocked:
            await people.gone(session, work.chat_id, self._calendar.now())
        if made is not None and "question" in made and outcome.message_id is not None:
            question = await questions.find(session, made["question"])
            if question is not None:
                question.answer_message_id = outcome.message_id
        if made is not None and "card" in made and outcome.message_id is not None:
            await acts.shown(
                session, work.chat_id, outcome.message_id, made["card"], "card", self._calendar.now()
            )
        if not left:
            updates.finish(row, datetime.now(UTC))
            await claims.release(session, work.chat_id, self._claims.by.owner)

    async def _pause(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            return
        raise _Stopped
