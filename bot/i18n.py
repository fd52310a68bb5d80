"""The three languages: catalogues, plural forms, lists, numbers through CLDR."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.support import NullTranslations, Translations

from bot.programme.model import LANGS, Lang, Text
from locales.files import DOMAIN, compiled


def language_of_tag(tag: str | None) -> Lang:
    """The language for an IETF tag such as Telegram's `de-AT`: by primary subtag, else English."""
    primary = (tag or "").replace("_", "-").split("-")[0].lower()
    return next((lang for lang in LANGS if lang == primary), "en")


#: Outer quotation marks and those within them.
INNER_QUOTES: dict[Lang, dict[int, int]] = {
    "en": str.maketrans("“”", "‘’"),
    "de": str.maketrans("„“", "‚‘"),
    "ja": str.maketrans("「」", "『』"),
}


@dataclass(frozen=True)
class Translator:
    """One language's wording. Frozen and shared: nothing about a language is global."""

    lang: Lang
    locale: Locale
    catalogue: NullTranslations

    def gettext(self, message: str) -> str:
        return str(self.catalogue.gettext(message))

    def ngettext(self, one: str, many: str, number: int) -> str:
        return str(self.catalogue.ngettext(one, many, number))

    def pgettext(self, context: str, message: str) -> str:
        return str(self.catalogue.pgettext(context, message))

    def npgettext(self, context: str, one: str, many: str, number: int) -> str:
        return str(self.catalogue.npgettext(context, one, many, number))

    def pick(self, text: Text) -> str:
        """This language's wording of a programme text, or another's with a note that says so."""
        words = text[self.lang]
        if not text.only or self.lang in text.only:
            return words
        return self.pgettext("a text in one language", "{words} ({language} only)").format(
            words=words, language=self.language_name(text.only[0])
        )

    def language_name(self, lang: Lang) -> str:
        """What this language calls another."""
        return str(self.locale.languages[lang])

    def within_quotes(self, words: str) -> str:
        """`words` with inner quotation marks, to stand between this language's outer ones."""
        return words.translate(INNER_QUOTES[self.lang])

    def number(self, number: int) -> str:
        return format_decimal(number, locale=self.locale)

    def list(self, items: Sequence[str], style: str = "standard") -> str:
        """`a, b and c` in this language; style "or" for alternatives."""
        return format_list(list(items), style=style, locale=self.locale)  # type: ignore[arg-type]


#: English as Europe writes it: day before month, the clock of 24 hours.
LOCALES: dict[Lang, Locale] = {"en": Locale("en", "GB"), "de": Locale("de"), "ja": Locale("ja")}


@cache
def translator(lang: Lang) -> Translator:
    """The translator of a language; the catalogue is read once a process.

    Raises CatalogueError, one sentence, rather than speak another language than asked for.
    """
    return Translator(lang, LOCALES[lang], Translations(BytesIO(compiled(lang)), DOMAIN))
