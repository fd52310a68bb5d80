"""What was agreed on a visit: the form for who took part, the proposals for coordinators."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from bot.followups.model import Proposed
from bot.i18n import Translator
from bot.programme.model import Programme, Visit
from bot.views.choosers import Rows, ticked
from bot.views.dates import day_words
from bot.views.followups.words import entry_words
from bot.views.layout import bullets, joined, line
from bot.views.names import label
from bot.views.reply import Button, Reply

#: By when, in days from today.
DAYS = (7, 30, 90)


def form(visit: Visit, sites: Sequence[str], told: Collection[str], t: Translator) -> Reply:
    """`sites`: keys of agenda items, "" the visit as a whole; `told`: those already reported on."""
    text = t.gettext(
        "The visit “{visit}” is over. What was agreed, who does it, by when? For each place: three taps and "
        "one sentence. The coordinators of both cities confirm it before it counts."
    )
    names = {item.key: label(item, t) for item in visit.agenda} | {"": t.gettext("The visit as a whole")}
    rows: Rows = tuple(
        (Button(ticked(names[key], key in told), f"hv:{visit.key}:{number}"),)
        for number, key in enumerate(sites)
    )
    nothing = Button(t.gettext("Nothing more"), f"hv:{visit.key}:none")
    words = text.format(visit=t.within_quotes(label(visit, t)))
    return Reply(Markup.escape(words), (*rows, (nothing,)))


def thanks(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("Thank you. Whatever was agreed will be followed up.")))


def ask_who(dialogue: tuple[int, int], visit: Visit, site: str, programme: Programme, t: Translator) -> Reply:
    """`dialogue`: its id and version."""
    buttons = [
        Button(label(city, t), _next(dialogue, f"c.{number}")) for number, city in enumerate(programme.cities)
    ]
    both = Button(t.pgettext("who does it", "Both"), _next(dialogue, "c.both"))
    return Reply(_head(visit, site, programme, t, t.gettext("Who is to do it?")), (tuple(buttons), (both,)))


def ask_when(
    dialogue: tuple[int, int], visit: Visit, site: str, programme: Programme, t: Translator
) -> Reply:
    names = {7: t.gettext("In a week"), 30: t.gettext("In 30 days"), 90: t.gettext("In 90 days")}
    buttons = tuple(Button(names[days], _next(dialogue, f"d.{days}")) for days in DAYS)
    none = Button(t.gettext("No day"), _next(dialogue, "d.none"))
    return Reply(_head(visit, site, programme, t, t.gettext("By when?")), (buttons, (none,)))


def ask_what(visit: Visit, site: str, programme: Programme, t: Translator) -> Reply:
    return Reply(_head(visit, site, programme, t, t.gettext("What was agreed? Please write one sentence.")))


def not_there(t: Translator) -> str:
    """A toast."""
    return t.gettext("This form is for those who took part in the visit.")


def proposal(proposed: Proposed, number: int, count: int, programme: Programme, t: Translator) -> Reply:
    """One proposal; `number` counts from 0."""
    site = entry_words(proposed.site or None, programme, t) or t.gettext("The visit as a whole")
    cities = [entry_words(key, programme, t) for key in proposed.cities]
    due = day_words(proposed.due_on, t) if proposed.due_on is not None else t.gettext("no day set")
    confirmed = [entry_words(key, programme, t) for key in programme.zones if key in proposed.confirmed]
    yes = t.list(confirmed) if confirmed else t.pgettext("confirmed by", "nobody yet")
    blocks = [
        Markup("<b>{0}</b>").format(
            t.gettext("Agreed on a visit, to be confirmed ({number} of {count})").format(
                number=t.number(number + 1), count=t.number(count)
            )
        ),
        Markup("<b>{0}</b>").format(proposed.text),
        Markup("\n").join(
            [
                line(t.gettext("Visit"), entry_words(proposed.visit, programme, t), t),
                line(t.gettext("Where"), site, t),
                line(t.gettext("Who"), t.list(cities), t),
                line(t.gettext("By when"), due, t),
                line(t.gettext("Confirmed by"), yes, t),
            ]
        ),
        bullets(t.gettext("Also written"), [one for one in proposed.wordings if one != proposed.text]),
    ]
    return Reply(joined(blocks), _deciding(proposed, number, count, programme, t))


def nothing_to_confirm(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("Nothing is waiting to be confirmed.")))


def confirmed(t: Translator) -> str:
    """A toast: the other city's yes is still to come."""
    return t.gettext("Confirmed. It counts as soon as the other city confirms it as well.")


def committed(t: Translator) -> str:
    """A toast."""
    return t.gettext("Confirmed by both cities: it is a follow-up now.")


def rejected(t: Translator) -> str:
    """A toast."""
    return t.gettext("Noted: this was not agreed.")


def _deciding(proposed: Proposed, number: int, count: int, programme: Programme, t: Translator) -> Rows:
    data = f"hc:{proposed.id}:{proposed.version}"
    yes = tuple(
        Button(
            t.gettext("Confirm for {city}").format(city=entry_words(key, programme, t)), f"{data}:yes.{key}"
        )
        for key in proposed.open_for
    )
    rows: list[tuple[Button, ...]] = [yes] if yes else []
    rows.append((Button(t.gettext("Not agreed"), f"{data}:no"),))
    turns = []
    if number:
        turns.append(Button("◀", f"hp:{number - 1}"))
    if number + 1 < count:
        turns.append(Button("▶", f"hp:{number + 1}"))
    return (*rows, tuple(turns)) if turns else tuple(rows)


def _head(visit: Visit, site: str, programme: Programme, t: Translator, question: str) -> Markup:
    place = entry_words(site or None, programme, t) or label(visit, t)
    return Markup("<b>{0}</b>\n{1}").format(place, question)


def _next(dialogue: tuple[int, int], what: str) -> str:
    number, version = dialogue
    return f"hd:{number}:{version}:{what}"
