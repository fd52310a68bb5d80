"""What differs between three languages of one message is named, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.programme.model import LANGS, Lang
from bot.questions.comparing import Difference, Fact, Sort, differences, facts

TODAY = date(2019, 5, 17)

SAME: dict[Lang, str] = {
    "en": "On 24 May 2019 at 2 pm 1,500 people come 2.5 km to https://example.org/a?b=1. Dear {name}, see 3.",
    "de": "Am 24. Mai 2019 um 14 Uhr kommen 1.500 Leute 2,5 km zu www.example.org/a?b=1. {name}, siehe 3.",
    "ja": "2019年5月24日(金)午後2時に1,500名が2.5km先のhttp://example.org/a?b=1に来ます。{name}様、3をご覧ください。",
}


def named(texts: dict[Lang, str]) -> list[tuple[str, str, tuple[Lang, ...]]]:
    """Sort, value and the languages that have it."""
    found = differences(texts, {}, TODAY)
    return sorted((one.fact.sort.value, one.fact.value, one.there) for one in found)


def test_texts_that_say_the_same_differ_in_nothing() -> None:
    assert named(SAME) == []


@pytest.mark.parametrize(
    ("lang", "old", "new", "expected"),
    [
        (
            "de",
            "24. Mai",
            "25. Mai",
            [
                ("date", "2019-05-24/2019-05-24", ("en", "ja")),
                ("date", "2019-05-25/2019-05-25", ("de",)),
            ],
        ),
        ("ja", "午後2時", "14時", []),
        ("ja", "午後2時", "午前2時", [("time", "02:00", ("ja",)), ("time", "14:00", ("en", "de"))]),
        ("de", "1.500", "1500", []),
        ("de", "1.500", "15000", [("number", "1500", ("en", "ja")), ("number", "15000", ("de",))]),
        ("en", "2.5", "2.50", []),
        (
            "en",
            "https://example.org/a?b=1",
            "example",
            [("link", "example.org/a?b=1", ("de", "ja"))],
        ),
        ("en", "{name}", "{nmae}", [("blank", "{name}", ("de", "ja")), ("blank", "{nmae}", ("en",))]),
        ("ja", "{name}様", "____様", [("blank", "___", ("ja",)), ("blank", "{name}", ("en", "de"))]),
        ("de", "siehe 3", "siehe drei", [("number", "3", ("en", "ja"))]),
    ],
)
def test_one_slip_is_named_with_the_languages_that_have_it(
    lang: Lang, old: str, new: str, expected: list[tuple[str, str, tuple[Lang, ...]]]
) -> None:
    assert old in SAME[lang]
    assert named(SAME | {lang: SAME[lang].replace(old, new)}) == expected


def test_link_behind_words_counts_like_one_that_is_written() -> None:
    texts: dict[Lang, str] = {"en": "Read this", "de": "Siehe https://example.org/"}

    assert differences(texts, {"en": ["http://example.org"]}, TODAY) == []
    (only,) = differences(texts, {}, TODAY)
    assert only == Difference(Fact(Sort.LINK, "example.org"), ("de",), ("en",))


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "from 5 to 7 June 2019"),
        ("de", "vom 5. bis 7. Juni 2019"),
        ("ja", "2019年6月5日から7日まで"),
    ],
)
def test_range_of_days_is_one_date(lang: Lang, text: str) -> None:
    (found,) = facts(text, lang, TODAY)
    assert found.days == (date(2019, 6, 5), date(2019, 6, 7))


@given(st.integers(0, 10**9), st.sampled_from(LANGS))
def test_number_is_the_same_however_its_thousands_are_parted(number: int, lang: Lang) -> None:
    mark = "." if lang == "de" else ","
    grouped = f"{number:,}".replace(",", mark)
    plain = facts(f"#{number}#", lang, TODAY)
    assert {fact.value for fact in facts(f"#{grouped}#", lang, TODAY) if fact.sort is Sort.NUMBER} == {
        str(number)
    }
    assert all(fact.value == str(number) for fact in plain if fact.sort is Sort.NUMBER)


@given(st.dictionaries(st.sampled_from(LANGS), st.text(max_size=200), min_size=1))
def test_comparing_never_fails_and_finds_what_it_names(texts: dict[Lang, str]) -> None:
    for one in differences(texts, {}, TODAY):
        assert set(one.there) | set(one.missing) == set(texts)
        assert one.there
        assert one.missing
        assert all(one.fact in facts(texts[lang], lang, TODAY) for lang in one.there)


def test_text_in_all_languages_alike_differs_in_nothing() -> None:
    assert named(dict.fromkeys(LANGS, "IUC 2018 https://example.org")) == []
