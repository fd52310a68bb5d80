"""Saying where an entry stands in time, as a sentence of its own or as a note behind a name."""

from datetime import date

from bot.i18n import Translator
from bot.programme.dates import Certainty, ProgrammeDate
from bot.programme.tense import Tense
from bot.views.dates import countdown, date_phrase, date_target, date_words, day_words


def standing(tense: Tense, dates: ProgrammeDate | None, certainty: Certainty, t: Translator) -> str:
    """Say it in a sentence: "It took place from 13 to 18 November 2018."."""
    if dates is None:
        return _without_dates(tense, t)
    when, target = date_phrase(dates, t), date_target(dates, t)
    match tense:
        case Tense.HELD:
            return t.gettext("It took place {when}.").format(when=when)
        case Tense.RUNNING if dates.is_range:
            last_day = day_words(dates.end, t, weekday=False)
            return t.gettext("It is under way, until {last_day}.").format(last_day=last_day)
        case Tense.RUNNING:
            return t.gettext("It takes place today, {day}.").format(day=date_words(dates, t))
        case Tense.LAPSED:
            return t.gettext(
                "It was planned {for_when}; the programme has no word that it took place."
            ).format(for_when=target)
        case Tense.CANCELLED:
            return t.gettext("It was planned {for_when} and has been cancelled.").format(for_when=target)
        case _:
            return _ahead(when, target, certainty, t)


def _ahead(when: str, target: str, certainty: Certainty, t: Translator) -> str:
    match certainty:
        case Certainty.FIXED:
            return t.gettext("It takes place {when}.").format(when=when)
        case Certainty.PLANNED:
            return t.gettext("It is planned {for_when}.").format(for_when=target)
        case Certainty.TENTATIVE:
            return t.gettext("It is tentatively planned {for_when}.").format(for_when=target)


def _without_dates(tense: Tense, t: Translator) -> str:
    match tense:
        case Tense.HELD:
            return t.gettext("It took place; the programme does not say when.")
        case Tense.CANCELLED:
            return t.gettext("It has been cancelled.")
        case _:
            return t.gettext("The programme gives no date for it.")


def tense_note(
    tense: Tense,
    dates: ProgrammeDate | None,
    certainty: Certainty,
    t: Translator,
    *,
    today: date | None = None,
) -> str:
    """A few words to put after a name and its dates; empty where they say it all.

    With `today`, the date in the host city, it also counts down to a known day.
    """
    match tense:
        case Tense.LAPSED:
            return t.gettext("was planned; no word that it took place")
        case Tense.CANCELLED:
            return t.pgettext("of a visit or event", "cancelled")
        case Tense.RUNNING if dates is not None and not dates.is_range:
            return t.gettext("today")
        case Tense.RUNNING:
            return t.gettext("under way")
        case Tense.UPCOMING | Tense.DUE:
            away = countdown(dates, today, t) if dates is not None and today is not None else None
            notes = [note for note in (_certainty_note(certainty, t), away) if note]
            return t.pgettext("between notes", ", ").join(notes)
        case _:
            return ""


def _certainty_note(certainty: Certainty, t: Translator) -> str:
    match certainty:
        case Certainty.PLANNED:
            return t.pgettext("of a visit or event", "planned")
        case Certainty.TENTATIVE:
            return t.pgettext("of a visit or event", "tentative")
        case Certainty.FIXED:
            return ""
