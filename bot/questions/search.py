"""Visits and actions that a few words name: for inline mode, where each letter typed asks anew.

No answer is read out of the words: whatever holds all of them is offered, the best first.
"""

from collections.abc import Sequence

from bot.programme.dates import Outcome
from bot.programme.model import Action, Entry, Programme, Visit
from bot.questions.entries import names_of, texts_of
from bot.questions.text import fold

#: Telegram shows at most 50.
SHOWN = 20
#: More words than anybody types to find a visit.
_WORDS = 8


def found(words: str, programme: Programme) -> Sequence[Visit | Action]:
    """Those of which every word is in the name, else in what belongs to it; without words what is planned."""
    entries = [entry for entry in programme if isinstance(entry, Visit | Action)]
    wanted = [fold(word) for word in words.split()[:_WORDS]]
    wanted = [word for word in wanted if word]
    if not wanted:
        planned = (one for one in entries if isinstance(one, Visit) and one.outcome is Outcome.NONE)
        return [*planned][:SHOWN]
    named = [one for one in entries if _holds(" ".join(names_of(one)), wanted)]
    told = [one for one in entries if one not in named and _holds(_told(one, programme), wanted)]
    return [*named, *told][:SHOWN]


def _told(entry: Visit | Action, programme: Programme) -> str:
    """All words of it and of what it mentions: a fair, its agenda, who travels."""
    belonging: list[Entry] = [entry, *(entry.agenda if isinstance(entry, Visit) else ())]
    keys = {key for one in belonging for key in getattr(one, "mentions", ())}
    if isinstance(entry, Visit):
        parties = (*entry.delegation, *entry.organisers)
        keys |= {key for party in parties for key in (party.organisation, party.figure) if key}
        keys |= {item.place for item in entry.agenda if item.place}
    others = [programme.entries[key] for key in sorted(keys) if key in programme.entries]
    texts = [text for one in belonging for text in texts_of(one)]
    words = [" ".join(names_of(one)) for one in (*belonging, *others)]
    return " ".join([*words, *(f"{text.en} {text.de} {text.ja}" for text in texts)])


def _holds(text: str, wanted: list[str]) -> bool:
    folded = fold(text)
    return all(word in folded for word in wanted)
