"""The card of anything in the programme that is no visit: an action, a site, a term, a city."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import (
    Action,
    City,
    Dated,
    Entry,
    Event,
    Figure,
    Organisation,
    Programme,
    Term,
    Topic,
    Visit,
)
from bot.views.event_words import event_rows
from bot.views.layout import bullets, joined, line
from bot.views.names import label, name, names, parties
from bot.views.reply import Button, Reply
from bot.views.sources import source_lines
from bot.views.status import status_words

Rows = list[tuple[str, str]]


def entry_card(entry: Entry, programme: Programme, now: datetime, t: Translator) -> Reply:
    head = [Markup("<b>{0}</b>").format(name(entry, t))]
    if isinstance(entry, Dated) and (entry.dates is not None or not isinstance(entry, Action)):
        head.append(Markup.escape(status_words(entry, programme, now, t)))
    blocks = [
        Markup("\n").join(head),
        Markup.escape(t.pick(entry.text)) if entry.text else Markup(),
        Markup("\n").join(line(title, words, t) for title, words in _rows(entry, programme, t)),
        *_lists(entry, programme, t),
        source_lines(entry, programme, now, t),
    ]
    return Reply(joined(blocks), _buttons(entry, programme, t))


def _rows(entry: Entry, programme: Programme, t: Translator) -> Rows:
    match entry:
        case Event():
            return event_rows(entry, programme, t)
        case Action():
            topic = programme.parents[entry.key]
            assert isinstance(topic, Topic), "an action stands in a topic"
            field = label(programme.entries[topic.field], t)
            return [(t.gettext("Topic"), label(topic, t)), (t.gettext("Field"), field)]
        case Topic():
            return [(t.gettext("Field"), label(programme.entries[entry.field], t))]
        case Organisation():
            rows = [(t.gettext("Part of"), _name_of(entry.part_of, programme, t))]
            rows.append((t.gettext("Where"), _place(entry, programme, t)))
        case Figure():
            rows = [(t.gettext("Office"), t.pick(entry.role) if entry.named else "")]
            rows.append((t.gettext("Organisation"), _name_of(entry.organisation, programme, t)))
            rows.append((t.gettext("City"), _name_of(entry.city, programme, t)))
        case Term() if entry.fields:
            rows = [(t.gettext("Fields"), names(entry.fields, programme, t))]
        case City():
            rows = [(t.gettext("Country"), t.pick(entry.country_name))]
        case _:
            rows = []
    return [(title, words) for title, words in rows if words]


def _lists(entry: Entry, programme: Programme, t: Translator) -> list[Markup]:
    topic = programme.parents.get(entry.key) if isinstance(entry, Action) else entry
    if not isinstance(topic, Topic):
        return []
    lists = [bullets(t.gettext("Potential actors"), parties(topic.actors, programme, t))]
    if entry is topic:
        lists.insert(0, bullets(t.gettext("Actions"), [label(action, t) for action in topic.actions]))
    return lists


def _buttons(entry: Entry, programme: Programme, t: Translator) -> tuple[tuple[Button, ...], ...]:
    first = [Button(t.gettext("Ask about it"), f"about:{entry.key}")]
    if isinstance(entry, Action):
        first.append(Button(t.gettext("Follow-up"), f"fn:{entry.key}"))
    rows = [tuple(first)]
    parent = programme.parents.get(entry.key)
    visit = entry.visit if isinstance(entry, Action) else parent.key if isinstance(parent, Visit) else None
    if visit is not None:
        rows.insert(0, (Button(t.gettext("The visit"), f"card:{visit}"),))
    return tuple(rows)


def _name_of(key: str | None, programme: Programme, t: Translator) -> str:
    return name(programme.entries[key], t) if key else ""


def _place(entry: Organisation, programme: Programme, t: Translator) -> str:
    return t.pick(entry.place) if entry.place else _name_of(entry.city, programme, t)
