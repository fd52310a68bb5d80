"""Who comes along: said on a visit's card, with the buttons to say it."""

from datetime import date, timedelta

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.dates import Precision, ProgrammeDate
from bot.programme.model import Programme, Visit
from bot.reminders.model import ANSWERS, Answer, Attendance
from bot.views.choosers import ticked
from bot.views.dates import date_words
from bot.views.layout import bullets
from bot.views.names import label
from bot.views.reply import Button, Reply

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
    row = [Button(remind.format(days=t.number(3)), f"before:{visit.key}:3")]
    if attendance.mine == "coming" and visit.dates and visit.dates.precision is Precision.DAY:
        row.append(Button(t.gettext("My travel days"), f"travel:{visit.key}"))
    return (answers, tuple(row))


def answer_noted(answer: Answer, t: Translator) -> str:
    """A toast."""
    match answer:
        case "coming":
            return t.gettext("Noted: you are coming. I will remind you.")
        case "maybe":
            return t.gettext("Noted: perhaps.")
        case "no":
            return t.gettext("Noted: you are not coming.")


def ask_travel_days(visit: Visit, programme: Programme, t: Translator) -> Reply:
    """On which days somebody who comes is at the host's: perhaps more than those of the visit."""
    text = t.gettext(
        "On which days are you in {city}? Then I write to you at the hours there. Write the first and the "
        "last day, for example: {example}"
    )
    return Reply(Markup.escape(text.format(city=_host(visit, programme, t), example=_example(visit, t))))


def travel_days_unclear(visit: Visit, t: Translator) -> Reply:
    text = t.gettext(
        "I need the first and the last day, with the visit between them, for example: {example}\n"
        "/cancel leaves the days as they are."
    )
    return Reply(Markup.escape(text.format(example=_example(visit, t))))


def travel_days_noted(visit: Visit, first: date, last: date, programme: Programme, t: Translator) -> Reply:
    text = t.gettext("Noted: {dates} in {city}. On these days I write to you at the hours there.")
    dates = date_words(ProgrammeDate(first, last, Precision.DAY), t, weekday=False)
    return Reply(Markup.escape(text.format(city=_host(visit, programme, t), dates=dates)))


def _host(visit: Visit, programme: Programme, t: Translator) -> str:
    return label(programme.entries[visit.host], t)


def _example(visit: Visit, t: Translator) -> str:
    """From the day before the visit to the day after it."""
    assert visit.dates is not None, "asked of a visit whose days are known"
    day = timedelta(days=1)
    dates = ProgrammeDate(visit.dates.start - day, visit.dates.end + day, Precision.DAY)
    return date_words(dates, t, weekday=False)


def _counted(who: str, number: int, t: Translator) -> str:
    return t.pgettext("who comes: a city and a number", "{who}: {number}").format(
        who=who, number=t.number(number)
    )
