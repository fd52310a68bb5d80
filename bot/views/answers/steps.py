"""What an answer leads on to, as buttons: the card, the days in a calendar, a reminder, following a field."""

from datetime import datetime

from bot.i18n import Translator
from bot.programme.dates import Precision
from bot.programme.model import Action, Entry, Field, Programme, Topic, Visit
from bot.programme.tense import AHEAD, tense_of
from bot.questions.model import Choice, Facts, Listing, NoSuch, NothingPlanned, Point
from bot.questions.slots import topic_of
from bot.views.answers.lists import choice_label
from bot.views.names import label
from bot.views.reply import Button

Row = tuple[Button, ...]

#: A list may stand on many entries; so many are offered as cards.
MOST_CARDS = 3
#: So many days before a visit a tap sets a reminder; another number is set on its card.
REMIND_BEFORE = 3


def next_steps(point: Point, programme: Programme, now: datetime, t: Translator) -> list[Row]:
    """One row a thing; of one visit that is still to come also what one does with a date."""
    if isinstance(point, Choice):
        return [
            (Button(choice_label(entry, programme, now, t), f"ask:{entry.key}:{point.slot}"),)
            for entry in point.entries
        ]
    cards = dict.fromkeys(card for entry in _shown(point) if (card := _with_card(entry, programme)))
    rows: list[Row] = [(Button(label(entry, t), f"card:{entry.key}"),) for entry in cards]
    visits = [entry for entry in cards if isinstance(entry, Visit)]
    if len(visits) == 1 and tense_of(visits[0], programme, now) in AHEAD:
        rows.append(_with_its_date(visits[0], t))
    field = _field(point, programme)
    if field is not None:
        follow = t.gettext("Follow “{field}”").format(field=t.within_quotes(label(field, t)))
        rows.append((Button(follow, f"follow:{field.key}"),))
    return rows


def _shown(point: Point) -> list[Entry]:
    match point:
        case Facts(entry=entry):
            return [entry]
        case Listing(entries=entries) if len(entries) <= MOST_CARDS:
            return list(entries)
        case NothingPlanned(next=coming) if coming is not None:
            return [coming]
        case NoSuch(nearest=nearest):
            return list(nearest)
    return []


def _with_card(entry: Entry, programme: Programme) -> Entry | None:
    """The entry whose card helps on: the visit of an agenda item, the visit behind an action."""
    parent = programme.parents.get(entry.key)
    if isinstance(parent, Visit):
        return parent
    if isinstance(entry, Action) and entry.visit:
        return programme.entries.get(entry.visit)
    return entry


def _with_its_date(visit: Visit, t: Translator) -> Row:
    remind = t.ngettext("Remind me {days} day before", "Remind me {days} days before", REMIND_BEFORE)
    reminder = Button(remind.format(days=t.number(REMIND_BEFORE)), f"before:{visit.key}:{REMIND_BEFORE}")
    if visit.dates is None or visit.dates.precision is not Precision.DAY:
        return (reminder,)
    return (Button(t.gettext("Calendar file"), f"ics:{visit.key}"), reminder)


def _field(point: Point, programme: Programme) -> Field | None:
    """The field that the answer is about, when it is about the plans in one."""
    about = point.of if isinstance(point, Listing) else point.entry if isinstance(point, Facts) else None
    if isinstance(about, Topic | Action):
        topic = topic_of(about, programme)
        about = programme.entries.get(topic.field) if topic else None
    return about if isinstance(about, Field) else None
