"""Lists, counts, and the honest "nothing"."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.dates import Precision, ProgrammeDate
from bot.programme.model import Action, Dated, Entry, Event, EventKind, Programme, Visit
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
    heads = [name(listing.of, t)] if listing.of is not None else []
    if listing.shared:
        first, second = (label(entry, t) for entry in listing.shared)
        words = (
            t.gettext("{first}, but not {second}:")
            if listing.without
            else t.gettext("Both {first} and {second}:")
        )
        heads = [words.format(first=first, second=second)]
    elif listing.without and listing.of is not None:
        heads = [t.gettext("Not part of “{entry}”:").format(entry=t.within_quotes(name(listing.of, t)))]
    if listing.counted:
        heads.insert(0, count_words(listing.sort, count, t))
    lines = [Markup("<b>{0}</b>").format(head) for head in heads]
    if isinstance(listing.of, Visit | Event) and dates_of(listing.of, programme) is not None:
        lines.append(Markup.escape(brief(_dated(listing.of, programme), programme, now, t)))
    for entry in listing.entries[:MOST]:
        lines.append(Markup("• {0}").format(entry_line(entry, programme, now, t)))
        if listing.sort == "happening":
            lines += [Markup("  – {0}").format(words) for words in _concluded(entry, t)]
    if count > MOST:
        more = t.ngettext("and {number} more", "and {number} more", count - MOST)
        lines.append(Markup.escape(more.format(number=t.number(count - MOST))))
    return [Markup("\n").join(lines)]


def entry_line(entry: Entry, programme: Programme, now: datetime, t: Translator) -> Markup:
    """One entry in a list: when, what, and between whom."""
    if not isinstance(entry, Visit | Event | Action) or dates_of(entry, programme) is None:
        return Markup.escape(name(entry, t))
    dated = _dated(entry, programme)
    what = label(entry, t)
    if isinstance(entry, Visit):
        route = t.pgettext("a name and what follows it", "{name} ({aside})")
        what = route.format(name=what, aside=route_words(entry, programme, t))
        if entry.organisers:
            by = semicolons(parties(entry.organisers, programme, t), t)
            what = semicolons([what, t.gettext("organised by {who}").format(who=by)], t)
    when = Markup("<b>{0}</b>").format(brief(dated, programme, now, t))
    return Markup.escape(t.pgettext("in a list", "{when}: {what}")).format(when=when, what=what)


def choice_label(entry: Entry, programme: Programme, now: datetime, t: Translator) -> str:
    """A button for one of several that may bear the same name: its time tells them apart."""
    if not isinstance(entry, Visit | Event | Action) or dates_of(entry, programme) is None:
        return label(entry, t)
    when = brief(_dated(entry, programme), programme, now, t)
    return t.pgettext("in a list", "{when}: {what}").format(when=when, what=label(entry, t))


def _dated(entry: Visit | Event | Action, programme: Programme) -> Dated:
    """What gives an entry its time: itself, or the visit that it belongs to."""
    visit = visit_of(entry, programme)
    return visit if visit and entry.dates is None else entry


def nothing_blocks(point: NothingPlanned, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    """Nothing in that window; what comes next or was last."""
    if point.step is not None and point.last is not None:
        words = (
            t.gettext("The programme has nothing before “{entry}”.")
            if point.step == "before"
            else t.gettext("The programme has nothing after “{entry}”.")
        )
        return [Markup.escape(words.format(entry=t.within_quotes(label(point.last, t))))]
    window = window_words(point.window, t) if point.window else None
    within = t.within_quotes(label(point.within, t)) if point.within else ""
    if window and within:
        words = t.gettext("The programme has nothing in the field “{field}” for this time: {window}.")
        first = words.format(field=within, window=window)
    elif within:
        first = t.gettext("The programme has no visit or event to come in the field “{field}”.").format(
            field=within
        )
    elif window:
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


def _concluded(entry: Entry, t: Translator) -> list[str]:
    """What a visit brought that outlasts it: in a list of all that happens it counts for itself."""
    items = entry.agenda if isinstance(entry, Visit) else ()
    return [label(item, t) for item in items if item.kind is EventKind.AGREEMENT]


def count_words(sort: str, count: int, t: Translator) -> str:
    """How many there are, and of what."""
    words = {
        "visit": t.ngettext("{number} visit", "{number} visits", count),
        "field": t.ngettext("{number} field of cooperation", "{number} fields of cooperation", count),
        "sector": t.ngettext("{number} sector of cooperation", "{number} sectors of cooperation", count),
        "topic": t.ngettext("{number} topic of action", "{number} topics of action", count),
        "action": t.ngettext("{number} planned activity", "{number} planned activities", count),
        "fair": t.ngettext("{number} trade fair", "{number} trade fairs", count),
        "meeting": t.ngettext("{number} meeting", "{number} meetings", count),
        "seminar": t.ngettext("{number} seminar", "{number} seminars", count),
    }.get(sort) or t.ngettext("{number} in all", "{number} in all", count)
    return words.format(number=t.number(count))
