"""Who, by when, what it belongs to: the parts of which every view of a follow-up is made."""

from datetime import date

from markupsafe import Markup

from bot.followups.model import Shown, Side, State
from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.choosers import field_label
from bot.views.dates import day_words
from bot.views.layout import line
from bot.views.names import label


def who(side: Side, programme: Programme, t: Translator) -> str:
    """ "you (Essen)", "Frau Meyer (Essen)", "GWI", "Koriyama"."""
    city = programme.entries.get(side.city)
    where = label(city, t) if city is not None else ""
    body = programme.entries.get(side.organisation or "")
    name = t.pgettext("who does it", "you") if side.mine else side.name
    if not name and body is not None:
        name = (body.short[t.lang] if body.short is not None else None) or label(body, t)
    if not name:
        return where or t.gettext("not said yet")
    if not where or where in name:
        return name
    return t.pgettext("who and where", "{name} ({city})").format(name=name, city=where)


def by_when(shown: Shown, t: Translator) -> str:
    """The day, and how far it is."""
    if shown.due_on is None:
        return t.gettext("no day set")
    day = day_words(shown.due_on, t)
    if shown.state is not State.OPEN:
        return day
    note = distance(shown, t)
    return t.pgettext("a day and how far it is", "{day} · {distance}").format(day=day, distance=note)


def distance(shown: Shown, t: Translator) -> str:
    """ "today", "in 2 days", "3 days overdue"."""
    left = shown.days_left
    match left:
        case None:
            return ""
        case 0:
            return t.gettext("today")
        case 1:
            return t.gettext("tomorrow")
        case _ if left > 0:
            return t.ngettext("in {number} day", "in {number} days", left).format(number=t.number(left))
    return t.ngettext("{number} day overdue", "{number} days overdue", -left).format(number=t.number(-left))


def brief_day(day: date, t: Translator) -> str:
    return day_words(day, t, weekday=False)


def field_words(key: str | None, programme: Programme, t: Translator) -> str:
    field = next((one for one in programme.fields if one.key == key), None)
    return field_label(field, t) if field is not None else ""


def entry_words(key: str | None, programme: Programme, t: Translator) -> str:
    entry = programme.entries.get(key or "")
    return label(entry, t) if entry is not None else ""


def state_sign(state: State) -> str:
    return {State.OPEN: "📌", State.DONE: "✅", State.DROPPED: "🗑"}[state]


def rows(shown: Shown, programme: Programme, t: Translator) -> Markup:
    """All about it, a line each."""
    told: list[tuple[str, str]] = [(t.gettext("By when"), by_when(shown, t))]
    if shown.state is State.OPEN:
        told.append((t.gettext("Next move"), who(shown.ball, programme, t)))
    else:
        told.append((t.gettext("Who"), who(shown.ball, programme, t)))
    if shown.others:
        told.append((t.gettext("Other side"), t.list([who(side, programme, t) for side in shown.others])))
    told.append((t.gettext("Field"), field_words(shown.field, programme, t)))
    told.append((t.gettext("Belongs to"), entry_words(shown.entry, programme, t)))
    lines = [line(title, words, t) for title, words in told if words]
    if shown.link:
        link = Markup('<a href="{0}">{1}</a>').format(shown.link, t.gettext("The message"))
        lines.append(link)
    elif shown.quote:
        lines.append(Markup("<blockquote>{0}</blockquote>").format(shown.quote))
    return Markup("\n").join(lines)


def title(shown: Shown) -> Markup:
    text = Markup("<s>{0}</s>") if shown.state is State.DROPPED else Markup("<b>{0}</b>")
    return Markup("{0} {1}").format(state_sign(shown.state), text.format(shown.text))
