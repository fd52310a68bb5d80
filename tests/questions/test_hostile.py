"""Whatever is typed: no exception, and no fact out of thin air. `make bench-answers` tries far more."""

import random
from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.programme.load import read
from bot.programme.model import LANGS
from bot.questions.engine import Answering
from bot.questions.model import Answer, HowTo
from bot.variables import ROOT
from bot.views.answers import answer_reply
from tests.benchmarks.hostile import HOSTILE, noise

SHIPPED = Answering(read(ROOT / "db" / "programme" / "essen-koriyama.yaml"))
NOW = datetime(2019, 5, 17, tzinfo=UTC)


def told(text: str) -> list[Answer]:
    """The answers in each language; all can be shown."""
    answers = [SHIPPED.answer(text, now=NOW, lang=lang) for lang in LANGS]
    assert all(answer_reply(answer, NOW).plain for answer in answers)
    return answers


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_is_told_about_what_asks_nothing(text: str) -> None:
    assert {answer.status for answer in told(text)} == {"unanswered"}


def test_noise_is_told_no_fact() -> None:
    chance = random.Random(20190517)
    for text in (noise(chance) for _ in range(100)):
        for answer in told(text):
            assert answer.status == "unanswered" or answer.point == HowTo("help"), ascii(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
@example("❺")
@example("⅞")
@example("第")
@example("\ud800")
def test_any_text_can_be_answered(text: str) -> None:
    told(text)


def test_what_stands_far_behind_is_not_read() -> None:
    """Time and memory are bounded, whatever the length: a megabyte is cut before it is read."""
    megabyte = "x" * 1_000_000
    assert SHIPPED.answer(f"{megabyte} When is the next visit?", now=NOW, lang="en").status == "unanswered"
