"""The catalogues hold every sentence of the code, whole, in every language."""

import ast
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from babel.messages import Catalog
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from bot.i18n import translator
from bot.programme.model import LANGS, Lang
from locales import files
from locales.extraction import KEYWORDS, PROJECT, ROOMS, template
from locales.update import texts

#: Forms of address that would break the formal register.
INFORMAL = re.compile(r"\b(du|dich|dir|dein\w*|euch|euer|eure\w*)\b", re.IGNORECASE)
POLITE = re.compile(
    r"(ます|ました|ません|です|でした|ください|ましょう|(ます|ました|です|ません|ましょう|でしょう)か|^こんにちは|^ようこそ|^はい|^いいえ)$"
)
#: Brackets are narrow, as CLDR has them about weekdays.
FOREIGN_TO_JAPANESE = re.compile(r"\.\.\.|[ぁ-んァ-ヶ一-龠][,.!?;:]|[“”\"]|[（）]")

Key = tuple[tuple[str, ...], str | None]


@pytest.fixture(scope="module")
def code() -> Catalog:
    return template()


def messages(catalogue: Catalog) -> list[Message]:
    return [message for message in catalogue if message.id]


def sources(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def keys(found: list[Message]) -> set[Key]:
    return {(sources(message), message.context) for message in found}


def forms(lang: Lang) -> list[tuple[tuple[str, ...], str]]:
    """Each translated form with the source's forms; what is not translated has a test of its own."""
    return [
        (sources(message), form) for message in messages(files.read(lang)) for form in texts(message) if form
    ]


def unlike(lang: Lang, trait: Callable[[str], object]) -> list[str]:
    """The translations that differ in a trait from every form of their source."""
    return [form for source, form in forms(lang) if trait(form) not in [trait(one) for one in source]]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def tags(text: str) -> list[str]:
    """The HTML tags of a text, sorted; an AssertionError where they are not balanced."""
    found: list[str] = []
    still_open: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append(tag)
            still_open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert still_open.pop() == tag, f"</{tag}> closes another tag in {text!r}"

    reader = Reader()
    reader.feed(text)
    reader.close()
    assert still_open == [], f"not closed in {text!r}"
    return sorted(found)


def shape(text: str) -> tuple[int, bool, bool] | None:
    """Its line breaks and whether it begins or ends with a blank; None for a mere separator."""
    if not any(letter.isalnum() for letter in text):
        return None
    return text.count("\n"), text[:1].isspace(), text[-1:].isspace()


def test_template_holds_the_messages_of_the_code_and_no_other(code: Catalog) -> None:
    with files.TEMPLATE.open("rb") as file:
        stored = keys(messages(read_po(file)))
    assert stored == keys(messages(code)), "run `make messages`"


@pytest.mark.parametrize("lang", LANGS)
def test_catalogue_translates_every_message_and_no_other(lang: Lang, code: Catalog) -> None:
    catalogue = files.read(lang)
    translated = keys([m for m in messages(catalogue) if all(texts(m)) and not m.fuzzy])
    assert sorted(keys(messages(code)) - translated, key=str) == [], f"not translated in {lang}"
    assert sorted(keys(messages(catalogue)) - keys(messages(code)), key=str) == [], "not in the code"
    assert keys(list(catalogue.obsolete.values())) == set(), "drop them: `python -m locales extract --prune`"


@pytest.mark.parametrize(("lang", "number"), [("en", 2), ("de", 2), ("ja", 1)])
def test_message_has_as_many_plural_forms_as_the_language(lang: Lang, number: int) -> None:
    plurals = [message for message in messages(files.read(lang)) if message.pluralizable]
    assert [message.id for message in plurals if len(texts(message)) != number] == []


@pytest.mark.parametrize("lang", LANGS)
def test_translation_keeps_the_placeholders_in_every_form(lang: Lang) -> None:
    assert unlike(lang, placeholders) == []


@pytest.mark.parametrize("lang", LANGS)
def test_translation_keeps_the_tags_balanced(lang: Lang) -> None:
    assert unlike(lang, tags) == []


@pytest.mark.parametrize("lang", LANGS)
def test_translation_keeps_lines_and_outer_blanks(lang: Lang) -> None:
    assert unlike(lang, shape) == []


def test_german_says_sie() -> None:
    assert [form for _, form in forms("de") if INFORMAL.search(form)] == []


def test_german_sets_german_quotation_marks() -> None:
    assert [form for _, form in forms("de") if re.search(r"[\"”]", re.sub(r"<[^<>]*>", "", form))] == []


def test_japanese_sentences_end_politely() -> None:
    wording = [re.sub(r"\([^()]*\)", "", form) for _, form in forms("ja")]
    sentences = [sentence for form in wording for sentence in form.split("。")[:-1]]
    assert [sentence for sentence in sentences if not POLITE.search(sentence)] == []


def test_japanese_sets_japanese_punctuation() -> None:
    wording = [re.sub(r"<[^<>]*>", "", form) for _, form in forms("ja")]
    assert [form for form in wording if FOREIGN_TO_JAPANESE.search(form)] == []


def test_message_in_the_code_is_a_literal() -> None:
    """A name or an f-string would be passed over in silence when messages are collected."""
    found = [
        f"{path.relative_to(PROJECT)}:{call.lineno}"
        for room in ROOMS
        for path in sorted((PROJECT / room).rglob("*.py"))
        if path != PROJECT / "bot/i18n.py"
        for call in lookups(path)
        if not all(isinstance(word, ast.Constant) for word in words_of(call))
    ]
    assert found == []


def lookups(path: Path) -> list[ast.Call]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    calls = [node for node in nodes if isinstance(node, ast.Call)]
    return [call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in KEYWORDS]


def words_of(call: ast.Call) -> list[ast.expr]:
    """A look-up's arguments that are words: all but the number of a plural."""
    assert isinstance(call.func, ast.Attribute)
    counts = {"gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}
    return call.args[: counts[call.func.attr]]


@pytest.mark.parametrize("lang", LANGS)
def test_translator_says_what_the_catalogue_holds(lang: Lang) -> None:
    t = translator(lang)
    plain = [m for m in messages(files.read(lang)) if isinstance(m.id, str) and m.string]
    said = [t.pgettext(m.context, str(m.id)) if m.context else t.gettext(str(m.id)) for m in plain]
    assert said == [message.string for message in plain]
