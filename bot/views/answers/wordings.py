"""Which wording belongs to which wish."""

from bot.questions.model import Slot
from bot.views.answers import bodies, contents, people, places
from bot.views.answers.rows import Wording, of_event

WORDINGS: dict[Slot, Wording] = {
    Slot.WHEN: places.when,
    Slot.HOW_LONG: places.how_long,
    Slot.WHERE: places.where,
    Slot.WHO: people.who,
    Slot.DELEGATION: people.delegation,
    Slot.ORGANISERS: people.organisers,
    Slot.CO_ORGANISERS: of_event(lambda t: t.gettext("Co-organised by"), "co_organisers"),
    Slot.SPEAKERS: of_event(lambda t: t.gettext("Speakers"), "speakers"),
    Slot.WITNESSES: of_event(lambda t: t.gettext("Witnesses"), "witnesses"),
    Slot.HOSTS: people.hosts,
    Slot.PARTICIPANTS: people.participants,
    Slot.ACTORS: people.actors,
    Slot.SITES: contents.sites,
    Slot.AGENDA: contents.agenda,
    Slot.TOPICS: contents.topics,
    Slot.RESULT: contents.result,
    Slot.TITLE: contents.title,
    Slot.HEADCOUNT: people.headcount_row,
    Slot.FIELDS: contents.fields,
    Slot.TOPIC: contents.topic,
    Slot.ACTIVITIES: contents.activities,
    Slot.PART_OF: bodies.part_of,
    Slot.MEANING: bodies.meaning,
    Slot.ROLE: bodies.role,
    Slot.NAME: bodies.meaning,
    Slot.BASED_ON: contents.based_on,
    Slot.PROJECT: contents.project,
    Slot.PURPOSE: contents.purpose,
    Slot.INVOLVEMENT: bodies.involvement,
    Slot.ACTING: bodies.acting,
    Slot.ABOUT: contents.about,
}
