"""Going on: "and who came along?", "und danach?", 「場所は?」 refer to the last answer in the chat."""

from __future__ import annotations

from dataclasses import replace

from bot.programme.model import Entry, Event, Visit
from bot.questions.cues import Cue
from bot.questions.decision import Decision, facts_of, wanted
from bot.questions.index import Index
from bot.questions.model import Choice, NothingPlanned, Slot, Topic
from bot.questions.moments import in_time, of_sort
from bot.questions.reading import Reading
from bot.questions.selecting import ANCHOR_SORTS

#: A question of so many words at most may leave out what it asks: "and the third one?".
_ELLIPTIC = {"en": 6, "de": 6, "ja": 4}
#: So many entries can be offered to choose from.
_CHOICES = 5


def decide(reading: Reading, index: Index, topic: Topic | None) -> Decision | None:
    """The answer to a question that names nothing itself; None when it stands on its own."""
    if topic is None or reading.mentions or reading.dates or reading.units or reading.ordinals:
        return None
    entries = [index.programme.entries[key] for key in topic.entries if key in index.programme.entries]
    if not entries:
        return None
    if reading.has("ask:after", "ask:before"):
        return neighbour(entries[0], reading, index)
    if any(sort in ANCHOR_SORTS for sort in reading.of("sort") if sort != "visit"):
        return None
    slots = wanted(reading, index)
    counts_visits = reading.has("ask:count") and Slot.HEADCOUNT not in slots
    if not slots or counts_visits or reading.has("ask:next", "ask:last", "ask:list"):
        return None
    if len(entries) == 1:
        return facts_of(entries[0], slots, reading, index)
    if len(entries) <= _CHOICES:
        return Decision("clarify", Choice(tuple(entries), slots[0]), tuple(entries), slots[0])
    return None


def with_wish(reading: Reading, topic: Topic | None) -> Reading:
    """A short question that names something but wants nothing of it wants the same as the one before."""
    if topic is None or reading.slots or topic.slot is Slot.ABOUT or not _short(reading):
        return reading
    if not (reading.mentions or reading.ordinals or reading.dates) or reading.of("ask") or reading.of("how"):
        return reading
    wish = Cue(f"slot:{topic.slot}", 0, 0)
    return replace(reading, cues=(*reading.cues, wish), meanings=reading.meanings | {wish.meaning})


def _short(reading: Reading) -> bool:
    return len(reading.sentence.words) <= _ELLIPTIC[reading.lang] or len(reading.sentence.folded) <= 12


def neighbour(entry: Entry, reading: Reading, index: Index) -> Decision | None:
    """What comes after, or came before, what was spoken of."""
    parent = index.programme.parents.get(entry.key)
    here = parent if isinstance(parent, Visit) else entry
    if not isinstance(here, Visit | Event) or index.facets[here.key].dates is None:
        return None
    line = sorted(of_sort("visit" if isinstance(here, Visit) else "happening", index), key=in_time)
    now = in_time(index.facets[here.key])
    if reading.has("ask:before"):
        found = next((facets for facets in reversed(line) if in_time(facets) < now), None)
    else:
        found = next((facets for facets in line if in_time(facets) > now), None)
    if found is None:
        point = NothingPlanned(
            "visit", None, None, here, step="before" if reading.has("ask:before") else "after"
        )
        return Decision("answered", point, (here,), Slot.WHEN)
    slots = wanted(reading, index) or [Slot.WHEN]
    return facts_of(found.entry, slots, reading, index)
