"""How entries, parties and numbers of people are called in a reader's language."""

from collections.abc import Iterable

from bot.i18n import Translator
from bot.programme.model import Entry, Headcount, Party, Programme


def name(entry: Entry, t: Translator) -> str:
    """The official name, with its abbreviation and the body's own name in brackets."""
    own = t.pick(entry.name)
    short = entry.short[t.lang] if entry.short else None
    aside = [words for words in (short, entry.original) if words and words not in own]
    if not aside:
        return own
    if len(aside) == 2 and aside[0] in aside[1]:
        del aside[0]
    return t.pgettext("a name and what follows it", "{name} ({aside})").format(
        name=own, aside=semicolons(aside, t)
    )


def label(entry: Entry, t: Translator) -> str:
    """The bare name, for a button or a list."""
    return t.pick(entry.name)


def names(keys: Iterable[str], programme: Programme, t: Translator) -> str:
    """The entries of these keys; a dot parts them, since a field's name may hold an "and"."""
    return " · ".join(label(programme.entries[key], t) for key in keys)


def semicolons(items: Iterable[str], t: Translator) -> str:
    """Items that may hold commas themselves."""
    return t.pgettext("between items", "; ").join(items)


def party(part: Party, programme: Programme, t: Translator) -> str:
    """Who takes part, and in what form if the programme says so."""
    key = part.organisation or part.figure
    if key is None:
        return t.pick(part.text) if part.text else ""
    who = name(programme.entries[key], t)
    if part.text is None:
        return who
    return t.pgettext("a party and its form", "{who}: {form}").format(who=who, form=t.pick(part.text))


def parties(parts: Iterable[Party], programme: Programme, t: Translator) -> list[str]:
    return [party(part, programme, t) for part in parts]


def headcount(count: Headcount, t: Translator) -> str:
    """How many people: "120 people", "about 10 students and teachers"."""
    number = t.number(count.number)
    if count.approximate:
        number = t.gettext("about {number}").format(number=number)
    if count.text is not None:
        who = t.pick(count.text)
        return t.pgettext("number of people and who", "{number} {who}").format(number=number, who=who)
    return t.ngettext("{number} person", "{number} people", count.number).format(number=number)
