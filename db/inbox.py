"""Queries about the inbox."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.deliveries import Delivery
from db.models.inbox import InboxItem, Muted
from db.models.questions import AskedQuestion


async def add(session: AsyncSession, item: InboxItem) -> None:
    session.add(item)
    await session.flush()


async def find(session: AsyncSession, item_id: int) -> InboxItem | None:
    return await session.get(InboxItem, item_id)


async def find_to_end(session: AsyncSession, item_id: int) -> InboxItem | None:
    """The item, which no other transaction ends meanwhile."""
    return (await session.scalars(select(InboxItem).where(InboxItem.id == item_id).with_for_update())).first()


async def of_question(session: AsyncSession, question_id: int) -> InboxItem | None:
    return (await session.scalars(select(InboxItem).where(InboxItem.question_id == question_id))).first()


async def open_items(session: AsyncSession) -> Sequence[InboxItem]:
    """Those that wait for an answer and whose text is not past its time, the oldest first."""
    query = (
        select(InboxItem)
        .join(AskedQuestion, AskedQuestion.id == InboxItem.question_id)
        .where(InboxItem.state == "open", AskedQuestion.text.is_not(None))
        .order_by(InboxItem.passed_at, InboxItem.id)
    )
    return (await session.scalars(query)).all()


async def item_of_message(
    session: AsyncSession, chat_id: int, message_id: int, kinds: Collection[str]
) -> int | None:
    """The number of the item that a message of ours showed."""
    query = select(Delivery.what).where(
        Delivery.chat_id == chat_id, Delivery.message_id == message_id, Delivery.kind.in_(kinds)
    )
    what = (await session.scalars(query)).first()
    return what.get("item") if what else None


async def shown(session: AsyncSession, item_id: int, kind: str) -> Sequence[Delivery]:
    """The messages that show an item."""
    rows = await session.scalars(
        select(Delivery).where(
            Delivery.kind == kind,
            Delivery.method == "send",
            Delivery.key.startswith(f"{kind}:{item_id}:"),
            Delivery.message_id.is_not(None),
        )
    )
    return rows.all()


async def withdraw_notices(session: AsyncSession, item_id: int, kind: str) -> None:
    """Take back the messages about an item that are not on their way yet."""
    await session.execute(
        update(Delivery)
        .where(
            Delivery.kind == kind, Delivery.key.startswith(f"{kind}:{item_id}:"), Delivery.state == "queued"
        )
        .values(state="withdrawn")
    )


async def number_ended(session: AsyncSession, state: str, since: datetime) -> int:
    query = select(func.count()).where(InboxItem.state == state, InboxItem.ended_at >= since)
    return (await session.scalar(query)) or 0


async def is_muted(session: AsyncSession, person_id: int) -> bool:
    return await session.get(Muted, person_id) is not None


async def mute(session: AsyncSession, person_id: int, by: int, now: datetime) -> None:
    await session.merge(Muted(person_id=person_id, since=now, by=by))


async def unmute(session: AsyncSession, person_id: int) -> None:
    await session.execute(delete(Muted).where(Muted.person_id == person_id))


async def of_person(session: AsyncSession, person_id: int) -> Sequence[InboxItem]:
    """What the person passed on, and what they answered or closed."""
    query = (
        select(InboxItem)
        .join(AskedQuestion, AskedQuestion.id == InboxItem.question_id)
        .where((AskedQuestion.person_id == person_id) | (InboxItem.ended_by == person_id))
        .order_by(InboxItem.id)
    )
    return (await session.scalars(query)).all()
