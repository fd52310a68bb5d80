"""From a sentence to an answer that is on record, with what the chat talks about carried on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING

from sqlalchemy.ext.asyncio import AsyncSession

from bot.programme.model import Lang
from bot.questions.model import Answer, Slot, Topic
from db import questions
from db.models.questions import AskedQuestion
from db.questions import Asker

if TYPE_CHECKING:
    from bot.questions.engine import Answering


#: So many questions a person may ask within a minute: nobody reads faster, and a script is held off.
SHARE = 60
MINUTE = timedelta(minutes=1)
#: For so long nobody is told again that their share is used up.
SAID_FOR = timedelta(minutes=10)
REFUSED = "refused"


class Share(Enum):
    """What is left of a person's share of the bot's time."""

    LEFT = auto()
    #: Say so; from then on keep silent.
    USED_UP = auto()
    USED_UP_AND_SAID = auto()


async def share(session: AsyncSession, asker: Asker, now: datetime) -> Share:
    """Whether a person may ask one more. It is counted in the database, so it holds for all processes."""
    if await questions.number_since(session, asker, now - MINUTE, now) < SHARE:
        return Share.LEFT
    said = await questions.number_since(session, asker, now - SAID_FOR, now, status=REFUSED)
    return Share.USED_UP_AND_SAID if said else Share.USED_UP


async def refuse(session: AsyncSession, text: str, asker: Asker, *, lang: Lang, now: datetime) -> None:
    """Put a question on record that is one too many, so that this is said once."""
    await questions.record(session, asker, text=text, language=lang, status=REFUSED, sources=(), now=now)


@dataclass(frozen=True)
class Asked:
    """A recorded question and its answer."""

    id: int
    answer: Answer


async def ask(
    session: AsyncSession,
    answering: "Answering",
    text: str,
    asker: Asker,
    *,
    lang: Lang,
    now: datetime,
    city: str | None = None,
) -> Asked:
    """Answer a sentence. `lang` is the asker's; the answer is in the sentence's own.

    `city` is where the asker is at home: whose today "tomorrow" counts from.
    """
    topic = await questions.topic(session, asker.chat_id, now)
    answer = answering.answer(text, now=now, lang=lang, topic=topic, city=city)
    return await _record(session, text, answer, asker, now)


async def ask_about(
    session: AsyncSession,
    answering: "Answering",
    key: str,
    slot: Slot,
    asker: Asker,
    *,
    lang: Lang,
    now: datetime,
) -> Asked | None:
    """Answer a tap: what is asked of which entry is already known; None when the entry is gone."""
    answer = answering.about(key, slot, now=now, lang=lang)
    if answer is None:
        return None
    return await _record(session, f"{slot} {key}", answer, asker, now)


async def ask_again(
    session: AsyncSession,
    answering: "Answering",
    text: str,
    question: AskedQuestion,
    *,
    lang: Lang,
    now: datetime,
    city: str | None = None,
) -> Asked:
    """Answer a question whose wording was changed; it stays one question."""
    topic = await questions.topic(session, question.chat_id, now)
    answer = answering.answer(text, now=now, lang=lang, topic=topic, city=city)
    question.text, question.language = text, answer.lang
    question.status, question.sources = answer.status, list(answer.sources)
    question.rejected_at = None
    await _carry_on(session, question.chat_id, answer, now)
    return Asked(question.id, answer)


async def talk_about(session: AsyncSession, chat_id: int, key: str, now: datetime) -> None:
    """Let the next question be about an entry."""
    await questions.set_topic(session, chat_id, Topic((key,), Slot.ABOUT).as_json(), now)


async def _record(session: AsyncSession, text: str, answer: Answer, asker: Asker, now: datetime) -> Asked:
    question = await questions.record(
        session,
        asker,
        text=text,
        language=answer.lang,
        status=answer.status,
        sources=answer.sources,
        now=now,
    )
    await _carry_on(session, asker.chat_id, answer, now)
    return Asked(question.id, answer)


async def _carry_on(session: AsyncSession, chat_id: int, answer: Answer, now: datetime) -> None:
    if answer.topic is not None:
        await questions.set_topic(session, chat_id, answer.topic.as_json(), now)
