"""Copies of a SQLite database while somebody writes to it."""

import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from db.backup import BackupError, OtherKind, backup, restore
from db.engine import create_engine, session_factory
from db.models.people import Group
from db.upgrade import UnknownRevision, upgrade

PAIRS = 300


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database of the newest schema with a table of pairs, both always the same."""
    file = tmp_path / "kizuna.db"
    upgrade(f"sqlite:///{file}")
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE pair (one INTEGER, two INTEGER)")
        connection.execute("INSERT INTO pair VALUES (0, 0)")
    return file


def pairs(file: Path) -> list[tuple[int, int]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute("SELECT one, two FROM pair").fetchall()


def write_pairs(file: Path, written: threading.Event) -> None:
    """Set one, then the other, in one transaction; many times."""
    with closing(sqlite3.connect(file, isolation_level=None, timeout=30)) as connection:
        for number in range(1, PAIRS):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE pair SET one = ?", (number,))
            connection.execute("UPDATE pair SET two = ?", (number,))
            connection.execute("COMMIT")
            if number > 5:
                written.set()


def test_a_copy_made_while_somebody_writes_is_of_one_moment(database: Path, tmp_path: Path) -> None:
    written = threading.Event()
    writer = threading.Thread(target=write_pairs, args=(database, written))
    writer.start()
    assert written.wait(30)
    copies = [tmp_path / f"copy-{number}.db" for number in range(5)]
    for copy in copies:
        backup(f"sqlite:///{database}", copy)
    writer.join()
    assert [one == two for copy in copies for one, two in pairs(copy)] == [True] * len(copies)
    assert pairs(database) == [(PAIRS - 1, PAIRS - 1)]


def test_a_copy_is_one_file(database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    backup(f"sqlite:///{database}", folder / "copy.db")
    backup(f"sqlite:///{database}", folder / "copy.db")
    assert [file.name for file in folder.iterdir()] == ["copy.db"]


async def test_a_running_bot_sees_what_was_restored(database: Path, tmp_path: Path, now: datetime) -> None:
    url = f"sqlite:///{database}"
    copy = tmp_path / "copy.db"
    backup(url, copy)
    engine = create_engine(url)
    sessions = session_factory(engine)
    async with sessions.begin() as session:
        session.add(Group(id=1, language="de", first_seen=now))
    restore_in_thread = threading.Thread(target=restore, args=(url, copy))
    restore_in_thread.start()
    restore_in_thread.join()
    async with sessions.begin() as session:
        assert await session.get(Group, 1) is None
        session.add(Group(id=2, language="ja", first_seen=now))
    await engine.dispose()
    assert pairs(database) == [(0, 0)]


def test_a_database_can_be_restored_where_there_is_none(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "new" / "kizuna.db"
    restore(f"sqlite:///{target}", database)
    assert pairs(target) == [(0, 0)]


@pytest.mark.parametrize("content", [b"", b"Dear Sir or Madam", b"SQLite format 3\x00" + bytes(5000)])
def test_a_file_that_is_no_backup_changes_nothing(database: Path, tmp_path: Path, content: bytes) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(content)
    before = database.read_bytes()
    with pytest.raises(BackupError, match=r"wrong\.db is no backup of Kizuna"):
        restore(f"sqlite:///{database}", wrong)
    assert database.read_bytes() == before


def test_a_backup_of_a_newer_kizuna_changes_nothing(database: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.db"
    backup(f"sqlite:///{database}", newer)
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'unknown'")
        connection.execute("UPDATE pair SET one = 1")
    with pytest.raises(UnknownRevision):
        restore(f"sqlite:///{database}", newer)
    assert pairs(database) == [(0, 0)]


def test_there_is_nothing_to_copy_before_the_first_start(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="There is no database"):
        backup(f"sqlite:///{tmp_path / 'kizuna.db'}", tmp_path / "copy.db")
    assert list(tmp_path.iterdir()) == []


def test_a_database_is_not_copied_onto_itself(database: Path) -> None:
    with pytest.raises(BackupError, match="is the database itself"):
        backup(f"sqlite:///{database}", database)


@pytest.mark.parametrize("deed", [backup, restore])
def test_another_kind_of_database_is_refused(deed: Callable[[str, Path], None], tmp_path: Path) -> None:
    with pytest.raises(OtherKind):
        deed("postgresql://db.example/kizuna", tmp_path / "copy.db")
