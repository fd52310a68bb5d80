"""A question becomes an answer: read, find, weigh, decide.

    text → focus.question_of → reading.read → moments / selecting → Answer

Pure: the programme comes in as an index, the time as an argument. A wrong answer is worse
than none, so every step that is not sure gives way to an honest no.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.programme.dates import Outcome
from bot.programme.model import Action, Dated, Entry, Event, Lang, Programme, Visit
from bot.questions import sorts
from bot.questions.focus import question_of
from bot.questions.index import Index, build
from bot.questions.language import language_of
from bot.questions.model import (
    Answer,
    Detail,
    Facts,
    HowTo,
    Listing,
    Missing,
    NoSuch,
    NothingPlanned,
    NotInProgramme,
    Point,
    Slot,
    Status,
    Topic,
)
from bot.questions.moments import Moments, by_time, is_background, last_of, named_fields, next_of
from bot.questions.reading import Reading, read
from bot.questions.selecting import ANCHOR_SORTS, Candidate, weigh_all
from bot.questions.slots import EXACT, has, settle
from bot.questions.slots import wanted as wanted_slots

#: What may stay unexplained in an answer; one word that the programme does not know is more.
MAX_DOUBT = 1.15
#: What an answer must stand on.
MIN_SUPPORT = 0.5
#: Two candidates nearer than this are a question back, not an answer.
TIE = 0.05


@dataclass(frozen=True)
class Decision:
    status: Status
    point: Point
    #: Entries that the answer stands on.
    entries: tuple[Entry, ...] = ()
    slot: Slot = Slot.ABOUT


class Answering:
    """The engine over one snapshot of the programme."""

    def __init__(self, programme: Programme) -> None:
        self.programme = programme
        self.index = build(programme)

    def answer(
        self, text: str, *, now: datetime, lang: Lang, topic: dict[str, object] | None = None
    ) -> Answer:
        """Answer one message. `now` is aware; `lang` is the person's, for sentences that show none."""
        spoken, _ = language_of(text, lang)
        today = self._today(now)
        reading = read(question_of(text, spoken), spoken, self.index, today)
        decision = decide(reading, self.index, today, Topic.from_json(topic) if topic else None)
        return self._wrap(decision, reading.lang, now, explain(reading, decision))

    def about(self, key: str, slot: str, *, now: datetime, lang: Lang) -> Answer | None:
        """The answer behind a button: one thing of one entry; None when it is gone."""
        entry = self.programme.entries.get(key)
        if entry is None:
            return None
        slots = settle(entry, [Slot(slot), Slot.ABOUT, Slot.MEANING], self.programme)
        decision = Decision("answered", Facts(entry, slots or (Slot.ABOUT,)), (entry,), Slot(slot))
        return self._wrap(decision, lang, now, ())

    def _today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.programme.cities[0].zone)).date()

    def _wrap(self, decision: Decision, lang: Lang, now: datetime, trace: tuple[str, ...]) -> Answer:
        keys = tuple(dict.fromkeys(entry.key for entry in decision.entries))
        topic = Topic(keys[:5], decision.slot) if keys and decision.status == "answered" else None
        return Answer(
            decision.status,
            lang,
            decision.point,
            self.programme,
            now,
            keys if decision.status == "answered" else (),
            topic,
            trace,
        )


def decide(reading: Reading, index: Index, today: date, topic: Topic | None = None) -> Decision:
    """From what was read to what is said."""
    return (
        _off(reading, index)
        or _how_to(reading)
        or _going_on(reading, index, topic)
        or _by_sort(reading, index, today)
        or _by_time(reading, index, today)
        or _by_entry(reading, index, today)
    )


NOT_IN_PROGRAMME = Decision("unanswered", NotInProgramme())


# --- not for the programme --------------------------------------------------------------------


def wanted(reading: Reading, index: Index) -> list[Slot]:
    """What the question wants. Where a field is named, "in the field of" asks for none."""
    slots = wanted_slots(reading)
    return [slot for slot in slots if slot is not Slot.FIELDS] if named_fields(reading, index) else slots


