"""What people do with follow-ups in these tests, and what of it is on record."""

from datetime import datetime

from sqlalchemy import select

from bot.app import Kizuna
from bot.clock import Calendar
from bot.playground.people import Person, Seen
from db.models.followups import FollowUp, FollowUpEvent
from tests.handlers.announcing import time_passes
from tests.handlers.doing import Sessions

#: Friday, in the fixtures' clock: 17 May 2019, 09:00 in Koriyama, 02:00 in Essen.
CALL = "/followup GWI wegen Methanol anrufen bis 24. Mai"


async def rows(sessions: Sessions) -> list[FollowUp]:
    async with sessions() as session:
        return list(await session.scalars(select(FollowUp).order_by(FollowUp.id)))


async def only(sessions: Sessions) -> FollowUp:
    [row] = await rows(sessions)
    return row


async def acts(sessions: Sessions) -> list[str]:
    async with sessions() as session:
        return list(await session.scalars(select(FollowUpEvent.act).order_by(FollowUpEvent.id)))


def sides(row: FollowUp) -> list[tuple[str, int | None, str]]:
    return [(side.city, side.person_id, side.name) for side in row.sides]


def data_of(seen: Seen, text: str) -> str:
    """The callback data of a button."""
    for row in seen.message.content["reply_markup"]["inline_keyboard"]:
        for button in row:
            if button["text"] == text:
                return str(button["callback_data"])
    raise AssertionError(f"no button {text!r} among {seen.labels}")


def forges(person: Person, data: str) -> None:
    """Send data that no button under the newest message has, as a changed client can."""
    person._taps(person.last.message, data)


async def later(kizuna: Kizuna, calendar: datetime) -> None:
    assert isinstance(kizuna.calendar, Calendar)
    kizuna.calendar.set(calendar)
    await time_passes(kizuna)
