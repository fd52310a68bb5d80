"""What follows `/remind`: how long before which visit, or what on which day, in three languages."""

from datetime import date

import pytest

from bot.programme.load import read
from bot.programme.model import Lang
from bot.questions.dates.lead import Lead, read_lead
from bot.questions.index import Index, build
from bot.questions.reminding import read_wish
from bot.variables import ROOT

TODAY = date(2019, 5, 17)


@pytest.fixture(scope="module")
def index() -> Index:
    return build(read(ROOT / "db/programme/essen-koriyama.yaml"))


@pytest.mark.parametrize(
    ("lang", "text", "days", "months", "words"),
    [
        ("en", "2 weeks before study tour", 14, 0, "2 weeks before"),
        ("en", "a month before the 4th study tour", 0, 1, "a month before"),
        ("en", "study tour, three days before", 3, 0, "three days before"),
        ("en", "the day before the study tour", 1, 0, "day before"),
        ("de", "2 Wochen vor der Studienreise", 14, 0, "2 Wochen vor"),
        ("de", "drei Tage vorher: Studienreise", 3, 0, "drei Tage vorher"),
        ("de", "einen Monat vor dem Besuch", 0, 1, "einen Monat vor"),
        ("de", "am Vortag der Reise", 1, 0, "Vortag"),
        ("ja", "スタディツアーの2週間前", 14, 0, "2週間前"),
        ("ja", "訪問の十日前に", 10, 0, "十日前に"),
        ("ja", "ツアーの1ヶ月前", 0, 1, "1ヶ月前"),
        ("ja", "訪問の前日", 1, 0, "前日"),
    ],
)
def test_distance_before_something(lang: Lang, text: str, days: int, months: int, words: str) -> None:
    found = read_lead(text, lang)
    assert found is not None
    assert (found.days, found.months, text[slice(*found.span)]) == (days, months, words)


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "before the tour"), ("de", "am 3. Juni"), ("ja", "6月3日"), ("en", "")]
)
def test_text_without_a_distance_has_none(lang: Lang, text: str) -> None:
    assert read_lead(text, lang) is None


@pytest.mark.parametrize(
    ("lead", "day", "days"),
    [
        (Lead(14, 0, (0, 0)), date(2019, 10, 14), 14),
        (Lead(0, 1, (0, 0)), date(2019, 10, 14), 30),
        (Lead(0, 1, (0, 0)), date(2019, 8, 14), 31),
        (Lead(0, 1, (0, 0)), date(2019, 3, 31), 31),  # 28 February
    ],
)
def test_month_before_a_day_is_a_month_of_the_calendar(lead: Lead, day: date, days: int) -> None:
    assert lead.before(day) == days


@pytest.mark.parametrize(
    ("lang", "text", "visits"),
    [
        ("en", "2 weeks before study tour", ["study-tour-1", "study-tour-2", "study-tour-3"]),
        ("de", "2 Wochen vor der Studienreise", ["study-tour-1", "study-tour-2", "study-tour-3"]),
        ("ja", "スタディツアーの2週間前", ["study-tour-1", "study-tour-2", "study-tour-3"]),
        ("de", "1 Monat vor dem Besuch der Stadtwerke", ["stadtwerke-2019"]),
        ("ja", "安積高校の訪問の前日", ["asaka-2020"]),
        ("en", "1 week before the joint seminar", ["study-tour-1", "study-tour-3"]),
        ("en", "3 days before the carnival", []),
    ],
)
def test_visit_that_is_named(index: Index, lang: Lang, text: str, visits: list[str]) -> None:
    wish = read_wish(text, lang, index, TODAY)
    assert wish.lead is not None
    assert [visit.key for visit in wish.visits] == visits


@pytest.mark.parametrize(
    ("lang", "text", "day", "words"),
    [
        ("en", "on 3 June call the institute", date(2019, 6, 3), "call the institute"),
        ("en", "tomorrow buy gifts", date(2019, 5, 18), "buy gifts"),
        ("en", "call FREA on 3 June", date(2019, 6, 3), "call FREA"),
        ("en", "in 3 weeks ask about rooms", date(2019, 6, 7), "ask about rooms"),
        ("de", "am 3. Juni Institut anrufen", date(2019, 6, 3), "Institut anrufen"),
        ("ja", "6月3日に研究所に電話", date(2019, 6, 3), "研究所に電話"),
        ("ja", "明日 お土産を買う", date(2019, 5, 18), "お土産を買う"),
    ],
)
def test_words_of_their_own_on_a_day(index: Index, lang: Lang, text: str, day: date, words: str) -> None:
    wish = read_wish(text, lang, index, TODAY)
    assert (wish.lead, wish.visits, wish.day, wish.words) == (None, (), day, words)
