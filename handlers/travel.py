"""On which days somebody who comes is at the host's: a button on the card, then their next message."""

from datetime import date, timedelta

from telegram import Update

from bot import dialogues
from bot.programme.dates import Precision
from bot.programme.model import Visit
from bot.programme.tense import today_in, zone_of
from bot.questions.dates import DateReading, read_dates
from bot.questions.language import language_of
from bot.reminders import acts
from bot.telegram.context import KizunaContext
from bot.views import attendance, oddities
from db.models.dialogues import Dialogue
from handlers.dialogues import KINDS, Kind, speaker
from handlers.taps import arguments

DIALOGUE = "travel"
#: Nobody stays longer before or after a visit and still counts as on that trip.
_AROUND = timedelta(days=60)


async def ask(update: Update, context: KizunaContext) -> None:
    visit = _visit(arguments(update)[0], context)
    if visit is None:
        context.toast(oddities.gone(context.t))
        return
    who = speaker(update, context)
    state = {"visit": visit.key}
    await dialogues.begin(context.session, who, DIALOGUE, state, context.now, listens=True)
    context.reply(attendance.ask_travel_days(visit, context.programme, context.t))


async def heard(update: Update, context: KizunaContext, dialogue: Dialogue) -> bool:
    """The two days; what names no day is another matter."""
    await context.hold_programme()
    visit = _visit(dialogue.state["visit"], context)
    if visit is None:
        await dialogues.end(context.session, dialogue)
        return False
    message = update.effective_message
    read = _read((message.text or "") if message else "", visit, context)
    if not read:
        return False  # another matter: it waits on
    days = _fitting(read, visit)
    if days is None:
        context.reply(attendance.travel_days_unclear(visit, context.t))
        return True
    first, last = days
    person, programme = context.required_person, context.programme
    await acts.travels(context.session, person, visit, first, last, programme, context.now)
    await dialogues.end(context.session, dialogue)
    context.reply(attendance.travel_days_noted(visit, first, last, programme, context.t))
    return True


def _visit(key: str, context: KizunaContext) -> Visit | None:
    """The visit, as long as it is ahead and its days are known."""
    visit = context.programme.entries.get(key)
    if not isinstance(visit, Visit) or not acts.is_ahead(visit, context.programme, context.now):
        return None
    return visit if visit.dates is not None and visit.dates.precision is Precision.DAY else None


def _read(text: str, visit: Visit, context: KizunaContext) -> list[DateReading]:
    spoken, _ = language_of(text, context.t.lang)
    today = today_in(zone_of(visit, context.programme), context.now)
    return read_dates(text, spoken, today, prefer="future")


def _fitting(read: list[DateReading], visit: Visit) -> tuple[date, date] | None:
    """First and last day that were named, with the visit between them."""
    assert visit.dates is not None, "its days are known"
    first, last = min(one.start for one in read), max(one.end for one in read)
    fits = first <= visit.dates.start and visit.dates.end <= last
    near = visit.dates.start - first <= _AROUND and last - visit.dates.end <= _AROUND
    return (first, last) if fits and near else None


KINDS[DIALOGUE] = Kind(heard, "")
