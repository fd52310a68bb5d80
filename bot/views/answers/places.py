"""When and where an entry is."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.dates import Precision
from bot.programme.model import (
    Action,
    Dated,
    Entry,
    Event,
    Figure,
    Organisation,
    Programme,
    Visit,
)
from bot.programme.tense import Tense, tense_of, today_in, zone_of
from bot.questions.entries import dates_of
from bot.questions.slots import (
    visit_of,
)
from bot.views.answers.contents import sites
from bot.views.answers.rows import row
from bot.views.dates import with_weekdays
from bot.views.event_words import place_words
from bot.views.names import label
from bot.views.status import brief, noted, status_words
from bot.views.tense import standing, tense_note


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
    tense, words = tense_of(of, programme, now), with_weekdays(entry.dates, t)
    if tense in (Tense.LAPSED, Tense.CANCELLED):
        sentence = standing(tense, entry.dates, of.certainty, t)
        return [Markup("<b>{0}</b>").format(words), Markup.escape(sentence)]
    today = today_in(zone_of(of, programme), now)
    note = tense_note(tense, entry.dates, of.certainty, t, today=today)
    return [Markup("<b>{0}</b>").format(noted(words, note, t))]


def how_long(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
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
            return told + sites(entry, programme, now, t)
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
