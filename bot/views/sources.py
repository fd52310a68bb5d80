"""Where a fact stands and as of when it is told."""

from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Dated, Entry, Programme, Source
from bot.programme.tense import today_in, zone_of
from bot.views.dates import date_words, day_words


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
    """Document with its date, slide, lines of its text file."""
    document = next(document for document in programme.documents if document.key == source.document)
    return t.gettext("{document} ({date}), slide “{slide}”, lines {lines}").format(
        document=t.pick(document.title),
        date=date_words(document.date, t, weekday=False),
        slide=source.slide,
        lines=source.lines.replace("-", "–"),
    )