def _off(reading: Reading, index: Index) -> Decision | None:
    """Mischief, insults, small talk; nothing to read at all."""
    if not any(char.isalnum() for char in reading.sentence.folded):
        return NOT_IN_PROGRAMME
    if reading.has("off:mischief", "off:insult"):
        return NOT_IN_PROGRAMME
    if reading.has("off:chat") and not _names(reading, index):
        return NOT_IN_PROGRAMME
    if not (reading.units or reading.mentions or reading.dates or reading.cues):
        # A greeting or a thank-you: say what one can ask.
        return Decision("answered", HowTo("help"))
    return None


def _names(reading: Reading, index: Index) -> list[Entry]:
    """The entries named, apart from those that everything has to do with."""
    named = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    return [entry for entry in named if not is_background(entry, index)]


def _how_to(reading: Reading) -> Decision | None:
    """How to use the bot: a thing that it does, and a wish to do it."""
    commands = reading.of("how")
    if not commands:
        return None
    asks = reading.has("ask:how") or len(reading.sentence.words) <= 3
    if not asks or (reading.details and commands[0] != "language"):
        return None
    first = commands[0]
    # What is to be done counts for more than what it is done with: "reminders" over "subscribe".
    for strong in ("forget", "mydata", "privacy", "followup", "reminders", "language", "subscribe"):
        if strong in commands:
            first = strong
            break
    return Decision("answered", HowTo(first))


# --- "and who came along?" --------------------------------------------------------------------


def _going_on(reading: Reading, index: Index, topic: Topic | None) -> Decision | None:
    """A question that names nothing goes on with what the chat is talking about."""
    if topic is None or reading.mentions or reading.dates or reading.units or reading.ordinals:
        return None
    if any(sort in ANCHOR_SORTS for sort in reading.of("sort") if sort != "visit"):
        return None
    entries = [index.programme.entries[key] for key in topic.entries if key in index.programme.entries]
    slots = wanted(reading, index)
    if len(entries) != 1 or not slots or reading.has("ask:next", "ask:last", "ask:list", "ask:count"):
        return None
    return _facts(entries[0], slots, reading, index)


# --- which field, which company, all topics ---------------------------------------------------


def _by_sort(reading: Reading, index: Index, today: date) -> Decision | None:
    found = sorts.asked(reading, index, best(reading, index))
    if found is None:
        return None
    if isinstance(found, Facts):
        return _facts(found.entry, list(found.slots), reading, index)
    return Decision("answered", found, tuple(_standing_on(found)), Slot.ABOUT)


def _standing_on(point: Point) -> list[Entry]:
    match point:
        case Facts(entry=entry):
            return [entry]
        case Listing(entries=entries, of=of):
            return [*([of] if of else []), *entries]
    return []


# --- by time ----------------------------------------------------------------------------------


def _by_time(reading: Reading, index: Index, today: date) -> Decision | None:
    """What is next, what is on, which there were, how many."""
    time_words = reading.has("ask:next", "ask:last", "ask:first", "ask:still")
    sort_words = any(sort in ANCHOR_SORTS | {"happening"} for sort in reading.of("sort"))
    if not (
        reading.dates or time_words or (sort_words and reading.has("ask:list", "ask:count", "ask:exists"))
    ):
        return None
    if reading.details or reading.has("claim:cancelled") or reading.ordinals:
        return None
    if _names_one(reading, index):
        return None
    moments = by_time(reading, index, today)
    if any(not unit.known for unit in reading.units):
        return None
    slots = wanted(reading, index)
    return (
        _turn(reading, index, moments, slots, today)
        or _counted(reading, moments)
        or _listed(reading, index, moments, slots, today)
    )


def _names_one(reading: Reading, index: Index) -> bool:
    """Whether a visit or event is named outright; then its time is no condition."""
    named = [index.programme.entries[key] for mention in reading.mentions for key in mention.keys]
    return any(isinstance(entry, Visit | Event | Action) for entry in named)


def _turn(
    reading: Reading, index: Index, moments: Moments, slots: list[Slot], today: date
) -> Decision | None:
    """The next, the last, the first of them."""
    pool = moments.found if reading.dates else moments.all
    if reading.has("ask:next") and reading.tense != "past" and not reading.has("ask:list", "ask:count"):
        found = next_of(pool, today)
        if found is None:
            return _nothing(moments, today)
        return _facts(found.entry, slots or [Slot.WHEN], reading, index)
    if reading.has("ask:last") and reading.tense != "future" and not reading.dates:
        found = last_of(pool, today)
        return _facts(found.entry, slots or [Slot.WHEN], reading, index) if found else None
    if reading.has("ask:first") and not reading.has("ask:list") and moments.all:
        return _facts(pool[0].entry, slots or [Slot.WHEN], reading, index) if pool else None
    return None


