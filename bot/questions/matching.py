"""Deciding by what a question is about: the entry that explains it best, or an honest no."""

import re
from dataclasses import replace

from bot.programme.dates import Outcome
from bot.programme.model import City, Dated, Entry, Event, Field, Figure, Organisation, Term, Topic, Visit
from bot.questions.alternatives import one_of_two, places_are_chosen
from bot.questions.asking import asks_for, is_asked, was_seen
from bot.questions.counting import count_of
from bot.questions.decision import NOT_IN_PROGRAMME, Decision, facts_of, names_in, wanted
from bot.questions.index import Index
from bot.questions.members import members_of, of_sort
from bot.questions.model import Choice, Detail, Facts, Listing, Missing, NoSuch, Slot
from bot.questions.polarity import is_polar
from bot.questions.reading import Reading
from bot.questions.selecting import ANCHOR_SORTS, MIN_SUPPORT, Candidate, weigh_all
from bot.questions.slots import EXACT, apt, has
from bot.questions.worth import is_background

#: What may stay unexplained in an answer; one word that the programme does not know is more.
MAX_DOUBT = 1.15


#: So little between two is no difference, and so many at most are offered.
#: What it is worth to be of the sort that is asked for: "which tour had the water works on it?".
ASKED = 2.0
NEAR, MOST_CHOICES = 0.05, 4
_FEW = 10


#: What the lines of a list tell.
_SHOWN_BY_A_LIST = {Slot.WHEN, Slot.RESULT, Slot.TITLE, Slot.ABOUT}
#: What only visits and events have.
_OF_OCCASIONS = frozenset(
    {
        Slot.PROJECT,
        Slot.BASED_ON,
        Slot.SPEAKERS,
        Slot.WITNESSES,
        Slot.SITES,
        Slot.AGENDA,
        Slot.RESULT,
    }
)
#: How many there are of something in these is told, or it is not.
_COUNTED_IN = (Organisation, Figure, Term, Visit, Event)
_THINGS = (Organisation, Figure, Term, Topic, Field)


def best(reading: Reading, index: Index) -> list[Candidate]:
    """Candidates, best first, those that can give what is wanted before equals that cannot."""
    slots = wanted(reading, index)
    found = weigh_all(reading, index)
    sorts = [sort for sort in reading.of("sort") if sort in ANCHOR_SORTS and asks_for(sort, reading)]

    def fitted(candidate: Candidate) -> float:
        asked = any(sort in candidate.facets.sorts for sort in sorts)
        return (
            candidate.score + _slot_worth(candidate.entry, slots, reading, index) + (ASKED if asked else 0.0)
        )

    ranked = sorted(found[:60], key=lambda c: (-fitted(c), c.entry.key))
    return [replace(c, score=fitted(c)) for c in ranked]


def _slot_worth(entry: Entry, slots: list[Slot], reading: Reading, index: Index) -> float:
    if not slots:
        # "Has the mayor been to Koriyama?" is about a journey, not about the mayor.
        polar = is_polar(reading) and any(
            isinstance(index.programme.entries[k], City) for k in _named(reading)
        )
        journey = polar or (reading.has("sort:visit") and (reading.hosts or reading.guests))
        return -2.0 if journey and isinstance(entry, (Figure, Organisation) if polar else Figure) else 0.0
    asks_who = {Slot.NAME, Slot.WHO, Slot.ROLE, Slot.TITLE, Slot.PART_OF} & set(slots)
    if isinstance(entry, Figure) and not asks_who and reading.has("sort:visit") and reading.hosts:
        return -2.0
    slots = apt(entry, slots)
    exact = slots[0] in EXACT and not has(entry, slots[0], index.programme)
    if (slots[0] in _OF_OCCASIONS or exact) and Slot.MEANING not in slots and isinstance(entry, _THINGS):
        return -1.2  # what was seen or done is told of an occasion, not of the thing
    if slots[0] is Slot.ACTIVITIES and _is_over(entry) and reading.tense != "past":
        return 0.0  # what could be done is no journey of the past
    worths = (1.2, 0.9, 0.5)
    met = [worth for slot, worth in zip(slots, worths, strict=False) if has(entry, slot, index.programme)]
    if met:
        return max(met) + 0.1 * (len(met) - 1)
    if isinstance(entry, Field) and slots[0] in (Slot.ACTIVITIES, Slot.TOPICS):
        return 1.2  # of a field without plans: what else there is in it
    # A visit or event that lacks the date is still what was meant; a term cannot have one.
    return 0.0 if slots[0] in EXACT and isinstance(entry, Visit | Event) else -1.2


def _named(reading: Reading) -> set[str]:
    return {key for mention in reading.mentions for key in mention.keys}


def _is_over(entry: Entry) -> bool:
    return isinstance(entry, Visit) and entry.outcome == Outcome.HELD


