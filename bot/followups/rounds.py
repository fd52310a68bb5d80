"""A round of nudges: who answers for the ball, what is told at once, what is to come."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Settings
from bot.followups import rights
from bot.followups.model import NUDGE, Step
from bot.followups.nudging import Nudge, assignment, nudges
from bot.programme.model import Programme
from bot.reminders.accounts import Account, accounts
from bot.reminders.model import Wishes
from bot.reminders.place import Whereabouts
from db import deliveries, people
from db.deliveries import New
from db.models.followups import FollowUp, FollowUpSide


def side_with_ball(row: FollowUp) -> FollowUpSide:
    return next((side for side in row.sides if side.city == row.ball), row.sides[0])


async def answering(session: AsyncSession, row: FollowUp, settings: Settings) -> list[int]:
    """Who is nudged: the person of the side that has the ball.

    Where nobody stands there who talks to the bot: the recorder of the same side, else the
    coordinators of its city, else the recorder after all.
    """
    side = side_with_ball(row)
    if side.person_id is not None:
        return [side.person_id]
    recorder = await people.find(session, row.recorder_id) if row.recorder_id is not None else None
    if recorder is not None and (len(row.sides) == 1 or (recorder.city or "") == side.city):
        return [recorder.id]
    found = await rights.coordinators(session, side.city, row.field, settings)
    return found or ([recorder.id] if recorder is not None else [])


async def begin(
    session: AsyncSession,
    row: FollowUp,
    programme: Programme,
    now: datetime,
    settings: Settings,
    *,
    by: int | None,
    tell: bool = True,
) -> None:
    """Begin a round at `now`: whoever has the ball hears of it (`tell`), unless they did it themselves."""
    row.round = (row.round or 0) + 1
    row.round_since = now
    holders = await accounts_of(session, await answering(session, row, settings), programme)
    if tell and by not in [one.id for one in holders]:
        told = [(one, assignment(one.place, now)) for one in holders]
        await deliveries.queue(session, [message(row, Step.ASSIGNED, *one) for one in told], now)
    arm(row, coming(row, holders, programme))


def coming(
    row: FollowUp, holders: Sequence[Account], programme: Programme, first: Step | None = None
) -> list[Nudge]:
    return nudges(row.due_on, place_of(holders, row, programme), row.round_since, first)


def arm(row: FollowUp, owed: Sequence[Nudge]) -> None:
    """Note the next nudge for the tick to find."""
    row.next_step = owed[0].step.value if owed else None
    row.next_on = owed[0].day if owed else None


def message(row: FollowUp, step: Step, one: Account, at: datetime) -> New:
    return New(
        kind=NUDGE,
        chat_id=one.id,
        person_id=one.id,
        due_at=at,
        what={"follow_up": row.id, "round": row.round, "step": step.value},
        key=f"{NUDGE}:{row.id}:{row.round}:{step.value}:{one.id}",
    )


async def accounts_of(session: AsyncSession, ids: Sequence[int], programme: Programme) -> list[Account]:
    """Those of them who talk to the bot, in the order of `ids`."""
    known = await people.several(session, ids)
    return await accounts(session, [known[id_] for id_ in ids if id_ in known], programme)


def place_of(holders: Sequence[Account], row: FollowUp, programme: Programme) -> Whereabouts:
    """Where the days are counted: the holder's place, or the city of the side that has the ball."""
    if holders:
        return holders[0].place
    return Whereabouts.of(row.ball or None, Wishes(), (), programme)
