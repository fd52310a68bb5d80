"""Blocks of which cards are made; an empty one leaves no trace."""

from collections.abc import Iterable

from markupsafe import Markup


def bullets(title: str, items: Iterable[str]) -> Markup:
    lines = [Markup("• {0}").format(item) for item in items]
    return Markup("\n").join([Markup("<b>{0}</b>").format(title), *lines]) if lines else Markup()


def line(title: str, words: str) -> Markup:
    return Markup("<b>{0}:</b> {1}").format(title, words)


def joined(blocks: Iterable[Markup]) -> Markup:
    """The blocks with an empty line between them."""
    return Markup("\n\n").join(block for block in blocks if block)
