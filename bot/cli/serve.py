"""`run`, `web`, `worker` and `playground`: what goes on until it is told to end."""

from datetime import datetime
from typing import Literal

from bot.cli.output import say, settings
from bot.errors import ConfigurationError


def process(what: Literal["run", "web", "worker"]) -> None:
    given = settings()

    from bot.app import ROLES
    from bot.process import serve

    serve(given, ROLES[what])


def playground(port: int | None, as_of: str | None) -> None:
    start_at = _instant(as_of) if as_of is not None else None
    given = settings()

    from bot.playground.launch import run

    run(
        given,
        port=port,
        start_at=start_at,
        ready=lambda address: say(f"The playground is ready: {address} (end it with Ctrl-C)"),
    )


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.utcoffset() is None:
        raise ConfigurationError(
            f"--as-of must be an instant with its offset, such as 2019-05-17T09:00+09:00, not {text!r}."
        )
    return instant
