"""The playground as a whole: the Bot API with its people, the clock, and the real bot."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from babel.languages import get_official_languages

from bot.clock import Calendar
from bot.i18n import language_of_tag, translator
from bot.playground.api import BotApi
from bot.playground.chats import Event, Listener, User
from bot.playground.journal import Journal
from bot.playground.limits import FloodLimits
from bot.programme.model import City, Lang, Programme
from bot.views.playground import coordinator_name, delegate_name

#: 17 May 2019, 09:00 in Koriyama.
BEGINNING = datetime(2019, 5, 17, 0, 0, tzinfo=UTC)
#: Telegram ids of the sample people: a delegate of each city, the coordinator.
DELEGATES = (101, 102)
COORDINATOR = 103
FIRST_GUEST = 201


class Bot(Protocol):
    """The running bot, as the playground needs it."""

    async def start(self) -> None: ...

    async def stop(self) -> None: ...

    async def programme(self) -> Programme:
        """The programme that it answers from; asked once it has started."""
        ...

    async def next_due(self) -> datetime | None:
        """When it will next send something unasked; None when nothing is due."""
        ...


#: Makes a bot that talks to the Bot API and keeps its data in a database file.
MakeBot = Callable[[BotApi, Path, Calendar], Bot]


class World:
    """`data` is the folder of the playground's database and conversations.

    `start_at` is where the clock starts; without it, where it stood, else BEGINNING.
    """

    def __init__(self, make_bot: MakeBot, data: Path, start_at: datetime | None = None) -> None:
        self.cities: tuple[City, ...] = ()
        self.calendar = Calendar()
        self._make_bot = make_bot
        self._database = data / "playground.db"
        self._journal = Journal(data / "playground-chats.jsonl")
        self._start_at = start_at
        self.bot: Bot | None = None
        self._changing = asyncio.Lock()
        #: Who is told what happens; they stay when everything starts over.
        self.listeners: list[Listener] = []
        self.api = self._new_api()

    def _new_api(self) -> BotApi:
        api = BotApi(now=self.calendar.now, limits=FloodLimits())
        api.chats.listeners.append(self._tell)
        return api

    def _tell(self, event: Event) -> None:
        for listener in tuple(self.listeners):
            listener(event)

    @property
    def people(self) -> list[User]:
        return [user for user in self.api.chats.users.values() if not user.is_bot]

    async def start(self) -> None:
        stored = self._journal.open(self.api)
        self._set_clock(self._start_at or (datetime.fromisoformat(stored) if stored else BEGINNING))
        self.bot = self._make_bot(self.api, self._database, self.calendar)
        await self.bot.start()
        self.cities = (await self.bot.programme()).cities
        if not self.people:
            self._invite_people()

    async def stop(self) -> None:
        if self.bot is not None:
            await self.bot.stop()
            self.bot = None
        self.remember_clock()
        self._journal.close()

    async def start_over(self) -> None:
        """Forget everything and begin again."""
        async with self._changing:
            if self.bot is not None:
                await self.bot.stop()
                self.bot = None
            self._journal.empty()
            for suffix in ("", "-wal", "-shm"):
                self._database.with_name(self._database.name + suffix).unlink(missing_ok=True)
            self._start_at = None
            self.api = self._new_api()
            await self.start()
        self._tell({"kind": "started_over"})

    async def next_due(self) -> datetime | None:
        """When the bot will next send something unasked; None when nothing is due."""
        return await self.bot.next_due() if self.bot is not None else None

    async def move_clock(self, by: timedelta) -> None:
        """Let the calendar run on by `by`: what falls due on the way is sent at its time, not at the end."""
        goal = self.calendar.now() + by
        due = await self.next_due()
        while due is not None and due < goal:
            self._set_clock(max(due, self.calendar.now()))
            if self.api.bot_at_rest is not None:
                await self.api.bot_at_rest()
            following = await self.next_due()
            if following is not None and following <= due:
                break  # it cannot be sent: the calendar goes on without it
            due = following
        self._set_clock(goal)

    async def move_clock_to_next_due(self) -> bool:
        """Whether there was something due to move to."""
        due = await self.next_due()
        if due is None:
            return False
        self._set_clock(max(due, self.calendar.now()))
        return True

    def remember_clock(self) -> None:
        self.api.chats.tell({"kind": "clock", "at": self.calendar.now().isoformat()})

    def _set_clock(self, instant: datetime) -> None:
        self.calendar.set(instant)
        self.remember_clock()

    def _invite_people(self) -> None:
        """A delegate of each city, with a phone in its language, and the coordinator."""
        english = translator("en")
        for id_, city in zip(DELEGATES, self.cities, strict=True):
            self.api.person(id_, delegate_name(english.pick(city.name), english), speaks(city))
        self.api.person(COORDINATOR, coordinator_name(english), "en")


def speaks(city: City) -> Lang:
    """The language of a city, as far as the bot knows it."""
    return language_of_tag(next(iter(get_official_languages(city.country)), None))
