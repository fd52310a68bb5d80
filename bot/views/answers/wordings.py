"""One wording for each thing that can be asked of an entry."""

from collections.abc import Callable, Iterable
from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.dates import Precision
from bot.programme.model import (
    Action,
    City,
    Dated,
    Entry,
    Event,
    Field,
    Figure,
    Organisation,
    Party,
    Programme,
    Topic,
    Visit,
)
from bot.programme.tense import Tense, tense_of, today_in, zone_of
from bot.questions.entries import dates_of
from bot.questions.model import Slot
from bot.questions.slots import (
    actors_of,
    delegation_of,
    fields_of,
    involvements,
    organisers_of,
    sites_of,
    topic_of,
    topics_in,
    visit_of,
)
from bot.views.dates import date_words
from bot.views.event_words import place_words
from bot.views.layout import bullets, line
from bot.views.names import headcount, label, name, parties, semicolons
from bot.views.status import brief, noted, status_words
from bot.views.tense import standing, tense_note

Wording = Callable[[Entry, Programme, datetime, Translator], list[Markup]]


def row(title: str, items: Iterable[str], t: Translator) -> list[Markup]:
    words = semicolons(items, t)
    return [line(title, words, t)] if words else []


def when(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    assert isinstance(entry, Dated), "only what has a date is asked for it"
    if entry.dates is None:
        visit = visit_of(entry, programme)
        if visit and visit.dates:
            words = t.gettext("During the visit “{visit}” ({when})").format(
                visit=t.within_quotes(label(visit, t)), when=brief(visit, programme, now, t)
            )
            return [Markup.escape(words)]
        return [Markup.escape(status_words(entry, programme, now, t))]
    visit = visit_of(entry, programme)
    of = visit if isinstance(entry, Action) and visit and visit.dates == entry.dates else entry
    tense, words = tense_of(of, programme, now), date_words(entry.dates, t)
    if tense in (Tense.LAPSED, Tense.CANCELLED):
        sentence = standing(tense, entry.dates, of.certainty, t)
        return [Markup("<b>{0}</b>").format(words), Markup.escape(sentence)]
    today = today_in(zone_of(of, programme), now)
    note = tense_note(tense, entry.dates, of.certainty, t, today=today)
    return [Markup("<b>{0}</b>").format(noted(words, note, t))]


def _how_long(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    dates = dates_of(entry, programme)
    assert dates is not None, "settled before"
    assert dates.precision is Precision.DAY, "only known days can be counted"
    days = (dates.end - dates.start).days + 1
    words = t.ngettext("{number} day", "{number} days", days).format(number=t.number(days))
    return [Markup("<b>{0}</b>").format(words)]


def where(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    match entry:
        case Visit():
            host = programme.entries[entry.host].name
            told = row(t.gettext("Where"), [t.pick(entry.destination or host)], t)
            return told + _sites(entry, programme, now, t)
        case Event():
            # Without a place or a city of its own the programme does not say where.
            words = [place_words(entry, programme, t) or ""]
            words += [label(programme.entries[entry.city], t)] if entry.city else []
            return row(t.gettext("Where"), [w for w in words if w], t)
        case Organisation():
            places = [t.pick(entry.place)] if entry.place else []
            places += [label(programme.entries[entry.city], t)] if entry.city and not places else []
            return row(t.gettext("Where"), places, t)
        case Figure() if entry.city:
            return row(t.gettext("City"), [label(programme.entries[entry.city], t)], t)
        case Action():
            visit = visit_of(entry, programme)
            return where(visit, programme, now, t) if visit else []
    return []


def _delegation(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    return [bullets(t.gettext("Delegation"), parties(delegation_of(entry, programme), programme, t))]


def _organisers(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    told = row(t.gettext("Organised by"), parties(organisers_of(entry, programme), programme, t), t)
    if isinstance(entry, Event):
        told += row(t.gettext("Co-organised by"), parties(entry.co_organisers, programme, t), t)
    return told


def _of_event(title: Callable[[Translator], str], attribute: str) -> Wording:
    def wording(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
        found: tuple[Party, ...] = getattr(entry, attribute)
        return [bullets(title(t), parties(found, programme, t))]

    return wording


def _participants(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    if isinstance(entry, Visit):
        return _delegation(entry, programme, now, t)
    assert isinstance(entry, Event), "visits and events have participants"
    told = [bullets(t.gettext("Participants"), parties(entry.participants, programme, t))]
    if entry.hosts:
        told.append(bullets(t.gettext("Hosts"), parties(entry.hosts, programme, t)))
    return [block for block in told if block] + _headcount(entry, programme, now, t)


def _hosts(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    items = entry.agenda if isinstance(entry, Visit) else (entry,)
    hosts = dict.fromkeys(party for item in items for party in getattr(item, "hosts", ()))
    return [bullets(t.gettext("Hosts"), parties(hosts, programme, t))]


def _actors(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    if isinstance(entry, Organisation | Figure):
        return _meaning(entry, programme, now, t)
    return [bullets(t.gettext("Potential actors"), parties(actors_of(entry, programme), programme, t))]


def _who(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    match entry:
        case Visit() if entry.delegation:
            return _delegation(entry, programme, now, t)
        case Event() if entry.participants or entry.hosts:
            return _participants(entry, programme, now, t)
        case Event() if entry.speakers:
            return _of_event(lambda t: t.gettext("Speakers"), "speakers")(entry, programme, now, t)
        case Event() if entry.organisers or not delegation_of(entry, programme):
            return _organisers(entry, programme, now, t)
        case Visit():
            return _organisers(entry, programme, now, t)
        case Event():
            return _delegation(entry, programme, now, t)
    return _actors(entry, programme, now, t)


def _headcount(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    visit = visit_of(entry, programme) if isinstance(entry, Action) else None
    count = (
        getattr(entry, "attendance", None) or getattr(entry, "size", None) or (visit.size if visit else None)
    )
    return [line(t.gettext("Number of people"), headcount(count, t), t)] if count else []


def _sites(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    if not isinstance(entry, Visit):
        return about(entry, programme, now, t)
    stops = [
        name(programme.entries[item.place], t) if item.place else label(item, t) for item in sites_of(entry)
    ]
    return [bullets(t.gettext("Sites and venues"), dict.fromkeys(stops))] if stops else []


def _agenda(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    if not isinstance(entry, Visit):
        return about(entry, programme, now, t)
    told = [bullets(t.gettext("Agenda"), [label(item, t) for item in entry.agenda])]
    return [block for block in told if block] or about(entry, programme, now, t)


def _topics(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
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


def _result(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    items = entry.agenda if isinstance(entry, Visit) else (entry,)
    found = dict.fromkeys(t.pick(item.result) for item in items if isinstance(item, Event) and item.result)
    return [bullets(t.gettext("Result"), found)]


def _title(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    visit = visit_of(entry, programme)
    if visit is not None and visit.project is not None and entry in (visit, *visit.agenda):
        return _project(entry, programme, now, t)
    return about(entry, programme, now, t) if isinstance(entry, Visit) else []


def _fields(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    keys = fields_of(entry, programme)
    return [bullets(t.gettext("Fields"), [label(programme.entries[key], t) for key in keys])]


def _topic(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
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
    return row(t.pick(entry.heading), [label(a, t) for a in topic.actions if a.heading == entry.heading], t)


def _activities(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    match entry:
        case Field():
            topics = topics_in(entry, programme)
        case Topic():
            topics = [entry]
        case Visit() if entry.agenda:
            return _agenda(entry, programme, now, t)
        case _:
            return about(entry, programme, now, t)
    return [bullets(label(topic, t), [label(action, t) for action in topic.actions]) for topic in topics]


def _part_of(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    key = getattr(entry, "part_of", None) or getattr(entry, "organisation", None)
    return row(t.gettext("Part of"), [name(programme.entries[key], t)], t) if key else []


def _meaning(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    told = [Markup.escape(t.pick(entry.role))] if isinstance(entry, Figure) and entry.named else []
    told += [Markup.escape(t.pick(entry.text))] if entry.text else []
    if isinstance(entry, Organisation | Figure):
        told += _part_of(entry, programme, now, t)
        told += where(entry, programme, now, t)
    if isinstance(entry, Organisation):
        told += _seen_there(entry, programme, t)
    if isinstance(entry, Organisation) and not entry.text:
        told += _involvement(entry, programme, now, t)
    return told or about(entry, programme, now, t)


def _seen_there(entry: Entry, programme: Programme, t: Translator) -> list[Markup]:
    """What agenda items at a site tell of it."""
    items = [other for other in programme if isinstance(other, Event) and other.place == entry.key]
    told = dict.fromkeys(
        words
        for item in items
        if item.kind == "site_visit"
        for words in ([t.pick(item.text)] if item.text else []) + [t.pick(topic) for topic in item.topics]
    )
    return [Markup("• {0}").format(words) for words in told]


def _involvement(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    found = dict.fromkeys(_line_of(other, programme, now, t) for other in involvements(entry, programme))
    return [bullets(t.gettext("In the programme"), found)] if found else []


def _line_of(entry: Entry, programme: Programme, now: datetime, t: Translator) -> str:
    if isinstance(entry, Dated) and dates_of(entry, programme) is not None:
        visit = visit_of(entry, programme)
        when = brief(visit if visit and entry.dates is None else entry, programme, now, t)
        return t.pgettext("a name and what follows it", "{name} ({aside})").format(
            name=label(entry, t), aside=when
        )
    return label(entry, t)


def _role(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    if isinstance(entry, Figure):
        return _meaning(entry, programme, now, t)
    return _involvement(entry, programme, now, t)


def _based_on(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    visit = visit_of(entry, programme)
    assert visit is not None, "settled before"
    assert visit.based_on is not None, "settled before"
    return row(t.gettext("Based on"), [name(programme.entries[visit.based_on], t)], t)


def _project(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    visit = visit_of(entry, programme)
    return row(t.gettext("Project"), [t.pick(visit.project)], t) if visit and visit.project else []


def _purpose(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    purpose = getattr(entry, "purpose", None)
    told = row(t.gettext("Purpose"), [t.pick(purpose)], t) if purpose else []
    return (told or about(entry, programme, now, t)) + _project(entry, programme, now, t)


def about(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    told = [Markup.escape(t.pick(entry.text))] if entry.text else []
    match entry:
        case Event():
            told += _topics(entry, programme, now, t) if entry.topics else []
            told += (
                _of_event(lambda t: t.gettext("Speakers"), "speakers")(entry, programme, now, t)
                if entry.speakers
                else []
            )
            told += (
                _of_event(lambda t: t.gettext("Participants"), "participants")(entry, programme, now, t)
                if entry.participants
                else []
            )
        case Topic():
            told += _activities(entry, programme, now, t)
        case Visit():
            told += _project(entry, programme, now, t)
        case Organisation():
            told += _seen_there(entry, programme, t)
        case City():
            told += row(t.gettext("Country"), [t.pick(entry.country_name)], t)
    return told


WORDINGS: dict[Slot, Wording] = {
    Slot.WHEN: when,
    Slot.HOW_LONG: _how_long,
    Slot.WHERE: where,
    Slot.WHO: _who,
    Slot.DELEGATION: _delegation,
    Slot.ORGANISERS: _organisers,
    Slot.CO_ORGANISERS: _of_event(lambda t: t.gettext("Co-organised by"), "co_organisers"),
    Slot.SPEAKERS: _of_event(lambda t: t.gettext("Speakers"), "speakers"),
    Slot.WITNESSES: _of_event(lambda t: t.gettext("Witnesses"), "witnesses"),
    Slot.HOSTS: _hosts,
    Slot.PARTICIPANTS: _participants,
    Slot.ACTORS: _actors,
    Slot.SITES: _sites,
    Slot.AGENDA: _agenda,
    Slot.TOPICS: _topics,
    Slot.RESULT: _result,
    Slot.TITLE: _title,
    Slot.HEADCOUNT: _headcount,
    Slot.FIELDS: _fields,
    Slot.TOPIC: _topic,
    Slot.ACTIVITIES: _activities,
    Slot.PART_OF: _part_of,
    Slot.MEANING: _meaning,
    Slot.ROLE: _role,
    Slot.NAME: _meaning,
    Slot.BASED_ON: _based_on,
    Slot.PROJECT: _project,
    Slot.PURPOSE: _purpose,
    Slot.INVOLVEMENT: _involvement,
    Slot.ABOUT: about,
}
