"""One fact as a line of an answer."""

from collections.abc import Callable, Iterable
from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Entry, Party, Programme
from bot.views.layout import bullets, line
from bot.views.names import parties, semicolons

Wording = Callable[[Entry, Programme, datetime, Translator], list[Markup]]


def row(title: str, items: Iterable[str], t: Translator) -> list[Markup]:
    """A label and what belongs to it; nothing where there is nothing."""
    words = semicolons(items, t)
    return [line(title, words, t)] if words else []


def of_event(title: Callable[[Translator], str], attribute: str) -> Wording:
    """The wording for one role of events: a title, and everybody in it."""

    def wording(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
        found: tuple[Party, ...] = getattr(entry, attribute)
        return [bullets(title(t), parties(found, programme, t))]

    return wording
