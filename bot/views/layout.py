"""Blocks of which cards are made; an empty one leaves no trace."""

from collections.abc import Iterable

from markupsafe import Markup

from bot.i18n import Translator


def bullets(title: str, items: Iterable[str]) -> Markup:
    lines = [Markup("• {0}").format(item) for item in items]
    return Markup("\n").join([Markup("<b>{0}</b>").format(title), *lines]) if lines else Markup()


def line(title: str, words: str, t: Translator) -> Markup:
    """A label in bold and what it says."""
    pattern = Markup.escape(t.pgettext("label and words", "{label}: {words}"))
    return pattern.format(label=Markup("<b>{0}</b>").format(title), words=words)


def joined(blocks: Iterable[Markup]) -> Markup:
    """The blocks with an empty line between them."""
    return Markup("\n\n").join(block for block in blocks if block)
