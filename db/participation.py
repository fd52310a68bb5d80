"""Queries about who comes along, muted visits and the messages that show a visit."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.people import Person
from db.models.reminders import MutedVisit, Participation, ShownCard
from db.reminders import slices

#: Cards remembered of a chat; of older ones nobody is still looking.
CARDS_OF_CHAT = 20


async def of_people(session: AsyncSession, people: Iterable[int]) -> Sequence[Participation]:
    found: list[Participation] = []
    for some in slices(list(people)):
        query = select(Participation).where(Participation.person_id.in_(some))
        found += (await session.scalars(query.order_by(Participation.person_id, Participation.visit))).all()
    return found


async def muted(session: AsyncSession, people: Iterable[int]) -> set[tuple[int, str]]:
    """Pairs of person and visit."""
    found: set[tuple[int, str]] = set()
    for some in slices(list(people)):
        query = select(MutedVisit.person_id, MutedVisit.visit).where(MutedVisit.person_id.in_(some))
        found |= {(person, visit) for person, visit in (await session.execute(query)).all()}
    return found


async def find(session: AsyncSession, person_id: int, visit: str) -> Participation | None:
    return await session.get(Participation, (person_id, visit))


async def put(session: AsyncSession, row: Participation) -> None:
    await session.merge(row)
    await session.flush()


async def answers(session: AsyncSession, visit: str) -> list[tuple[str, str | None, int]]:
    """How many said what about coming, by their city: (answer, city, number)."""
    query = (
        select(Participation.answer, Person.city, func.count())
        .join(Person, Person.id == Participation.person_id)
        .where(Participation.visit == visit)
        .group_by(Participation.answer, Person.city)
    )
    return [(answer, city, number) for answer, city, number in (await session.execute(query)).all()]


async def mute(session: AsyncSession, person_id: int, visit: str, *, on: bool) -> None:
    if on:
        await session.merge(MutedVisit(person_id=person_id, visit=visit))
        await session.flush()
    else:
        await session.execute(
            delete(MutedVisit).where(MutedVisit.person_id == person_id, MutedVisit.visit == visit)
        )


async def remember_card(session: AsyncSession, card: ShownCard) -> None:
    """Remember which message shows a visit; the oldest of the chat are forgotten."""
    await session.merge(card)
    await session.flush()
    newest = (
        select(ShownCard.message_id)
        .where(ShownCard.chat_id == card.chat_id)
        .order_by(ShownCard.message_id.desc())
        .limit(CARDS_OF_CHAT)
    )
    await session.execute(
        delete(ShownCard)
        .where(ShownCard.chat_id == card.chat_id, ShownCard.message_id.not_in(newest))
        .execution_options(synchronize_session=False)
    )


async def cards_of(session: AsyncSession, visits: Collection[str]) -> Sequence[ShownCard]:
    query = select(ShownCard).where(ShownCard.visit.in_(list(visits)))
    return (await session.scalars(query.order_by(ShownCard.chat_id, ShownCard.message_id))).all()


async def cards_in(session: AsyncSession, chat_id: int) -> Sequence[ShownCard]:
    query = select(ShownCard).where(ShownCard.chat_id == chat_id).order_by(ShownCard.message_id)
    return (await session.scalars(query)).all()


async def forget_cards(session: AsyncSession, chat_id: int) -> None:
    await session.execute(delete(ShownCard).where(ShownCard.chat_id == chat_id))
