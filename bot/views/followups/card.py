"""One follow-up: its card, the keyboards by which it is corrected and moved on, its history."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from markupsafe import Markup

from bot.followups.model import Happened, Shown, State
from bot.i18n import Translator
from bot.programme.model import Programme, Visit
from bot.views.choosers import Rows, field_sign, ticked
from bot.views.dates import day_words
from bot.views.followups import words
from bot.views.followups.history import lines
from bot.views.layout import joined
from bot.views.names import label
from bot.views.reply import Button, Reply

#: Which keyboard is under a card: what moves it on, what corrects it, new days, visits, nothing.
Face = Literal["plain", "edit", "later", "visit", "history"]
#: The faces that a tap can turn to, by their letters in callback data.
FACES: dict[str, Face] = {"p": "plain", "e": "edit", "l": "later", "v": "visit", "h": "history"}
#: How many visits are offered.
_VISITS = 8


def card(
    shown: Shown,
    programme: Programme,
    t: Translator,
    face: Face = "plain",
    *,
    history: Sequence[Happened] = (),
) -> Reply:
    blocks = [words.title(shown), words.rows(shown, programme, t)]
    if shown.state is State.OPEN and shown.due_on is None:
        blocks.append(Markup.escape(t.gettext("Without a day nobody is reminded.")))
    if face == "history":
        blocks.append(lines(history, programme, t))
    return Reply(joined(blocks), keyboard(shown, programme, t, face))


def recorded(shown: Shown, programme: Programme, t: Translator) -> Reply:
    """Just recorded in a private chat: all that was read, and one tap to correct each."""
    head = Markup.escape(t.gettext("Noted. Is this right? A tap corrects it."))
    of_it = card(shown, programme, t, "edit")
    return Reply(Markup("{0}\n\n{1}").format(head, of_it.text), of_it.buttons)


def recorded_in_group(shown: Shown, programme: Programme, t: Translator) -> Reply:
    """One short line."""
    who = words.who(shown.ball, programme, t)
    if shown.due_on is None:
        text = Markup.escape(t.gettext("📌 Noted: {text} – {who}")).format(text=shown.text, who=who)
    else:
        text = Markup.escape(t.gettext("📌 Noted: {text} – {who}, by {day}")).format(
            text=shown.text, who=who, day=day_words(shown.due_on, t)
        )
    return Reply(
        text,
        ((_turn(shown, "e", t.gettext("Correct")), _do(shown, "done", t.pgettext("follow-up", "Done"))),),
    )


def keyboard(shown: Shown, programme: Programme, t: Translator, face: Face) -> Rows:
    if shown.state is not State.OPEN:
        return ((_do(shown, "open", t.gettext("Undo")), *_history_button(shown, t, face)),)
    match face:
        case "edit":
            return _correcting(shown, programme, t)
        case "later":
            return (*_days(shown, t, "p"), (_back(shown, t),))
        case "visit":
            return (*_visits(shown, programme, t), (_turn(shown, "e", t.gettext("Back")),))
        case _:
            return _moving_on(shown, programme, t, face)


def _moving_on(shown: Shown, programme: Programme, t: Translator, face: Face) -> Rows:
    passing = tuple(
        _do(shown, f"to.{city.key}", t.gettext("Pass to {city}").format(city=label(city, t)))
        for city in programme.cities
        if city.key != shown.ball.city
    )
    return (
        (_do(shown, "done", t.pgettext("follow-up", "Done")), _turn(shown, "l", t.gettext("Postpone"))),
        (*passing, _do(shown, "drop", t.gettext("Drop"))),
        (_turn(shown, "e", t.gettext("Correct")), *_history_button(shown, t, face)),
    )


def _correcting(shown: Shown, programme: Programme, t: Translator) -> Rows:
    me = _do(shown, "me", ticked(t.pgettext("who does it", "Me"), shown.ball.mine))
    cities = tuple(
        _do(
            shown,
            f"w.{city.key}",
            ticked(label(city, t), city.key == shown.ball.city and not shown.ball.mine),
        )
        for city in programme.cities
    )
    fields = tuple(
        _do(shown, f"f.{field.number}", ticked(field_sign(field, t), field.key == shown.field))
        for field in programme.fields
    )
    return (
        *_days(shown, t, "d"),
        (me, *cities),
        fields,
        (_turn(shown, "v", t.gettext("Visit")), _do(shown, "text", t.gettext("Wording"))),
        (_do(shown, "drop", t.gettext("Drop")), _turn(shown, "p", t.gettext("That is right"))),
    )


def _days(shown: Shown, t: Translator, act: str) -> Rows:
    """Days to choose from, counted from the reader's day; others are written."""
    today = shown.today
    friday = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    month = today + timedelta(days=30)
    choices = {
        today + timedelta(days=1): t.gettext("Tomorrow"),
        friday: t.gettext("Friday"),
        today + timedelta(days=7): t.gettext("In a week"),
        month: t.gettext("In 30 days"),
    }
    buttons = [
        _do(shown, f"{act}.{day:%Y%m%d}", ticked(text, day == shown.due_on))
        for day, text in sorted(choices.items())
    ]
    others = (
        _do(shown, "day", t.gettext("Another day")),
        _do(shown, f"{act}.none", ticked(t.gettext("No day"), shown.due_on is None)),
    )
    rows: Rows = (tuple(buttons),) if len(buttons) < 4 else (tuple(buttons[:2]), tuple(buttons[2:]))
    return (*rows, others)


def _visits(shown: Shown, programme: Programme, t: Translator) -> Rows:
    def nearness(visit: Visit) -> int:
        return abs((visit.dates.start - shown.today).days) if visit.dates else 10**6

    nearest = sorted(programme.visits, key=nearness)[:_VISITS]
    rows = [(_entry(shown, visit.key, label(visit, t)),) for visit in nearest]
    none = _do(shown, "v.", ticked(t.gettext("None of them"), shown.entry is None))
    return (*rows, (none,))


def _entry(shown: Shown, key: str, text: str) -> Button:
    return _do(shown, f"v.{key}", ticked(text, key == shown.entry))


def _history_button(shown: Shown, t: Translator, face: Face) -> tuple[Button, ...]:
    return (
        (_back(shown, t),) if face == "history" else (_turn(shown, "h", t.pgettext("follow-up", "History")),)
    )


def _back(shown: Shown, t: Translator) -> Button:
    return _turn(shown, "p", t.gettext("Back"))


def _turn(shown: Shown, face: str, text: str) -> Button:
    return Button(text, f"fc:{shown.id}:{face}")


def _do(shown: Shown, act: str, text: str) -> Button:
    """Its data name the version that it was drawn for: on another one the tap does nothing."""
    return Button(text, f"fu:{shown.id}:{shown.version}:{act}")
