"""What happens to a question that was passed on. Each deed asks for the right where it is done."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy.ext.asyncio import AsyncSession

from bot import kept, rules
from bot.config import Settings
from bot.coordinators import Action
from bot.deeds import record
from bot.errors import NotPermitted
from bot.inbox.desks import Desk, desk_for, opening, sits_at, staff
from bot.programme.model import Lang, Programme
from db import deliveries, inbox, people, questions
from db.deliveries import New
from db.models.inbox import InboxItem
from db.models.people import Person
from db.models.questions import AskedQuestion

#: Kinds of deliveries: the question to a coordinator, the answer to its asker.
NOTICE, ANSWER = "inbox", "inbox-answer"


@dataclass(frozen=True)
class Case:
    """An item with its question, whose text is still there."""

    item: InboxItem
    question: AskedQuestion
    text: str

    @property
    def lang(self) -> Lang:
        return cast(Lang, self.question.language)


class CannotKeep(ValueError):
    """The answer is in another language than its question: later askers could not read it."""


async def pass_on(
    session: AsyncSession,
    question: AskedQuestion,
    person: Person,
    programme: Programme,
    now: datetime,
    settings: Settings,
) -> Desk | None:
    """Put a question into the inbox and owe it to the desk; None for a person who is muted."""
    if await inbox.is_muted(session, person.id):
        return None
    desk = await desk_for(session, question.sources, person.city, programme, now, settings)
    item = InboxItem(question_id=question.id, city=desk.city, field=desk.field, passed_at=now)
    await inbox.add(session, item)
    await _notify(session, item, desk.opens_at, now, settings)
    return desk


async def require_desk(session: AsyncSession, person_id: int, settings: Settings) -> None:
    """Raise NotPermitted for who sits at no desk."""
    if not await rules.is_coordinator(session, person_id, coordinators=settings.coordinators):
        raise NotPermitted


async def case(session: AsyncSession, by: int, item_id: int, settings: Settings) -> Case | None:
    """An item for one who sits at its desk; None when it is over. Raises NotPermitted."""
    item = await inbox.find(session, item_id)
    return await _case(session, by, item, settings)


async def answer(
    session: AsyncSession, by: int, item_id: int, text: str, lang: Lang, now: datetime, settings: Settings
) -> Case | None:
    """Answer the asker; None when somebody else was faster or the question is gone. Raises NotPermitted."""
    found = await _case(session, by, await inbox.find_to_end(session, item_id), settings)
    if found is None or found.item.state != "open":
        return None
    item, question = found.item, found.question
    item.state, item.ended_at, item.ended_by = "answered", now, by
    item.answer, item.answer_language = text, lang
    await deliveries.queue(
        session,
        [
            New(
                ANSWER,
                question.chat_id,
                now,
                {"item": item.id},
                person_id=question.person_id if question.person_id == question.chat_id else None,
                key=f"{ANSWER}:{item.id}",
                answers=question.message_id,
            )
        ],
        now,
    )
    await _settle(session, item, now)
    record(session, by, Action.QUESTION_ANSWERED, str(question.id), now)
    return found


async def keep(
    session: AsyncSession, by: int, item_id: int, now: datetime, settings: Settings
) -> Case | None:
    """Keep the answer for everyone; None when it is kept already or there is none.

    Raises NotPermitted, CannotKeep.
    """
    found = await _case(session, by, await inbox.find_to_end(session, item_id), settings)
    if found is None or found.item.answer is None or found.item.kept_id is not None:
        return None
    if found.item.answer_language != found.question.language:
        raise CannotKeep
    row = await kept.keep(session, found.text, found.lang, found.item.answer, by, now)
    found.item.kept_id = row.id
    record(session, by, Action.QUESTION_KEPT, str(found.question.id), now)
    return found


async def close(
    session: AsyncSession, by: int, item_id: int, now: datetime, settings: Settings
) -> Case | None:
    """Close a question without an answer. Raises NotPermitted."""
    found = await _case(session, by, await inbox.find_to_end(session, item_id), settings)
    if found is None or found.item.state != "open":
        return None
    found.item.state, found.item.ended_at, found.item.ended_by = "closed", now, by
    await _settle(session, found.item, now)
    record(session, by, Action.QUESTION_CLOSED, str(found.question.id), now)
    return found


async def reassign(
    session: AsyncSession,
    by: int,
    item_id: int,
    city: str,
    programme: Programme,
    now: datetime,
    settings: Settings,
) -> Desk | None:
    """Hand a question to the other city's desk, which is told when it opens. Raises NotPermitted."""
    found = await _case(session, by, await inbox.find_to_end(session, item_id), settings)
    other = next((one for one in programme.cities if one.key == city), None)
    if found is None or found.item.state != "open" or other is None or found.item.city == city:
        return None
    before, found.item.city = found.item.city, city
    opens = opening(other, now, settings)
    await inbox.withdraw_notices(session, item_id, NOTICE)
    await _notify(session, found.item, opens, now, settings)
    record(
        session,
        by,
        Action.QUESTION_REASSIGNED,
        str(found.question.id),
        now,
        before={"city": before},
        after={"city": city},
    )
    return Desk(city, found.item.field, opens)


async def mute(
    session: AsyncSession, by: int, item_id: int, now: datetime, settings: Settings
) -> Case | None:
    """Let no further question of this asker reach people; the question at hand is closed."""
    found = await _case(session, by, await inbox.find(session, item_id), settings)
    if found is None or found.question.person_id is None:
        return None
    await inbox.mute(session, found.question.person_id, by, now)
    if found.item.state == "open":
        await close(session, by, item_id, now, settings)
    record(session, by, Action.PERSON_MUTED, str(found.question.id), now)
    return found


async def at_desks_of(session: AsyncSession, person_id: int, settings: Settings) -> list[Case]:
    """What is open at the desks where a person sits, the oldest first."""
    cases = []
    for item in await inbox.open_items(session):
        if await sits_at(session, person_id, item.city, item.field, settings.coordinators):
            question = await questions.find(session, item.question_id)
            if question is not None and question.text is not None:
                cases.append(Case(item, question, question.text))
    return cases


async def _case(session: AsyncSession, by: int, item: InboxItem | None, settings: Settings) -> Case | None:
    if item is None:
        return None
    if not await sits_at(session, by, item.city, item.field, settings.coordinators):
        raise NotPermitted
    question = await questions.find(session, item.question_id)
    if question is None or question.text is None:
        return None
    return Case(item, question, question.text)


async def _notify(
    session: AsyncSession, item: InboxItem, opens_at: datetime, now: datetime, settings: Settings
) -> None:
    sitting = await staff(session, item.city, item.field, settings.coordinators)
    known = await people.several(session, sitting)
    owed = [
        New(
            NOTICE,
            person_id,
            opens_at,
            {"item": item.id},
            person_id=person_id,
            key=f"{NOTICE}:{item.id}:{item.city}:{person_id}",
        )
        for person_id in known
    ]
    await deliveries.queue(session, owed, now)


async def _settle(session: AsyncSession, item: InboxItem, now: datetime) -> None:
    """Show everyone who was told of it that it is done."""
    await inbox.withdraw_notices(session, item.id, NOTICE)
    edits = [
        New(
            NOTICE,
            row.chat_id,
            now,
            {"item": item.id},
            person_id=row.person_id,
            key=f"{NOTICE}-edit:{item.id}:{row.id}:{item.state}",
            method="edit",
            target_message_id=row.message_id,
        )
        for row in await inbox.shown(session, item.id, NOTICE)
        if row.chat_id is not None
    ]
    await deliveries.queue(session, edits, now)
