"""Bringing the catalogues to the messages of the code, without losing a translation."""

from collections.abc import Iterator
from copy import copy

from babel.messages import Catalog
from babel.messages.catalog import Message

#: The messages are plain English: this catalogue fills itself.
SOURCE_LANGUAGE = "en"


def updated(old: Catalog, template: Catalog, lang: str, *, prune: bool = False) -> Catalog:
    """`old` with exactly the template's messages; no translation is ever guessed.

    Translations whose message is gone are kept aside as obsolete, and taken back when it
    returns, unless `prune`: several people may work on code and catalogues at once.
    """
    new = Catalog(locale=lang, fuzzy=False)
    known = {_key(message): message for message in (*old.obsolete.values(), *old) if message.id}
    for message in template:
        if message.id:
            translation = copy(message)
            translation.string = _string(message, known.pop(_key(message), None), new.num_plurals, lang)
            new[message.id] = translation
    if not prune and lang != SOURCE_LANGUAGE:
        kept = {_key(message): message for message in known.values() if any(texts(message))}
        new.obsolete.update(kept)  # type: ignore[arg-type] # Babel's own key is this pair too
    return new


def _key(message: Message) -> tuple[str, str | None]:
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def _string(message: Message, old: Message | None, plurals: int, lang: str) -> str | tuple[str, ...]:
    if lang == SOURCE_LANGUAGE:
        return message.id if isinstance(message.id, str) else tuple(message.id)
    had = texts(old) if old is not None and old.pluralizable == message.pluralizable else ()
    forms = (*had, *[""] * plurals)
    return forms[:plurals] if message.pluralizable else forms[0]


def texts(message: Message) -> tuple[str, ...]:
    """The translation's forms: one, or one a plural form."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def missing(catalogue: Catalog, template: Catalog) -> Iterator[str]:
    """Each message, as people find it in the code, that lacks a translation or a form of it."""
    have = {_key(message): message for message in catalogue if message.id and not message.fuzzy}
    for message in template:
        if message.id:
            found = have.get(_key(message))
            if found is None or not all(texts(found)) or found.pluralizable != message.pluralizable:
                singular, context = _key(message)
                yield f"{singular!r} ({context})" if context else repr(singular)
