"""What was decided for a question, and the steps that several deciders share."""

from dataclasses import dataclass

from bot.programme.model import Action, Entry, Event, Field, Term, Topic, Visit
from bot.questions.counting import LISTS, count_of
from bot.questions.index import Index
from bot.questions.model import Detail, Facts, Listing, Missing, NotInProgramme, Point, Slot, Status
from bot.questions.moments import named_fields
from bot.questions.reading import Reading
from bot.questions.slots import EXACT, apt, settle
from bot.questions.slots import wanted as wanted_slots
from bot.questions.worth import is_background


@dataclass(frozen=True)
class Decision:
    status: Status
    point: Point
    #: Entries that the answer stands on.
    entries: tuple[Entry, ...] = ()
    slot: Slot = Slot.ABOUT
    #: The yes or no that is proven, where one was asked for.
    verdict: bool | None = None


NOT_IN_PROGRAMME = Decision("unanswered", NotInProgramme())


def wanted(reading: Reading, index: Index) -> list[Slot]:
    """What the question wants. Where a field is named, "in the field of" asks for none."""
    slots = wanted_slots(reading)
    return [slot for slot in slots if slot is not Slot.FIELDS] if named_fields(reading, index) else slots


def names_in(reading: Reading, index: Index) -> list[Entry]:
    """The entries named, apart from those that everything has to do with."""
    mentions = [[index.programme.entries[key] for key in mention.keys] for mention in reading.mentions]
    # A city and its administration share a name.
    telling = [named for named in mentions if not any(is_background(entry, index) for entry in named)]
    return [entry for named in telling for entry in named]


#: What of a visit or event is either told or missing: nothing else stands in for it.
_TOLD_OR_NOT = {
    Slot.WHERE: Detail.PLACE,
    Slot.WHO: Detail.PEOPLE,
    Slot.PARTICIPANTS: Detail.PEOPLE,
    Slot.HOSTS: Detail.PEOPLE,
    Slot.PROJECT: Detail.OTHER,
    Slot.BASED_ON: Detail.OTHER,
}


def facts_of(
    entry: Entry, slots: list[Slot], reading: Reading, index: Index, *, told: bool = False
) -> Decision:
    """What was wanted of an entry; a missing detail where it is not held.

    `told`: the entry itself speaks of what looked like a missing detail.
    """
    if reading.details and not told and not reading.has("ask:next"):
        return Decision("unanswered", Missing(entry, reading.details[0]), (entry,))
    if not getattr(entry, "named", True) and {Slot.NAME, Slot.WHO, Slot.TITLE} & set(slots):
        return Decision("unanswered", Missing(entry, Detail.PERSONAL_NAME), (entry,))
    slots = apt(entry, slots)
    settled = settle(entry, slots, index.programme)
    if settled:
        counted = reading.has("ask:count") and settled[0] not in (Slot.HEADCOUNT, Slot.WHEN, Slot.WHERE)
        if counted and settled[0] in LISTS and count_of(entry, settled[0], index.programme) is None:
            return Decision("unanswered", Missing(entry, Detail.FIGURES), (entry,))
        return Decision("answered", Facts(entry, settled, counted), (entry,), settled[0])
    if isinstance(entry, Visit | Event) and slots and slots[0] in _TOLD_OR_NOT:
        return Decision("unanswered", Missing(entry, _TOLD_OR_NOT[slots[0]]), (entry,))
    if isinstance(entry, Action | Topic | Field | Term) and slots and slots[0] in (Slot.SITES, Slot.RESULT):
        return Decision("unanswered", Missing(entry, Detail.OTHER), (entry,))
    if isinstance(entry, Field) and entry.text is None:
        if set(slots) <= {Slot.ACTIVITIES, Slot.TOPICS, Slot.AGENDA, Slot.ABOUT, Slot.MEANING, Slot.WHEN}:
            return _in_field(entry, index)
        return Decision("unanswered", Missing(entry, Detail.OTHER), (entry,))
    if slots and slots[0] is Slot.WHERE and isinstance(entry, Term | Topic):
        return Decision("unanswered", Missing(entry, Detail.PLACE), (entry,))
    exact = next((slot for slot in slots if slot in EXACT), None)
    if exact:
        return Decision("unanswered", Missing(entry, EXACT[exact]), (entry,))
    return Decision("answered", Facts(entry, (Slot.ABOUT,)), (entry,), Slot.ABOUT)


def _in_field(field: Field, index: Index) -> Decision:
    """A field of which the programme has no plan: the visits and events in it."""
    programme = index.programme
    dated = (*programme.visits, *(i for v in programme.visits for i in v.agenda), *programme.events)
    found = tuple(entry for entry in dated if field.key in entry.fields)
    # What is on the agenda of a visit that is told is told with it.
    found = tuple(e for e in found if programme.parents.get(e.key) not in found)
    if not found:
        return Decision("unanswered", Missing(field, Detail.OTHER), (field,))
    return Decision("answered", Listing(found, "happening", of=field), (field, *found), Slot.WHEN)
