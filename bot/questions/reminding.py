"""What `/remind` asks for: how long before which visit, or what on which day."""

import re
from dataclasses import dataclass
from datetime import date

from bot.programme.model import Action, Event, Lang, Programme, Term, Visit
from bot.questions.dates import read_dates
from bot.questions.dates.lead import Lead, read_lead
from bot.questions.index import Index
from bot.questions.language import language_of
from bot.questions.linking import find_mentions, mend
from bot.questions.sentence import Sentence

_AROUND = " \t\n,.:;-–—、。："
#: What led to the date, and is nothing to be reminded of.
_LED = re.compile(
    r"\b(?:on|by|at|to|of|am|an|bis|zum|um|den)$|^(?:(?:of|to|that|an|daran)\b|に|は|までに|の)", re.I
)


@dataclass(frozen=True)
class Wish:
    #: Before what is named, if that was said.
    lead: Lead | None
    #: The visits that were named; several where a series was.
    visits: tuple[Visit, ...]
    #: The day named, and the words that are left: what to be reminded of.
    day: date | None
    words: str


def read_wish(text: str, lang: Lang, index: Index, today: date) -> Wish:
    """Read what follows `/remind`; `lang` counts where the words show no language."""
    spoken, _ = language_of(text, lang)
    lead = read_lead(text, spoken)
    if lead is not None:
        return Wish(lead, _visits(f"{text[: lead.span[0]]} {text[lead.span[1] :]}", spoken, index), None, "")
    dates = read_dates(text, spoken, today, prefer="future")
    if dates:
        first = dates[0]
        before, after = text[: first.span[0]].strip(_AROUND), text[first.span[1] :].strip(_AROUND)
        parts = (_LED.sub("", part).strip(_AROUND) for part in (before, after))
        return Wish(None, (), first.exact or first.start, " ".join(part for part in parts if part))
    return Wish(None, _visits(text, spoken, index), None, text.strip())


def _visits(text: str, lang: Lang, index: Index) -> tuple[Visit, ...]:
    """The visits that the names in a text are of, or else have to do with, each once."""
    sentence = mend(Sentence.of(text), index, lang)
    named = {key for mention in find_mentions(sentence, index) for key in mention.keys}
    found = {visit.key: visit for key in sorted(named) for visit in _of(key, index.programme)}
    if found:
        return tuple(found.values())
    return tuple(visit for visit in index.programme.visits if named & index.facets[visit.key].related)


def _of(key: str, programme: Programme) -> list[Visit]:
    """The visits that an entry is, belongs to, or names the series of."""
    entry = programme.entries[key]
    match entry:
        case Visit():
            return [entry]
        case Event():
            parent = programme.parents.get(key)
            return [parent] if isinstance(parent, Visit) else []
        case Action(visit=str(of)):
            visit = programme.entries.get(of)
            return [visit] if isinstance(visit, Visit) else []
        case Term():
            return [visit for visit in programme.visits if visit.series == key]
        case _:
            return []
