"""Erases what is past its time: what `/privacy` promises and docs/personal-data.md lists."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from bot.config import Settings
from db import questions, retention

#: A dialogue that was left half-way.
KEEP_DIALOGUES = timedelta(days=180)
_DAYS_OF_A_MONTH = 30.44


async def erase(session: AsyncSession, now: datetime, settings: Settings) -> None:
    """Apply every limit, in the caller's transaction. `now` is the calendar's; again is harmless."""
    await questions.erase_older(session, now - timedelta(days=settings.keep_questions_days), now)
    await retention.erase_answers(session)
    await retention.erase_dialogues(session, now - KEEP_DIALOGUES)
    before = now - timedelta(days=round(settings.keep_participation_months * _DAYS_OF_A_MONTH))
    await retention.erase_participation(session, before)
    await retention.erase_records(session, before)
    await retention.erase_follow_ups(session, before)