def _counted(reading: Reading, moments: Moments) -> Decision | None:
    if not reading.has("ask:count") or reading.has("slot:headcount"):
        return None
    entries = tuple(facets.entry for facets in moments.found)
    if not entries:
        return None
    return Decision(
        "answered", Listing(entries, moments.sort, moments.window, counted=True), entries, Slot.WHEN
    )


def _listed(
    reading: Reading, index: Index, moments: Moments, slots: list[Slot], today: date
) -> Decision | None:
    found = moments.found
    if not found:
        if reading.units or _names(reading, index) or not moments.all or not reading.dates:
            return None
        return _nothing(moments, today)
    exact = [slot for slot in slots if slot in _OF_ONE]
    visits = [facets for facets in found if isinstance(facets.entry, Visit)]
    single = found if len(found) == 1 else visits if len(visits) == 1 and exact else ()
    if single:
        return _facts(single[0].entry, slots or [Slot.WHEN], reading, index)
    if exact and not reading.has("ask:list"):
        return None
    entries = tuple(facets.entry for facets in found)
    return Decision("answered", Listing(entries, moments.sort, moments.window), entries, Slot.WHEN)


#: What is asked of one entry and cannot be shown by a list.
_OF_ONE = frozenset(
    {
        Slot.WHERE,
        Slot.ORGANISERS,
        Slot.CO_ORGANISERS,
        Slot.SPEAKERS,
        Slot.WITNESSES,
        Slot.HEADCOUNT,
        Slot.DELEGATION,
        Slot.PARTICIPANTS,
        Slot.HOSTS,
        Slot.HOW_LONG,
        Slot.PROJECT,
        Slot.BASED_ON,
        Slot.SITES,
    }
)


def _nothing(moments: Moments, today: date) -> Decision:
    """A true "none", with what comes next and what was last."""
    after = next_of(
        moments.all, moments.window.end if moments.window and moments.window.start > today else today
    )
    before = last_of(moments.all, today)
    coming, last = (f.entry if f else None for f in (after, before))
    point = NothingPlanned(
        moments.sort,
        moments.window,
        coming if isinstance(coming, Dated) else None,
        last if isinstance(last, Dated) else None,
    )
    return Decision("answered", point, tuple(e for e in (coming, last) if e), Slot.WHEN)


# --- by what it is about ----------------------------------------------------------------------


def best(reading: Reading, index: Index) -> list[Candidate]:
    """Candidates, best first, those that can give what is wanted before equals that cannot."""
    slots = wanted(reading, index)
    found = weigh_all(reading, index)

    def fitted(candidate: Candidate) -> float:
        return candidate.score + _slot_worth(candidate.entry, slots, index)

    ranked = sorted(found[:60], key=lambda c: (-fitted(c), c.entry.key))
    return [replace(c, score=fitted(c)) for c in ranked]


def _slot_worth(entry: Entry, slots: list[Slot], index: Index) -> float:
    if not slots:
        return 0.0
    worths = (1.2, 0.9, 0.5)
    met = [worth for slot, worth in zip(slots, worths, strict=False) if has(entry, slot, index.programme)]
    if met:
        return max(met) + 0.1 * (len(met) - 1)
    # A visit or event that lacks the date is still what was meant; a term cannot have one.
    return 0.0 if slots[0] in EXACT and isinstance(entry, Visit | Event) else -1.2


def _by_entry(reading: Reading, index: Index, today: date) -> Decision:
    candidates = best(reading, index)
    if not candidates or candidates[0].support < MIN_SUPPORT:
        return NOT_IN_PROGRAMME
    first = candidates[0]
    slots = wanted(reading, index)
    if reading.has("claim:cancelled") and isinstance(first.entry, Dated):
        return _claimed_cancelled(first.entry)
    if reading.details and not _explains_detail(first, reading):
        if first.doubt > MAX_DOUBT or not (
            _names(reading, index) or reading.has("sort:visit") or _has_event(reading)
        ):
            return NOT_IN_PROGRAMME
        return Decision("unanswered", Missing(first.entry, reading.details[0]), (first.entry,))
    if first.against or not _accounted(first, reading):
        return _false_premise(first, reading, index)
    return _facts(first.entry, slots, reading, index)


