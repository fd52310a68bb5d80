"""What is done again and again, by whichever process leads.

A tick asks the database what is due at `now`, so a late or a missed one changes nothing.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot import retention
from bot.broadcasts import progress
from bot.config import Settings
from bot.followups import harvest
from bot.followups import ticking as follow_up_nudges
from bot.inbox import digest
from bot.knowledge import Knowledge
from bot.reminders import ticking
from bot.visits import outcomes
from db import updates

#: One transaction's worth of what is due at the calendar's instant; `True` says that more is
#: due than one transaction should take: it is called again at once.
Tick = Callable[[AsyncSession, Knowledge, datetime, Settings], Awaitable[bool | None]]


@dataclass(frozen=True)
class Job:
    name: str
    #: Real time between two ticks (s).
    seconds: float
    tick: Tick


async def erase_old(session: AsyncSession, knowledge: Knowledge, now: datetime, settings: Settings) -> None:
    """Keep what `/privacy` promises."""
    await retention.erase(session, now, settings)


async def forget_updates(
    session: AsyncSession, knowledge: Knowledge, now: datetime, settings: Settings
) -> None:
    await updates.purge(session)


async def tell_of_broadcasts(
    session: AsyncSession, knowledge: Knowledge, now: datetime, settings: Settings
) -> None:
    await progress.due(
        session, knowledge.programme, now, datetime.now(UTC), coordinators=settings.coordinators
    )


async def remind(session: AsyncSession, knowledge: Knowledge, now: datetime, settings: Settings) -> bool:
    """Queue the reminders whose time has come."""
    return await ticking.due(session, knowledge.programme, now, settings)


async def digest_inbox(
    session: AsyncSession, knowledge: Knowledge, now: datetime, settings: Settings
) -> None:
    """Tell coordinators what is open, once a working day."""
    await digest.due(session, knowledge.programme, now, settings)


async def ask_outcomes(
    session: AsyncSession, knowledge: Knowledge, now: datetime, settings: Settings
) -> None:
    """Ask whether visits took place whose time is over."""
    await outcomes.ask(session, knowledge.programme, now, settings)


async def nudge(session: AsyncSession, knowledge: Knowledge, now: datetime, settings: Settings) -> bool:
    """Queue the nudges for follow-ups whose day has come."""
    return await follow_up_nudges.due(session, knowledge.programme, now, settings)


async def ask_for_harvest(
    session: AsyncSession, knowledge: Knowledge, now: datetime, settings: Settings
) -> None:
    """Ask those who took part in a visit what was agreed."""
    await harvest.due(session, knowledge.programme, now)


JOBS: tuple[Job, ...] = (
    Job("remind", 1, remind),
    Job("broadcasts", progress.BETWEEN_EDITS.total_seconds(), tell_of_broadcasts),
    Job("inbox", 20, digest_inbox),
    Job("outcomes", 20, ask_outcomes),
    Job("nudge", 10, nudge),
    Job("harvest", 60, ask_for_harvest),
    Job("retention", 3600, erase_old),
    Job("updates", 3600, forget_updates),
)
