"""Who comes along: said on a visit's card, with the buttons to say it."""

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Programme, Visit
from bot.reminders.model import ANSWERS, Answer, Attendance
from bot.views.choosers import ticked
from bot.views.layout import bullets
from bot.views.names import label
from bot.views.reply import Button

Rows = tuple[tuple[Button, ...], ...]


def who_comes(attendance: Attendance, programme: Programme, t: Translator) -> Markup:
    """How many come from each city, and how many may."""
    cities = {city.key: label(city, t) for city in programme.cities}
    numbers = [
        _counted(cities[key], attendance.coming[key], t) for key in cities if attendance.coming.get(key)
    ]
    elsewhere = sum(number for key, number in attendance.coming.items() if key not in cities)
    if elsewhere:
        numbers.append(_counted(t.gettext("from elsewhere"), elsewhere, t))
    if attendance.maybe:
        numbers.append(_counted(t.gettext("perhaps"), attendance.maybe, t))
    return bullets(t.gettext("Who comes"), numbers)


def answer_buttons(visit: Visit, attendance: Attendance, t: Translator) -> Rows:
    words: dict[Answer, str] = {
        "coming": t.gettext("I am coming"),
        "maybe": t.gettext("Perhaps"),
        "no": t.gettext("I am not coming"),
    }
    answers = tuple(
        Button(ticked(words[answer], answer == attendance.mine), f"rsvp:{visit.key}:{answer}")
        for answer in ANSWERS
    )
    remind = t.ngettext("Remind me {days} day before", "Remind me {days} days before", 3)
    return (answers, (Button(remind.format(days=t.number(3)), f"before:{visit.key}:3"),))


def answer_noted(answer: Answer, t: Translator) -> str:
    """A toast."""
    match answer:
        case "coming":
            return t.gettext("Noted: you are coming. I will remind you.")
        case "maybe":
            return t.gettext("Noted: perhaps.")
        case "no":
            return t.gettext("Noted: you are not coming.")


def _counted(who: str, number: int, t: Translator) -> str:
    return t.pgettext("who comes: a city and a number", "{who}: {number}").format(
        who=who, number=t.number(number)
    )