def _accounted(candidate: Candidate, reading: Reading) -> bool:
    """Whether what stays unexplained is little enough: for an entry named outright one plain word."""
    if candidate.doubt <= MAX_DOUBT:
        return True
    left = [unit for unit in reading.units if unit.text in candidate.unexplained]
    return candidate.named and len(left) == 1 and not left[0].proper and not left[0].japanese


def _has_event(reading: Reading) -> bool:
    return any(sort in ANCHOR_SORTS for sort in reading.of("sort"))


def _claimed_cancelled(entry: Dated) -> Decision:
    if entry.outcome == Outcome.CANCELLED:
        return Decision("answered", Facts(entry, (Slot.WHEN,)), (entry,), Slot.WHEN)
    return Decision("unanswered", NoSuch((entry,), "outcome"), (entry,))


def _explains_detail(candidate: Candidate, reading: Reading) -> bool:
    """Whether the entry itself speaks of what looks like a missing detail."""
    told = " ".join(candidate.facets.japanese[:2])
    for cue in reading.cues:
        if cue.meaning.startswith("detail:"):
            word = reading.sentence.folded[cue.start : cue.end]
            stems = [
                stem
                for stem in candidate.facets.stems
                if stem and word.startswith(stem[:6]) and len(stem) > 4
            ]
            if not (stems or (len(word) > 1 and word in told)):
                return False
    return True


def _false_premise(candidate: Candidate, reading: Reading, index: Index) -> Decision:
    """Something in the question has no place in the programme."""
    if "number" in candidate.against:
        return Decision("unanswered", NoSuch((candidate.entry,), "number"), (candidate.entry,))
    if candidate.score < 0.5 and not _names(reading, index):
        return NOT_IN_PROGRAMME
    premise = "date" if "date" in candidate.against else "party"
    return Decision("unanswered", NoSuch((candidate.entry,), premise), (candidate.entry,))


def _facts(entry: Entry, slots: list[Slot], reading: Reading, index: Index) -> Decision:
    """What was wanted of an entry; a missing detail where it is not held."""
    if reading.details and not reading.has("ask:next"):
        return Decision("unanswered", Missing(entry, reading.details[0]), (entry,))
    if not getattr(entry, "named", True) and {Slot.NAME, Slot.WHO, Slot.TITLE} & set(slots):
        return Decision("unanswered", Missing(entry, Detail.PERSONAL_NAME), (entry,))
    settled = settle(entry, slots, index.programme)
    if settled:
        return Decision("answered", Facts(entry, settled), (entry,), settled[0])
    exact = next((slot for slot in slots if slot in EXACT), None)
    if exact:
        return Decision("unanswered", Missing(entry, EXACT[exact]), (entry,))
    return Decision("answered", Facts(entry, (Slot.ABOUT,)), (entry,), Slot.ABOUT)


def explain(reading: Reading, decision: Decision) -> tuple[str, ...]:
    """Lines for an operator: what was read and decided."""
    said = reading.sentence.folded
    return (
        f"language: {reading.lang}",
        f"read as: {said}",
        "names: " + "; ".join(f"{said[m.start : m.end]} = {', '.join(m.keys)}" for m in reading.mentions),
        "cues: " + "; ".join(f"{said[c.start : c.end]} = {c.meaning}" for c in reading.cues),
        "dates: " + "; ".join(f"{d.start} to {d.end} ({d.grain})" for d in reading.dates),
        "content words: " + ", ".join(f"{u.text}{'' if u.known else ' (unknown)'}" for u in reading.units),
        f"hosts: {', '.join(sorted(reading.hosts))}; guests: {', '.join(sorted(reading.guests))}",
        f"tense: {reading.tense}",
        f"decided: {decision.status}, {type(decision.point).__name__}",
        "stands on: " + ", ".join(entry.key for entry in decision.entries),
    )
