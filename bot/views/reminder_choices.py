"""`/reminders`: when and about what a person is reminded, in one message that edits itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Dated, Programme, Visit
from bot.reminders.model import DAYS, Coming, Slot, Wishes
from bot.reminders.place import Whereabouts
from bot.reminders.wall import Quiet, instant_at
from bot.views.choosers import ticked
from bot.views.layout import bullets, joined, line
from bot.views.names import label
from bot.views.reply import Button, Reply
from bot.views.times import in_both_cities, time_in_both_cities

Rows = tuple[tuple[Button, ...], ...]

#: Hours to choose from, those of the night left out as chosen.
HOURS = tuple(time(hour) for hour in range(6, 23))
#: Quiet hours to choose from; the first are none.
QUIET = tuple(
    Quiet(time(begin), time(end)) for begin, end in ((0, 0), (20, 7), (21, 7), (21, 8), (22, 7), (23, 6))
)


@dataclass(frozen=True)
class Page:
    """A person's reminders as this message shows them."""

    place: Whereabouts
    #: Key of their city, if they said it.
    city: str | None
    coming: Sequence[Coming]
    muted: frozenset[str]

    @property
    def wishes(self) -> Wishes:
        return self.place.wishes


def home(page: Page, programme: Programme, now: datetime, t: Translator) -> Reply:
    wishes = page.wishes
    days = [_days(days, t) for days in sorted(wishes.days, reverse=True)]
    days += [t.gettext("the first morning")] if wishes.morning else []
    rows = [
        line(t.gettext("Before a visit"), t.list(days) if days else t.pgettext("reminders", "none"), t),
        line(t.gettext("Hour"), _clock(wishes.at, page, programme, now, t), t),
        line(t.gettext("Quiet hours"), _quiet(wishes.quiet, page, programme, now, t), t),
        line(t.gettext("Coming up"), t.number(len(page.coming)), t),
    ]
    if page.muted:
        rows.append(line(t.gettext("Muted visits"), t.number(len(page.muted)), t))
    note = t.gettext(
        "I remind you of visits that you come to and of those in the fields that you follow. "
        "/remind sets a reminder of your own."
    )
    return Reply(
        joined([_title(t.gettext("Your reminders")), Markup("\n").join(rows), Markup.escape(note)]),
        (
            tuple(
                Button(ticked(_days(days, t), days in wishes.days), f"reminders:days.{days}")
                for days in DAYS[:3]
            ),
            tuple(
                Button(ticked(_days(days, t), days in wishes.days), f"reminders:days.{days}")
                for days in DAYS[3:]
            ),
            (Button(ticked(t.gettext("The first morning"), wishes.morning), "reminders:morning"),),
            (
                Button(t.gettext("Hour"), "reminders:hours"),
                Button(t.gettext("Quiet hours"), "reminders:nights"),
            ),
            (
                Button(t.gettext("What is coming"), "reminders:coming"),
                Button(t.gettext("Mute a visit"), "reminders:visits"),
            ),
            (Button(t.gettext("Fields and kinds"), "settings:subscribe"),),
        ),
    )


def hours(page: Page, t: Translator) -> Reply:
    text = t.gettext("At what hour shall I remind you? Times are those of {city}.")
    buttons = [
        Button(ticked(f"{at:%H:%M}", at == page.wishes.at), f"reminders:hour.{at.hour}")
        for at in HOURS
        if not page.wishes.quiet.covers(at)
    ]
    rows = tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))
    return Reply(Markup.escape(text.format(city=label(page.place.base, t))), (*rows, _back(t)))


def nights(page: Page, t: Translator) -> Reply:
    text = t.gettext("When shall I send nothing unasked? Times are those of the place where you are.")
    rows = tuple(
        (
            Button(
                ticked(_span(quiet, t), quiet == page.wishes.quiet or _none(quiet, page.wishes.quiet)),
                f"reminders:night.{quiet.begin.hour}.{quiet.end.hour}",
            ),
        )
        for quiet in QUIET
    )
    return Reply(Markup.escape(text), (*rows, _back(t)))


def coming(page: Page, programme: Programme, t: Translator) -> Reply:
    """What will come, in the order of time; a person's own can be dropped."""
    items = [
        _coming(one, page, programme, t) for one in page.coming if one.text or one.entry in programme.entries
    ]
    body = bullets(t.gettext("What is coming"), items[:LISTED])
    if not items:
        body = Markup.escape(t.gettext("Nothing is coming that I would remind you of."))
    own = [one for one in page.coming[:LISTED] if one.slot in (Slot.OWN, Slot.AGAIN)]
    drops = tuple(
        (Button(t.gettext("Drop: {what}").format(what=_what(one, programme, t)), f"reminders:drop.{one.id}"),)
        for one in own
    )
    return Reply(body, (*drops, _back(t)))


#: Lines of the list of what is coming.
LISTED = 12


def visits(page: Page, upcoming: Sequence[Visit], t: Translator) -> Reply:
    """Visits to mute; a muted one bears a mark."""
    if not upcoming:
        return Reply(Markup.escape(t.gettext("No visit is coming up.")), (_back(t),))
    text = t.gettext("About which visits do you want to hear nothing? A tap mutes a visit or ends that.")
    rows = tuple(
        (
            Button(
                f"🔕 {label(visit, t)}" if visit.key in page.muted else label(visit, t),
                f"reminders:mute.{visit.key}",
            ),
        )
        for visit in upcoming
    )
    return Reply(Markup.escape(text), (*rows, _back(t)))


