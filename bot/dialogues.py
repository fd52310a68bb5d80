"""Dialogues that are kept in the database at every step: left, restarted, taken up days later.

A kind of dialogue (composing a broadcast, planning a visit) keeps all that was said in
`state`, a plain JSON object of its own shape, and registers in `handlers.dialogues.KINDS` what takes
the person's next message. Its buttons carry the dialogue's id and version
(`verb:17:4:…`): `current` gives the dialogue only to its owner, in its chat, at that version, so
that a tap on an old message, a forged one or one from another chat changes nothing.

    dialogue = await dialogues.begin(session, who, "visit", {"step": "name"}, now, listens=True)
    …
    await dialogues.keep(session, dialogue, state, now, listens=False)   # the version rises
    await dialogues.end(session, dialogue)                               # sent or discarded
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from db import dialogues
from db.models.dialogues import Dialogue


@dataclass(frozen=True)
class Speaker:
    """Who speaks in which chat; in a private chat both ids are the same."""

    person_id: int
    chat_id: int


async def begin(
    session: AsyncSession, who: Speaker, kind: str, state: dict[str, Any], now: datetime, *, listens: bool
) -> Dialogue:
    """Begin a dialogue; an earlier one of its kind in this chat is dropped."""
    earlier = await dialogues.find(session, who.person_id, who.chat_id, kind)
    if earlier is not None:
        await dialogues.remove(session, earlier)
    if listens:
        await dialogues.hush(session, who.person_id, who.chat_id)
    dialogue = Dialogue(
        person_id=who.person_id,
        chat_id=who.chat_id,
        kind=kind,
        state=state,
        listens=listens,
        updated_at=now,
    )
    await dialogues.add(session, dialogue)
    return dialogue


async def half_way(session: AsyncSession, who: Speaker, kind: str) -> Dialogue | None:
    """The dialogue of this kind that was left, however long ago."""
    return await dialogues.find(session, who.person_id, who.chat_id, kind)


async def current(
    session: AsyncSession, who: Speaker, kind: str, *, id: int, version: int
) -> Dialogue | None:
    """The dialogue behind a button; None when the button is not theirs or shows an older state."""
    dialogue = await dialogues.find(session, who.person_id, who.chat_id, kind)
    if dialogue is None or (dialogue.id, dialogue.version) != (id, version):
        return None
    return dialogue


async def listening(session: AsyncSession, who: Speaker) -> Dialogue | None:
    """The dialogue to which the next message belongs."""
    return await dialogues.listening(session, who.person_id, who.chat_id)


async def of_speaker(session: AsyncSession, who: Speaker) -> list[Dialogue]:
    """All that the person has half-way in this chat."""
    every = await dialogues.of_person(session, who.person_id)
    return [dialogue for dialogue in every if dialogue.chat_id == who.chat_id]


async def keep(
    session: AsyncSession, dialogue: Dialogue, state: dict[str, Any], now: datetime, *, listens: bool
) -> None:
    """Keep a step. `listens`: the next message belongs to this dialogue and to no other.

    Raises SQLAlchemy's StaleDataError when another change of the same state was saved meanwhile.
    """
    if listens and not dialogue.listens:
        await dialogues.hush(session, dialogue.person_id, dialogue.chat_id)
    dialogue.state, dialogue.listens, dialogue.updated_at = state, listens, now
    await session.flush()


async def leave(session: AsyncSession, who: Speaker) -> Dialogue | None:
    """Take no further message in; what was said is kept. Give the dialogue that was left."""
    left = await dialogues.listening(session, who.person_id, who.chat_id)
    await dialogues.hush(session, who.person_id, who.chat_id)
    await session.flush()
    return left


async def end(session: AsyncSession, dialogue: Dialogue) -> None:
    await dialogues.remove(session, dialogue)
