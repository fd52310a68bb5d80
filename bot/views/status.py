"""When an entry is or was, on a card and in a list, as of `now`."""

from datetime import datetime

from bot.i18n import Translator
from bot.programme.dates import Outcome
from bot.programme.model import Dated, Programme, Visit
from bot.programme.tense import Tense, tense_of
from bot.views.dates import date_words
from bot.views.names import label
from bot.views.tense import standing, tense_note


def status_words(entry: Dated, programme: Programme, now: datetime, t: Translator) -> str:
    """A sentence: "It took place from 13 to 18 November 2018.".

    An agenda item without a date of its own lies somewhere within its visit, and lasts no longer.
    """
    visit = programme.parents.get(entry.key)
    if entry.dates is None and isinstance(visit, Visit):
        return t.gettext("During the visit “{visit}” ({when})").format(
            visit=t.within_quotes(label(visit, t)), when=brief(visit, programme, now, t)
        )
    return standing(tense_of(entry, programme, now), entry.dates, entry.certainty, t)


def item_words(item: Dated, programme: Programme, now: datetime, t: Translator) -> str:
    """What an agenda item says beyond its visit: its own date, or that it was cancelled."""
    if item.dates is not None:
        return brief(item, programme, now, t)
    if item.outcome is Outcome.CANCELLED:
        return tense_note(Tense.CANCELLED, None, item.certainty, t)
    return ""


def brief(entry: Dated, programme: Programme, now: datetime, t: Translator) -> str:
    """A line in a list: the date, and a note where it alone would mislead."""
    if entry.dates is None:
        return status_words(entry, programme, now, t)
    dates = date_words(entry.dates, t, weekday=False)
    return noted(dates, tense_note(tense_of(entry, programme, now), entry.dates, entry.certainty, t), t)


def noted(dates: str, note: str, t: Translator) -> str:
    """The words of a date with a note behind them, if there is one."""
    if not note:
        return dates
    return t.pgettext("date and note", "{dates} · {note}").format(dates=dates, note=note)
