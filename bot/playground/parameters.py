"""The parameters of one call, read as Telegram reads them: from a form or from JSON.

A form knows only strings; objects in it are JSON in a string.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.refusals import Refused, bad_request

#: Name of the form field -> (file name, content, media type).
Upload = tuple[str, bytes, str]


@dataclass(frozen=True)
class Parameters:
    values: Mapping[str, Any]
    files: Mapping[str, Upload]

    def check_names(self, method: str, known: Collection[str]) -> None:
        """Refuse an unknown parameter. Telegram ignores it; but it is always a slip of ours."""
        unknown = sorted(set(self.values) - set(known))
        if unknown:
            raise bad_request(f"{method} has no parameter {', '.join(unknown)}")

    def text(self, name: str, default: str = "") -> str:
        value = self.values.get(name)
        if value is None:
            return default
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)

    def integer(self, name: str, default: int = 0) -> int:
        """An integer; what is none counts as 0, as with Telegram."""
        value = self.text(name)
        if not value:
            return default
        try:
            return int(value)
        except ValueError:
            return 0

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "yes", "1")

    def json(self, name: str, refusal: Refused) -> Any:
        """A JSON value, None when absent; `refusal` is raised when it cannot be read."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise refusal from None


def field(
    container: Mapping[str, Any], name: str, kind: type | tuple[type, ...], *, required: bool = False
) -> Any:
    """A field of a JSON object, or a refusal in Telegram's words."""
    value = container.get(name)
    if value is None:
        if required:
            raise ValueError(f'Can\'t find field "{name}"')
        return None
    if not isinstance(value, kind):
        expected = (
            "String" if kind is str else "Bool" if kind is bool else "Number" if kind is int else "Object"
        )
        raise ValueError(f'Field "{name}" must be of type {expected}')
    return value
