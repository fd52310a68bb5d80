"""What a deed changed, in the reader's words: the column and what it held."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.broadcasts.values import Mode
from bot.coordinators import RIGHTS
from bot.followups.model import Act
from bot.i18n import Translator
from bot.programme.dates import Outcome, ProgrammeDate
from bot.programme.model import Programme
from bot.views.coordinators import right_name
from bot.views.dates import date_words
from bot.views.names import label, semicolons
from bot.views.times import in_both_cities
from bot.views.visit_form import certainty_name, part_name

#: Of one value, so that a page of the log stays a message.
SHOWN = 80


def changed_words(
    changed: Mapping[str, Any] | None, programme: Programme, t: Translator, *, home: str | None
) -> str:
    """`Right: Messages to participants; City: Essen`; what was empty is left out."""
    if not changed:
        return ""
    pattern = t.pgettext("label and words", "{label}: {words}")
    said = (
        pattern.format(label=_column(name, t), words=_value(name, value, programme, t, home))
        for name, value in changed.items()
        if value not in ("", None)
    )
    return semicolons((one if len(one) <= SHOWN else one[: SHOWN - 1] + "…" for one in said), t)


def _column(name: str, t: Translator) -> str:
    match name:
        case "name" | "host" | "dates" | "fields" | "delegation" | "agenda" | "purpose":
            return part_name(name, t)
        case "guests":
            return t.pgettext("change", "Guests")
        case "certainty":
            return t.pgettext("change", "Certainty")
        case "outcome":
            return t.pgettext("change", "Outcome")
        case "right":
            return t.pgettext("change", "Right")
        case "city":
            return t.pgettext("change", "City")
        case "field":
            return t.pgettext("change", "Field")
        case "uses":
            return t.pgettext("change", "For how many people")
        case "audience":
            return t.pgettext("change", "Audience")
        case "starts_at":
            return t.pgettext("change", "Begins")
        case "mode":
            return t.pgettext("change", "When it goes out")
        case "version":
            return t.pgettext("change", "Version")
        case "new":
            return t.pgettext("change", "New")
        case "changed":
            return t.pgettext("change", "Changed")
        case "refused":
            return t.pgettext("change", "Refused")
        case "proposal":
            return t.pgettext("change", "Proposal")
        case "act":
            return t.pgettext("change", "What was done")
        case _:
            return name


def _value(name: str, value: Any, programme: Programme, t: Translator, home: str | None) -> str:
    words: Callable[[str], str] | None = {
        "host": lambda key: _entry(key, programme, t),
        "guests": lambda key: _entry(key, programme, t),
        "city": lambda key: _entry(key, programme, t),
        "field": lambda key: _entry(key, programme, t),
        "fields": lambda keys: t.list([_entry(key, programme, t) for key in keys.split(", ")]),
        "dates": lambda dates: date_words(ProgrammeDate.parse(dates), t),
        "certainty": lambda certainty: certainty_name(certainty, t),
        "outcome": lambda outcome: _outcome(outcome, t),
        "right": lambda right: next((right_name(one, t) for one in RIGHTS if one == right), right),
        "starts_at": lambda at: in_both_cities(datetime.fromisoformat(at), programme, t, home=home),
        "mode": lambda mode: _mode(mode, t),
        "act": lambda act: _act(act, t),
    }.get(name)
    if isinstance(value, int):
        return t.number(value)
    return words(value) if words is not None and isinstance(value, str) else str(value)


def _entry(key: str, programme: Programme, t: Translator) -> str:
    entry = programme.entries.get(key)
    return label(entry, t) if entry is not None else key


def _outcome(outcome: str, t: Translator) -> str:
    match outcome:
        case Outcome.HELD:
            return t.pgettext("outcome", "took place")
        case Outcome.CANCELLED:
            return t.pgettext("outcome", "cancelled")
        case _:
            return t.pgettext("outcome", "not known yet")


def _mode(mode: str, t: Translator) -> str:
    return t.gettext("At a fair hour") if mode == Mode.FAIR_HOUR else t.pgettext("when", "to all at once")


def _act(act: str, t: Translator) -> str:
    match act:
        case Act.RECORDED:
            return t.pgettext("act", "recorded")
        case Act.CORRECTED:
            return t.pgettext("act", "corrected")
        case Act.PASSED:
            return t.pgettext("act", "passed on")
        case Act.POSTPONED:
            return t.pgettext("act", "postponed")
        case Act.DONE:
            return t.pgettext("act", "done")
        case Act.DROPPED:
            return t.pgettext("act", "dropped")
        case Act.REOPENED:
            return t.pgettext("act", "reopened")
        case _:
            return act
