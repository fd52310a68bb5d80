"""Inline mode: `@bot E-world` offers cards of visits and actions to put into any chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Action, Programme, Visit
from bot.views.card import visit_card
from bot.views.entry_card import entry_card
from bot.views.names import label
from bot.views.status import brief


@dataclass(frozen=True)
class Offer:
    """A card that can be chosen: what the list shows of it, and the message that it becomes."""

    key: str
    title: str
    description: str
    text: Markup


def offers(
    found: Sequence[Visit | Action], programme: Programme, now: datetime, t: Translator
) -> list[Offer]:
    return [
        Offer(
            entry.key,
            label(entry, t),
            brief(entry, programme, now, t) if entry.dates else "",
            _card(entry, programme, now, t),
        )
        for entry in found
    ]


def _card(entry: Visit | Action, programme: Programme, now: datetime, t: Translator) -> Markup:
    if isinstance(entry, Visit):
        return visit_card(entry, programme, now, t).text
    return entry_card(entry, programme, now, t).text
