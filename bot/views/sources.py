"""Where a fact stands and as of when it is told."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Dated, Entry, Programme, Source
from bot.programme.tense import today_in, zone_of
from bot.views.dates import day_words


def source_lines(entry: Entry, programme: Programme, now: datetime, t: Translator) -> Markup:
    """`Source: …`, one a line, and `As of …` at the host's, in italics."""
    said = [
        t.gettext("Source: {source}").format(source=source_words(source, programme, t))
        for source in entry.source
    ]
    zone = zone_of(entry, programme) if isinstance(entry, Dated) else next(iter(programme.zones.values()))
    said.append(t.gettext("As of {day}").format(day=day_words(today_in(zone, now), t, weekday=False)))
    return Markup("\n").join(Markup("<i>{0}</i>").format(line) for line in said)


def source_words(source: Source, programme: Programme, t: Translator) -> str:
    """Document, slide, lines of its text file."""
    document = next(document for document in programme.documents if document.key == source.document)
    several = 1 if source.lines.isdecimal() else 2
    return t.ngettext(
        "{document}, slide “{slide}”, line {lines}", "{document}, slide “{slide}”, lines {lines}", several
    ).format(
        document=t.pick(document.title),
        slide=source.slide,
        lines=source.lines.replace("-", "–"),
    )
