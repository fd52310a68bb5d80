"""Logs hold what an operator needs, and never the token."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot import logs
from bot.logs import mask, traceback_without_messages

TOKEN = "1000001:AAF-the_token_of_this_very_bot_xyz"


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers, root.level
    yield
    root.handlers, root.level, sys.excepthook = handlers, level, hook
    structlog.reset_defaults()


def logged(form: str, level: str = "INFO") -> io.StringIO:
    stream = io.StringIO()
    logs.configure(level=level, form=form, token=TOKEN, stream=stream)
    return stream


def breaks() -> None:
    raise RuntimeError(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage failed")


@pytest.mark.parametrize("form", ["console", "json"])
def test_token_is_masked_in_texts_values_tracebacks_and_foreign_loggers(form: str) -> None:
    stream = logged(form)
    log = structlog.get_logger("bot.test")
    log.info(f"calling bot{TOKEN}", url=f"https://x/bot{TOKEN}/getMe", nested={"a": [TOKEN]})
    try:
        breaks()
    except RuntimeError:
        log.exception("broken")
        logging.getLogger("somebody.else").exception("broken: %s", TOKEN.replace(":", "%3A"))

    assert stream.getvalue().count("RuntimeError: POST") == 2
    assert TOKEN.split(":")[1] not in stream.getvalue()


def test_uncaught_error_is_logged_without_the_token() -> None:
    stream = logged("console")
    try:
        breaks()
    except RuntimeError as error:
        sys.excepthook(RuntimeError, error, error.__traceback__)

    assert "in breaks" in stream.getvalue()
    assert TOKEN not in stream.getvalue()


def test_json_log_is_one_object_a_line() -> None:
    stream = logged("json")
    structlog.get_logger("bot.test").warning("郡山市\nzweite Zeile", chat_id=17)

    [line] = stream.getvalue().splitlines()
    entry = json.loads(line)
    assert (entry["event"], entry["level"], entry["chat_id"]) == ("郡山市\nzweite Zeile", "warning", 17)
    assert "郡山市" in line


def test_level_is_kept_and_libraries_stay_quiet() -> None:
    stream = logged("console", "DEBUG")
    structlog.get_logger("bot.test").debug("mine")
    for library in ("telegram.Bot", "httpx", "aiohttp.client"):
        logging.getLogger(library).info("theirs")

    assert [line for line in stream.getvalue().splitlines() if "theirs" in line] == []
    assert "mine" in stream.getvalue()


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"bot{TOKEN}/getMe", "bot[token]/getMe"),
        ("123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw of another bot", "[token] of another bot"),
        ("at 12:30, chat 123456:7", "at 12:30, chat 123456:7"),
        ("sqlite:///data/kizuna.db", "sqlite:///data/kizuna.db"),
    ],
)
def test_mask(text: str, masked: str) -> None:
    assert mask(text, TOKEN) == masked


def test_traceback_tells_places_and_kinds_but_no_messages() -> None:
    try:
        try:
            breaks()
        except RuntimeError as error:
            raise ValueError("what the person wrote") from error
    except ValueError as error:
        told = traceback_without_messages(error)

    assert told.count("builtins.ValueError") == 1
    assert told.count("builtins.RuntimeError") == 1
    assert "in breaks" in told
    assert "what the person wrote" not in told.replace('raise ValueError("what the person wrote")', "")
