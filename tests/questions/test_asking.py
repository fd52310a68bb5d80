"""The many ways to ask for one thing, and to ask for what no programme holds."""

from pathlib import Path

import pytest

from bot.programme.load import read
from bot.programme.model import LANGS, Lang
from bot.questions.engine import Answering
from bot.questions.model import Answer, Facts, Slot
from bot.variables import ROOT
from tests.questions.disturbances import Question

ASKING = Path(__file__).parent / "asking"
SHIPPED = Answering(read(ROOT / "db" / "programme" / "essen-koriyama.yaml"))
DAY = "2019-05-17"


def answer(question: str, lang: Lang, day: str = DAY) -> Answer:
    return SHIPPED.answer(question, now=Question(question, lang, day).now, lang=lang)


def rows(name: str, lang: Lang) -> list[tuple[Lang, list[str]]]:
    lines = (ASKING / f"{name.format(lang=lang)}").read_text(encoding="utf-8").splitlines()
    return [(lang, line.split("\t")) for line in lines if line and not line.startswith("#")]


def every(name: str) -> list[tuple[Lang, list[str]]]:
    return [row for lang in LANGS for row in rows(name, lang)]


@pytest.mark.parametrize(("lang", "row"), every("slots.{lang}.tsv"))
def test_question_is_read_as_what_it_asks(lang: Lang, row: list[str]) -> None:
    """A line gives what is asked (any of several that are the same to a person), the entry, the question."""
    slots, key, question = row
    got = answer(question, lang)

    assert (got.status, got.lang, got.sources[:1]) == ("answered", lang, (key,))
    assert isinstance(got.point, Facts)
    assert {Slot(slot) for slot in slots.split("/")} & set(got.point.slots)


@pytest.mark.parametrize(("lang", "row"), every("found.{lang}.tsv"))
def test_question_is_answered_from_the_entry_meant(lang: Lang, row: list[str]) -> None:
    day, key, question = row
    got = answer(question, lang, day)

    assert (got.status, got.lang) == ("answered", lang)
    assert key in got.sources


@pytest.mark.parametrize(("lang", "row"), every("none.{lang}.txt"))
def test_what_the_programme_does_not_hold_is_not_answered(lang: Lang, row: list[str]) -> None:
    """Prices, hotels, weather, other cities, false premises, mischief, small talk."""
    got = answer(row[0], lang)

    assert got.status != "answered"
    assert got.sources == ()
