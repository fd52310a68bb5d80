"""What the programme says of an event or agenda item, as rows of label and words."""

from collections.abc import Iterable

from bot.i18n import Translator
from bot.programme.model import Event, Party, Programme
from bot.views.names import headcount, name, party, semicolons


def place_words(event: Event, programme: Programme, t: Translator) -> str | None:
    """Room and house as the programme gives them: "Auditorium, Essen City Hall"."""
    place = name(programme.entries[event.place], t) if event.place else None
    venue = t.pick(event.venue) if event.venue else None
    if place and venue:
        return t.pgettext("room and house", "{venue}, {place}").format(venue=venue, place=place)
    return place or venue


def event_rows(event: Event, programme: Programme, t: Translator) -> list[tuple[str, str]]:
    """What the programme says of an event or agenda item: label and words, as far as it says it."""
    place = place_words(event, programme, t)
    rows = [
        (t.gettext("Where"), place or ""),
        (t.gettext("Hosts"), _all(event.hosts, programme, t)),
        (t.gettext("Participants"), _all(event.participants, programme, t)),
        (t.gettext("Speakers"), _all(event.speakers, programme, t)),
        (t.gettext("Witnesses"), _all(event.witnesses, programme, t)),
        (t.gettext("Organised by"), _all(event.organisers, programme, t)),
        (t.gettext("Co-organised by"), _all(event.co_organisers, programme, t)),
        (t.gettext("Attendance"), headcount(event.attendance, t) if event.attendance else ""),
        (t.gettext("Subjects"), semicolons((t.pick(topic) for topic in event.topics), t)),
        (t.gettext("Result"), t.pick(event.result) if event.result else ""),
    ]
    return [(title, words) for title, words in rows if words]


def _all(parts: Iterable[Party], programme: Programme, t: Translator) -> str:
    return semicolons((party(part, programme, t) for part in parts), t)
