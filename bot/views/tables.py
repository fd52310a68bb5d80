"""The programme's visits as tables and as a briefing."""

from collections.abc import Sequence
from datetime import datetime

from icalendar import Calendar

from bot.files.columns import AGENDA, VISITS
from bot.i18n import Translator
from bot.programme.dates import Outcome, Precision
from bot.programme.model import LANGS, Programme, Text, Visit
from bot.programme.tense import AHEAD, tense_of
from bot.views.calendar_file import PRODUCT, visit_event
from bot.views.card import agenda_part, people_part, visit_card
from bot.views.files import headings
from bot.views.three import joined

Cell = str | int | None


def heading_row(columns: Sequence[str]) -> list[str]:
    """All three languages in each heading, which an import reads again."""
    names = headings()
    return [joined(names[column]) for column in columns]


def visits_table(programme: Programme) -> tuple[list[str], list[list[Cell]]]:
    rows: list[list[Cell]] = [
        [
            visit.key,
            *_three(visit.name),
            visit.host,
            str(visit.dates) if visit.dates else None,
            visit.certainty.value,
            "; ".join(visit.fields),
            *_three(visit.purpose),
            visit.outcome.value,
        ]
        for visit in programme.visits
    ]
    return heading_row(VISITS), rows


def agenda_table(programme: Programme) -> tuple[list[str], list[list[Cell]]]:
    rows: list[list[Cell]] = [
        [
            visit.key,
            item.key,
            *_three(item.name),
            item.kind.value,
            str(item.dates) if item.dates else None,
            item.time,
            item.place,
        ]
        for visit in programme.visits
        for item in visit.agenda
    ]
    return heading_row(AGENDA), rows


def calendar_of(programme: Programme, now: datetime, t: Translator) -> bytes | None:
    """Every visit whose days are known, in one calendar; None when there is none."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for visit in programme.visits:
        if visit.dates is not None and visit.dates.precision is Precision.DAY:
            calendar.add_component(visit_event(visit, programme, now, t))
    return bytes(calendar.to_ical()) if calendar.subcomponents else None


def briefing(programme: Programme, now: datetime, t: Translator) -> str | None:
    """What a delegation should know of the visits ahead, as Markdown; None when none is ahead."""
    ahead = [
        visit
        for visit in programme.visits
        if tense_of(visit, programme, now) in AHEAD and visit.outcome is Outcome.NONE
    ]
    if not ahead:
        return None
    title = t.gettext("Briefing: visits ahead")
    return "\n".join([f"# {title}", *(_chapter(visit, programme, now, t) for visit in ahead)])


def _chapter(visit: Visit, programme: Programme, now: datetime, t: Translator) -> str:
    parts = [visit_card(visit, programme, now, t).plain]
    if visit.agenda:
        parts.append(_without_head(agenda_part(visit, programme, now, t).plain))
    parts.append(_without_head(people_part(visit, programme, now, t).plain))
    head, _, rest = "\n\n".join(parts).partition("\n")
    lines = [line.replace("• ", "- ", 1) if line.startswith("• ") else line for line in rest.splitlines()]
    return "\n".join([f"\n## {head}\n", *(_escaped(line) for line in lines)])


def _without_head(text: str) -> str:
    return text.partition("\n\n")[2]


def _escaped(line: str) -> str:
    """Markdown ends a line only by two blanks; a name must not begin a heading."""
    if line.startswith(("#", ">")):
        line = "\\" + line
    return f"{line}  " if line else line


def _three(text: Text | None) -> list[str | None]:
    """In the languages in which it is really written."""
    if text is None:
        return [None, None, None]
    return [text[lang] if not text.only or lang in text.only else None for lang in LANGS]
