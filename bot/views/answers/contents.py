"""What is in an entry: its agenda, subjects, activities, results, and what the programme says of it."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import (
    Action,
    City,
    Entry,
    Event,
    Field,
    Organisation,
    Programme,
    Term,
    Topic,
    Visit,
)
from bot.questions.slots import (
    fields_of,
    sites_of,
    topic_of,
    topics_in,
    visit_of,
)
from bot.views.answers.rows import of_event, row
from bot.views.layout import bullets
from bot.views.names import label, name, semicolons


def sites(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    if not isinstance(entry, Visit):
        return about(entry, programme, now, t)
    stops = [
        name(programme.entries[item.place], t) if item.place else label(item, t) for item in sites_of(entry)
    ]
    return [bullets(t.gettext("Sites and venues"), dict.fromkeys(stops))] if stops else []


def agenda(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    if not isinstance(entry, Visit):
        return about(entry, programme, now, t)
    told = [bullets(t.gettext("Agenda"), [label(item, t) for item in entry.agenda])]
    return [block for block in told if block] or about(entry, programme, now, t)


def topics(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    match entry:
        case Event() if entry.topics:
            return [bullets(t.gettext("Subjects"), [t.pick(topic) for topic in entry.topics])]
        case Visit() if any(item.topics for item in entry.agenda):
            return [
                bullets(label(item, t), [t.pick(topic) for topic in item.topics])
                for item in entry.agenda
                if item.topics
            ]
        case Field():
            return [bullets(t.gettext("Topics"), [label(topic, t) for topic in topics_in(entry, programme)])]
    return about(entry, programme, now, t)


def result(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    items = entry.agenda if isinstance(entry, Visit) else (entry,)
    found = dict.fromkeys(t.pick(item.result) for item in items if isinstance(item, Event) and item.result)
    return [bullets(t.gettext("Result"), found)]


def fields(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    keys = fields_of(entry, programme)
    return [bullets(t.gettext("Fields"), [label(programme.entries[key], t) for key in keys])]


def topic(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    topic = topic_of(entry, programme)
    return row(t.gettext("Topic"), [label(topic, t)], t) if topic else []


def breadcrumbs(entry: Entry, programme: Programme, t: Translator) -> list[Markup]:
    topic = topic_of(entry, programme)
    if topic is None:
        return []
    rows = row(t.gettext("Topic"), [label(topic, t)], t)
    return rows + row(t.gettext("Field"), [label(programme.entries[topic.field], t)], t)


def siblings(entry: Action, programme: Programme, t: Translator) -> list[Markup]:
    """The heading of an action in the plan, with all that stands under it."""
    topic = topic_of(entry, programme)
    if entry.heading is None or topic is None:
        return []
    under = [action for action in topic.actions if action.heading == entry.heading]
    return row(t.pick(entry.heading), [action_words(action, programme, t) for action in under], t)


def action_words(action: Action, programme: Programme, t: Translator) -> str:
    """An activity of the plan and what it names: fairs, schemes, technologies."""
    own = label(action, t)
    terms = [programme.entries[key] for key in action.mentions]
    aside = [label(term, t) for term in terms if isinstance(term, Term) and label(term, t) not in own]
    if not aside:
        return own
    return t.pgettext("a name and what follows it", "{name} ({aside})").format(
        name=own, aside=semicolons(aside, t)
    )


def activities(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    match entry:
        case Field():
            topics = topics_in(entry, programme)
        case Topic():
            topics = [entry]
        case Visit() if entry.agenda:
            return agenda(entry, programme, now, t)
        case _:
            return about(entry, programme, now, t)
    return [
        bullets(label(topic, t), [action_words(action, programme, t) for action in topic.actions])
        for topic in topics
    ]


def project(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    visit = visit_of(entry, programme)
    return row(t.gettext("Project"), [t.pick(visit.project)], t) if visit and visit.project else []


def purpose(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    purpose = getattr(entry, "purpose", None)
    told = row(t.gettext("Purpose"), [t.pick(purpose)], t) if purpose else []
    return (told or about(entry, programme, now, t)) + project(entry, programme, now, t)


def about(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    told = [Markup.escape(t.pick(entry.text))] if entry.text else []
    match entry:
        case Event():
            told += topics(entry, programme, now, t) if entry.topics else []
            told += (
                of_event(lambda t: t.gettext("Speakers"), "speakers")(entry, programme, now, t)
                if entry.speakers
                else []
            )
            told += (
                of_event(lambda t: t.gettext("Participants"), "participants")(entry, programme, now, t)
                if entry.participants
                else []
            )
        case Topic():
            told += activities(entry, programme, now, t)
        case Visit():
            told += project(entry, programme, now, t)
        case Organisation():
            told += seen_there(entry, programme, t)
        case City():
            told += row(t.gettext("Country"), [t.pick(entry.country_name)], t)
    return told


def title(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    visit = visit_of(entry, programme)
    if visit is not None and visit.project is not None and entry in (visit, *visit.agenda):
        return project(entry, programme, now, t)
    return about(entry, programme, now, t) if isinstance(entry, Visit) else []


def based_on(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    visit = visit_of(entry, programme)
    assert visit is not None, "settled before"
    assert visit.based_on is not None, "settled before"
    return row(t.gettext("Based on"), [name(programme.entries[visit.based_on], t)], t)


def seen_there(entry: Entry, programme: Programme, t: Translator) -> list[Markup]:
    """What agenda items at a site tell of it."""
    items = [other for other in programme if isinstance(other, Event) and other.place == entry.key]
    told = dict.fromkeys(
        words
        for item in items
        if item.kind == "site_visit"
        for words in ([t.pick(item.text)] if item.text else []) + [t.pick(topic) for topic in item.topics]
    )
    return [Markup("• {0}").format(words) for words in told]
