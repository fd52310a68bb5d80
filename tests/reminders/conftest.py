"""People with reminders in a real database, on both kinds."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot import reminders
from bot.config import Settings
from bot.i18n import translator
from bot.messages import RENDERERS, Occasion
from bot.programme.model import Lang, Programme
from bot.reminders import Consequences, acts, ticking
from bot.reminders.model import Answer
from bot.views.reply import Reply
from db.models.deliveries import Delivery
from db.models.people import Person, Subscription
from db.models.reminders import Reminder
from tests.reminders.programmes import KEY, the_visit

Sessions = async_sessionmaker[AsyncSession]
COORDINATOR = 9


@dataclass
class Office:
    """The bot's part that reminds, with a programme and a clock that the test sets."""

    sessions: Sessions
    programme: Programme
    now: datetime
    settings: Settings

    async def person(
        self, id_: int, city: str | None = "aarhus", *, follows: str | None = "harbour", **chosen: Any
    ) -> None:
        """Somebody known; with `follows` a follower of that field."""
        async with self.sessions.begin() as session:
            person = Person(
                id=id_,
                language=chosen.pop("language", "en"),
                language_chosen=True,
                city=city,
                first_seen=self.now,
                subscriptions=[Subscription(field=follows, since=self.now)] if follows else [],
                **chosen,
            )
            session.add(person)
            await session.flush()
            await reminders.person_changed(session, person, self.programme, self.now)

    async def says(self, id_: int, answer: Answer) -> None:
        await self._does(
            id_,
            lambda session, person: acts.say_coming(
                session, person, the_visit(self.programme), answer, self.programme, self.now
            ),
        )

    async def mutes(self, id_: int, *, on: bool = True) -> None:
        await self._does(
            id_, lambda session, person: acts.mute(session, person, KEY, self.programme, self.now, on=on)
        )

    async def wishes(self, id_: int, **chosen: Any) -> None:
        """Change what the person chose."""

        async def change(session: AsyncSession, person: Person) -> None:
            for name, value in chosen.items():
                setattr(person, name, value)
            await reminders.person_changed(session, person, self.programme, self.now)

        await self._does(id_, change)

    async def _does(self, id_: int, deed: Callable[[AsyncSession, Person], Awaitable[object]]) -> None:
        async with self.sessions.begin() as session:
            await deed(session, await session.get_one(Person, id_))

    async def change(self, programme: Programme, *, dry_run: bool = False) -> Consequences:
        """Save another programme."""
        async with self.sessions.begin() as session:
            found = await reminders.programme_changed(
                session, self.programme, programme, self.now, dry_run=dry_run
            )
        if not dry_run:
            self.programme = programme
        return found

    async def tick(self, now: datetime | None = None) -> list[Delivery]:
        """Let the clock stand at `now`; give the deliveries that this queues."""
        self.now = now or self.now
        before = {row.id for row in await self.deliveries()}
        async with self.sessions.begin() as session:
            await ticking.due(session, self.programme, self.now, self.settings)
        return [row for row in await self.deliveries() if row.id not in before]

    async def deliveries(self, *states: str) -> list[Delivery]:
        async with self.sessions() as session:
            rows = (await session.scalars(select(Delivery).order_by(Delivery.id))).all()
        return [row for row in rows if not states or row.state in states]

    async def sent(self) -> None:
        """All that is queued goes out."""
        async with self.sessions.begin() as session:
            await session.execute(
                update(Delivery).where(Delivery.state == "queued").values(state="sent", message_id=1)
            )

    async def ended(self, delivery: Delivery, state: str) -> None:
        async with self.sessions.begin() as session:
            await session.execute(update(Delivery).where(Delivery.id == delivery.id).values(state=state))

    async def waiting(self, id_: int | None = None) -> list[str]:
        """What waits: person, slot, days and due time."""
        async with self.sessions() as session:
            query = select(Reminder).where(Reminder.state == "waiting")
            rows = (await session.scalars(query.order_by(Reminder.due_at, Reminder.id))).all()
        return [
            f"{row.slot}{row.days or ''} {f'{row.due_at:%d %b %H:%M}' if row.due_at else 'some day'}"
            for row in rows
            if id_ is None or row.person_id == id_
        ]

    async def worded(self, delivery: Delivery) -> Reply | None:
        """The message as it is rendered now."""
        async with self.sessions() as session:
            person = await session.get(Person, delivery.person_id)
            t = translator(cast(Lang, person.language) if person else "en")
            return await RENDERERS[delivery.kind](
                Occasion(session, delivery, person, t, self.programme, self.now, self.settings)
            )

    async def says_to(self, deliveries: list[Delivery]) -> dict[int | None, str]:
        """What people read, by person."""
        replies = {row.person_id: await self.worded(row) for row in deliveries}
        return {id_: reply.plain for id_, reply in replies.items() if reply is not None}

    def later(self, **by: float) -> datetime:
        return self.now + timedelta(**by)


@pytest.fixture
def office(sessions: Sessions, settings: Settings) -> Callable[[Programme, datetime], Office]:
    def make(programme: Programme, now: datetime) -> Office:
        return Office(sessions, programme, now, settings)

    return make


@pytest.fixture
def settings() -> Settings:
    return Settings.load({"COORDINATORS": str(COORDINATOR)})
