"""What tests share: the two databases, a browser, an instant."""

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.async_api import Browser
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from db.engine import create_engine, session_factory
from db.upgrade import upgrade
from tests.services import browser as chromium
from tests.services import postgres as postgresql

DATABASES = ("sqlite", "postgresql")


@pytest.fixture
def now() -> datetime:
    """17 May 2019, 09:00 in Koriyama: before the study tour of July and August."""
    return datetime(2019, 5, 17, 0, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def postgres() -> Iterator[postgresql.Server]:
    """A PostgreSQL server with a database `upgraded` to copy."""
    programs = postgresql.binaries()
    if programs is None:
        pytest.exit("PostgreSQL is missing: run `make test`, or install the package postgresql.", 1)
    with postgresql.running(programs) as server:
        server.create("upgraded")
        upgrade(server.url("upgraded"))
        yield server


@pytest.fixture(scope="session")
def upgraded_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite database of the newest schema, to copy."""
    file = tmp_path_factory.mktemp("upgraded") / "kizuna.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(params=DATABASES)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database without any table; each test runs on both kinds."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    server: postgresql.Server = request.getfixturevalue("postgres")
    name = f"test_{uuid4().hex}"
    server.create(name)
    yield server.url(name)
    server.drop(name)


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of the newest schema, empty; each test runs on both kinds."""
    if request.param == "sqlite":
        file = tmp_path / "kizuna.db"
        shutil.copyfile(request.getfixturevalue("upgraded_file"), file)
        yield f"sqlite:///{file}"
        return
    yield request.getfixturevalue("postgres_url")


@pytest.fixture
def postgres_url(postgres: postgresql.Server) -> Iterator[str]:
    """The same on PostgreSQL alone: for what takes several processes."""
    name = f"test_{uuid4().hex}"
    postgres.create(name, template="upgraded")
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_engine(database_url)
    yield engine
    await engine.dispose()


@pytest.fixture
def sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    return session_factory(engine)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    """A Chromium with an empty profile; open a page with `await browser.new_page()`."""
    program = chromium.executable()
    if program is None:
        pytest.exit("A browser is missing: run `make test`, or install the package chromium.", 1)
    async with chromium.running(program) as browser:
        yield browser
