"""Today is where the asker is: for eight hours a day the two cities have different dates."""

from datetime import UTC, datetime

from bot.programme.load import read
from bot.questions.engine import Answering
from bot.questions.model import NothingPlanned
from bot.variables import ROOT

SHIPPED = Answering(read(ROOT / "db" / "programme" / "essen-koriyama.yaml"))
#: Sunday evening in Essen, Monday morning in Koriyama.
NIGHT = datetime(2018, 11, 11, 20, tzinfo=UTC)


def test_next_week_begins_where_the_asker_is() -> None:
    there = SHIPPED.answer("What is on next week?", now=NIGHT, lang="en", city="koriyama")
    here = SHIPPED.answer("What is on next week?", now=NIGHT, lang="en", city="essen")

    assert here.sources == ("study-tour-2",)
    assert isinstance(there.point, NothingPlanned)


def test_tomorrow_is_another_day_in_the_other_city() -> None:
    eve = datetime(2019, 5, 13, 20, tzinfo=UTC)  # the 14th has begun in Koriyama
    there = SHIPPED.answer("Was ist morgen?", now=eve, lang="de", city="koriyama")
    here = SHIPPED.answer("Was ist morgen?", now=eve, lang="de", city="essen")

    assert "study-tour-3" in there.sources
    assert there.point != here.point


def test_a_city_that_is_gone_from_the_programme_counts_as_the_first() -> None:
    unknown = SHIPPED.answer("What is on next week?", now=NIGHT, lang="en", city="atlantis")

    assert unknown.sources == SHIPPED.answer("What is on next week?", now=NIGHT, lang="en").sources
