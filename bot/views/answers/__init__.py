"""The wording of an answer: the fact asked for first, then a few lines, then the source."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator, translator
from bot.programme.model import Programme
from bot.questions.model import (
    Answer,
    Choice,
    Facts,
    HowTo,
    Kept,
    Listing,
    Missing,
    NoSuch,
    NothingPlanned,
    NotInProgramme,
    Point,
)
from bot.views.answers.facts import facts_blocks
from bot.views.answers.howto import how_to
from bot.views.answers.kept import kept_blocks
from bot.views.answers.lists import entry_line, listing_blocks, nothing_blocks
from bot.views.answers.nos import missing, no_such, not_in_programme
from bot.views.answers.steps import next_steps
from bot.views.layout import joined
from bot.views.reply import Reply
from bot.views.sources import answer_sources


def answer_reply(answer: Answer, now: datetime) -> Reply:
    """The message for an answer, in its language. `now` is the calendar's, for tenses."""
    t = translator(answer.lang)
    blocks = _blocks(answer.point, answer.programme, now, t)
    if answer.verdict is not None:
        blocks.insert(0, Markup.escape(t.gettext("Yes.") if answer.verdict else t.gettext("No.")))
    if answer.status == "answered" and answer.sources:
        entries = [answer.programme.entries[key] for key in answer.sources]
        blocks.append(answer_sources(entries, answer.programme, now, t))
    return Reply(joined(blocks), tuple(next_steps(answer.point, answer.programme, now, t)))


def _blocks(point: Point, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    match point:
        case Facts():
            return facts_blocks(point, programme, now, t)
        case Listing():
            return listing_blocks(point, programme, now, t)
        case NothingPlanned():
            return nothing_blocks(point, programme, now, t)
        case HowTo(command=command):
            return [how_to(command, t)]
        case Missing():
            return missing(point, programme, now, t)
        case NoSuch():
            return no_such(point, programme, now, t)
        case Kept():
            return kept_blocks(point, programme, t)
        case Choice(entries=entries):
            lines = [Markup.escape(t.gettext("Which of these do you mean?"))]
            lines += [Markup("• {0}").format(entry_line(entry, programme, now, t)) for entry in entries]
            return [Markup("\n").join(lines)]
        case NotInProgramme():
            return not_in_programme(t)
