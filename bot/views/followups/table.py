"""Follow-ups as a table to take along: each heading, state and name in all three languages."""

from datetime import date, datetime

from bot.followups.model import Shown, State
from bot.i18n import Translator, translator
from bot.programme.model import Programme
from bot.views.followups import words
from bot.views.names import label
from bot.views.three import each_in_three, in_three

Cell = str | int | date | None


def headings(programme: Programme) -> list[str]:
    return each_in_three(lambda t: _headings(programme, t))


def row(shown: Shown, recorded: datetime, closed: datetime | None, programme: Programme) -> list[Cell]:
    """`recorded` and `closed` in UTC; their days are put down."""
    of_city = {side.city: side for side in reversed(shown.sides)}
    english = translator("en")
    who: list[Cell] = []
    for city in programme.cities:
        side = of_city.get(city.key)
        who.append(words.who(side, programme, english) if side is not None else None)
    nowhere = of_city.get("")
    return [
        shown.id,
        shown.text,
        in_three(lambda t: _state(shown.state, t)),
        shown.due_on,
        in_three(lambda t: _city(shown.ball.city, programme, t)),
        *who,
        nowhere.name if nowhere is not None else None,
        in_three(lambda t: words.field_words(shown.field, programme, t)),
        in_three(lambda t: words.entry_words(shown.entry, programme, t)),
        recorded.date(),
        closed.date() if closed is not None else None,
        shown.link or shown.quote,
    ]


def _headings(programme: Programme, t: Translator) -> list[str]:
    return [
        t.pgettext("table", "No."),
        t.pgettext("table", "What was promised"),
        t.pgettext("table", "State"),
        t.pgettext("table", "Due"),
        t.pgettext("table", "Next move"),
        *(t.pgettext("table", "Who in {city}").format(city=label(city, t)) for city in programme.cities),
        t.pgettext("table", "Who else"),
        t.pgettext("table", "Field"),
        t.pgettext("table", "Visit or action"),
        t.pgettext("table", "Recorded on"),
        t.pgettext("table", "Closed on"),
        t.pgettext("table", "Message"),
    ]


def _state(state: State, t: Translator) -> str:
    match state:
        case State.OPEN:
            return t.pgettext("state of a follow-up", "open")
        case State.DONE:
            return t.pgettext("state of a follow-up", "done")
        case State.DROPPED:
            return t.pgettext("state of a follow-up", "dropped")


def _city(key: str, programme: Programme, t: Translator) -> str:
    city = programme.entries.get(key)
    return label(city, t) if city is not None else ""
