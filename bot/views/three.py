"""Words of tables that readers of all three languages open: each wording once, beside the others."""

from collections.abc import Callable, Iterable

from bot.i18n import Translator, translator
from bot.programme.model import LANGS


def joined(said: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(part for part in said if part))


def in_three(say: Callable[[Translator], str]) -> str:
    """What `say` gives in each language."""
    return joined(say(translator(lang)) for lang in LANGS)


def each_in_three(say: Callable[[Translator], Iterable[str]]) -> list[str]:
    """The same for several words, such as the headings of a table."""
    return [joined(said) for said in zip(*(say(translator(lang)) for lang in LANGS), strict=True)]
