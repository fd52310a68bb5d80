"""A claimed row becomes a parcel: the calls that deliver it, worded for whoever reads it now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.clock import Calendar
from bot.config import Settings
from bot.i18n import translator
from bot.knowledge import Library
from bot.logs import traceback_without_messages
from bot.messages import RENDERERS, NotNow, Occasion
from bot.programme.model import Programme
from bot.telegram import calls
from bot.telegram.calls import Call, Where
from bot.views.doubtful import perhaps_again
from bot.views.reply import Reply
from db import people
from db.carriage import NOT_WORDED, Ended
from db.deliveries import BLOCKED
from db.engine import reading
from db.models.deliveries import AUDIENCE, OWED, Delivery
from db.models.people import Person

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Parcel:
    """A message on its way, without its row: what is read from it stays as it was claimed."""

    id: int
    chat_id: int
    method: str
    owed: bool
    doubtful: bool
    attempts: int
    paid: bool
    where: Where
    target: int | None
    #: None for a message that is deleted.
    reply: Reply | None

    def calls(self) -> list[Call]:
        if self.reply is None:
            return [calls.delete(self.where, self._target)]
        if self.method == "edit":
            return calls.edit(self.where, self._target, self.reply)
        return self._paid(calls.send(self.where, self.reply))

    def plain_calls(self, *, buttons: bool) -> list[Call]:
        """The same without markup, which Telegram refused."""
        assert self.reply is not None, "what is deleted has no markup"
        reply = self.reply if buttons else replace(self.reply, buttons=())
        if self.method == "edit":
            return calls.edit(self.where, self._target, reply, plain=True)
        return self._paid(calls.send(self.where, reply, plain=True))

    @property
    def _target(self) -> int:
        assert self.target is not None, "an edit or a deletion names its message"
        return self.target

    def _paid(self, made: list[Call]) -> list[Call]:
        if self.paid:
            for call in made:
                call["data"]["allow_paid_broadcast"] = True
        return made


class Packing:
    """Words claimed rows, several at a time: one look at the database serves them all."""

    def __init__(
        self,
        sessions: async_sessionmaker[AsyncSession],
        library: Library,
        *,
        settings: Settings,
        calendar: Calendar,
    ) -> None:
        self._sessions = sessions
        self._library = library
        self._settings = settings
        self._calendar = calendar

    async def pack(self, rows: Sequence[Delivery]) -> list[Parcel | Ended]:
        """A parcel for each row, or how it ended where there is nothing to send."""
        packed: list[Parcel | Ended] = []
        async with reading(self._sessions) as session:
            programme = await self._library.programme(session)
            readers = await people.several(session, [row.person_id for row in rows if row.person_id])
            languages = {id_: person.language for id_, person in readers.items()}
            if groups := [row.chat_id for row in rows if row.chat_id is not None and row.chat_id < 0]:
                found = await people.several_groups(session, groups)
                languages |= {id_: group.language for id_, group in found.items()}
            for row in rows:
                person = readers.get(row.person_id or 0)
                lang = languages.get(row.chat_id or 0) or languages.get(row.person_id or 0) or "en"
                packed.append(await self._one(session, row, person, lang, programme))
        return packed

    async def _one(
        self, session: AsyncSession, row: Delivery, person: Person | None, lang: str, programme: Programme
    ) -> Parcel | Ended:
        if row.chat_id is None:
            return Ended(row.id, "withdrawn")
        if person is not None and person.blocked_at is not None and row.chat_id == person.id:
            return Ended(row.id, "unreachable", reason=BLOCKED)
        reply = None
        if row.method != "delete":
            try:
                reply = await self._reply(session, row, person, lang, programme)
            except (SQLAlchemyError, OSError):
                raise  # the database's trouble, not the message's
            except NotNow as night:
                return Ended(row.id, "queued", untried=True, due_at=night.until)
            except Exception as problem:
                reason = f"{NOT_WORDED}: {type(problem).__name__}"
                trace = traceback_without_messages(problem)
                log.error("A message could not be worded", delivery_id=row.id, kind=row.kind, traceback=trace)
                return Ended(row.id, "failed", reason=reason)
            if reply is None:
                return Ended(row.id, "withdrawn")
        return Parcel(
            row.id,
            row.chat_id,
            row.method,
            row.priority == OWED,
            row.doubtful,
            row.attempts,
            self._settings.paid_broadcast and row.priority == AUDIENCE and row.method == "send",
            Where(row.chat_id, row.thread_id, row.answers),
            row.target_message_id,
            reply,
        )

    async def _reply(
        self, session: AsyncSession, row: Delivery, person: Person | None, lang: str, programme: Programme
    ) -> Reply | None:
        t = translator(lang)
        occasion = Occasion(session, row, person, t, programme, self._calendar.now(), self._settings)
        reply = await RENDERERS[row.kind](occasion)
        return perhaps_again(reply, t) if reply is not None and row.doubtful else reply
