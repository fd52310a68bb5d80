"""Write a programme as a file: readable, nothing that is understood anyway, and `read` reads it."""

import re
from typing import Any

import yaml

from bot.programme.model import Programme

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


class _Dumper(_DUMPER):  # type: ignore[misc, valid-type]
    """Knows that a plain scalar stays a text when it is read (see `bot.programme.tree`)."""


#: What YAML takes for a date or a number and a programme file has without quotation marks.
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?")


def _text(dumper: Any, value: str) -> Any:
    tag = dumper.resolve(yaml.ScalarNode, value, (True, False)) if _PLAIN.fullmatch(value) else None
    return dumper.represent_scalar(tag or "tag:yaml.org,2002:str", value)


_Dumper.add_representer(str, _text)


def dump(programme: Programme) -> str:
    """The programme as YAML; `read` gives an equal one."""
    data = {"format": programme.format, **programme.model_dump(mode="json", exclude_defaults=True)}
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=108))
