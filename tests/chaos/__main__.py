"""`make chaos`: many lives on both databases. `--seed N` replays one; status 1 when something was lost."""

import argparse
import asyncio
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.engine import create_engine, session_factory
from db.upgrade import upgrade
from tests.chaos.faults import FAULTS
from tests.chaos.storm import Storm, some, telegram
from tests.services import postgres as postgresql
from tests.telegram.http_api import served

#: Lives of one storm: after these it is looked whether everything is there.
LIVES = 15
#: Offences of one storm to show.
SHOWN = 5


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


@contextmanager
def database(kind: str, folder: Path) -> Iterator[tuple[str, postgresql.Server | None]]:
    if kind == "sqlite":
        url = f"sqlite:///{folder / 'kizuna.db'}"
        upgrade(url)
        yield url, None
        return
    programs = postgresql.binaries()
    assert programs is not None, "PostgreSQL is missing: run `make test` once"
    with postgresql.running(programs) as server:
        server.create("chaos")
        upgrade(server.url("chaos"))
        yield server.url("chaos"), server


async def storm(
    url: str, server: postgresql.Server | None, seed: int, lives: int, seconds: float, folder: Path
) -> Storm:
    engine = create_engine(url)
    async with served(telegram()) as http:
        one = Storm(http, session_factory(engine), url, server, folder, seed, seconds=seconds)
        await one.rages(some(one.chance, lives))
    await engine.dispose()
    return one


def main() -> int:
    options = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    options.add_argument("--seed", type=int, default=random.randrange(10**6))
    options.add_argument("--lives", type=int, default=150, help="on each database")
    options.add_argument("--seconds", type=float, default=2.0, help="how long each thing goes wrong")
    options.add_argument("--database", choices=("sqlite", "postgresql"), action="append")
    given = options.parse_args()
    lost = 0
    for kind in given.database or ("sqlite", "postgresql"):
        kills = updates = owed = in_doubt = repeated = under_way = 0
        slowest = 0.0
        for number, begin in enumerate(range(0, given.lives, LIVES)):
            folder = Path(tempfile.mkdtemp(prefix="kizuna-chaos-"))
            lives = min(LIVES, given.lives - begin)
            with database(kind, folder) as (url, server):
                one = asyncio.run(storm(url, server, given.seed + number, lives, given.seconds, folder))
            kills, updates, owed = kills + one.kills, updates + len(one.asked), owed + len(one.owed)
            in_doubt, repeated = in_doubt + one.in_doubt, repeated + one.repeated
            under_way += one.under_way
            slowest = max(slowest, one.slowest_end)
            lost += len(one.offences)
            for offence in one.offences[:SHOWN]:
                say(f"{kind}, seed {given.seed + number}: {offence}")
            if one.offences:
                say(f"{kind}, seed {given.seed + number}: {len(one.offences)} offences, {folder / 'log'}")
            else:
                shutil.rmtree(folder)
            say(f"{kind}: {begin + lives} lives, {kills} kills, {updates} updates, {owed} letters")
        say(f"{kind}, seed {given.seed}, {given.lives} lives with {len(FAULTS)} kinds of trouble:")
        say(f"  kill -9                                    {kills:6}")
        say(f"  updates, all with one effect and answered  {updates:6}")
        say(f"  letters, all sent or in doubt              {owed:6}")
        say(f"  in doubt, each recorded                    {in_doubt:6}   (claimed at a kill: {under_way})")
        say(f"  seen twice, each recorded                  {repeated:6}")
        say(f"  longest end after SIGTERM                  {slowest:6.1f} s")
    say("nothing was lost" if not lost else f"{lost} OFFENCES")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
