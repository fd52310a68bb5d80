"""A visit as a calendar file (RFC 5545), where the programme knows its days."""

from datetime import datetime, timedelta

from icalendar import Calendar, Event, vText
from markupsafe import Markup

from bot.clock import aware
from bot.i18n import Translator
from bot.programme.dates import Certainty, Outcome, Precision
from bot.programme.model import Programme, Visit
from bot.views.dates import date_words
from bot.views.names import label, parties
from bot.views.reply import Attachment, Reply
from bot.views.sources import documents

PRODUCT = "-//Kizuna//Programme//EN"


def calendar_reply(visit: Visit, programme: Programme, now: datetime, t: Translator) -> Reply:
    """The file; or why there is none."""
    title = label(visit, t)
    if visit.dates is None:
        text = t.gettext("The programme gives no date for “{visit}”, so there is no calendar file.")
        return Reply(Markup.escape(text.format(visit=t.within_quotes(title))))
    if visit.dates.precision is not Precision.DAY:
        text = t.gettext(
            "The programme says only “{dates}” for “{visit}”, not the days, so there is no calendar file."
        )
        return Reply(
            Markup.escape(text.format(dates=date_words(visit.dates, t), visit=t.within_quotes(title)))
        )
    text = t.gettext("“{visit}” for your calendar").format(visit=t.within_quotes(title))
    content = calendar_file(visit, programme, now, t)
    return Reply(Markup.escape(text), attachment=Attachment(f"{visit.key}.ics", content, "text/calendar"))


def calendar_file(visit: Visit, programme: Programme, now: datetime, t: Translator) -> bytes:
    """Whole days: DTEND is the day after the last. The UID stays, so that a later file replaces this."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(visit_event(visit, programme, now, t))
    return bytes(calendar.to_ical())


def visit_event(visit: Visit, programme: Programme, now: datetime, t: Translator) -> Event:
    assert visit.dates is not None, "a visit without a date has no calendar file"
    assert visit.dates.precision is Precision.DAY, "only days can stand in a calendar"
    event = Event()
    event.add("uid", f"{visit.key}@{programme.key}.kizuna")
    event.add("dtstamp", aware(now))
    event.add("dtstart", visit.dates.start)
    event.add("dtend", visit.dates.end + timedelta(days=1))
    event.add("summary", _text(label(visit, t), t))
    event.add("location", _text(_location(visit, programme, t), t))
    event.add("description", _text(_description(visit, programme, t), t))
    event.add("status", _status(visit))
    event.add("transp", "TRANSPARENT")  # a trip does not make each hour of it busy
    return event


def _text(words: str, t: Translator) -> vText:
    text = vText(words)
    text.params["LANGUAGE"] = t.lang
    return text


def _location(visit: Visit, programme: Programme, t: Translator) -> str:
    if visit.destination is not None:
        return t.pick(visit.destination)
    host = next(city for city in programme.cities if city.key == visit.host)
    return t.pgettext("city and country", "{city}, {country}").format(
        city=t.pick(host.name), country=t.pick(host.country_name)
    )


def _description(visit: Visit, programme: Programme, t: Translator) -> str:
    lines = [t.pick(visit.text)] if visit.text else []
    if visit.delegation:
        delegation = t.list(parties(visit.delegation, programme, t))
        lines.append(t.gettext("Delegation: {delegation}").format(delegation=delegation))
    if visit.agenda:
        agenda = t.list([label(item, t) for item in visit.agenda])
        lines.append(t.gettext("Agenda: {agenda}").format(agenda=agenda))
    return "\n".join([*lines, *documents(visit, programme, t)])


def _status(visit: Visit) -> str:
    if visit.outcome is Outcome.CANCELLED:
        return "CANCELLED"
    fixed = visit.certainty is Certainty.FIXED or visit.outcome is Outcome.HELD
    return "CONFIRMED" if fixed else "TENTATIVE"
