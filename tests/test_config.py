"""The configuration: every variable as it should be, and as it should not."""

import traceback
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.config import SECRET, Settings, environment
from bot.errors import ConfigurationError
from bot.variables import ROOT, DeskHours

TOKEN = "123456:no-real-one"
MAY_2019 = datetime(2019, 5, 17, tzinfo=UTC)

DEFAULTS: dict[str, object] = {
    "bot_token": None,
    "bot_api_url": "https://api.telegram.org",
    "database_url": f"sqlite:///{ROOT}/data/kizuna.db",
    "coordinators": frozenset(),
    "programme": ROOT / "db/programme/essen-koriyama.yaml",
    "bot_now": None,
    "send_rate": 30,
    "paid_broadcast": False,
    "webhook_url": None,
    "webhook_secret": None,
    "host": "0.0.0.0",
    "port": None,
    "operators": {},
    "keep_questions_days": 90,
    "keep_participation_months": 24,
    "desk_hours": DeskHours(time(9), time(17)),
    "four_eyes": False,
    "log_level": "INFO",
    "log_format": "console",
}

GOOD = [
    ("BOT_TOKEN", f" {TOKEN} ", SecretStr(TOKEN)),
    ("BOT_API_URL", "http://127.0.0.1:8081/", "http://127.0.0.1:8081"),
    ("BOT_API_URL", "https://bots.example/api", "https://bots.example/api"),
    ("DATABASE_URL", "sqlite:///my.db", f"sqlite:///{ROOT}/my.db"),
    ("DATABASE_URL", "sqlite:////srv/my.db", "sqlite:////srv/my.db"),
    ("DATABASE_URL", "postgres://u:p@h:5433/d", "postgres://u:p@h:5433/d"),
    ("DATABASE_URL", "postgresql://h/d", "postgresql://h/d"),
    ("COORDINATORS", "12", {12}),
    ("COORDINATORS", "12, 5000000000,12,", {12, 5_000_000_000}),
    ("PROGRAMME", "pyproject.toml", ROOT / "pyproject.toml"),
    ("PROGRAMME", f"{ROOT}/pyproject.toml", ROOT / "pyproject.toml"),
    ("BOT_NOW", "2019-05-17T09:00+09:00", MAY_2019),
    ("BOT_NOW", "2019-05-17T00:00:00Z", MAY_2019),
    ("SEND_RATE", "1", 1),
    ("PAID_BROADCAST", "1", True),
    ("PAID_BROADCAST", "0", False),
    ("WEBHOOK_URL", "https://bots.example/hook", "https://bots.example/hook"),
    ("WEBHOOK_SECRET", "aZ_-9", SecretStr("aZ_-9")),
    ("HOST", "::1", "::1"),
    ("PORT", "65535", 65535),
    ("KEEP_QUESTIONS_DAYS", "1", 1),
    ("KEEP_PARTICIPATION_MONTHS", "36", 36),
    ("DESK_HOURS", "8:30 - 16:00", DeskHours(time(8, 30), time(16))),
    ("FOUR_EYES", "1", True),
    ("FOUR_EYES", "false", False),
    ("LOG_LEVEL", "debug", "DEBUG"),
    ("LOG_FORMAT", "JSON", "json"),
]

