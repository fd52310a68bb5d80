"""Erases what is past its time. docs/personal-data.md says how long each column is kept."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.deliveries import Delivery
from db.models.desk import Deed, Invitation
from db.models.dialogues import Dialogue
from db.models.followups import FollowUp, FollowUpEvent, FollowUpSide, Proposal
from db.models.inbox import InboxItem
from db.models.programme import Visit
from db.models.questions import AskedQuestion
from db.models.reminders import MutedVisit, Participation, Reminder, ShownCard

#: What a delivery row is that nobody waits for any more.
ENDED = ("sent", "failed", "unreachable", "unknown", "missed", "withdrawn")


async def erase_participation(session: AsyncSession, before: datetime) -> None:
    """Who said that they come to visits that were over before an instant."""
    over = select(Visit.key).where(Visit.end_date < before.date())
    for table in (Participation, MutedVisit):
        await session.execute(delete(table).where(table.visit.in_(over)))
    # A visit that left the programme has no end: then what was said of it has.
    known = select(Visit.key)
    await session.execute(
        delete(Participation).where(Participation.since < before, Participation.visit.not_in(known))
    )


async def erase_dialogues(session: AsyncSession, before: datetime) -> None:
    await session.execute(delete(Dialogue).where(Dialogue.updated_at < before))


async def erase_records(session: AsyncSession, before: datetime) -> None:
    """Whom messages went to, reminders that are told, cards shown, who did which deed."""
    ended = and_(Delivery.state.in_(ENDED), Delivery.queued_at < before)
    await session.execute(delete(Delivery).where(ended, Delivery.broadcast_id.is_(None)))
    # A report adds up for good: the rows of a broadcast stay, without the person.
    await session.execute(
        update(Delivery)
        .where(ended, or_(Delivery.person_id.is_not(None), Delivery.chat_id.is_not(None)))
        .values(person_id=None, chat_id=None, what={}, key=None)
    )
    await session.execute(delete(Reminder).where(Reminder.state != "waiting", Reminder.useful_until < before))
    await session.execute(delete(ShownCard).where(ShownCard.shown_at < before))
    await session.execute(delete(Invitation).where(Invitation.expires_at < before))
    old = Deed.at < before
    await session.execute(update(Deed).where(old, Deed.action.startswith("right-")).values(subject=""))
    await session.execute(update(Deed).where(old, Deed.person_id.is_not(None)).values(person_id=None))


async def erase_follow_ups(session: AsyncSession, before: datetime) -> None:
    """Names and numbers of people in follow-ups that were closed before an instant; the rest stays."""
    closed = select(FollowUp.id).where(FollowUp.closed_at < before)
    nobody: dict[str, Any] = {"person_id": None}
    await session.execute(
        update(FollowUp)
        .where(FollowUp.closed_at < before)
        .values(recorder_id=None, quoted_id=None, quote=None, link=None, chat_id=None)
    )
    await session.execute(
        update(FollowUpSide).where(FollowUpSide.follow_up_id.in_(closed)).values(**nobody, name="")
    )
    await session.execute(
        update(FollowUpEvent).where(FollowUpEvent.follow_up_id.in_(closed)).values(**nobody)
    )
    decided = delete(Proposal).where(Proposal.state != "open", Proposal.created_at < before)
    await session.execute(decided)


async def erase_answers(session: AsyncSession) -> None:
    """Questions at the desk whose texts are past their time, answered or not."""
    gone = select(AskedQuestion.id).where(AskedQuestion.text.is_(None))
    await session.execute(delete(InboxItem).where(InboxItem.question_id.in_(gone)))
