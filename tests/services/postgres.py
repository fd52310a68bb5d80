"""A PostgreSQL server of the tests' own: on a free port, in a folder that goes with it."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

KEEPER = Path(__file__).with_name("postgres_keeper.py")
USER = "kizuna"


def binaries() -> Path | None:
    """The folder of the newest server's programs; Debian keeps them off the path."""
    debian = Path("/usr/lib/postgresql").glob("*/bin/postgres")
    by_version = sorted(debian, key=lambda program: float(program.parts[4]))
    on_path = shutil.which("postgres")
    found = [*([Path(on_path).resolve()] if on_path else []), *by_version]
    return found[-1].parent if found else None


@dataclass(frozen=True)
class Server:
    """A running server. Everyone on this machine may connect, without a password."""

    programs: Path
    port: int

    def url(self, database: str) -> str:
        return f"postgresql://{USER}@127.0.0.1:{self.port}/{database}"

    def execute(self, *statements: str) -> None:
        """Run statements, each in its own transaction: making a database allows no other."""
        commands = [argument for statement in statements for argument in ("-c", statement)]
        subprocess.run(
            [self.programs / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", *commands, self.url("postgres")],
            check=True,
        )

    def create(self, database: str, template: str = "template0") -> None:
        self.execute(f'CREATE DATABASE "{database}" TEMPLATE "{template}"')

    def drop(self, database: str) -> None:
        self.execute(f'DROP DATABASE "{database}" WITH (FORCE)')


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    """Start a server and stop it at the end, also when this process is killed.

    A keeper holds the server and reads from us: when we end, however, its input ends, and it
    stops the server and removes the folder. Ctrl-C does not reach it, so it ends in order.
    """
    keeper = subprocess.Popen(
        [sys.executable, "-S", KEEPER, programs, USER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with keeper:
        assert keeper.stdout is not None
        ready = keeper.stdout.readline()
        if not ready:
            raise RuntimeError("PostgreSQL did not start; what it said stands above")
        yield Server(programs, json.loads(ready)["port"])