def decide(reading: Reading, index: Index, candidates: list[Candidate]) -> Decision:
    """The entry that the question is about, of the best of `candidates`; an honest no if none fits."""
    if not candidates or candidates[0].support < MIN_SUPPORT:
        return NOT_IN_PROGRAMME
    first = _fitting(candidates, reading)
    slots = wanted(reading, index)
    if places_are_chosen(first, reading, index):
        slots = [Slot.WHERE]
    first = one_of_two(first, reading, index) or first
    if not slots and isinstance(first.entry, Visit) and was_seen(reading) and _asks_for_noun(reading):
        slots = [Slot.SITES]  # "which energy institutes did they visit?"
    if reading.has("claim:cancelled") and isinstance(first.entry, Dated):
        return _claimed_cancelled(first.entry)
    if reading.details and not _explains_detail(first, reading):
        if first.doubt > MAX_DOUBT or not (
            names_in(reading, index) or reading.has("sort:visit") or _has_event(reading)
        ):
            return NOT_IN_PROGRAMME
        return Decision("unanswered", Missing(first.entry, reading.details[0]), (first.entry,))
    if reading.has("ask:count") and set(slots) <= {Slot.ABOUT} and isinstance(first.entry, _COUNTED_IN):
        return Decision("unanswered", Missing(first.entry, Detail.FIGURES), (first.entry,))
    if reading.ordinals and isinstance(first.entry, Term):
        numbered = [v for v in index.programme.visits if v.series == first.entry.key]
        if numbered:
            return Decision("unanswered", NoSuch((numbered[-1],), "number"), (numbered[-1],))
    if _has_event(reading) and isinstance(first.entry, Organisation | Figure | Term) and not first.named:
        # A trip was asked about, and all that fits is a body that nobody named.
        return NOT_IN_PROGRAMME
    if _is_a_city(first.entry, reading, index) and not _about_a_city(reading):
        return NOT_IN_PROGRAMME
    if not first.named and _is_other_body(first.entry, reading, index):
        return NOT_IN_PROGRAMME
    if _is_only_where(first.entry, slots):
        return NOT_IN_PROGRAMME
    if first.entry.key not in _named(reading) and _only_background(reading, index):
        return NOT_IN_PROGRAMME
    if _told_of_no_journey(first.entry, slots, reading) or _of_another_event(first.entry, reading, index):
        return Decision("unanswered", NoSuch((first.entry,), "party"), (first.entry,))
    unplayed = isinstance(first.entry, Visit | Event) and Slot.WHO in slots and first.unexplained
    if first.against or unplayed or not _accounted(first):  # unplayed: "who chaired it?"
        return _false_premise(first, reading, index)
    rivals = _rivals(candidates, reading, index)
    if rivals:
        if set(slots) <= _SHOWN_BY_A_LIST:
            return Decision("answered", Listing(tuple(rivals), "happening"), tuple(rivals), Slot.WHEN)
        wish = slots[0] if slots else Slot.ABOUT
        return Decision("clarify", Choice(tuple(rivals), wish), tuple(rivals), wish)
    asks_whom = set(slots) <= _WHOM | {Slot.SITES, Slot.WHERE, Slot.HOSTS}
    if (
        isinstance(first.entry, Visit | Event)
        and asks_whom
        and _has_none_of_sort(first.entry, reading, index)
    ):
        return Decision("unanswered", NoSuch((first.entry,), "party"), (first.entry,))
    decision = facts_of(first.entry, slots, reading, index, told=bool(reading.details))
    told = decision.point.slots if isinstance(decision.point, Facts) else None
    counted = told is not None and count_of(first.entry, told[0], index.programme) is not None
    if reading.has("ask:count") and told is not None and not counted and not _NUMBERS & set(told):
        return Decision("unanswered", Missing(first.entry, Detail.FIGURES), (first.entry,))
    return decision


#: Wishes that are met by a number.
_NUMBERS = frozenset({Slot.HEADCOUNT, Slot.HOW_LONG, Slot.WHEN})


def _asks_for_noun(reading: Reading) -> bool:
    return any(is_asked(unit, reading) for unit in reading.units)


def _has_none_of_sort(visit: Visit | Event, reading: Reading, index: Index) -> bool:
    """Whether a sort of body was asked for ("which hospital did they see?") of which the visit has none."""
    asked = [sort for sort in (_BODIES - {"field"}) & set(reading.of("sort")) if asks_for(sort, reading)]
    everybody = members_of(visit, index.programme)
    return bool(asked) and not any(of_sort(everybody, sort, index) for sort in asked)


def _only_background(reading: Reading, index: Index) -> bool:
    """Whether the question names only what everything has to do with, and says nothing else."""
    named = [index.programme.entries[key] for key in _named(reading)]
    said = reading.units or reading.asides or reading.dates or reading.ordinals or _has_event(reading)
    where = reading.hosts or reading.guests
    return bool(named) and all(is_background(e, index) for e in named) and not (said or where)


