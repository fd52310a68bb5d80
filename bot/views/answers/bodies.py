"""What an organisation, a figure or a term is, and where it comes up."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import (
    Dated,
    Entry,
    Figure,
    Organisation,
    Programme,
)
from bot.questions.entries import dates_of
from bot.questions.slots import (
    acting_in,
    involvements,
    visit_of,
)
from bot.views.answers.contents import about, seen_there
from bot.views.answers.places import where
from bot.views.answers.rows import row
from bot.views.layout import bullets
from bot.views.names import label, name
from bot.views.status import brief


def part_of(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    key = getattr(entry, "part_of", None) or getattr(entry, "organisation", None)
    return row(t.gettext("Part of"), [name(programme.entries[key], t)], t) if key else []


def meaning(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    told = [Markup.escape(t.pick(entry.role))] if isinstance(entry, Figure) and entry.named else []
    told += [Markup.escape(t.pick(entry.text))] if entry.text else []
    if isinstance(entry, Organisation | Figure):
        told += part_of(entry, programme, now, t)
        told += where(entry, programme, now, t)
    if isinstance(entry, Organisation):
        told += seen_there(entry, programme, t)
    if isinstance(entry, Organisation) and not entry.text:
        told += involvement(entry, programme, now, t)
    return told or about(entry, programme, now, t)


def involvement(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    found = dict.fromkeys(line_of(other, programme, now, t) for other in involvements(entry, programme))
    return [bullets(t.gettext("In the programme"), found)] if found else []


def line_of(entry: Entry, programme: Programme, now: datetime, t: Translator) -> str:
    if isinstance(entry, Dated) and dates_of(entry, programme) is not None:
        visit = visit_of(entry, programme)
        when = brief(visit if visit and entry.dates is None else entry, programme, now, t)
        return t.pgettext("a name and what follows it", "{name} ({aside})").format(
            name=label(entry, t), aside=when
        )
    return label(entry, t)


def role(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    if isinstance(entry, Figure):
        return meaning(entry, programme, now, t)
    return involvement(entry, programme, now, t)


def acting(entry: Entry, programme: Programme, now: datetime, t: Translator) -> list[Markup]:
    """The topics for which it is foreseen as an actor, each with its field."""
    told = [
        t.pgettext("a name and what follows it", "{name} ({aside})").format(
            name=label(topic, t), aside=label(programme.entries[topic.field], t)
        )
        for topic in acting_in(entry, programme)
    ]
    return [bullets(t.gettext("Potential actor for"), told)]
