"""The shipped programme goes the same ways as any other."""

from pathlib import Path

from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from bot.programme.export import dump
from bot.programme.load import read, read_text
from bot.programme.store import Changes, load, merge
from db.engine import reading

SHIPPED = Path(__file__).parents[2] / "db" / "programme" / "essen-koriyama.yaml"


def test_shipped_programme_exports_to_an_equal_one() -> None:
    shipped = read(SHIPPED)
    assert read_text(dump(shipped).encode(), "export.yaml") == shipped


async def test_shipped_programme_is_loaded_as_its_file_says(
    sessions: async_sessionmaker[AsyncSession],
) -> None:
    shipped = read(SHIPPED)
    async with sessions.begin() as session:
        await merge(session, shipped)
    async with reading(sessions) as session:
        assert await load(session) == shipped
    async with sessions.begin() as session:
        again = await merge(session, shipped)
    assert again == Changes(new=0, changed=0, unchanged=len(shipped.entries), kept=0)