def _is_a_city(entry: Entry, reading: Reading, index: Index) -> bool:
    """Whether it is a city, or the administration that bears the same name."""
    return any(entry.key in m.keys and set(m.keys) & set(index.programme.zones) for m in reading.mentions)


_OF_A_CITY = {Slot.WHERE, Slot.MEANING, Slot.ABOUT, Slot.NAME, Slot.PART_OF, Slot.ROLE, Slot.INVOLVEMENT}


def _about_a_city(reading: Reading) -> bool:
    """A city is in every question; it is what is asked about only where nothing else is."""
    if asks_for("city", reading):
        return False  # "which other cities"
    there = {"happening"} if Slot.WHERE in reading.slots else set()  # "… ni arimasu ka"
    plain = set(reading.of("sort")) <= {"city"} | there and set(reading.slots) <= _OF_A_CITY
    return plain and (bool(reading.slots) or len(reading.sentence.words) <= 3)


def _fitting(candidates: list[Candidate], reading: Reading) -> Candidate:
    """The best; but one that fits all that is named before a better one that something speaks against."""
    first = candidates[0]
    if not first.against or not reading.mentions:
        return first
    whole = (c for c in candidates[:_FEW] if not c.against and c.support >= first.support / 2 and c.named)
    return next((c for c in whole if not c.unexplained and isinstance(c.entry, Event)), first)


def _rivals(candidates: list[Candidate], reading: Reading, index: Index) -> list[Entry]:
    """Visits or events among which nothing in the question tells: better asked than guessed."""
    first = candidates[0]
    if not isinstance(first.entry, Visit | Event) or reading.has("ask:list", "ask:count"):
        return []
    near = [c for c in candidates if first.score - c.score <= NEAR and not c.against and _accounted(c)]
    found: dict[str, Entry] = {}
    for candidate in near:
        if type(candidate.entry) is type(first.entry):
            parent = index.programme.parents.get(candidate.entry.key, candidate.entry)
            found.setdefault(parent.key, candidate.entry)  # items of one visit are one occasion
    return list(found.values())[:MOST_CHOICES] if len(found) > 1 else []


def _accounted(candidate: Candidate) -> bool:
    """Whether what stays unexplained is little enough.

    Not one word may be that the programme does not know: it is the part that somebody played
    ("who sang?"), the thing of which there is none ("which app?"), or another premise.
    """
    return candidate.doubt <= MAX_DOUBT


#: Sorts of body that are asked for: "which university takes part?"
_BODIES = frozenset({"company", "hospital", "university", "school", "association", "plant", "field"})


def _is_other_body(entry: Entry, reading: Reading, index: Index) -> bool:
    """Whether a sort of body or a field was asked for, and all that fits is a body of another sort."""
    said = _BODIES & set(reading.of("sort"))
    return bool(said) and isinstance(entry, Organisation) and not said & index.facets[entry.key].sorts


#: What asks for somebody, and for nothing else of the entry.
_WHOM = frozenset({Slot.WHO, Slot.NAME, Slot.DELEGATION, Slot.PARTICIPANTS})


def _told_of_no_journey(entry: Entry, slots: list[Slot], reading: Reading) -> bool:
    """Whether a journey was asked about, and all that fits is the body or person named with it.

    "Who from that firm travelled there?", "did the governor come?": what they are answers neither.
    """
    journey = reading.has("sort:visit", "sort:selection") and (reading.hosts or reading.guests or not slots)
    asks = set(slots) <= _WHOM if slots else is_polar(reading)
    return bool(journey and asks) and isinstance(entry, Organisation | Figure)


_THE_DAY = re.compile(r"(?<![a-z])(?:day|tag|tage)(?![a-z])|日ニ|日ノ")


def _of_another_event(entry: Entry, reading: Reading, index: Index) -> bool:
    """Whether an event is named, and what fits is another one beside it."""
    named = [index.programme.entries[key] for key in _named(reading)]
    events = [other.key for other in named if isinstance(other, Event)]
    same_day = _THE_DAY.search(reading.sentence.folded)  # "on the day of the signing": it gives the time
    return isinstance(entry, Event) and bool(events) and entry.key not in events and not same_day


def _is_only_where(entry: Entry, slots: list[Slot]) -> bool:
    """Whether actors were asked for, and all that fits is the place where they are: "who in Fukushima …?"."""
    asks = Slot.ACTORS in slots and not {Slot.TOPIC, Slot.FIELDS, Slot.ROLE, Slot.ACTING} & set(slots)
    return asks and isinstance(entry, Organisation) and entry.kind.value == "government"


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
            if cue.gapped or cue.meaning == "detail:opinion":
                return False  # that an entry speaks of success does not say whether it was one
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
    if candidate.score < 0.5 and not names_in(reading, index):
        return NOT_IN_PROGRAMME
    premise = "date" if "date" in candidate.against else "party"
    return Decision("unanswered", NoSuch((candidate.entry,), premise), (candidate.entry,))
