"""Copies of a SQLite database, also of one that is in use.

SQLite's own backup copies one consistent state, whatever is written meanwhile. A restore is
one transaction on the database: a running bot sees the old content or the new, never a mix.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import make_url

from db.engine import BUSY_SECONDS
from db.upgrade import upgrade


class BackupError(Exception):
    """A copy cannot be made, or cannot be put back."""


class OtherKind(BackupError):
    """The database is not SQLite."""


def backup(url: str, target: Path) -> None:
    """Write the database at `url` to `target`, which is replaced only by a whole copy."""
    source = _file(url)
    if not source.is_file():
        raise BackupError(f"There is no database at {source} yet.")
    if target.exists() and target.samefile(source):
        raise BackupError(f"{target} is the database itself.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".kizuna-", dir=target.parent) as folder:
        draft = Path(folder) / "backup.db"
        _copy(source, draft)
        os.replace(draft, target)


def restore(url: str, source: Path) -> None:
    """Make the database at `url` what `source` holds, brought to the newest schema.

    The copy is checked and upgraded aside first, so a bad file changes nothing.
    """
    target = _file(url)
    if not source.is_file():
        raise BackupError(f"{source} is not there.")
    target.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".kizuna-", dir=target.parent) as folder:
        draft = Path(folder) / "restore.db"
        try:
            _copy(source, draft)
            _check(draft)
        except sqlite3.DatabaseError as problem:
            raise BackupError(f"{source} is no backup of Kizuna: {problem}.") from problem
        upgrade(f"sqlite:///{draft}")
        _copy(draft, target)


def _file(url: str) -> Path:
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise OtherKind(OtherKind.__doc__)
    return Path(parsed.database)


def _copy(source: Path, target: Path) -> None:
    with _opened(source) as old, _opened(target) as new:
        old.backup(new)
        # A copy is one file: what is still in its log goes into it.
        new.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _check(database: Path) -> None:
    with _opened(database) as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        # Raises where the table is missing: a database, but not one of Kizuna.
        connection.execute("SELECT version_num FROM alembic_version").fetchone()


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        yield connection
