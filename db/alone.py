"""One bot on one SQLite file: a second would send everything twice.

The kernel lets the lock go when the process ends, however it ends. Short commands take no
lock: SQLite itself keeps their writing apart from the bot's.
"""

import fcntl
import os
from pathlib import Path

from sqlalchemy.engine import make_url


class NotAlone(Exception):
    """Another process already serves this database file."""


class Alone:
    """Holds a SQLite file for one bot; any number of processes may serve a PostgreSQL database."""

    def __init__(self, url: str) -> None:
        parsed = make_url(url)
        sqlite = parsed.get_backend_name() == "sqlite"
        self._database = Path(parsed.database).resolve() if sqlite and parsed.database else None
        self._file: int | None = None

    def __bool__(self) -> bool:
        """Whether this process is the only one that the database can have."""
        return self._database is not None

    def claim(self) -> None:
        """Raise NotAlone when another process holds the file."""
        if self._database is None:
            return
        self._database.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(f"{self._database}.lock", os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            number = os.read(file, 20).decode("ascii", "replace").strip()
            os.close(file)
            raise NotAlone(
                f"Another Kizuna (process {number or 'unknown'}) already runs on {self._database}: end it "
                "first, or use PostgreSQL, which takes any number."
            ) from None
        os.ftruncate(file, 0)
        os.write(file, str(os.getpid()).encode())
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None
