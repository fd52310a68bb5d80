"""What saving a visit means, told before and after: conflicts, consequences, another's changes."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.dates import ProgrammeDate
from bot.programme.model import Programme, Visit
from bot.reminders.model import Consequences
from bot.views.dates import date_words, day_words
from bot.views.layout import bullets, joined
from bot.views.names import label
from bot.views.reply import Button, Reply
from bot.views.visit_form import Handle, part_name
from bot.visits.values import (
    Break,
    BreaksUnknown,
    Clash,
    Conflict,
    Holiday,
    ItemOutside,
    Overlap,
    Part,
    Saved,
)


def check(
    visit: Visit,
    saved: Saved,
    conflicts: Sequence[Conflict],
    programme: Programme,
    t: Translator,
    handle: Handle,
) -> Reply:
    """Before saving: what speaks against the days, what saving causes."""
    blocks = [
        Markup("<b>{0}</b>").format(label(visit, t)),
        Markup.escape(date_words(visit.dates, t)) if visit.dates else Markup(),
        bullets(t.gettext("Please note"), [conflict_words(one, programme, t) for one in conflicts]),
        bullets(t.gettext("Saving causes"), consequence_words(saved.consequences, t)),
        others_words(saved.others, t),
    ]
    buttons = (
        Button(t.gettext("Save"), handle.to("save")),
        Button(t.gettext("Overview"), handle.to("form")),
    )
    return Reply(joined(blocks), (buttons,))


def saved_reply(visit: Visit, saved: Saved, t: Translator) -> Reply:
    title = t.gettext("“{visit}” is saved.").format(visit=t.within_quotes(label(visit, t)))
    blocks = [
        Markup.escape(title),
        bullets(t.gettext("What it causes"), consequence_words(saved.consequences, t)),
        others_words(saved.others, t),
    ]
    return Reply(joined(blocks), ((Button(t.gettext("Show the visit"), f"card:{visit.key}"),),))


def clash_reply(clash: Clash, t: Translator, handle: Handle) -> Reply:
    """Somebody else changed the same parts: nothing is saved until it is said whose shall stand."""
    parts = t.list([part_name(part, t) for part in clash.parts])
    text = t.gettext(
        "Meanwhile somebody else has changed the same: {parts}. Nothing is saved yet, and nothing is lost. "
        "Whose version shall stand?"
    ).format(parts=parts)
    buttons = (
        Button(t.gettext("Mine"), handle.to("mine")),
        Button(t.gettext("The other one"), handle.to("theirs")),
    )
    return Reply(Markup.escape(text), (buttons,))


def others_words(parts: Sequence[Part], t: Translator) -> Markup:
    if not parts:
        return Markup()
    names = t.list([part_name(part, t) for part in parts])
    return Markup.escape(
        t.gettext("Somebody else has changed meanwhile, and it stands: {parts}.").format(parts=names)
    )


def consequence_words(causes: Consequences, t: Translator) -> list[str]:
    """ "12 reminders move", "7 people get a correction"."""
    said = []
    if causes.moved:
        said.append(
            t.ngettext("{number} reminder moves", "{number} reminders move", causes.moved).format(
                number=t.number(causes.moved)
            )
        )
    if causes.added:
        said.append(
            t.ngettext("{number} reminder is new", "{number} reminders are new", causes.added).format(
                number=t.number(causes.added)
            )
        )
    if causes.dropped:
        said.append(
            t.ngettext(
                "{number} reminder is withdrawn", "{number} reminders are withdrawn", causes.dropped
            ).format(number=t.number(causes.dropped))
        )
    if causes.corrections:
        said.append(
            t.ngettext(
                "{number} person gets a correction", "{number} people get a correction", causes.corrections
            ).format(number=t.number(causes.corrections))
        )
    if causes.cards:
        said.append(
            t.ngettext(
                "{number} message that shows the visit is brought up to date",
                "{number} messages that show the visit are brought up to date",
                causes.cards,
            ).format(number=t.number(causes.cards))
        )
    return said or [t.gettext("nobody is written to")]


def conflict_words(conflict: Conflict, programme: Programme, t: Translator) -> str:
    match conflict:
        case Holiday(city, day, names):
            where = label(programme.entries[city], t)
            when = day_words(day, t, weekday=True)
            name = names.get(t.lang)
            if name is None:
                return t.gettext("{day} is a public holiday in {city}").format(day=when, city=where)
            return t.gettext("{day} is a public holiday in {city}: {name}").format(
                day=when, city=where, name=name
            )
        case Break(city, name, start, end):
            span = date_words(ProgrammeDate.parse(f"{start}/{end}"), t, weekday=False)
            return t.gettext("Around these days there is a break in {city}: {name} ({days})").format(
                city=label(programme.entries[city], t), name=t.pick(name), days=span
            )
        case BreaksUnknown(city, year):
            return t.gettext("The customary breaks in {city} in {year} are not known").format(
                city=label(programme.entries[city], t), year=year
            )
        case Overlap(visit):
            return t.gettext("Another visit lies in the same days: {visit}").format(
                visit=label(programme.entries[visit], t)
            )
        case ItemOutside(number):
            return t.gettext("Agenda item {number} lies on a day outside the visit").format(
                number=t.number(number)
            )


def confirm_cancel(visit: Visit, saved: Saved, t: Translator) -> Reply:
    """The one question before a visit is cancelled and everybody is told."""
    question = t.gettext("Cancel “{visit}” and tell everybody who was told of it?").format(
        visit=t.within_quotes(label(visit, t))
    )
    blocks = [
        Markup("<b>{0}</b>").format(question),
        bullets(t.gettext("Cancelling causes"), consequence_words(saved.consequences, t)),
    ]
    buttons = (
        Button(t.gettext("Cancel the visit"), f"plan:{visit.key}:cancelled"),
        Button(t.gettext("Keep the visit"), f"card:{visit.key}"),
    )
    return Reply(joined(blocks), (buttons,))


def outcome_saved(visit: Visit, words: str, saved: Saved, t: Translator) -> Reply:
    blocks = [
        Markup.escape(words),
        bullets(t.gettext("What it causes"), consequence_words(saved.consequences, t)),
    ]
    return Reply(joined(blocks), ((Button(t.gettext("Show the visit"), f"card:{visit.key}"),),))


def cancelled_words(visit: Visit, t: Translator) -> str:
    return t.gettext("“{visit}” is cancelled.").format(visit=t.within_quotes(label(visit, t)))


def held_words(visit: Visit, t: Translator) -> str:
    return t.gettext("Noted: “{visit}” took place.").format(visit=t.within_quotes(label(visit, t)))


def not_held_words(visit: Visit, t: Translator) -> str:
    return t.gettext("Noted: “{visit}” did not take place.").format(visit=t.within_quotes(label(visit, t)))


def ask_outcome(visit: Visit, t: Translator) -> Reply:
    """Once a visit's time is over: did it take place?"""
    text = t.gettext("The time of “{visit}” is over. Did it take place?").format(
        visit=t.within_quotes(label(visit, t))
    )
    return Reply(
        Markup.escape(text),
        (
            (
                Button(t.gettext("It took place"), f"plan:{visit.key}:held"),
                Button(t.gettext("It did not"), f"plan:{visit.key}:unheld"),
            ),
        ),
    )


