"""People of a partnership, and broadcasts to them."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.broadcasts import release
from bot.broadcasts.values import Audience, Mode
from bot.programme.load import read
from bot.programme.model import Programme
from bot.variables import ROOT
from db import people
from db.models.broadcasts import Broadcast
from db.models.deliveries import Delivery
from db.models.people import Person, Subscription

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture(scope="session")
def programme() -> Programme:
    return read(ROOT / "db/programme/essen-koriyama.yaml")


async def add_person(
    session: AsyncSession,
    number: int,
    now: datetime,
    *,
    language: str = "en",
    city: str | None = None,
    follows: Sequence[str] = ("water",),
) -> Person:
    person = await people.find_or_add(session, number, language=language, now=now)
    person.city = city
    person.subscriptions = [Subscription(field=field, since=now) for field in follows]
    await session.flush()
    return person


async def send_off(
    session: AsyncSession,
    programme: Programme,
    now: datetime,
    audience: Audience | None = None,
    *,
    author: int | None = None,
    mode: Mode = Mode.AT_ONCE,
    starts_at: datetime | None = None,
    coordinators: Sequence[int] = (),
) -> Broadcast:
    broadcast = Broadcast(
        author_id=author,
        created_at=now,
        audience=(audience or Audience()).as_json(),
        texts={"en": "Hello", "de": "Hallo"},
        original="en",
        mode=mode.value,
        starts_at=starts_at or now,
    )
    await release.release(session, broadcast, programme, now, coordinators=coordinators, by=author)
    return broadcast


async def rows_of(session: AsyncSession, broadcast: Broadcast, kind: str = "broadcast") -> list[Delivery]:
    query = (
        select(Delivery)
        .where(Delivery.broadcast_id == broadcast.id, Delivery.kind == kind)
        .order_by(Delivery.id)
        .execution_options(populate_existing=True)
    )
    return list(await session.scalars(query))


async def put(session: AsyncSession, row: Delivery, state: str, **values: object) -> None:
    """As the sender would leave the row."""
    await session.execute(update(Delivery).where(Delivery.id == row.id).values(state=state, **values))