BAD = [
    ("BOT_TOKEN", "two words", "BOT_TOKEN must be the token that @BotFather gave, without blanks."),
    ("BOT_TOKEN", "a/b", "BOT_TOKEN must be the token that @BotFather gave, without blanks."),
    (
        "BOT_API_URL",
        "api.telegram.org",
        "BOT_API_URL must be a web address, such as https://api.telegram.org, not 'api.telegram.org'.",
    ),
    *(
        (
            "DATABASE_URL",
            value,
            "DATABASE_URL must be sqlite:///path, postgres://user@host/name or postgresql://user@host/name.",
        )
        for value in (
            "data/kizuna.db",
            "mysql://u:p@h/d",
            "sqlite+aiosqlite:///my.db",
            "sqlite://",
            "sqlite:///",
            "sqlite://my.db",
            "sqlite:///:memory:",
            "postgresql://h",
            "postgresql://h:port/d",
        )
    ),
    *(
        (
            "COORDINATORS",
            value,
            "COORDINATORS must be Telegram user ids with commas between them, "
            f"such as 123456,234567, not {value!r}.",
        )
        for value in ("@someone", "12,-3", "12;13")
    ),
    ("PROGRAMME", "no.yaml", "PROGRAMME must be the path of an existing programme file, not 'no.yaml'."),
    ("PROGRAMME", "db", "PROGRAMME must be the path of an existing programme file, not 'db'."),
    *(
        (
            "BOT_NOW",
            value,
            f"BOT_NOW must be an instant with its offset, such as 2019-05-17T09:00+09:00, not {value!r}.",
        )
        for value in ("2019-05-17", "2019-05-17T09:00", "1558051200", "17 May 2019", "2019-02-30T00:00Z")
    ),
    *(
        (
            "SEND_RATE",
            value,
            "SEND_RATE must be a whole number from 1 to 30, or to 1000 with PAID_BROADCAST=1, "
            f"not {value!r}.",
        )
        for value in ("0", "-1", "2.5", "many", "1001")
    ),
    (
        "SEND_RATE",
        "31",
        "SEND_RATE must be 30 or less, not 31: "
        "Telegram takes more only from a bot that pays for it (PAID_BROADCAST=1).",
    ),
    ("PAID_BROADCAST", "2", "PAID_BROADCAST must be 1 or 0, not '2'."),
    (
        "WEBHOOK_URL",
        "ftp://h",
        "WEBHOOK_URL must be the web address that Telegram is to call, not 'ftp://h'.",
    ),
    ("WEBHOOK_SECRET", "Ä", "WEBHOOK_SECRET must be 1 to 256 of the signs A-Z, a-z, 0-9, _ and -."),
    ("WEBHOOK_SECRET", "a" * 257, "WEBHOOK_SECRET must be 1 to 256 of the signs A-Z, a-z, 0-9, _ and -."),
    ("HOST", "a b", "HOST must be an address to listen on, such as 127.0.0.1, not 'a b'."),
    *(
        ("PORT", value, f"PORT must be a port from 1 to 65535, not {value!r}.")
        for value in ("0", "65536", "http", "80.5")
    ),
    (
        "KEEP_QUESTIONS_DAYS",
        "0",
        "KEEP_QUESTIONS_DAYS must be a whole number of days, 1 or more, not '0'.",
    ),
    (
        "KEEP_PARTICIPATION_MONTHS",
        "two",
        "KEEP_PARTICIPATION_MONTHS must be a whole number of months, 1 or more, not 'two'.",
    ),
    *(
        (
            "DESK_HOURS",
            value,
            f"DESK_HOURS must be two times of one day, such as 09:00-17:00, not {value!r}.",
        )
        for value in ("9-17", "17:00-09:00", "09:00-09:00", "09:00-25:00", "09:00", "09:00-12:00-17:00")
    ),
    ("FOUR_EYES", "maybe", "FOUR_EYES must be 1 or 0, not 'maybe'."),
    ("LOG_LEVEL", "LOUD", "LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL, not 'LOUD'."),
    ("LOG_FORMAT", "xml", "LOG_FORMAT must be console or json, not 'xml'."),
]


def test_without_any_variable_everything_has_its_default() -> None:
    assert dict(Settings.load({})) == DEFAULTS


@pytest.mark.parametrize(("variable", "text", "value"), GOOD)
def test_a_variable_is_understood(variable: str, text: str, value: object) -> None:
    expected = DEFAULTS | {variable.lower(): value}
    assert dict(Settings.load({variable: text})) == expected


