"""Queries about dialogues half-way."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.dialogues import Dialogue


async def find(session: AsyncSession, person_id: int, chat_id: int, kind: str) -> Dialogue | None:
    query = select(Dialogue).where(
        Dialogue.person_id == person_id, Dialogue.chat_id == chat_id, Dialogue.kind == kind
    )
    return (await session.scalars(query)).one_or_none()


async def listening(session: AsyncSession, person_id: int, chat_id: int) -> Dialogue | None:
    query = (
        select(Dialogue)
        .where(Dialogue.person_id == person_id, Dialogue.chat_id == chat_id, Dialogue.listens)
        .order_by(Dialogue.updated_at.desc(), Dialogue.id.desc())
        .limit(1)
    )
    return (await session.scalars(query)).one_or_none()


async def of_person(session: AsyncSession, person_id: int) -> Sequence[Dialogue]:
    query = select(Dialogue).where(Dialogue.person_id == person_id).order_by(Dialogue.id)
    return (await session.scalars(query)).all()


async def hush(session: AsyncSession, person_id: int, chat_id: int) -> None:
    """No dialogue of the person waits for a message in this chat any more."""
    # One by one through the session: objects that were read before must not keep the old value.
    query = select(Dialogue).where(
        Dialogue.person_id == person_id, Dialogue.chat_id == chat_id, Dialogue.listens
    )
    for row in await session.scalars(query):
        row.listens = False


async def move_chat(session: AsyncSession, old: int, new: int) -> None:
    """A group that grows gets a new id; its dialogues go with it."""
    await session.execute(update(Dialogue).where(Dialogue.chat_id == old).values(chat_id=new))


async def add(session: AsyncSession, dialogue: Dialogue) -> None:
    session.add(dialogue)
    await session.flush()


async def remove(session: AsyncSession, dialogue: Dialogue) -> None:
    await session.delete(dialogue)
    await session.flush()