def set_for(
    due_at: datetime, entry: Dated | None, words: str, city: str | None, programme: Programme, t: Translator
) -> Reply:
    """The answer to a reminder that was set."""
    what = t.within_quotes(label(entry, t)) if entry is not None else words
    text = t.gettext("I will remind you of “{what}” on {when}.").format(
        what=what, when=in_both_cities(due_at, programme, t, home=city)
    )
    return Reply(Markup.escape(text), (_all(t),))


def set_once_known(visit: Visit, days: int, t: Translator) -> Reply:
    """The answer where no day is known to count from."""
    text = t.ngettext(
        "The day of “{visit}” is still open. As soon as it is known, I will remind you {days} day before.",
        "The day of “{visit}” is still open. As soon as it is known, I will remind you {days} days before.",
        days,
    )
    words = text.format(visit=t.within_quotes(label(visit, t)), days=t.number(days))
    return Reply(Markup.escape(words), (_all(t),))


def too_late(t: Translator) -> str:
    """A toast or a reply: the moment is past, or the visit is."""
    return t.gettext("That would be too late: the moment has passed.")


def too_late_reply(t: Translator) -> Reply:
    return Reply(Markup.escape(too_late(t)), (_all(t),))


def snoozed(due_at: datetime, city: str | None, programme: Programme, t: Translator) -> str:
    """A toast."""
    return t.gettext("I will remind you again: {when}.").format(
        when=in_both_cities(due_at, programme, t, home=city)
    )


def how(t: Translator) -> Reply:
    text = t.gettext(
        "Write after the command of what and when, for example:\n"
        "/remind 2 weeks before study tour\n"
        "/remind 3 June call the institute"
    )
    return Reply(Markup.escape(text), (_all(t),))


def which_visit(upcoming: Sequence[Visit], days: int, *, named: bool, t: Translator) -> Reply:
    """Choose by a button; `named`: several were meant, else none that is coming."""
    if not upcoming:
        return Reply(Markup.escape(t.gettext("No visit is coming up.")), (_all(t),))
    text = (
        t.gettext("Which visit do you mean?")
        if named
        else t.gettext("No visit of that name is coming up. These are:")
    )
    rows = tuple((Button(label(visit, t), f"before:{visit.key}:{days}"),) for visit in upcoming)
    return Reply(Markup.escape(text), rows)


def when_before(visit: Visit, t: Translator) -> Reply:
    """A visit was named, but not how long before."""
    text = t.gettext("How long before “{visit}” shall I remind you?")
    row = tuple(Button(_days(days, t), f"before:{visit.key}:{days}") for days in (14, 7, 3, 1))
    return Reply(Markup.escape(text.format(visit=t.within_quotes(label(visit, t)))), (row,))


def muted(visit: Visit, t: Translator) -> str:
    """A toast."""
    return t.gettext("You will hear no more of “{visit}”. /reminders ends that.").format(
        visit=t.within_quotes(label(visit, t))
    )


def stopped(kind: str, t: Translator) -> Reply:
    """The answer to "Unsubscribe"."""
    match kind:
        case "visits":
            text = t.gettext("You get no more reminders of visits in your fields.")
        case "actions":
            text = t.gettext("You get no more reminders of planned actions.")
        case _:
            text = t.gettext("You get no more messages from coordinators.")
    button = Button(t.gettext("Change what I get"), "settings:subscribe")
    return Reply(Markup.escape(text), ((button,),))


def ask_city(programme: Programme, base: str, t: Translator) -> Reply:
    """Once, from whoever is reminded without having said it."""
    text = t.gettext(
        "Which city do you belong to? Reminders then come at your hour; until I know, at that of {city}."
    )
    row = tuple(Button(label(city, t), f"city:{city.key}:alone") for city in programme.cities)
    return Reply(Markup.escape(text.format(city=base)), (row,))


def _coming(one: Coming, page: Page, programme: Programme, t: Translator) -> str:
    what = _what(one, programme, t)
    if one.due_at is None:
        when = t.gettext("once the day is known")
    else:
        when = in_both_cities(one.due_at, programme, t, home=page.city)
    return t.pgettext("a reminder to come", "{when}: {what}").format(when=when, what=what)


def _what(one: Coming, programme: Programme, t: Translator) -> str:
    if one.text is not None:
        return one.text
    return label(programme.entries[one.entry or ""], t)


def _days(days: int, t: Translator) -> str:
    return t.ngettext("{days} day", "{days} days", days).format(days=t.number(days))


def _clock(at: time, page: Page, programme: Programme, now: datetime, t: Translator) -> str:
    zone = page.place.zones[0]
    instant = instant_at(now.astimezone(zone).date(), at, zone)
    return time_in_both_cities(instant, programme, t, home=page.place.base.key)


def _quiet(quiet: Quiet, page: Page, programme: Programme, now: datetime, t: Translator) -> str:
    if quiet.begin == quiet.end:
        return t.pgettext("quiet hours", "none")
    return t.gettext("from {begin} to {end}").format(
        begin=_clock(quiet.begin, page, programme, now, t), end=_clock(quiet.end, page, programme, now, t)
    )


def _span(quiet: Quiet, t: Translator) -> str:
    if quiet.begin == quiet.end:
        return t.pgettext("quiet hours", "none")
    return t.pgettext("quiet hours", "{begin}–{end}").format(
        begin=f"{quiet.begin:%H:%M}", end=f"{quiet.end:%H:%M}"
    )


def _none(one: Quiet, other: Quiet) -> bool:
    return one.begin == one.end and other.begin == other.end


def _title(words: str) -> Markup:
    return Markup("<b>{0}</b>").format(words)


def _back(t: Translator) -> tuple[Button, ...]:
    return (Button(t.gettext("Back"), "reminders:home"),)


def _all(t: Translator) -> tuple[Button, ...]:
    return (Button(t.gettext("My reminders"), "reminders:home"),)
