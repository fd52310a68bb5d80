"""Where a fact stands and as of when it is told."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Dated, Entry, Programme, Source, Visit
from bot.programme.tense import today_in, zone_of
from bot.views.dates import day_words
from bot.views.names import semicolons


def source_lines(entry: Entry, programme: Programme, now: datetime, t: Translator) -> Markup:
    """A line for each document, and `As of …` at the host's, in italics."""
    zone = zone_of(entry, programme) if isinstance(entry, Dated) else next(iter(programme.zones.values()))
    day = day_words(today_in(zone, now), t, weekday=False)
    said = [*documents(entry, programme, t), t.gettext("As of {day}").format(day=day)]
    return Markup("\n").join(Markup("<i>{0}</i>").format(line) for line in said)


def documents(entry: Entry, programme: Programme, t: Translator) -> list[str]:
    """`Source: …`, once for each document."""
    if not entry.source and isinstance(entry, Visit):
        return [t.gettext("Source: entered by the coordinators")]
    said = []
    for key, places in groupby(entry.source, key=lambda source: source.document):
        document = next(document for document in programme.documents if document.key == key)
        words = t.gettext("Source: {document}, {places}")
        said.append(words.format(document=t.pick(document.title), places=_places(places, t)))
    return said


def _places(sources: Iterable[Source], t: Translator) -> str:
    return semicolons((_place(source, t) for source in sources), t)


def _place(source: Source, t: Translator) -> str:
    """The slide and the lines of its text file."""
    several = 1 if source.lines.isdecimal() else 2
    words = t.ngettext("slide “{slide}”, line {lines}", "slide “{slide}”, lines {lines}", several)
    return words.format(slide=source.slide, lines=source.lines.replace("-", "–"))


def answer_sources(entries: list[Entry], programme: Programme, now: datetime, t: Translator) -> Markup:
    """One line under an answer: the document and, for a single entry, its places; then as of when."""
    if len(entries) == 1:
        return source_lines(entries[0], programme, now, t)
    keys = dict.fromkeys(source.document for entry in entries for source in entry.source)
    titles = [t.pick(document.title) for document in programme.documents if document.key in keys]
    day = day_words(today_in(next(iter(programme.zones.values())), now), t, weekday=False)
    said = [t.gettext("Source: {document}").format(document=title) for title in titles]
    said.append(t.gettext("As of {day}").format(day=day))
    return Markup("\n").join(Markup("<i>{0}</i>").format(line) for line in said)
