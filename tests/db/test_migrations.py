"""The migrations, run from the first table on, make what the models say."""

import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import CheckConstraint, Connection, Table, inspect, text

from db.engine import create_engine
from db.models import Base
from db.upgrade import UnknownRevision, newest, upgrade


async def revisions(url: str) -> list[str]:
    engine = create_engine(url)
    async with engine.connect() as connection:
        rows = (await connection.execute(text("SELECT version_num FROM alembic_version"))).scalars().all()
    await engine.dispose()
    return list(rows)


def checks_in(connection: Connection) -> dict[str, set[str | None]]:
    inspector = inspect(connection)
    return {
        table: {check["name"] for check in inspector.get_check_constraints(table)}
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


def checks_of(table: Table) -> set[str | None]:
    return {str(check.name) for check in table.constraints if isinstance(check, CheckConstraint)}


async def test_migrations_make_exactly_the_models(database_url: str) -> None:
    engine = create_engine(database_url)
    async with engine.connect() as connection:
        differences = await connection.run_sync(
            lambda sync: compare_metadata(MigrationContext.configure(sync), Base.metadata)
        )
        checks = await connection.run_sync(checks_in)
    await engine.dispose()
    assert differences == []
    assert checks == {table.name: checks_of(table) for table in Base.metadata.sorted_tables}


async def test_every_constraint_has_a_name() -> None:
    unnamed = [
        f"{table.name}: {constraint!r}"
        for table in Base.metadata.sorted_tables
        for constraint in table.constraints
        if constraint.name is None
    ]
    assert unnamed == []


def test_upgrade_twice_is_once(empty_database_url: str) -> None:
    upgrade(empty_database_url)
    upgrade(empty_database_url)
    assert asyncio.run(revisions(empty_database_url)) == [newest()]


def test_upgrade_by_two_processes_at_once_succeeds_in_both(empty_database_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(upgrade, empty_database_url) for _ in range(4)]:
            done.result()
    assert asyncio.run(revisions(empty_database_url)) == [newest()]


def test_upgrade_of_a_database_by_a_newer_kizuna_says_so(empty_database_url: str) -> None:
    upgrade(empty_database_url)

    async def to_the_future() -> None:
        engine = create_engine(empty_database_url)
        async with engine.begin() as connection:
            await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await engine.dispose()

    asyncio.run(to_the_future())
    with pytest.raises(UnknownRevision, match=r"made by a newer Kizuna"):
        upgrade(empty_database_url)


def test_upgrade_makes_the_folder_and_needs_no_folder_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    upgrade("sqlite:///new/folder/kizuna.db")
    assert os.listdir("new/folder") == ["kizuna.db"]
