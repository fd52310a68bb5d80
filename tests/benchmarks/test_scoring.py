"""What counts as right: figures that nobody checks say nothing."""

from typing import Any

import pytest

from tests.benchmarks.baselines import Keywords
from tests.benchmarks.scoring import Reply, right

QUESTION: dict[str, Any] = {
    "lang": "en",
    "expect": "answer",
    "facts": [["FREA", "Renewable Energy Institute"]],
    "dates": ["2018-11-13"],
    "not": ["Osaka"],
}
RANGES = ("2018-11-13/2018-11-18",)


@pytest.mark.parametrize(
    ("text", "is_right"),
    [
        ("At FREA on 13 November 2018.", True),
        ("At the renewable energy institute, 13–18 November 2018.", True),
        ("At FREA.", False),  # the day is missing
        ("On 13 November 2018.", False),  # the fact is missing
        ("At FREA on 13 November 2018, not in Osaka.", False),
        ("At FREAK on 13 November 2018.", False),  # capitals are a whole word
        ("At FREA on 3 November 2018.", False),
    ],
)
def test_answer_is_right_with_all_facts_and_dates_and_nothing_false(text: str, is_right: bool) -> None:
    assert right(QUESTION, Reply("answered", "en", text), RANGES) is is_right


def test_right_words_in_another_language_or_as_a_no_are_wrong() -> None:
    text = "At FREA on 13 November 2018."
    assert not right(QUESTION, Reply("answered", "de", text), RANGES)
    assert not right(QUESTION, Reply("unanswered", "en", text), RANGES)


@pytest.mark.parametrize(
    ("status", "is_right"), [("answered", False), ("clarify", True), ("unanswered", True)]
)
def test_what_has_no_answer_must_not_be_answered(status: str, is_right: bool) -> None:
    unknown = {"lang": "en", "expect": "unknown"}
    assert right(unknown, Reply(status, "en", "At FREA."), RANGES) is is_right


def test_keyword_search_finds_the_entry_whose_rare_words_are_asked_for() -> None:
    keywords = Keywords({"one": ["The harbour museum", "港湾博物館"], "two": ["The city hall", "市役所"]})
    assert keywords.best("Where is the museum?").key == "one"
    assert keywords.best("市役所はどこですか").key == "two"
    nothing = keywords.best("tungsten")
    assert (nothing.key, nothing.score) == ("", 0.0)
