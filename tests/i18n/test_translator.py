"""What a language does beside its catalogue."""

import pytest

from bot.i18n import language_of_tag, translator
from bot.programme.model import LANGS


@pytest.mark.parametrize(
    ("tag", "lang"),
    [("de", "de"), ("de-AT", "de"), ("ja_JP", "ja"), ("EN-us", "en"), ("fr", "en"), ("", "en"), (None, "en")],
)
def test_language_follows_the_primary_subtag_else_english(tag: str | None, lang: str) -> None:
    assert language_of_tag(tag) == lang


def test_lists_join_as_the_language_does() -> None:
    items = ["A", "B", "C"]
    assert [translator(lang).list(items) for lang in LANGS] == ["A, B and C", "A, B und C", "A、B、C"]


def test_numbers_are_grouped_as_the_language_does() -> None:
    assert [translator(lang).number(4096) for lang in LANGS] == ["4,096", "4.096", "4,096"]


def test_quotation_within_quotation_takes_the_inner_marks() -> None:
    quoted = ["The “tour”", "Die „Reise“", "「視察」の会"]
    inner = [translator(lang).within_quotes(words) for lang, words in zip(LANGS, quoted, strict=True)]
    assert inner == ["The ‘tour’", "Die ‚Reise‘", "『視察』の会"]
