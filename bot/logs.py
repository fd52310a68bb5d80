"""Logs: for people on a console or as JSON, and never with the bot's token in them."""

import logging
import re
import sys
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

#: Telegram's form of a token, in case one comes along that is not ours.
_TOKEN = re.compile(r"\b\d{5,}(?::|%3A)[\w-]{20,}", re.IGNORECASE)

#: Libraries that say at INFO or DEBUG what no log may hold: URLs with the token, whole updates.
_TALKATIVE = (
    "telegram",
    "alembic",
    "httpx",
    "httpcore",
    "aiohttp",
    "aiosqlite",
    "asyncio",
    "apscheduler",
    "sqlalchemy",
)


def configure(
    *, level: str = "INFO", form: str = "console", token: str | None = None, stream: TextIO | None = None
) -> None:
    """Send this process's logs, the libraries' among them, to `stream` (standard error)."""
    stream = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            *_rendering(form, colors=stream.isatty(), token=token),
        ],
    )
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    sys.excepthook = _log_uncaught


def mask(text: str, token: str | None = None) -> str:
    """`text` without the token, and without anything that looks like one."""
    if token:
        text = text.replace(token, "[token]").replace(token.replace(":", "%3A"), "[token]")
    return _TOKEN.sub("[token]", text)


def traceback_without_messages(error: BaseException) -> str:
    """Where it went wrong and what kind of error it was, down the chain of causes.

    What an error says is left out: it may quote what a person wrote.
    """
    parts = []
    seen: BaseException | None = error
    while seen is not None:
        frames = "".join(traceback.format_tb(seen.__traceback__))
        parts.append(f"{frames}{type(seen).__module__}.{type(seen).__qualname__}")
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n\ncaused by\n\n".join(parts)


def _rendering(form: str, *, colors: bool, token: str | None) -> list[Processor]:
    last: Callable[[WrappedLogger, str, EventDict], Any]
    if form == "json":
        last = structlog.processors.JSONRenderer(ensure_ascii=False)
        steps: list[Processor] = [structlog.processors.format_exc_info]
    else:
        last = structlog.dev.ConsoleRenderer(colors=colors, exception_formatter=structlog.dev.plain_traceback)
        steps = []

    def masked(logger: WrappedLogger, method: str, event: EventDict) -> str:
        # Last of all, so that tracebacks pass through it too.
        return mask(str(last(logger, method, event)), token)

    return [*steps, masked]


def _log_uncaught(kind: type[BaseException], problem: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot").critical("Kizuna ended unexpectedly", exc_info=(kind, problem, trace))
