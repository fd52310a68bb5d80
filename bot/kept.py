"""Coordinators' answers that are kept: the next who asks the same gets them at once."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.programme.model import LANGS, Lang
from bot.questions.model import Kept
from db import kept
from db.models.kept import KeptAnswer


async def keep(
    session: AsyncSession, question_text: str, lang: Lang, answer_text: str, by: int, now: datetime
) -> KeptAnswer:
    """Keep an answer in the language `lang`, in which its question is too. `by` is the coordinator.

    `now` is the calendar's. The caller commits; from then on every process finds it.
    """
    row = KeptAnswer(
        language=lang,
        question=question_text.strip(),
        answer=answer_text.strip(),
        decided_by=by,
        decided_at=now,
    )
    await kept.add(session, row)
    return row


async def withdraw(session: AsyncSession, kept_id: int, now: datetime) -> bool:
    """Take a kept answer back; False when there is none in force by that number."""
    row = await kept.find(session, kept_id)
    return row is not None and kept.withdraw(row, now)


async def in_force(session: AsyncSession) -> tuple[Kept, ...]:
    """All that later questions find, the newest first."""
    rows = await kept.in_force(session)
    return tuple(
        Kept(row.id, lang, row.question, row.answer, row.decided_at)
        for row in rows
        for lang in LANGS
        if lang == row.language
    )
