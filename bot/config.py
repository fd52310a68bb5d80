"""The configuration: every variable of the environment, read once and never changed."""

import os
from collections.abc import Mapping
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from dotenv.parser import parse_stream
from pydantic import Field as Variable
from pydantic import ValidationError, model_validator
from pydantic_settings import BaseSettings, EnvSettingsSource, PydanticBaseSettingsSource, SettingsConfigDict

from bot.errors import ConfigurationError
from bot.variables import (
    ROOT,
    DatabaseUrl,
    DeskHours,
    ExistingFile,
    Host,
    Hours,
    Instant,
    Lower,
    People,
    Port,
    Token,
    Upper,
    WebAddress,
    WebhookSecret,
    Whole,
)

#: Telegram's limit in messages a second over all chats, and that of one who pays for broadcasts.
FREE_RATE = 30
PAID_RATE = 1000
OPERATOR = "OPERATOR_"
#: Never shown, not even when wrong: passwords stand in database URLs.
SECRET = {"bot_token", "database_url", "webhook_secret"}


class Settings(BaseSettings):
    """A field is its variable in lower case; its title says what would be right."""

    model_config = SettingsConfigDict(
        frozen=True,
        hide_input_in_errors=True,
        enable_decoding=False,  # a list is written with commas, not as JSON
        validate_default=False,
    )

    bot_token: Token | None = Variable(None, title="the token that @BotFather gave, without blanks")
    bot_api_url: WebAddress = Variable(
        "https://api.telegram.org", title="a web address, such as https://api.telegram.org"
    )
    database_url: DatabaseUrl = Variable(
        f"sqlite:///{ROOT / 'data/kizuna.db'}",
        title="sqlite:///path, postgres://user@host/name or postgresql://user@host/name",
        repr=False,  # it may hold a password
    )
    coordinators: People = Variable(
        frozenset(), title="Telegram user ids with commas between them, such as 123456,234567"
    )
    programme: ExistingFile = Variable(
        ROOT / "db/programme/essen-koriyama.yaml", title="the path of an existing programme file"
    )
    bot_now: Instant | None = Variable(
        None, title="an instant with its offset, such as 2019-05-17T09:00+09:00"
    )
    send_rate: Annotated[int, Variable(ge=1, le=PAID_RATE)] = Variable(
        FREE_RATE, title=f"a whole number from 1 to {FREE_RATE}, or to {PAID_RATE} with PAID_BROADCAST=1"
    )
    paid_broadcast: bool = Variable(False, title="1 or 0")
    webhook_url: WebAddress | None = Variable(None, title="the web address that Telegram is to call")
    webhook_secret: WebhookSecret | None = Variable(
        None, title="1 to 256 of the signs A-Z, a-z, 0-9, _ and -"
    )
    host: Host = Variable(
        "0.0.0.0",  # noqa: S104 - `web` stands behind a proxy
        title="an address to listen on, such as 127.0.0.1",
    )
    port: Port | None = Variable(None, title="a port from 1 to 65535")
    operators: Mapping[str, str] = Variable({}, title="a name and contact")
    keep_questions_days: Whole = Variable(90, title="a whole number of days, 1 or more")
    keep_participation_months: Whole = Variable(24, title="a whole number of months, 1 or more")
    desk_hours: Hours = Variable(
        DeskHours(time(9), time(17)), title="two times of one day, such as 09:00-17:00"
    )
    four_eyes: bool = Variable(False, title="1 or 0")
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"], Upper] = Variable(
        "INFO", title="DEBUG, INFO, WARNING, ERROR or CRITICAL"
    )
    log_format: Annotated[Literal["console", "json"], Lower] = Variable("console", title="console or json")

    @model_validator(mode="after")
    def _rate_is_paid_for(self) -> Self:
        if self.send_rate > FREE_RATE and not self.paid_broadcast:
            raise ValueError(
                f"SEND_RATE must be {FREE_RATE} or less, not {self.send_rate}: "
                "Telegram takes more only from a bot that pays for it (PAID_BROADCAST=1)."
            )
        return self

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Nothing is read but what `load` is given: no test depends on the machine it runs on."""
        return (init_settings,)

    @classmethod
    def load(cls, environ: Mapping[str, str]) -> Self:
        """Read `environ`; raise ConfigurationError, one sentence, at the first thing that is wrong."""
        given = {name: value.strip() for name, value in environ.items() if name.isupper() and value.strip()}
        source = EnvSettingsSource(cls)
        source.env_vars = {name.lower(): value for name, value in given.items()}
        operators = {
            name.removeprefix(OPERATOR).lower().replace("_", "-"): value
            for name, value in given.items()
            if name.startswith(OPERATOR)
        }
        values: dict[str, Any] = source() | {"operators": operators}
        try:
            return cls(**values)
        except ValidationError as problems:
            # `from None`: the values, a token among them, stay out of any traceback.
            raise ConfigurationError(_sentence(cls, problems, given)) from None


def _sentence(settings: type[Settings], problems: ValidationError, given: Mapping[str, str]) -> str:
    """Say which variable is wrong, and what would be right."""
    first = problems.errors()[0]
    if not first["loc"]:
        return str(first["ctx"]["error"])
    field = str(first["loc"][0])
    name = field.upper()
    right = settings.model_fields[field].title
    secret = field in SECRET or name not in given
    return f"{name} must be {right}." if secret else f"{name} must be {right}, not {given[name]!r}."


def environment(file: Path = ROOT / ".env") -> dict[str, str]:
    """The process's variables, and beneath them those of the file `.env`, if there is one."""
    return _variables_of(file) | dict(os.environ)


def _variables_of(file: Path) -> dict[str, str]:
    try:
        with file.open(encoding="utf-8") as lines:
            bindings = list(parse_stream(lines))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as problem:
        raise ConfigurationError(f"{file} cannot be read: {problem}.") from None
    for binding in bindings:
        if binding.error or (binding.key is not None and binding.value is None):
            line = binding.original.line
            raise ConfigurationError(f"{file}, line {line}, must be empty, a # comment or NAME=value.")
    return {binding.key: binding.value or "" for binding in bindings if binding.key}
