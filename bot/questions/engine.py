"""A question becomes an answer: read, find, weigh, decide.

    text → focus.asked_in → reading.read → gates / sorts / turns / matching → Answer

Pure: the programme comes in as an index, the time as an argument. A wrong answer is worse
than none, so every step that is not sure gives way to an honest no. Where it does, an answer that
coordinators kept for the same question stands in.
"""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import replace
from datetime import date, datetime

from bot.programme.model import Entry, Lang, Programme
from bot.questions import gates, going_on, matching, persons, relations, sorts, turns, verdicts
from bot.questions.decision import Decision, facts_of
from bot.questions.described import described
from bot.questions.exceptions import without_exceptions
from bot.questions.index import Index, build
from bot.questions.kept import KeptAnswers
from bot.questions.language import language_of
from bot.questions.model import Answer, Facts, Kept, Listing, NothingPlanned, Point, Slot, Topic
from bot.questions.reading import Reading, read_message
from bot.questions.selecting import Candidate
from bot.questions.slots import settle

#: So many entries can be spoken of together.
_MOST_SPOKEN_OF = 5


class Answering:
    """The engine over one snapshot of the programme, and what coordinators answered beside it."""

    def __init__(self, programme: Programme, kept: Iterable[Kept] = ()) -> None:
        """`kept`: the newest first."""
        self.programme = programme
        self.index = build(programme)
        self._kept = KeptAnswers(kept, self.index)

    def with_kept(self, kept: Iterable[Kept]) -> Answering:
        """The same programme with other kept answers; its index is not made again."""
        other = copy(self)
        other._kept = KeptAnswers(kept, self.index, self._kept)
        return other

    def answer(
        self,
        text: str,
        *,
        now: datetime,
        lang: Lang,
        topic: dict[str, object] | None = None,
        city: str | None = None,
    ) -> Answer:
        """Answer one message. `now` is aware; `lang` is the person's, for sentences that show none.

        `city`: where the asker is at home. "Tomorrow" is told in the evening in one city and next
        morning in the other.
        """
        spoken, _ = language_of(text, lang)
        today = self._today(now, city)
        reading = read_message(text, spoken, self.index, today)
        decision = decide(reading, self.index, today, Topic.from_json(topic) if topic else None)
        decision = verdicts.judged(decision, reading, self.index, today)
        trace = explain(reading, decision)
        kept = self._kept.find(reading) if decision.status == "unanswered" else None
        if kept is not None:
            decision = Decision("answered", kept)
            trace += (f"kept answer: no. {kept.id}, {kept.lang}, to the question: {kept.question}",)
        return self._wrap(decision, reading.lang, now, trace)

    def about(self, key: str, slot: str, *, now: datetime, lang: Lang) -> Answer | None:
        """The answer behind a button: one thing of one entry; None when it is gone."""
        entry = self.programme.entries.get(key)
        if entry is None:
            return None
        slots = settle(entry, [Slot(slot), Slot.ABOUT, Slot.MEANING], self.programme)
        decision = Decision("answered", Facts(entry, slots or (Slot.ABOUT,)), (entry,), Slot(slot))
        return self._wrap(decision, lang, now, ())

    def _today(self, now: datetime, city: str | None) -> date:
        home = city if city is not None and city in self.programme.zones else self.programme.cities[0].key
        return now.astimezone(self.programme.zones[home]).date()

    def _wrap(self, decision: Decision, lang: Lang, now: datetime, trace: tuple[str, ...]) -> Answer:
        keys = tuple(dict.fromkeys(entry.key for entry in decision.entries))
        topic = _topic_of(decision) if decision.status == "answered" else None
        return Answer(
            decision.status,
            lang,
            decision.point,
            self.programme,
            now,
            keys if decision.status == "answered" else (),
            topic,
            decision.verdict,
            trace,
        )


def _topic_of(decision: Decision) -> Topic | None:
    """What the chat is talking about now: of "nothing in June; next is …" that which is next."""
    entries = decision.entries
    if isinstance(decision.point, NothingPlanned):
        entries = tuple(entry for entry in (decision.point.next or decision.point.last,) if entry)
    elif isinstance(decision.point, Listing):
        entries = decision.point.entries
    keys = tuple(dict.fromkeys(entry.key for entry in entries))
    return Topic(keys, decision.slot) if 0 < len(keys) <= _MOST_SPOKEN_OF else None


def decide(reading: Reading, index: Index, today: date, topic: Topic | None = None) -> Decision:
    """From what was read to what is said."""
    reading = going_on.with_wish(reading, topic)
    return (
        gates.off(reading, index)
        or gates.how_to(reading)
        or going_on.decide(reading, index, topic)
        or relations.decide(reading, index)
        or _by_content(without_exceptions(reading, index), index, today)
    )


def _by_content(reading: Reading, index: Index, today: date) -> Decision:
    candidates = matching.best(reading, index)
    return (
        persons.decide(reading, index, candidates)
        or _by_sort(reading, index, candidates, today)
        or turns.decide(reading, index, today)
        or matching.decide(reading, index, candidates)
    )


def _by_sort(reading: Reading, index: Index, candidates: list[Candidate], today: date) -> Decision | None:
    found = sorts.asked(reading, index, candidates, today) or described(reading, index)
    if found is None:
        return None
    if isinstance(found, Facts):
        return facts_of(found.entry, list(found.slots), reading, index)
    counted = replace(found, counted=True) if reading.has("ask:count") else found
    return Decision("answered", counted, tuple(_standing_on(found)), Slot.ABOUT)


def _standing_on(point: Point) -> list[Entry]:
    match point:
        case Facts(entry=entry):
            return [entry]
        case Listing(entries=entries, of=of):
            return [*([of] if of else []), *entries]
    return []


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
        "light words: " + ", ".join(unit.text for unit in reading.asides),
        f"hosts: {', '.join(sorted(reading.hosts))}; guests: {', '.join(sorted(reading.guests))}",
        f"tense: {reading.tense}",
        f"decided: {decision.status}, {type(decision.point).__name__}",
        "stands on: " + ", ".join(entry.key for entry in decision.entries),
    )
