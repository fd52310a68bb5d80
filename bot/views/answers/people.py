"""Who: delegations, organisers, participants, actors, and how many people."""

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
    Visit,
)
from bot.questions.slots import (
    acting_in,
    actors_of,
    delegation_of,
    organisers_of,
    visit_of,
)
from bot.views.answers.bodies import acting, meaning
from bot.views.answers.rows import of_event, row
from bot.views.layout import bullets, line
from bot.views.names import headcount, parties


def delegation(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    return [bullets(t.gettext("Delegation"), parties(delegation_of(entry, programme), programme, t))]


def organisers(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    told = row(t.gettext("Organised by"), parties(organisers_of(entry, programme), programme, t), t)
    if isinstance(entry, Event):
        told += row(t.gettext("Co-organised by"), parties(entry.co_organisers, programme, t), t)
    return told


def participants(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    if isinstance(entry, Visit):
        return delegation(entry, programme, now, t)
    assert isinstance(entry, Event), "visits and events have participants"
    told = [bullets(t.gettext("Participants"), parties(entry.participants, programme, t))]
    if entry.hosts:
        told.append(bullets(t.gettext("Hosts"), parties(entry.hosts, programme, t)))
    return [block for block in told if block] + headcount_row(entry, programme, now, t)


def hosts(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    items = entry.agenda if isinstance(entry, Visit) else (entry,)
    hosts = dict.fromkeys(party for item in items for party in getattr(item, "hosts", ()))
    return [bullets(t.gettext("Hosts"), parties(hosts, programme, t))]


def actors(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    if isinstance(entry, Organisation | Figure):
        wording = acting if acting_in(entry, programme) else meaning
        return wording(entry, programme, now, t)
    return [bullets(t.gettext("Potential actors"), parties(actors_of(entry, programme), programme, t))]


def who(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    match entry:
        case Visit() if entry.delegation:
            return delegation(entry, programme, now, t)
        case Event() if entry.participants or entry.hosts:
            return participants(entry, programme, now, t)
        case Event() if entry.speakers:
            return of_event(lambda t: t.gettext("Speakers"), "speakers")(entry, programme, now, t)
        case Event() if entry.organisers or not delegation_of(entry, programme):
            return organisers(entry, programme, now, t)
        case Visit():
            return organisers(entry, programme, now, t)
        case Event():
            return delegation(entry, programme, now, t)
    return actors(entry, programme, now, t)


def headcount_row(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    visit = visit_of(entry, programme) if isinstance(entry, Action) else None
    count = (
        getattr(entry, "attendance", None) or getattr(entry, "size", None) or (visit.size if visit else None)
    )
    return [line(t.gettext("Number of people"), headcount(count, t), t)] if count else []
