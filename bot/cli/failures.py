"""What an operator reads when a command fails for a reason that is not Kizuna's own fault."""

import sys
from collections.abc import Callable

from bot.errors import ConfigurationError, KizunaError

COULD_NOT = 1
WRONG_CALL = 2


def guarded(command: Callable[[], None]) -> int:
    """Run a command; give its exit status, after one sentence where the reason is known."""
    try:
        command()
    except Exception as error:
        sentence = _sentence(error)
        if sentence is None:
            raise
        sys.stderr.write(f"{sentence}\n")
        return WRONG_CALL if isinstance(error, ConfigurationError) else COULD_NOT
    return 0


def _sentence(error: Exception) -> str | None:
    """One sentence for what is expected to go wrong; None for what needs its traceback."""
    # Only now: importing them takes longer than most commands.
    from sqlalchemy.exc import DBAPIError

    from db.alone import NotAlone
    from db.backup import BackupError
    from db.upgrade import UnknownRevision

    if isinstance(error, KizunaError | BackupError | NotAlone | UnknownRevision):
        return str(error)
    if isinstance(error, DBAPIError):
        return f"The database cannot be used: {error.orig}."
    if type(error).__module__.startswith("asyncpg."):
        return f"The database does not let us in: {error}."
    if isinstance(error, TimeoutError) and not str(error):
        return "The database did not answer in time."
    if isinstance(error, OSError):
        return f"{error}."
    return None
