"""`db upgrade|backup|restore`."""

from pathlib import Path

from bot.cli.output import say, settings
from bot.errors import KizunaError
from db import backup as copies
from db.upgrade import newest
from db.upgrade import upgrade as bring_up


def upgrade() -> None:
    bring_up(settings().database_url)
    say(f"The database has the newest schema, {newest()}.")


def backup(file: Path) -> None:
    try:
        copies.backup(settings().database_url, file)
    except copies.OtherKind:
        raise KizunaError(
            "The database is PostgreSQL; use its own tool: "
            f'pg_dump --format=custom --file={file} "$DATABASE_URL"'
        ) from None
    say(f"The database is copied to {file}.")


def restore(file: Path) -> None:
    try:
        copies.restore(settings().database_url, file)
    except copies.OtherKind:
        raise KizunaError(
            "The database is PostgreSQL; use its own tool: "
            f'pg_restore --clean --if-exists --dbname="$DATABASE_URL" {file}'
        ) from None
    say(f"The database is now what {file} holds.")
