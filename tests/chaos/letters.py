"""What is owed in the storm, and what became of it: rows on one side, phones on the other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.playground.api import BotApi
from db import deliveries
from db.deliveries import New
from db.models.deliveries import AUDIENCE, OWED, Delivery
from tests.chaos.child import KIND

Sessions = async_sessionmaker[AsyncSession]
#: Before the children's calendar begins: due at once.
DUE = datetime(2019, 5, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Letter:
    """One message that is owed: to one person, or to an audience."""

    number: int
    chat_id: int
    owed: bool

    @property
    def text(self) -> str:
        return f"{'Erinnerung' if self.owed else 'Rundbrief'} {self.number}"

    @property
    def row(self) -> New:
        priority = OWED if self.owed else AUDIENCE
        return New(KIND, self.chat_id, DUE, what={"text": self.text}, key=self.text, priority=priority)


async def queue(sessions: Sessions, letters: Iterable[Letter]) -> None:
    async with sessions.begin() as session:
        await deliveries.queue(session, [letter.row for letter in letters], DUE)


async def under_way(sessions: Sessions) -> int:
    """How many rows are claimed and not recorded."""
    async with sessions() as session:
        query = select(func.count()).select_from(Delivery).where(Delivery.state == "sending")
        return await session.scalar(query) or 0


async def open_rows(sessions: Sessions) -> int:
    async with sessions() as session:
        query = select(func.count()).select_from(Delivery).where(Delivery.state.in_(("queued", "sending")))
        return await session.scalar(query) or 0


@dataclass(frozen=True)
class Found:
    """Offences, and how many letters are in doubt: in state `unknown`, or sent once more."""

    offences: list[str]
    in_doubt: int
    repeated: int


async def check(sessions: Sessions, api: BotApi, letters: Iterable[Letter]) -> Found:
    """Compare what was owed with the rows and with what the phones show."""
    async with sessions() as session:
        rows = {row.key: row for row in await session.scalars(select(Delivery).where(Delivery.kind == KIND))}
    shown = _shown(api)
    offences: list[str] = []
    in_doubt = repeated = 0
    for letter in letters:
        row, times = rows.get(letter.text), shown[letter.chat_id, letter.text]
        if row is None:
            offences.append(f"{letter.text}: its row is gone")
            continue
        most = 2 if letter.owed and row.doubtful else 1
        least = 1 if row.state == "sent" else 0
        if row.state not in ("sent", "unknown"):
            offences.append(f"{letter.text}: {row.state}, {row.reason}")
        if not least <= times <= most:
            offences.append(f"{letter.text}: {row.state}, shown {times} times, doubtful {row.doubtful}")
        in_doubt += row.state == "unknown" or row.doubtful
        repeated += times > 1
    return Found(offences, in_doubt, repeated)


def _shown(api: BotApi) -> Counter[tuple[int, str]]:
    """How often each chat shows each letter; the note on one that may be a repeat is left out."""
    return Counter(
        (message.chat, str(message.content.get("text", "")).splitlines()[-1])
        for chat in api.chats.messages.values()
        for message in chat.values()
        if message.sender == api.bot.id
    )
