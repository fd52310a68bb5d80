"""What an entry is called, what is said of it, and what it has to do with: all that a question may use.

Pure functions of an entry and its programme; `index.py` makes them findable.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.programme.dates import ProgrammeDate
from bot.programme.model import (
    LANGS,
    Action,
    City,
    Dated,
    Entry,
    Event,
    Figure,
    Organisation,
    Party,
    Programme,
    Term,
    Text,
    Topic,
    Visit,
)


def names_of(entry: Entry) -> Iterator[str]:
    """Every name and alias of an entry, in all languages."""
    for lang in LANGS:
        yield entry.name[lang]
        if entry.short and entry.short[lang]:
            yield str(entry.short[lang])
    if entry.original:
        yield entry.original
    yield from entry.aliases


def parties_of(entry: Entry) -> Iterator[Party]:
    """Everybody who takes part in an entry, in whatever role."""
    match entry:
        case Visit():
            yield from (*entry.organisers, *entry.delegation)
        case Event():
            yield from (*entry.organisers, *entry.co_organisers, *entry.hosts)
            yield from (*entry.participants, *entry.speakers, *entry.witnesses)
        case Topic():
            yield from entry.actors


def dates_of(entry: Entry, programme: Programme) -> ProgrammeDate | None:
    """When it is: its own dates, or those of the visit that it belongs to or that carries it out."""
    if not isinstance(entry, Dated):
        return None
    if entry.dates:
        return entry.dates
    parent = programme.parents.get(entry.key)
    if isinstance(parent, Visit):
        return parent.dates
    if isinstance(entry, Action) and entry.visit:
        carrier = programme.entries.get(entry.visit)
        return carrier.dates if isinstance(carrier, Visit) else None
    return None


def sorts(entry: Entry, parent: Entry | None) -> Iterator[str]:
    yield type(entry).__name__.lower()
    match entry:
        case Event():
            yield entry.kind.value
            yield "agenda_item" if parent else "happening"
        case Visit():
            yield "happening"
        case Organisation() | Term():
            yield entry.kind.value
        case Action() if entry.dates or entry.visit:
            yield "dated_action"


def own_texts(entry: Entry) -> list[Text]:
    """What the programme says of the entry itself, beyond its name."""
    texts: list[Text | None] = [entry.text]
    match entry:
        case Visit():
            texts += [entry.purpose, entry.project, entry.destination]
            texts += [entry.size.text] if entry.size else []
        case Event():
            texts += [entry.venue, entry.result, *entry.topics]
            texts += [entry.attendance.text] if entry.attendance else []
        case Action():
            texts += [entry.heading]
        case Figure():
            texts += [entry.role]
        case Organisation():
            texts += [entry.place]
        case City():
            texts += [entry.country_name]
    texts += [party.text for party in parties_of(entry)]
    return [text for text in texts if text]


def texts_of(entry: Entry) -> list[Text]:
    return [entry.name, *own_texts(entry)]


def belonging(entry: Entry, parent: Entry | None, programme: Programme) -> list[Entry]:
    """Entries whose words may stand for this one in a question."""
    keys: set[str] = {key for party in parties_of(entry) for key in (party.organisation, party.figure) if key}
    near: list[Entry] = [parent] if parent else []
    match entry:
        case Visit():
            near += entry.agenda
            keys |= {*entry.fields, *entry.mentions}
            keys |= {key for item in entry.agenda for key in (item.place, *item.mentions) if key}
        case Event():
            keys |= {key for key in (entry.place, *entry.fields, *entry.mentions) if key}
        case Action():
            keys |= {*entry.fields, *entry.mentions}
            if isinstance(parent, Topic):
                keys.add(parent.field)
        case Topic():
            near += entry.actions
            keys.add(entry.field)
    return near + [programme.entries[key] for key in sorted(keys) if key in programme.entries]


def related(entry: Entry, parent: Entry | None, programme: Programme) -> Iterator[str]:
    for party in parties_of(entry):
        yield from _party_keys(party, programme)
    if isinstance(entry, Dated):
        yield from (*entry.fields, *entry.mentions)
    match entry:
        case Visit():
            yield from (key for key in (entry.host, entry.guests, entry.series, entry.based_on) if key)
            for item in entry.agenda:
                yield item.key
                yield from related(item, None, programme)
        case Event():
            yield from (key for key in (entry.city,) if key)
            yield from _with_owner(entry.place, programme)
        case Topic():
            yield entry.field
            for action in entry.actions:
                yield action.key
                yield from action.mentions
        case Action():
            yield from (key for key in (entry.visit,) if key)
        case Organisation():
            yield from (key for key in (entry.city, entry.part_of) if key)
        case Figure():
            yield from (key for key in (entry.city, entry.organisation) if key)
        case Term():
            yield from entry.fields
    match parent:
        case Visit():
            yield parent.key
            yield from (key for key in (parent.host, parent.guests, parent.series) if key)
            for party in parent.delegation:
                yield from _party_keys(party, programme)
        case Topic():
            yield from (parent.key, parent.field)
            for party in parent.actors:
                yield from _party_keys(party, programme)


def _party_keys(party: Party, programme: Programme) -> Iterator[str]:
    yield from _with_owner(party.organisation, programme)
    if party.figure:
        yield party.figure
        figure = programme.entries.get(party.figure)
        if isinstance(figure, Figure):
            yield from _with_owner(figure.organisation, programme)


def _with_owner(key: str | None, programme: Programme) -> Iterator[str]:
    """An organisation and what it is a part of."""
    while key:
        yield key
        entry = programme.entries.get(key)
        key = entry.part_of if isinstance(entry, Organisation) else None
