"""One update, one unit of work: its effects and its replies are committed together.

    begin (attempts + 1, committed) -> handlers -> effects, replies and `handled_at` committed

A handler that raises leaves no effect; its person is told so, with a reference that the log
has as well. An update during which the process is killed is handled again, but not for ever.
"""

import asyncio
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import MappingProxyType

import structlog
from markupsafe import Markup
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from telegram import Chat, Update
from telegram.ext import ApplicationHandlerStop

from bot import people
from bot.clock import Calendar
from bot.config import Settings
from bot.errors import NotPermitted
from bot.i18n import Translator, translator
from bot.knowledge import Library
from bot.logs import traceback_without_messages
from bot.telegram import calls
from bot.telegram.calls import Call, Where
from bot.telegram.client import UNREADABLE
from bot.telegram.context import KizunaApplication, KizunaContext, UnitOfWork, current
from bot.telegram.incoming import NeedsFile
from bot.views.coordinators import not_permitted
from bot.views.oddities import apology
from bot.views.reply import Reply
from db import claims, updates
from db.claims import Claimer
from db.models.updates import TakenUpdate

log = structlog.get_logger(__name__)

#: How often handling may begin: an update that kills the process each time must not do so for ever.
ATTEMPTS = 3
#: A handler that has not ended by then never will (s).
HANDLER_SECONDS = 60.0


@dataclass(frozen=True)
class Work:
    """An update that is handled, and the calls that it still owes."""

    seq: int
    chat_id: int
    calls: list[Call]


class Handling:
    def __init__(
        self,
        application: KizunaApplication,
        sessions: async_sessionmaker[AsyncSession],
        library: Library,
        *,
        settings: Settings,
        calendar: Calendar,
        by: Claimer,
    ) -> None:
        self._application = application
        self._sessions = sessions
        self._library = library
        self._settings = settings
        self._calendar = calendar
        self._by = by
        application.add_error_handler(_note_error)

    async def next(
        self, chat_id: int, files: Mapping[str, bytes | None] = MappingProxyType({})
    ) -> Work | None:
        """Handle the chat's oldest open update; None when it has none.

        Raises ClaimedElsewhere when another process works on the chat, from the start or by now;
        NeedsFile when a file is wanted that is not among `files`: then call it again with that.
        """
        knowledge = await self._library.current()
        async with self._sessions() as session:
            row = await updates.next_of_chat(session, chat_id, self._by)
            if row is None:
                return None
            if row.handled_at is not None:  # a kill came between the commit and the last call
                await session.commit()
                return Work(row.seq, chat_id, row.replies or [])
            row.attempts += 1
            try:
                update = Update.de_json(row.payload or {}, self._application.bot)
            except UNREADABLE as problem:
                return await self._set_aside(session, row, problem)
            unit = UnitOfWork(update, session, self._calendar.now(), self._settings, knowledge, self._library)
            unit.files = files
            await _meet(unit)
            lang = unit.t.lang
            seq, attempts = row.seq, row.attempts
            await session.commit()

            error: Exception | None = None
            if attempts <= ATTEMPTS:
                error = await self._handle(unit)
                if error is None:
                    return await self._commit(session, row, unit)
                if isinstance(error, NeedsFile) and attempts < ATTEMPTS:
                    raise error
                if isinstance(error, OperationalError | InterfaceError) and attempts < ATTEMPTS:
                    raise error  # the database's trouble, not the update's: again in a while
        if isinstance(error, NotPermitted):
            return await self._refuse(seq, update, translator(lang))
        return await self._give_up(seq, update, translator(lang), error)

    async def _handle(self, unit: UnitOfWork) -> Exception | None:
        token = current.set(unit)
        try:
            async with asyncio.timeout(HANDLER_SECONDS):
                await self._application.process_update(unit.update)
        except TimeoutError as late:
            return late
        finally:
            current.reset(token)
        return unit.error

    async def _refuse(self, seq: int, update: Update, t: Translator) -> Work:
        """Leave no effect of a deed that the person has no right to, and say so."""
        text = not_permitted(t)
        if update.callback_query is not None:
            made = [calls.answer_callback(update.callback_query.id, text, alert=True)]
        else:
            made = calls.send(Where.of(update), Reply(Markup.escape(text)))
        return await self._leave(seq, made)

    async def _commit(self, session: AsyncSession, row: TakenUpdate, unit: UnitOfWork) -> Work:
        made = _answers(unit.update, unit.toast) + unit.calls
        if not await claims.keep(session, row.chat_id, self._by.owner):
            raise claims.ClaimedElsewhere
        row.replies, row.handled_at = made, datetime.now(UTC)
        await session.commit()
        return Work(row.seq, row.chat_id, made)

    async def _set_aside(self, session: AsyncSession, row: TakenUpdate, problem: Exception) -> Work:
        """Go on without an update of a form that is not known (yet)."""
        log.error(
            "An update could not be read",
            update_id=row.update_id,
            traceback=traceback_without_messages(problem),
        )
        row.replies, row.handled_at, row.trouble = [], datetime.now(UTC), "unreadable"
        await session.commit()
        return Work(row.seq, row.chat_id, [])

    async def _give_up(self, seq: int, update: Update, t: Translator, error: Exception | None) -> Work:
        """Leave no effect but an apology, and go on with the chat's next update."""
        reference = secrets.token_hex(3).upper()
        log.error(
            "An update could not be handled" if error else "An update ended the process each time",
            reference=reference,
            update_id=update.update_id,
            chat_id=update.effective_chat.id if update.effective_chat else None,
            person_id=update.effective_user.id if update.effective_user else None,
            traceback=traceback_without_messages(error) if error else None,
        )
        made = _answers(update)
        if update.effective_chat is not None:
            made += calls.send(Where.of(update), apology(reference, t))
        return await self._leave(seq, made, trouble=reference)

    async def _leave(self, seq: int, made: list[Call], *, trouble: str | None = None) -> Work:
        """Commit calls as all that an update leads to."""
        async with self._sessions.begin() as session:
            row = await updates.get(session, seq)
            if not await claims.keep(session, row.chat_id, self._by.owner):
                raise claims.ClaimedElsewhere
            row.replies, row.handled_at, row.trouble = made, datetime.now(UTC), trouble
        return Work(seq, row.chat_id, made)


async def _meet(unit: UnitOfWork) -> None:
    user, chat = unit.update.effective_user, unit.update.effective_chat
    if user is not None and unit.update.inline_query is not None:
        # Who looks for a card in another chat has not written to us: nothing is stored of them.
        unit.person = await people.known(unit.session, user.id)
    elif user is not None and not user.is_bot:
        unit.person = await people.meet(unit.session, user.id, user.language_code, unit.now)
    if chat is not None and chat.type in (Chat.GROUP, Chat.SUPERGROUP):
        tag = user.language_code if user else None
        unit.group = await people.meet_group(unit.session, chat.id, tag, unit.now)


def _answers(update: Update, toast: Call | None = None) -> list[Call]:
    """The answer that ends the waiting sign on a tapped button, owed to each tap."""
    query = update.callback_query
    return [toast or calls.answer_callback(query.id)] if query else []


async def _note_error(update: object, context: KizunaContext) -> None:
    """Hand what a handler raised to the unit of work, and let no further handler run."""
    context.unit.error = context.error
    raise ApplicationHandlerStop