@pytest.mark.parametrize("variable", [name.upper() for name in DEFAULTS])
def test_an_empty_variable_is_one_that_is_not_set(variable: str) -> None:
    assert dict(Settings.load({variable: "  "})) == DEFAULTS


@pytest.mark.parametrize(("variable", "text", "sentence"), BAD)
def test_a_variable_that_cannot_be_understood_is_named(variable: str, text: str, sentence: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Settings.load({variable: text})
    assert str(caught.value) == sentence


def test_every_variable_stands_in_both_tables() -> None:
    variables = {name.upper() for name in Settings.model_fields} - {"OPERATORS"}
    assert {variable for variable, *_ in GOOD} == variables
    assert {variable for variable, *_ in BAD} == variables


def test_a_bot_that_pays_may_send_faster() -> None:
    assert Settings.load({"SEND_RATE": "1000", "PAID_BROADCAST": "1"}).send_rate == 1000


def test_operators_are_told_apart_by_the_key_of_their_city() -> None:
    environ = {"OPERATOR_ESSEN": "Office, office@city.example", "OPERATOR_BAD_ORB": "Hall", "OPERATOR_X": " "}
    assert Settings.load(environ).operators == {"essen": "Office, office@city.example", "bad-orb": "Hall"}


def test_settings_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        setattr(Settings.load({}), "send_rate", 1000)  # noqa: B010 - mypy knows that it is frozen


@pytest.mark.parametrize("show", [repr, str, lambda settings: str(settings.model_dump()), "{0!r:}".format])
def test_secrets_hide_themselves(show: Callable[[Settings], str]) -> None:
    secrets = {"BOT_TOKEN": TOKEN, "WEBHOOK_SECRET": "hook-secret"}
    shown = show(Settings.load(secrets))
    assert [secret for secret in secrets.values() if secret in shown] == []


def test_a_database_password_is_not_in_the_repr() -> None:
    assert "hunter2" not in repr(Settings.load({"DATABASE_URL": "postgresql://u:hunter2@h/d"}))


@pytest.mark.parametrize("variable", sorted(name.upper() for name in SECRET))
def test_a_wrong_secret_is_in_no_traceback(variable: str) -> None:
    secret = "hunter" + str(2)  # a traceback shows the lines of this file too
    with pytest.raises(ConfigurationError) as caught:
        Settings.load({variable: secret + " / ?"})
    assert secret not in "".join(traceback.format_exception(caught.value))


def test_a_wrong_token_is_not_shown_by_another_variable_s_error() -> None:
    with pytest.raises(ConfigurationError) as caught:
        Settings.load({"BOT_TOKEN": TOKEN, "PORT": "http"})
    assert TOKEN not in "".join(traceback.format_exception(caught.value))


def test_the_file_is_read_beneath_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / ".env"
    file.write_text("# mine\nexport PORT=8081\n\nHOST='127.0.0.1' # here\nLOG_LEVEL=DEBUG\nEMPTY=\n")
    monkeypatch.setenv("LOG_LEVEL", "ERROR")
    read = environment(file)
    assert {name: read[name] for name in ("PORT", "HOST", "LOG_LEVEL", "EMPTY")} == {
        "PORT": "8081",
        "HOST": "127.0.0.1",
        "LOG_LEVEL": "ERROR",
        "EMPTY": "",
    }


def test_a_file_that_is_not_there_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "8082")
    assert environment(tmp_path / ".env")["PORT"] == "8082"


@pytest.mark.parametrize("line", ["PORT", "PORT 8081", "'PORT=8081", 'PORT="8081'])
def test_a_line_of_the_file_that_cannot_be_read_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / ".env"
    file.write_text(f"HOST=127.0.0.1\n{line}\n")
    with pytest.raises(ConfigurationError) as caught:
        environment(file)
    assert str(caught.value) == f"{file}, line 2, must be empty, a # comment or NAME=value."


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"HOST=\xff\n")
    with pytest.raises(ConfigurationError, match=r"\.env cannot be read"):
        environment(file)