def editor_buttons(visit: Visit, t: Translator, *, over: bool) -> tuple[tuple[Button, ...], ...]:
    """Under a card, for those who may change the visit."""
    first = (
        Button(t.gettext("Change the visit"), f"plan:{visit.key}:change"),
        Button(t.gettext("Change the date"), f"plan:{visit.key}:date"),
    )
    second: tuple[Button, ...]
    if over:
        second = (
            Button(t.gettext("It took place"), f"plan:{visit.key}:held"),
            Button(t.gettext("It did not"), f"plan:{visit.key}:unheld"),
        )
    else:
        second = (Button(t.gettext("Cancel the visit"), f"plan:{visit.key}:cancel"),)
    return first, second


def gone(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("This visit is not in the programme any more.")))


def later(t: Translator) -> Reply:
    return Reply(
        Markup.escape(t.gettext("What you have entered is kept. /newvisit takes it up again at this point."))
    )


def discarded(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("The draft is discarded. The programme is as it was.")))


def half_way(t: Translator, handle: Handle) -> Reply:
    """There is a draft that was left: go on with it, or begin anew."""
    buttons = (
        Button(t.gettext("Go on"), handle.to("form")),
        Button(t.gettext("Begin anew"), handle.to("anew")),
    )
    return Reply(Markup.escape(t.gettext("You have a visit half-way.")), (buttons,))


def old_step(t: Translator) -> str:
    """A toast."""
    return t.gettext("This button belongs to an earlier step.")


def only_text(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("Please write it as a text, or use the buttons above.")))


def too_long(limit: int, t: Translator) -> Reply:
    text = t.gettext("That is too long: at most {number} characters, please.")
    return Reply(Markup.escape(text.format(number=t.number(limit))))


def no_date(t: Translator) -> str:
    return t.gettext("I could not read exactly one date in this.")


def back_to_front(t: Translator) -> str:
    return t.gettext("The end lies before the start. Please check the date.")


def wrong_weekday(dates: ProgrammeDate, t: Translator) -> str:
    return t.gettext("The weekday does not fit the date: it would be {dates}. Please check.").format(
        dates=date_words(dates, t)
    )
