"""What was done with a follow-up, a line each."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.followups.model import Act, Happened
from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.dates import day_words
from bot.views.followups import words
from bot.views.layout import line
from bot.views.names import label


def lines(history: Sequence[Happened], programme: Programme, t: Translator) -> Markup:
    said = []
    for one in history:
        day = words.brief_day(one.at.date(), t)
        what = _act(one, programme, t)
        by = words.who(one.by, programme, t) if one.by is not None else ""
        said.append(line(day, f"{what} · {by}" if by else what, t))
    return Markup("\n").join(said)


def _act(one: Happened, programme: Programme, t: Translator) -> str:
    day = day_words(one.due_on, t, weekday=False) if one.due_on is not None else ""
    match one.act:
        case Act.RECORDED:
            return t.pgettext("history of a follow-up", "recorded")
        case Act.CORRECTED:
            return t.pgettext("history of a follow-up", "corrected")
        case Act.POSTPONED:
            return t.pgettext("history of a follow-up", "postponed to {day}").format(day=day)
        case Act.PASSED:
            city = programme.entries.get(one.ball or "")
            return t.pgettext("history of a follow-up", "passed to {city}").format(
                city=label(city, t) if city is not None else ""
            )
        case Act.DONE:
            return t.pgettext("history of a follow-up", "done")
        case Act.DROPPED:
            return t.pgettext("history of a follow-up", "dropped")
        case Act.REOPENED:
            return t.pgettext("history of a follow-up", "open again")
        case Act.TOLD:
            return t.pgettext("history of a follow-up", "the coordinators heard of it")
