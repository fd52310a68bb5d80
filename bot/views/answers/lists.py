"""Lists, counts, and the honest "nothing"."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.dates import Precision, ProgrammeDate
from bot.programme.model import Action, Dated, Entry, Event, Programme, Visit
from bot.questions.entries import dates_of
from bot.questions.model import Listing, NothingPlanned, Window
from bot.questions.slots import visit_of
from bot.views.card import route_words
from bot.views.dates import date_words
from bot.views.names import label, name, parties, semicolons
from bot.views.status import brief

#: A message stays readable on a phone.
MOST = 25


def listing_blocks(listing: Listing, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    """A heading, then a line for each entry."""
    count = len(listing.entries)
    head = _heading(listing.sort, count, t) if listing.counted else None
    lines = [Markup("<b>{0}</b>").format(head)] if head else []
    if listing.of is not None:
        lines.append(Markup("<b>{0}</b>").format(name(listing.of, t)))
    lines += [Markup("• {0}").format(entry_line(e, programme, now, t)) for e in listing.entries[:MOST]]
    if count > MOST:
        more = t.ngettext("and {number} more", "and {number} more", count - MOST)
        lines.append(Markup.escape(more.format(number=t.number(count - MOST))))
    return [Markup("\n").join(lines)]


def entry_line(entry: Entry, programme: Programme, now: datetime, t: Translator) -> Markup:
    """One entry in a list: when, what, and between whom."""
    if not isinstance(entry, Visit | Event | Action) or dates_of(entry, programme) is None:
        return Markup.escape(name(entry, t))
    visit = visit_of(entry, programme)
    dated: Dated = visit if visit and entry.dates is None else entry
    what = label(entry, t)
    if isinstance(entry, Visit):
        route = t.pgettext("a name and what follows it", "{name} ({aside})")
        what = route.format(name=what, aside=route_words(entry, programme, t))
        if entry.organisers:
            by = semicolons(parties(entry.organisers, programme, t), t)
            what = semicolons([what, t.gettext("organised by {who}").format(who=by)], t)
    when = Markup("<b>{0}</b>").format(brief(dated, programme, now, t))
    return Markup.escape(t.pgettext("in a list", "{when}: {what}")).format(when=when, what=what)


def nothing_blocks(point: NothingPlanned, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    """Nothing in that window; what comes next or was last."""
    window = window_words(point.window, t) if point.window else None
    if window:
        first = t.gettext("The programme has nothing for this time: {window}.").format(window=window)
    else:
        first = t.gettext("The programme has no visit or event to come.")
    lines = [Markup.escape(first)]
    if point.next is not None:
        following = entry_line(point.next, programme, now, t)
        lines.append(Markup.escape(t.gettext("Next is: {entry}")).format(entry=following))
    elif point.last is not None:
        before = entry_line(point.last, programme, now, t)
        lines.append(Markup.escape(t.gettext("The last one was: {entry}")).format(entry=before))
    return [Markup("\n").join(lines)]


def window_words(window: Window, t: Translator) -> str:
    """The days that were asked about, as exactly as they were."""
    grains = {
        "day": Precision.DAY,
        "week": Precision.DAY,
        "month": Precision.MONTH,
        "season": Precision.SEASON,
        "quarter": Precision.MONTH,
        "half": Precision.MONTH,
        "year": Precision.YEAR,
        "fiscal_year": Precision.FISCAL_YEAR,
    }
    if window.start.year < 1900 or window.end.year > 2200:
        return window.words
    precision = grains[window.grain]
    if precision is not Precision.DAY and window.start.day != 1:
        precision = Precision.DAY
    return date_words(ProgrammeDate(window.start, window.end, precision), t)


def _heading(sort: str, count: int, t: Translator) -> str:
    number = t.number(count)
    match sort:
        case "visit":
            return t.ngettext("{number} visit", "{number} visits", count).format(number=number)
        case _:
            return t.ngettext("{number} entry", "{number} entries", count).format(number=number)
