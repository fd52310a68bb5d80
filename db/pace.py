"""Queries about what the processes that write to Telegram share: held chats, and places in a second."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from db.models.pace import ALL_CHATS, ChatHold, SendShare
from db.real_time import is_over, real_time

#: What the database's clock may go back without being set (s).
CLOCKS_DIFFER = 1.0
#: The row that a process locks while it changes its share, so that two never take the same places.
_LOCK = ""


async def hold(session: AsyncSession, chat_id: int | None, seconds: float) -> None:
    """Telegram asked for patience (None: with every chat); a longer hold stays."""
    insert = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    until = real_time(session, seconds)
    since = real_time(session)
    added = insert(ChatHold).values(
        chat_id=ALL_CHATS if chat_id is None else chat_id, since=since, until=until
    )
    later = case(((ChatHold.until > until) & (ChatHold.since <= since), ChatHold.until), else_=until)
    changed = {"since": since, "until": later}
    await session.execute(added.on_conflict_do_update(index_elements=["chat_id"], set_=changed))


async def holds(session: AsyncSession) -> dict[int | None, float]:
    """The chats (None: all) that are held, and for how many more seconds."""
    now = real_time(session)
    query = select(ChatHold.chat_id, ChatHold.until, now.label("now")).where(
        ChatHold.until > now, ChatHold.since <= real_time(session, CLOCKS_DIFFER)
    )
    found: dict[int | None, float] = {}
    for row in await session.execute(query):
        assert isinstance(row.now, datetime), "a database knows the time"
        found[None if row.chat_id == ALL_CHATS else row.chat_id] = (row.until - row.now).total_seconds()
    return found


async def forget_holds(session: AsyncSession) -> None:
    await session.execute(delete(ChatHold).where(ChatHold.until <= real_time(session)))


@dataclass(frozen=True)
class Wish:
    """What a process asks for: places for its answers (0: it answers nobody), or, if it `sends`, the rest."""

    wanted: int
    sends: bool


async def take_share(
    session: AsyncSession,
    owner: str,
    wish: Wish,
    *,
    taken: int,
    all_places: int,
    divide: Callable[[Mapping[str, Wish]], Mapping[str, int]],
    seconds: float,
    is_dead: Callable[[str], bool],
) -> int:
    """Give how many places the owner may use from now on; what it gives up is free the next time.

    `taken` is how many it uses or may use now. The places of a process that is dead, or silent for
    longer than it said, are free again.
    """
    await session.execute(select(SendShare).where(SendShare.owner == _LOCK).with_for_update())
    gone = is_over(session, SendShare.until.expression, seconds)
    await session.execute(delete(SendShare).where(gone, SendShare.owner != _LOCK))
    rows = await session.execute(
        select(SendShare.owner, SendShare.share, SendShare.wanted, SendShare.sends).where(
            SendShare.owner.not_in((owner, _LOCK))
        )
    )
    others = {row.owner: row for row in rows if not is_dead(row.owner)}
    wishes = {name: Wish(row.wanted, row.sends) for name, row in others.items()} | {owner: wish}
    to_be_had = all_places - sum(int(row.share) for row in others.values())
    share = max(0, min(divide(wishes)[owner], to_be_had))
    values = {
        "share": max(share, taken),
        "wanted": wish.wanted,
        "sends": wish.sends,
        "until": real_time(session, seconds),
    }
    added = postgresql.insert(SendShare).values(owner=owner, **values)
    await session.execute(added.on_conflict_do_update(index_elements=["owner"], set_=values))
    return share


async def prepare_shares(session: AsyncSession) -> None:
    """See to it that the row to lock is there."""
    lock = postgresql.insert(SendShare).values(
        owner=_LOCK, share=0, wanted=0, sends=False, until=real_time(session)
    )
    await session.execute(lock.on_conflict_do_nothing())


async def give_back_share(session: AsyncSession, owner: str) -> None:
    await session.execute(delete(SendShare).where(SendShare.owner == owner))
