"""The services of the tests: there when asked for, gone afterwards however a run ends."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.async_api import Browser
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from db.models.people import Group
from tests.house import ROOT
from tests.services import postgres

#: A run that holds a server and says where its keeper and its data are, until it is ended.
RUN = """
import json, sys, time
from pathlib import Path
from tests.house import ROOT
from tests.services import postgres
with postgres.running(Path(sys.argv[1])) as server:
    print(json.dumps(server.port), flush=True)
    time.sleep(60)
"""


async def test_a_database_has_every_table_and_no_row(
    sessions: async_sessionmaker[AsyncSession],
) -> None:
    async with sessions() as session:
        assert await session.get(Group, 1) is None


async def test_each_kind_of_database_is_a_real_one(engine: AsyncEngine, database_url: str) -> None:
    async with engine.connect() as connection:
        if database_url.startswith("sqlite"):
            assert (await connection.execute(text("SELECT sqlite_version()"))).scalar_one() >= "3.35"
        else:
            shown = (await connection.execute(text("SELECT version()"))).scalar_one()
            assert shown.split()[0] == "PostgreSQL"


async def test_the_browser_shows_a_page(browser: Browser) -> None:
    page = await browser.new_page()
    await page.set_content("<h1>郡山市</h1>")
    assert await page.locator("h1").inner_text() == "郡山市"


def is_listening(port: int, programs: Path) -> bool:
    asked = subprocess.run([programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)], check=False)
    return asked.returncode == 0


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_server_ends_with_the_run_that_started_it(how: signal.Signals) -> None:
    programs = postgres.binaries()
    assert programs is not None
    with subprocess.Popen(
        [sys.executable, "-c", RUN, programs], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as run:
        assert run.stdout is not None
        port = json.loads(run.stdout.readline())
        assert is_listening(port, programs)
        os.kill(run.pid, how)
    until = time.monotonic() + 20
    while is_listening(port, programs) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_listening(port, programs)


def test_what_is_missing_is_named_where_it_cannot_be_installed(tmp_path: Path) -> None:
    """A search path without any program is a machine without a browser, fonts, and apt-get."""
    asked = subprocess.run(
        [sys.executable, "-m", "tests.services.install"],
        cwd=ROOT,
        env={"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (asked.returncode, asked.stdout) == (1, "")
    assert re.fullmatch(
        r"The tests need (postgresql )?chromium (fontconfig fonts-ipafont-gothic): "
        r"install them \(on Debian: sudo apt-get install (postgresql )?chromium \2\)\.\n",
        asked.stderr,
    )
