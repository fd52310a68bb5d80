"""`run`, `web`, `worker` and `playground`: what goes on until it is told to end."""

from datetime import datetime

from bot.cli.output import say, settings
from bot.errors import ConfigurationError


def run() -> None:
    given = settings()

    from bot.app import RUN
    from bot.process import serve

    serve(given, RUN)


def web() -> None:
    given = settings()

    from bot.app import WEB
    from bot.process import serve

    serve(given, WEB)


def worker() -> None:
    given = settings()

    from bot.app import WORKER
    from bot.process import serve

    serve(given, WORKER)


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
