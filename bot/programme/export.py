"""Write a programme as a file: readable, nothing that is understood anyway, and `read` reads it."""

import re
from typing import Any

import yaml

from bot.programme.model import Programme

#: Texts up to this many characters in all stand on one line.
SHORT = 80

#: What YAML takes for a date or a number and a programme file has without quotation marks:
#: it is read as the text that it is (see `bot.programme.tree`).
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")


# Not the faster C one: that writes an emoji as its number.
class _Dumper(yaml.SafeDumper):
    pass


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    plain = (True, False)
    tag = dumper.resolve(yaml.ScalarNode, value, plain) if _PLAIN.fullmatch(value) else None  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag or "tag:yaml.org,2002:str", value)


def _fields(dumper: _Dumper, fields: dict[str, Any]) -> yaml.MappingNode:
    short = "key" not in fields and _fits_on_a_line(list(fields.values()))
    return dumper.represent_mapping("tag:yaml.org,2002:map", fields, flow_style=short)


def _items(dumper: _Dumper, items: list[Any]) -> yaml.SequenceNode:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=_fits_on_a_line(items))


def _fits_on_a_line(values: list[Any]) -> bool:
    return all(isinstance(value, str) for value in values) and sum(map(len, values)) <= SHORT


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dict, _fields)
_Dumper.add_representer(list, _items)


def dump(programme: Programme) -> str:
    """The programme as YAML; `read` gives an equal one."""
    data = {"format": programme.format, **programme.model_dump(mode="json", exclude_defaults=True)}
    text = yaml.dump(_sources_last(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=108)
    # Only the outermost lists begin at the margin: a line between them helps the eye.
    return re.sub(r"^(?=[a-z]+:\n-)", "\n", text, flags=re.MULTILINE)


def _sources_last(value: Any) -> Any:
    if isinstance(value, list):
        return [_sources_last(item) for item in value]
    if not isinstance(value, dict):
        return value
    source = {name: inner for name, inner in value.items() if name == "source"}
    return {name: _sources_last(inner) for name, inner in value.items() if name != "source"} | source
