"""What was asked of one entry, and the few lines that go with it."""

from collections.abc import Iterable
from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import (
    Action,
    Entry,
    Event,
    Figure,
    Organisation,
    Programme,
    Topic,
    Visit,
)
from bot.questions.counting import count_of
from bot.questions.entries import dates_of
from bot.questions.model import Facts, Slot
from bot.questions.slots import (
    actors_of,
)
from bot.views.answers.contents import about, breadcrumbs, siblings
from bot.views.answers.lists import count_words
from bot.views.answers.places import when, where
from bot.views.answers.rows import row
from bot.views.answers.wordings import WORDINGS
from bot.views.card import route_words
from bot.views.layout import line
from bot.views.names import label, name, parties


def facts_blocks(facts: Facts, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    """A heading with the entry's name, the facts asked for, then what else belongs to it."""
    entry = facts.entry
    head = Markup("<b>{0}</b>").format(name(entry, t))
    told: list[Markup] = []
    count = count_of(entry, facts.slots[0], programme) if facts.counted else None
    if count is not None:
        told.append(Markup("<b>{0}</b>").format(count_words(_COUNTED.get(facts.slots[0], ""), count, t)))
    for slot in facts.slots:
        told += WORDINGS[slot](entry, programme, now, t)
    context = [row for row in _context(entry, facts.slots, programme, now, t) if row not in told]
    return [Markup("\n").join([head, *told]), Markup("\n").join(context)]


#: What is counted, in the words of a list of them.
_COUNTED = {Slot.ACTIVITIES: "action", Slot.FIELDS: "field", Slot.ACTING: "topic"}


def _context(
    entry: Entry, slots: Iterable[Slot], programme: Programme, now: datetime, t: Translator
) -> list[Markup]:
    """A few lines: when, between whom, and where it belongs."""
    asked = set(slots)
    rows: list[Markup] = []
    match entry:
        case Visit():
            rows += [] if Slot.WHEN in asked else when(entry, programme, now, t)
            rows.append(Markup.escape(route_words(entry, programme, t)))
            if not asked & {Slot.DELEGATION, Slot.WHO, Slot.PARTICIPANTS}:
                rows += row(t.gettext("Delegation"), parties(entry.delegation, programme, t), t)
            if not asked & {Slot.ORGANISERS, Slot.WHO}:
                rows += row(t.gettext("Organised by"), parties(entry.organisers, programme, t), t)
        case Event():
            rows += [] if Slot.WHEN in asked else when(entry, programme, now, t)
            rows += [] if Slot.WHERE in asked else where(entry, programme, now, t)
            if entry.result and Slot.RESULT not in asked:
                rows.append(line(t.gettext("Result"), t.pick(entry.result), t))
        case Action():
            if not asked & {Slot.ACTIVITIES, Slot.ABOUT, Slot.MEANING}:
                rows += about(entry, programme, now, t)
            rows += siblings(entry, programme, t)
            rows += breadcrumbs(entry, programme, t)
            rows += (
                []
                if Slot.WHEN in asked or dates_of(entry, programme) is None
                else when(entry, programme, now, t)
            )
            if not asked & {Slot.ACTORS, Slot.WHO}:
                rows += row(
                    t.gettext("Potential actors"), parties(actors_of(entry, programme), programme, t), t
                )
        case Topic():
            if Slot.FIELDS not in asked:
                rows += row(t.gettext("Field"), [label(programme.entries[entry.field], t)], t)
        case Organisation() | Figure():
            if not asked & {Slot.MEANING, Slot.ABOUT} and entry.text:
                rows.append(Markup.escape(t.pick(entry.text)))
    return rows
