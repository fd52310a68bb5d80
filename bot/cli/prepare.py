"""What `make setup` does after the environment: the database and the programme."""

import asyncio
import sys

from bot.cli.output import say, settings
from bot.programme.ready import prepare


def main() -> None:
    given = settings()
    loaded = asyncio.run(prepare(given.database_url, given.programme))
    say(f"The programme is loaded from {given.programme}." if loaded else "Database and programme are there.")


if __name__ == "__main__":
    from bot.cli.failures import guarded

    sys.exit(guarded(main))
