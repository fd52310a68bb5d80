"""`/stats`: figures as numbers, and the rows of their picture."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.figures.model import LATENESS, LOOK_BACK, Figures
from bot.i18n import Translator
from bot.programme.model import LANGS, Programme
from bot.programme.tense import today_in
from bot.views.dates import day_words
from bot.views.layout import bullets, joined
from bot.views.names import label
from bot.views.reply import Attachment, Reply

#: Messages by state, in the order in which they are shown; those on their way count as waiting.
STATES = ("queued", "sent", "failed", "unreachable", "unknown", "missed", "withdrawn")


@dataclass(frozen=True)
class Chart:
    """A title and its rows: words and number."""

    title: str
    rows: Sequence[tuple[str, int]]


def stats(figures: Figures, picture: bytes, programme: Programme, t: Translator) -> Reply:
    """All of the picture's numbers stand in the caption too."""
    blocks = [
        bullets(chart.title, [_row(words, number, t) for words, number in chart.rows])
        for chart in charts(figures, programme, t)
    ]
    return Reply(joined(blocks), attachment=Attachment("stats.png", picture, "image/png"))


def heading(programme: Programme, now: datetime, t: Translator) -> tuple[str, str]:
    """Title of the picture, and as of when it is."""
    day = day_words(today_in(next(iter(programme.zones.values())), now), t, weekday=False)
    return t.gettext("The partnership in figures"), t.gettext("As of {day}").format(day=day)


def charts(figures: Figures, programme: Programme, t: Translator) -> list[Chart]:
    """What is shown, in its order."""
    days = t.number(LOOK_BACK.days)
    reached = figures.people - figures.blocked
    cities = [(label(city, t), figures.by_city.get(city.key, 0)) for city in programme.cities]
    known = {city.key for city in programme.cities}
    unsaid = sum(number for key, number in figures.by_city.items() if key not in known)
    questions = figures.questions
    return [
        Chart(
            t.gettext("People"),
            [(t.gettext("can be written to"), reached), (t.gettext("have blocked the bot"), figures.blocked)],
        ),
        Chart(t.gettext("By city"), [*cities, (t.pgettext("city", "not chosen"), unsaid)]),
        Chart(
            t.gettext("By language"),
            [(t.language_name(lang), figures.by_language.get(lang, 0)) for lang in LANGS],
        ),
        Chart(
            t.gettext("Followers of the fields"),
            [(label(field, t), figures.by_field.get(field.key, 0)) for field in programme.fields],
        ),
        Chart(
            t.gettext("Messages of the last {days} days").format(days=days),
            [(state_words(state, t), number) for state, number in _states(figures.deliveries)],
        ),
        Chart(
            t.gettext("Questions of the last {days} days").format(days=days),
            [
                (t.gettext("answered"), questions.get("answered", 0)),
                (t.gettext("asked back"), questions.get("clarify", 0)),
                (t.gettext("not in the programme"), questions.get("unanswered", 0)),
                (t.gettext("of all: passed on to people"), questions.get("passed-on", 0)),
                (t.gettext("of all: marked as misunderstood"), questions.get("rejected", 0)),
            ],
        ),
        Chart(
            t.gettext("Open follow-ups"),
            [(lateness_words(late, t), figures.follow_ups.get(late, 0)) for late in LATENESS],
        ),
    ]


def state_words(state: str, t: Translator) -> str:
    match state:
        case "queued":
            return t.pgettext("messages", "waiting")
        case "sent":
            return t.pgettext("messages", "sent")
        case "failed":
            return t.pgettext("messages", "failed")
        case "unreachable":
            return t.pgettext("messages", "could not be delivered")
        case "unknown":
            return t.pgettext("messages", "in doubt")
        case "missed":
            return t.pgettext("messages", "too late to be of use")
        case _:
            return t.pgettext("messages", "withdrawn")


def lateness_words(late: str, t: Translator) -> str:
    match late:
        case "undated":
            return t.gettext("without a date")
        case "ahead":
            return t.gettext("not due yet")
        case "week":
            return t.gettext("up to a week late")
        case "month":
            return t.gettext("up to 30 days late")
        case _:
            return t.gettext("more than 30 days late")


def _states(found: Mapping[str, int]) -> list[tuple[str, int]]:
    counted = {**found, "queued": found.get("queued", 0) + found.get("sending", 0)}
    return [(state, counted.get(state, 0)) for state in STATES]


def _row(words: str, number: int, t: Translator) -> str:
    return t.pgettext("words and number", "{words}: {number}").format(words=words, number=t.number(number))
