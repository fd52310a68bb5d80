"""What a handler gets beside its update: the unit of work that the update opens.

A handler never calls the Bot API. It changes rows of `session` and queues its replies; the
dispatcher commits both together and makes the calls afterwards.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy.ext.asyncio import AsyncSession
from telegram import Message, Update
from telegram.ext import Application, CallbackContext

from bot.i18n import Translator, translator
from bot.programme import store
from bot.programme.model import Programme
from bot.telegram import calls
from bot.telegram.calls import Call, Where
from bot.telegram.client import KizunaBot
from bot.telegram.incoming import NeedsFile
from bot.views.reply import Reply
from db.models.people import Group, Person

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.knowledge import Knowledge, Library
    from bot.questions.engine import Answering


@dataclass
class UnitOfWork:
    """One update being handled: what it may read and what it leaves behind."""

    update: Update
    session: AsyncSession
    now: datetime
    settings: "Settings"
    knowledge: "Knowledge"
    library: "Library"
    #: The programme that is held as it stands.
    held: Programme | None = None
    person: Person | None = None
    group: Group | None = None
    #: Bot API calls to make once everything is committed.
    calls: list[Call] = field(default_factory=list)
    toast: Call | None = None
    #: Files fetched for this update, by their id; None for one that could not be.
    files: Mapping[str, bytes | None] = field(default_factory=dict)
    #: What a handler raised; python-telegram-bot hands it to an error handler only.
    error: Exception | None = None

    @property
    def t(self) -> Translator:
        speaker = self.group or self.person
        return translator(speaker.language if speaker else "en")


current: ContextVar[UnitOfWork] = ContextVar("current")


class KizunaContext(CallbackContext[KizunaBot, dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """The context of every handler."""

    unit: UnitOfWork

    @classmethod
    def from_update(cls, update: object, application: Application[Any, Any, Any, Any, Any, Any]) -> Self:
        context = super().from_update(update, application)
        context.unit = current.get()
        return context

    @property
    def session(self) -> AsyncSession:
        """The session of this unit of work. Flush it if you must; the dispatcher commits it."""
        return self.unit.session

    @property
    def now(self) -> datetime:
        """The calendar's instant at which this update is handled, in UTC."""
        return self.unit.now

    @property
    def settings(self) -> "Settings":
        return self.unit.settings

    @property
    def programme(self) -> Programme:
        return self.unit.held or self.unit.knowledge.programme

    async def hold_programme(self) -> None:
        """Let `programme` be as it stands, and stay so until this unit of work is committed.

        For what is reckoned from it and kept: the one that answers are given from may be a moment old.
        """
        await store.hold(self.session)
        self.unit.held = await self.unit.library.programme(self.session)

    @property
    def answering(self) -> "Answering":
        return self.unit.knowledge.answering

    @property
    def person(self) -> Person | None:
        """Who wrote or tapped; None for an update that nobody sent (a channel, a bot)."""
        return self.unit.person

    @property
    def required_person(self) -> Person:
        assert self.unit.person is not None, "this update has no person"
        return self.unit.person

    @property
    def group(self) -> Group | None:
        """The group in which this happens; None in a private chat."""
        return self.unit.group

    @property
    def t(self) -> Translator:
        """The wording of the chat: a group has a language of its own, a private chat its person's."""
        return self.unit.t

    @property
    def chat_id(self) -> int:
        return self._where().chat_id

    def reply(self, reply: Reply, *, question: int | None = None, card: str | None = None) -> None:
        """Queue a message to this chat.

        `question` is the id of the AskedQuestion that it answers: its `answer_message_id` is
        recorded once the message is sent. `card` is the key of the visit that it shows: the message
        is remembered as a card of it.
        """
        made = calls.send(self._where(), reply, question=question)
        if card is not None and len(made) == 1:  # one that is cut in parts cannot be edited as a whole
            made[0]["card"] = card
        self.unit.calls += made

    def edit(self, reply: Reply, message_id: int | None = None, *, card: str | None = None) -> int | None:
        """Queue an edit of the message whose button was tapped, or of the one named; give its id.

        A tapped message that Telegram no longer shows, or that is a file, gets a new message: None.
        """
        where = self._where()
        if message_id is None:
            query = self.unit.update.callback_query
            assert query is not None, "no button was tapped: name the message"
            if not isinstance(query.message, Message) or query.message.text is None:
                self.reply(reply, card=card)
                return None
            message_id = query.message.message_id
        self.unit.calls += calls.edit(where, message_id, reply)
        return message_id

    def file(self, file_id: str) -> bytes | None:
        """A file that was sent; None if it cannot be had. Ask before changing anything.

        Raises NeedsFile the first time, which must be let through.
        """
        if file_id not in self.unit.files:
            raise NeedsFile(file_id)
        return self.unit.files[file_id]

    def toast(self, text: str, alert: bool = False) -> None:
        """Set the short notice that answers the tap; without one the tap is answered silently."""
        query = self.unit.update.callback_query
        assert query is not None, "no button was tapped: nothing shows a notice"
        self.unit.toast = calls.answer_callback(query.id, text, alert=alert)

    def _where(self) -> Where:
        return Where.of(self.unit.update)


KizunaApplication = Application[KizunaBot, KizunaContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any]
