"""What people do in these tests, and what of it is on record."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker
from telegram.ext import ApplicationBuilder, BaseHandler, ContextTypes

import handlers
from bot.playground.groups import GroupChat
from bot.playground.people import Person, Seen
from bot.telegram.context import KizunaContext
from db.models.people import Person as PersonRow
from db.models.questions import AskedQuestion

Sessions = async_sessionmaker[AsyncSession]


async def taps(person: Person, *buttons: str) -> Seen:
    """Tap one button after the other; give the bot's newest message."""
    for button in buttons:
        await person.taps(button)
        await person.waits()
    return person.last


async def says_in(group: GroupChat, person: Person, text: str, reply_to: Seen | None = None) -> list[str]:
    """Say something in a group; give what the bot wrote there in answer."""
    await person.says(text, to=group, reply_to=reply_to)
    return [seen.text for seen in await person.waits_for_nothing()]


def said_by_bot(person: Person) -> list[str]:
    return [seen.text for seen in person.chat if seen.by_bot]


async def stored(sessions: Sessions, person_id: int) -> PersonRow | None:
    async with sessions() as session:
        return await session.get(PersonRow, person_id)


async def follows(sessions: Sessions, person_id: int) -> list[str]:
    person = await stored(sessions, person_id)
    return sorted(row.field for row in person.subscriptions) if person else []


async def asked(sessions: Sessions) -> list[AskedQuestion]:
    async with sessions() as session:
        return list(await session.scalars(select(AskedQuestion).order_by(AskedQuestion.id)))


def registered() -> list[BaseHandler[Any, KizunaContext, Any]]:
    """The handlers in their order."""
    types = ContextTypes(context=KizunaContext)
    application = ApplicationBuilder().token("1:a").context_types(types).updater(None).job_queue(None).build()
    handlers.register(application)
    return list(application.handlers[0])
