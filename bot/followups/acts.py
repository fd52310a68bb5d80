"""What is done with a follow-up. Each asks first whether its person may, and leaves a line of history.

A tap names the version that its button was drawn for: of two taps on one state only the first does
something, and a tap on an old message nothing.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import deeds
from bot.config import Settings
from bot.coordinators import Action
from bot.errors import NotPermitted
from bot.followups import rights, rounds
from bot.followups.model import Act, Somebody, State
from bot.followups.recording import known_city
from bot.programme.model import Programme
from db import followups
from db.models.followups import FollowUp, FollowUpEvent, FollowUpSide


class Outdated(Exception):
    """The follow-up has changed since the button was drawn."""


class Acting:
    """One person at one follow-up, in the caller's transaction."""

    def __init__(
        self,
        session: AsyncSession,
        row: FollowUp,
        by: Somebody,
        programme: Programme,
        now: datetime,
        settings: Settings,
    ) -> None:
        self._session = session
        self.row = row
        self._by = by
        self._programme = programme
        self._now = now
        self._settings = settings

    @classmethod
    async def at(
        cls,
        session: AsyncSession,
        id_: int,
        version: int,
        by: Somebody,
        programme: Programme,
        now: datetime,
        settings: Settings,
    ) -> "Acting | None":
        """None when there is none of this id. Raises NotPermitted, or Outdated at another version."""
        row = await followups.find_locked(session, id_)
        if row is None:
            return None
        assert by.id is not None, "whoever taps talks to the bot"
        if not await rights.may_change(session, by.id, row, settings):
            raise NotPermitted
        if row.version != version:
            raise Outdated
        return cls(session, row, by, programme, now, settings)

    async def done(self) -> bool:
        return await self._close(State.DONE, Act.DONE)

    async def dropped(self) -> bool:
        return await self._close(State.DROPPED, Act.DROPPED)

    async def reopened(self) -> bool:
        """Open again: a new round of nudges, of which nobody is told."""
        if self.row.state == State.OPEN:
            return False
        self.row.state, self.row.closed_at = State.OPEN.value, None
        await self._round(tell=False)
        return await self._noted(Act.REOPENED)

    async def due(self, day: date | None) -> bool:
        """Set another day, or none: postponed where there was one before, else corrected."""
        before = self.row.due_on
        if self.row.state != State.OPEN or day == before:
            return False
        self.row.due_on = day
        await self._round(tell=False)
        act = Act.POSTPONED if before is not None and day is not None and day > before else Act.CORRECTED
        return await self._noted(act, due_on={"before": _iso(before), "after": _iso(day)})

    async def passed(self, city: str) -> bool:
        """Pass the ball to another city's side, which it gets where it has none."""
        before = self.row.ball
        if self.row.state != State.OPEN or city == before or city not in self._programme.zones:
            return False
        if all(side.city != city for side in self.row.sides):
            self._add(FollowUpSide(city=city))
        self.row.ball = city
        await self._round()
        return await self._noted(Act.PASSED, ball={"before": before, "after": city})

    async def taken(self) -> bool:
        """ "Me": whoever taps stands for their city's side and has the ball."""
        city = known_city(self._by.city, self._programme)
        if self.row.state != State.OPEN or self._holds(city):
            return False
        before = self.row.ball
        side = next((side for side in self.row.sides if side.city == city), None)
        if side is None:
            side = FollowUpSide(city=city)
            self._add(side)
        side.person_id, side.name, side.organisation = self._by.id, self._by.name, None
        self.row.ball = city
        self._leave_out_nobody()
        await self._round()
        return await self._noted(Act.CORRECTED, ball={"before": before, "after": city})

    async def of_field(self, field: str | None) -> bool:
        if self.row.field == field:
            return False
        before, self.row.field = self.row.field, field
        return await self._noted(Act.CORRECTED, field={"before": before, "after": field})

    async def of_entry(self, entry: str | None) -> bool:
        if self.row.entry == entry:
            return False
        before, self.row.entry = self.row.entry, entry
        return await self._noted(Act.CORRECTED, entry={"before": before, "after": entry})

    async def reworded(self, text: str) -> bool:
        if self.row.text == text or not text:
            return False
        self.row.text = text
        return await self._noted(Act.CORRECTED)

    async def _close(self, state: State, act: Act) -> bool:
        if self.row.state != State.OPEN:
            return False
        self.row.state, self.row.closed_at = state.value, self._now
        rounds.arm(self.row, [])
        return await self._noted(act)

    async def _round(self, *, tell: bool = True) -> None:
        await rounds.begin(
            self._session,
            self.row,
            self._programme,
            self._now,
            self._settings,
            by=self._by.id,
            tell=tell,
        )

    async def _noted(self, act: Act, **what: Mapping[str, Any]) -> bool:
        event = FollowUpEvent(
            follow_up_id=self.row.id, at=self._now, person_id=self._by.id, act=act.value, what=what
        )
        await followups.put_on_record(self._session, event)
        involved = {self.row.recorder_id, *(side.person_id for side in self.row.sides)}
        if self._by.id is not None and self._by.id not in involved:
            subject, after = str(self.row.id), {"act": act.value}
            deeds.record(
                self._session, self._by.id, Action.FOLLOW_UP_CHANGED, subject, self._now, after=after
            )
        return True

    def _add(self, side: FollowUpSide) -> None:
        side.position = 1 + max((other.position for other in self.row.sides), default=-1)
        self.row.sides.append(side)

    def _holds(self, city: str) -> bool:
        side = rounds.side_with_ball(self.row)
        return side.city == city and side.person_id == self._by.id

    def _leave_out_nobody(self) -> None:
        """A side without a city that nobody stands for was only a guess."""
        self.row.sides[:] = [side for side in self.row.sides if side.city or side.person_id or side.name]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
