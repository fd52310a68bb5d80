"""pydantic's errors as an operator reads them: what is wrong, and what would be right."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.programme import model as schema
from bot.programme.check import Path, nodes
from bot.programme.faults import Fault
from bot.programme.model import Model, Programme
from bot.programme.tree import Tree

LANGUAGES = {"en": "English", "de": "German", "ja": "Japanese"}

#: What each pattern of the schema asks for.
PATTERNS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "a key is small letters, digits and hyphens: city-hall",
    r"^\d+(-\d+)?(, \d+(-\d+)?)*$": "write lines as 12, 12-14 or 12-14, 20",
    r"^[A-Z]{2}$": "write the two capital letters of ISO 3166: DE",
}

#: What is wrong and what would be right, by pydantic's type of error; `{x}` is from its context.
WORDS: Mapping[str, tuple[str, str]] = {
    "string_type": ("{value} is not a text", "write one text here"),
    "string_too_short": ("the text is empty", "write it, or take the line out"),
    "string_too_long": ("the text is too long", "write at most {max_length} characters"),
    "string_pattern_mismatch": ("{value} cannot stand here", "{pattern}"),
    "enum": ("{value} cannot stand here", "write {expected}"),
    "literal_error": ("{value} cannot stand here", "write {expected}"),
    "int_type": ("{value} is not a number", "write a whole number"),
    "int_parsing": ("{value} is not a number", "write a whole number"),
    "bool_type": ("{value} is neither true nor false", "write true or false"),
    "bool_parsing": ("{value} is neither true nor false", "write true or false"),
    "greater_than": ("{value} is too small", "write a number above {gt}"),
    "tuple_type": ("{value} is not a list", "write a list, each item after a hyphen"),
    "too_short": ("the list has {actual_length} items", "it needs {min_length} at least"),
    "model_type": ("{value} has no fields", "write its fields: {fields}"),
}


def schema_faults(error: ValidationError, tree: Tree) -> list[Fault]:
    """One fault for each error, at its line."""
    models = {node.path: node.model for node in nodes(tree.value)}
    faults = []
    for detail in error.errors(include_url=False):
        if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue  # pydantic does not count items that are themselves wrong
        if detail["loc"] in tree.refused:
            continue
        what, right = _words(detail, models.get)
        faults.append(Fault(tree.line(detail["loc"]), what, right))
    return faults


def _words(error: ErrorDetails, model_at: Callable[[Path], type[Model] | None]) -> tuple[str, str]:
    *above, name = error["loc"]
    model = model_at(tuple(above)) or Programme
    fields = list(model.model_fields)
    match error["type"]:
        case "missing" if name in LANGUAGES:
            language = LANGUAGES[str(name)]
            return f"the {language} wording is missing", f"add `{name}:` with the {language} text"
        case "missing":
            return f"{name!r} is missing", f"add `{name}:`; every {model.__name__.lower()} has one"
        case "extra_forbidden":
            near = get_close_matches(str(name), fields, n=1)
            right = f"did you mean {near[0]!r}?" if near else f"possible here: {', '.join(fields)}"
            return f"{name!r} means nothing here", right
        case "value_error":
            what, _, right = str(error["ctx"]["error"]).partition("; ")
            value = _shown(error["input"])
            return what if value in what else f"{value}: {what}", right or "correct it"
        case kind if kind in WORDS:
            context = _context(error)
            what, right = WORDS[kind]
            return what.format(**context), right.format(**context)
    return error["msg"], "correct it"


def _context(error: ErrorDetails) -> dict[str, Any]:
    context = {"value": _shown(error["input"]), **error.get("ctx", {})}
    if "pattern" in context:
        context["pattern"] = PATTERNS.get(context["pattern"], "correct it")
    if "class_name" in context:
        wanted: type[Model] = getattr(schema, context["class_name"])
        required = [name for name, field in wanted.model_fields.items() if field.is_required()]
        context["fields"] = ", ".join(required or wanted.model_fields)
    return context


def _shown(value: Any) -> str:
    """What stands in the file, short enough for one line."""
    match value:
        case None:
            return "nothing"
        case list():
            return "a list"
        case dict():
            return "a group of fields"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}...'"
