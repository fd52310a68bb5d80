"""A visit's card: one message whose parts are turned over by its buttons."""

from datetime import datetime, time

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.dates import Outcome, Precision
from bot.programme.model import Event, Programme, Visit
from bot.programme.tense import AHEAD, tense_of, zone_of
from bot.reminders.model import Attendance
from bot.reminders.wall import instant_at
from bot.views.attendance import answer_buttons, who_comes
from bot.views.event_words import event_rows, place_words
from bot.views.layout import bullets, joined, line
from bot.views.names import headcount, label, name, names, parties
from bot.views.reply import Button, Reply
from bot.views.sources import source_lines
from bot.views.status import item_words, status_words
from bot.views.times import in_both_cities


def part(
    which: str,
    visit: Visit,
    programme: Programme,
    now: datetime,
    t: Translator,
    attendance: Attendance | None = None,
) -> Reply:
    """One side of the card: "card", "agenda", "people" or "places"."""
    match which:
        case "agenda":
            return agenda_part(visit, programme, now, t)
        case "people":
            return people_part(visit, programme, now, t)
        case "places":
            return places_part(visit, programme, now, t)
        case _:
            return visit_card(visit, programme, now, t, attendance)


def visit_card(
    visit: Visit,
    programme: Programme,
    now: datetime,
    t: Translator,
    attendance: Attendance | None = None,
) -> Reply:
    """What it is, when, between whom, what is on, and where that stands; who said that they come.

    `attendance`: with it, as long as the visit is ahead, the reader can say so as well.
    """
    ahead = tense_of(visit, programme, now) in AHEAD
    blocks = [
        _head(visit, programme, now, t),
        Markup.escape(t.pick(visit.text)) if visit.text else Markup(),
        _why(visit, t),
        bullets(t.gettext("Delegation"), parties(visit.delegation, programme, t)),
        bullets(t.gettext("Agenda"), [label(item, t) for item in visit.agenda]),
        _fields(visit, programme, t),
        who_comes(attendance, programme, t) if attendance is not None and ahead else Markup(),
        source_lines(visit, programme, now, t),
    ]
    answers = answer_buttons(visit, attendance, t) if attendance is not None and ahead else ()
    return Reply(joined(blocks), (*_buttons(visit, t), *answers))


def agenda_part(visit: Visit, programme: Programme, now: datetime, t: Translator) -> Reply:
    """Each agenda item with its place, its people and its subjects."""
    items = [_item(item, visit, programme, now, t) for item in visit.agenda]
    if not items:
        items = [Markup.escape(t.gettext("The programme gives no agenda for this visit."))]
    return Reply(joined([_head(visit, programme, now, t), *items]), _back(visit, t))


def people_part(visit: Visit, programme: Programme, now: datetime, t: Translator) -> Reply:
    blocks = [
        _head(visit, programme, now, t),
        bullets(t.gettext("Delegation"), parties(visit.delegation, programme, t)),
        line(t.gettext("Number of people"), headcount(visit.size, t), t) if visit.size else Markup(),
        bullets(t.gettext("Organised by"), parties(visit.organisers, programme, t)),
    ]
    if not visit.delegation:
        blocks.insert(1, Markup.escape(t.gettext("The programme does not say who travels.")))
    return Reply(joined(blocks), _back(visit, t))


def places_part(visit: Visit, programme: Programme, now: datetime, t: Translator) -> Reply:
    """The host city and the sites and venues of the agenda, each once."""
    places = dict.fromkeys(
        words for item in visit.agenda if (words := place_words(item, programme, t)) is not None
    )
    host = visit.destination or next(city.name for city in programme.cities if city.key == visit.host)
    blocks = [
        _head(visit, programme, now, t),
        line(t.gettext("Where"), t.pick(host), t),
        bullets(t.gettext("Sites and venues"), places),
    ]
    return Reply(joined(blocks), _back(visit, t))


def _item(item: Event, visit: Visit, programme: Programme, now: datetime, t: Translator) -> Markup:
    title = label(item, t)
    rows = [(head, words) for head, words in event_rows(item, programme, t) if words not in title]
    when = item_time(item, visit, programme, t) or item_words(item, programme, now, t)
    lines = [Markup("<b>{0}</b>").format(title), *([Markup.escape(when)] if when else [])]
    return Markup("\n").join([*lines, *(line(head, words, t) for head, words in rows)])


def item_time(item: Event, visit: Visit, programme: Programme, t: Translator) -> str:
    """When an agenda item begins, on both cities' clocks; empty where the programme does not say."""
    dates = item.dates or (visit.dates if visit.dates and not visit.dates.is_range else None)
    if item.time is None or item.outcome is Outcome.CANCELLED:
        return ""
    if dates is None or dates.is_range or dates.precision is not Precision.DAY:
        return ""
    begins = instant_at(dates.start, time.fromisoformat(item.time), zone_of(item, programme))
    return in_both_cities(begins, programme, t, home=item.city or visit.host)


def _head(visit: Visit, programme: Programme, now: datetime, t: Translator) -> Markup:
    return Markup("<b>{title}</b>\n{status}\n{route}").format(
        title=name(visit, t),
        status=status_words(visit, programme, now, t),
        route=route_words(visit, programme, t),
    )


def route_words(visit: Visit, programme: Programme, t: Translator) -> str:
    """Both cities: who travels and to whom."""
    cities = {city.key: t.pick(city.name) for city in programme.cities}
    goal = t.pick(visit.destination) if visit.destination else cities[visit.host]
    if visit.guests is None:
        return t.pgettext("a trip", "to {host}").format(host=goal)
    return t.pgettext("a trip", "{guests} → {host}").format(guests=cities[visit.guests], host=goal)


def _fields(visit: Visit, programme: Programme, t: Translator) -> Markup:
    if not visit.fields:
        return Markup()
    return line(t.gettext("Fields"), names(visit.fields, programme, t), t)


def _why(visit: Visit, t: Translator) -> Markup:
    """Purpose and project, as far as the visit's own text does not name them."""
    text = t.pick(visit.text) if visit.text else ""
    rows = ((t.gettext("Purpose"), visit.purpose), (t.gettext("Project"), visit.project))
    said = [(title, t.pick(words)) for title, words in rows if words is not None]
    return Markup("\n").join(line(title, words, t) for title, words in said if words not in text)


def _buttons(visit: Visit, t: Translator) -> tuple[tuple[Button, ...], ...]:
    first = (
        *((Button(t.gettext("Agenda"), f"part:{visit.key}:agenda"),) if visit.agenda else ()),
        Button(t.gettext("Delegation"), f"part:{visit.key}:people"),
        Button(t.gettext("Where"), f"part:{visit.key}:places"),
    )
    second = (
        Button(t.gettext("Calendar file"), f"ics:{visit.key}"),
        Button(t.gettext("Ask about it"), f"about:{visit.key}"),
        Button(t.gettext("Follow-up"), f"fn:{visit.key}"),
    )
    return (first, second)


def _back(visit: Visit, t: Translator) -> tuple[tuple[Button, ...], ...]:
    return ((Button(t.gettext("Back to the visit"), f"part:{visit.key}:card"),),)
