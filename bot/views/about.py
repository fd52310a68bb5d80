"""What can be asked of an entry with one tap."""

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Action, Dated, Entry, Event, Organisation, Term, Topic, Visit
from bot.questions.model import Slot
from bot.views.names import label
from bot.views.reply import Button, Reply


def about_it(entry: Entry, t: Translator) -> Reply:
    """An invitation to write, with the questions that most people have."""
    text = t.gettext("What would you like to know about “{entry}”? Write it, or tap:")
    buttons = [Button(words, f"ask:{entry.key}:{slot}") for slot, words in _slots(entry, t).items()]
    rows = tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))
    return Reply(Markup.escape(text.format(entry=t.within_quotes(label(entry, t)))), rows)


def _slots(entry: Entry, t: Translator) -> dict[Slot, str]:
    words: dict[Slot, str] = {}
    if isinstance(entry, Dated) and not isinstance(entry, Action):
        words |= {Slot.WHEN: t.gettext("When?"), Slot.WHERE: t.gettext("Where?")}
    match entry:
        case Visit():
            words |= {Slot.WHO: t.gettext("Who?"), Slot.AGENDA: t.gettext("What is on the agenda?")}
        case Event():
            words |= {Slot.WHO: t.gettext("Who?"), Slot.TOPICS: t.gettext("What about?")}
        case Topic():
            words |= {Slot.ACTORS: t.gettext("With whom?"), Slot.ACTIVITIES: t.gettext("What is planned?")}
        case Action():
            words |= {Slot.ACTORS: t.gettext("With whom?"), Slot.TOPIC: t.gettext("Which topic?")}
        case Organisation():
            words |= {Slot.WHERE: t.gettext("Where?"), Slot.INVOLVEMENT: t.gettext("Part in what?")}
        case Term():
            words |= {Slot.MEANING: t.gettext("What is that?")}
        case _:
            words |= {Slot.INVOLVEMENT: t.gettext("Part in what?")}
    return words
