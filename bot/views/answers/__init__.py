"""The wording of an answer: the fact asked for first, then a few lines, then the source."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator, translator
from bot.programme.model import Action, Entry, Programme, Visit
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
from bot.views.answers.lists import choice_label, entry_line, listing_blocks, nothing_blocks
from bot.views.answers.nos import missing, no_such, not_in_programme
from bot.views.layout import joined
from bot.views.names import label
from bot.views.reply import Button, Reply
from bot.views.sources import answer_sources

#: A list may stand on many entries; so many are offered as cards.
MOST_CARDS = 3


def answer_reply(answer: Answer, now: datetime) -> Reply:
    """The message for an answer, in its language. `now` is the calendar's, for tenses."""
    t = translator(answer.lang)
    blocks = _blocks(answer.point, answer.programme, now, t)
    if answer.verdict is not None:
        blocks.insert(0, Markup.escape(t.gettext("Yes.") if answer.verdict else t.gettext("No.")))
    if answer.status == "answered" and answer.sources:
        entries = [answer.programme.entries[key] for key in answer.sources]
        blocks.append(answer_sources(entries, answer.programme, now, t))
    return Reply(joined(blocks), tuple(_buttons(answer.point, answer.programme, now, t)))


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


def _buttons(point: Point, programme: Programme, now: datetime, t: Translator) -> list[tuple[Button, ...]]:
    if isinstance(point, Choice):
        return [
            (Button(choice_label(entry, programme, now, t), f"ask:{entry.key}:{point.slot}"),)
            for entry in point.entries
        ]
    shown: list[Entry] = []
    match point:
        case Facts(entry=entry):
            shown = [entry]
        case Listing(entries=entries) if len(entries) <= MOST_CARDS:
            shown = list(entries)
        case NothingPlanned(next=coming) if coming is not None:
            shown = [coming]
        case NoSuch(nearest=nearest):
            shown = list(nearest)
    cards = [_with_card(entry, programme) for entry in shown]
    return [(Button(label(entry, t), f"card:{entry.key}"),) for entry in dict.fromkeys(c for c in cards if c)]


def _with_card(entry: Entry, programme: Programme) -> Entry | None:
    """The entry whose card helps on: the visit of an agenda item, the visit behind an action."""
    parent = programme.parents.get(entry.key)
    if isinstance(parent, Visit):
        return parent
    if isinstance(entry, Action) and entry.visit:
        return programme.entries.get(entry.visit)
    return entry
