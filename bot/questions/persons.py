"""Questions for the name of a person, by the office: "what is the mayor called?"."""

from __future__ import annotations

from bot.programme.model import Figure, Visit
from bot.questions.cues import Cue
from bot.questions.decision import Decision
from bot.questions.index import Index
from bot.questions.linking import Mention
from bot.questions.model import Detail, Facts, Missing, Slot
from bot.questions.reading import Reading
from bot.questions.selecting import Candidate

#: What is asked of a person in office.
PERSONAL = {Slot.NAME, Slot.WHO, Slot.TITLE, Slot.HOSTS, Slot.MEANING, Slot.ABOUT}


def decide(reading: Reading, index: Index, candidates: list[Candidate]) -> Decision | None:
    """The name of who holds the office that is named; that it is not told; None for other questions."""
    if Slot.NAME not in reading.slots or Slot.WHEN in reading.slots or reading.details:
        return None
    if any(unit.proper and not unit.known for unit in reading.units):
        return None  # the mayor of a city that the programme does not know
    for mention in reading.mentions:
        figures = [index.programme.entries[key] for key in mention.keys]
        figure = next((entry for entry in figures if isinstance(entry, Figure)), None)
        if figure and (set(reading.slots) <= PERSONAL or _name_of(mention.start, mention.end, reading)):
            return _told(figure)
        if not _names_a_journey(mention, reading) and _name_of(mention.start, mention.end, reading):
            visit = next((index.programme.entries[key] for key in mention.keys), None)
            if isinstance(visit, Visit):
                # Known by who travelled ("the teachers"), whose names no programme tells.
                return Decision("unanswered", Missing(visit, Detail.PERSONAL_NAME), (visit,))
    offices = [cue for cue in reading.cues if cue.meaning == "sort:figure" and not _in_name(cue, reading)]
    if any(_name_of(cue.start, cue.end, reading) for cue in offices) and candidates:
        # An office that the programme does not know, as "the head of the delegation".
        entry = candidates[0].entry
        return Decision("unanswered", Missing(entry, Detail.PERSONAL_NAME), (entry,))
    return None


def _told(figure: Figure) -> Decision:
    if not figure.named:
        return Decision("unanswered", Missing(figure, Detail.PERSONAL_NAME), (figure,))
    return Decision("answered", Facts(figure, (Slot.NAME,)), (figure,), Slot.NAME)


def _name_of(start: int, end: int, reading: Reading) -> bool:
    """Whether a word for "name" stands beside these words, with nothing telling between."""
    return any(
        cue.meaning == "slot:name" and not _between(cue, start, end, reading)
        for cue in reading.cues
        if cue.end <= start or end <= cue.start
    )


def _between(cue: Cue, start: int, end: int, reading: Reading) -> bool:
    first, last = (cue.end, start) if cue.end <= start else (end, cue.start)
    said = reading.sentence.folded[first:last]
    if any(unit.text in said for unit in (*reading.units, *reading.asides)):
        return True
    sorts = [other for other in reading.cues if other.meaning.startswith("sort:")]
    return any(first <= other.start and other.end <= last for other in sorts)


def _names_a_journey(mention: Mention, reading: Reading) -> bool:
    inside = [cue for cue in reading.cues if mention.start <= cue.start and cue.end <= mention.end]
    return any(cue.meaning == "sort:visit" for cue in inside) or bool(reading.ordinals)


def _in_name(cue: Cue, reading: Reading) -> bool:
    return any(_holds(mention, cue) for mention in reading.mentions)


def _holds(mention: Mention, cue: Cue) -> bool:
    return mention.start <= cue.start and cue.end <= mention.end
