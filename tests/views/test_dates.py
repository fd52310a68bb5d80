"""The golden table of the programme's dates, and that no day is shown that it does not know."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.i18n import translator
from bot.programme.dates import SEASONS, Precision, ProgrammeDate
from bot.programme.model import LANGS, Lang
from bot.views.dates import countdown, date_phrase, date_target, date_words

GOLDEN = [
    ("2019-05-17", "Friday, 17 May 2019", "Freitag, 17. Mai 2019", "2019年5月17日(金)"),
    ("2018-11-13/2018-11-18", "13–18 November 2018", "13.–18. November 2018", "2018年11月13日(火)～18日(日)"),
    ("2019-05-15/2019-05-16", "15–16 May 2019", "15.–16. Mai 2019", "2019年5月15日(水)～16日(木)"),
    (
        "2019-04-29/2019-05-03",
        "29 April – 3 May 2019",
        "29. April – 3. Mai 2019",
        "2019年4月29日(月)～5月3日(金)",
    ),
    (
        "2019-12-30/2020-01-02",
        "30 December 2019 – 2 January 2020",
        "30. Dezember 2019 – 2. Januar 2020",
        "2019年12月30日(月)～2020年1月2日(木)",
    ),
    ("2019-10", "October 2019", "Oktober 2019", "2019年10月"),
    ("2019-07/2019-08", "July–August 2019", "Juli–August 2019", "2019年7月～8月"),
    (
        "2019-12/2020-01",
        "December 2019 – January 2020",
        "Dezember 2019 – Januar 2020",
        "2019年12月～2020年1月",
    ),
    ("2019-spring", "spring 2019", "Frühjahr 2019", "2019年春"),
    ("2019-summer", "summer 2019", "Sommer 2019", "2019年夏"),
    ("2019-autumn", "autumn 2019", "Herbst 2019", "2019年秋"),
    ("2019-winter", "winter 2019/20", "Winter 2019/20", "2019/20年冬"),
    ("2099-winter", "winter 2099/00", "Winter 2099/00", "2099/00年冬"),
    (
        "2019-autumn/2020-spring",
        "autumn 2019 – spring 2020",
        "Herbst 2019 – Frühjahr 2020",
        "2019年秋～2020年春",
    ),
    (
        "FY2020",
        "FY2020 (April 2020 – March 2021)",
        "Fiskaljahr 2020 (April 2020 – März 2021)",
        "2020年度",
    ),
    (
        "FY2020/FY2021",
        "FY2020–FY2021 (April 2020 – March 2022)",
        "Fiskaljahre 2020–2021 (April 2020 – März 2022)",
        "2020年度～2021年度",
    ),
    ("2020", "2020", "2020", "2020年"),
    ("2020/2021", "2020–2021", "2020–2021", "2020年～2021年"),
]

PHRASES = [
    ("2017-12-01", "on 1 December 2017", "am 1. Dezember 2017", "2017年12月1日に"),
    (
        "2018-11-13/2018-11-18",
        "from 13 to 18 November 2018",
        "vom 13. bis 18. November 2018",
        "2018年11月13日から18日まで",
    ),
    (
        "2019-04-29/2019-05-03",
        "from 29 April to 3 May 2019",
        "vom 29. April bis 3. Mai 2019",
        "2019年4月29日から5月3日まで",
    ),
    ("2019-10", "in October 2019", "im Oktober 2019", "2019年10月に"),
    ("2019-07/2019-08", "in July–August 2019", "im Zeitraum Juli–August 2019", "2019年7月～8月に"),
    ("2019-autumn", "in autumn 2019", "im Herbst 2019", "2019年秋に"),
    (
        "FY2020",
        "in FY2020 (April 2020 – March 2021)",
        "im Fiskaljahr 2020 (April 2020 – März 2021)",
        "2020年度に",
    ),
    (
        "FY2020/FY2021",
        "in FY2020–FY2021 (April 2020 – March 2022)",
        "im Zeitraum der Fiskaljahre 2020–2021 (April 2020 – März 2022)",
        "2020年度～2021年度に",
    ),
    ("2020", "in 2020", "im Jahr 2020", "2020年に"),
    ("2020/2021", "in 2020–2021", "in den Jahren 2020–2021", "2020年～2021年に"),
]

TARGETS = [
    ("2017-12-01", "for 1 December 2017", "für den 1. Dezember 2017", "2017年12月1日に"),
    (
        "2018-11-13/2018-11-18",
        "for 13 to 18 November 2018",
        "für die Zeit vom 13. bis 18. November 2018",
        "2018年11月13日～18日に",
    ),
    ("2019-07/2019-08", "for July–August 2019", "für Juli–August 2019", "2019年7月～8月に"),
    ("2019-spring", "for spring 2019", "für Frühjahr 2019", "2019年春に"),
    (
        "FY2020",
        "for FY2020 (April 2020 – March 2021)",
        "für das Fiskaljahr 2020 (April 2020 – März 2021)",
        "2020年度に",
    ),
    ("2020", "for 2020", "für 2020", "2020年に"),
]


@pytest.mark.parametrize(("text", "en", "de", "ja"), GOLDEN)
def test_date_in_three_languages(text: str, en: str, de: str, ja: str) -> None:
    dates = ProgrammeDate.parse(text)
    assert [date_words(dates, translator(lang)) for lang in LANGS] == [en, de, ja]


@pytest.mark.parametrize(("text", "en", "de", "ja"), PHRASES)
def test_date_within_a_sentence(text: str, en: str, de: str, ja: str) -> None:
    dates = ProgrammeDate.parse(text)
    assert [date_phrase(dates, translator(lang)) for lang in LANGS] == [en, de, ja]


@pytest.mark.parametrize(("text", "en", "de", "ja"), TARGETS)
def test_date_for_which_something_is_planned(text: str, en: str, de: str, ja: str) -> None:
    dates = ProgrammeDate.parse(text)
    assert [date_target(dates, translator(lang)) for lang in LANGS] == [en, de, ja]


def test_weekday_is_left_out_where_it_is_not_wanted() -> None:
    day, days = ProgrammeDate.parse("2019-05-17"), ProgrammeDate.parse("2018-11-13/2018-11-18")
    assert [date_words(day, translator(lang), weekday=False) for lang in LANGS] == [
        "17 May 2019",
        "17. Mai 2019",
        "2019年5月17日",
    ]
    assert date_words(days, translator("ja"), weekday=False) == "2018年11月13日～18日"


years = st.integers(2000, 2098)
units = {
    Precision.MONTH: st.builds("{:04}-{:02}".format, years, st.integers(1, 12)),
    Precision.SEASON: st.builds("{:04}-{}".format, years, st.sampled_from(sorted(SEASONS))),
    Precision.FISCAL_YEAR: st.builds("FY{:04}".format, years),
    Precision.YEAR: st.builds("{:04}".format, years),
}


@st.composite
def dates_without_days(draw: st.DrawFn) -> ProgrammeDate:
    precision = draw(st.sampled_from(sorted(units)))
    ends = [ProgrammeDate.parse(draw(units[precision])) for _ in range(draw(st.integers(1, 2)))]
    first, last = min(ends), max(ends)
    return ProgrammeDate(first.start, last.end, precision)


#: A number of one or two digits that is neither a Japanese month nor the second year of a winter.
DAY = re.compile(r"(?<![\d/])\d{1,2}(?!\d|月)|日|\d\.")


@given(dates_without_days(), st.sampled_from(LANGS))
def test_no_day_is_shown_that_the_programme_does_not_know(dates: ProgrammeDate, lang: Lang) -> None:
    t = translator(lang)
    shown = [date_words(dates, t), date_phrase(dates, t), date_target(dates, t)]
    assert [words for words in shown if DAY.search(words)] == []
    assert countdown(dates, dates.start, t) is None


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)), st.integers(0, 400), st.sampled_from(LANGS))
def test_range_of_days_shows_both_its_ends(start: date, length: int, lang: Lang) -> None:
    end = start + timedelta(days=length)
    words = date_words(ProgrammeDate(start, end, Precision.DAY), translator(lang), weekday=False)
    numbers = {int(number) for number in re.findall(r"\d+", words)}
    assert {start.day, end.day, end.year} <= numbers
    assert numbers <= {start.day, end.day, start.month, end.month, start.year, end.year}


@pytest.mark.parametrize(
    ("days", "en", "de", "ja"),
    [
        (0, "today", "heute", "本日"),
        (1, "tomorrow", "morgen", "明日"),
        (-1, "yesterday", "gestern", "昨日"),
        (5, "in 5 days", "in 5 Tagen", "5日後"),
        (20, "in 20 days", "in 20 Tagen", "20日後"),
        (21, "in 3 weeks", "in 3 Wochen", "3週間後"),
        (-28, "4 weeks ago", "vor 4 Wochen", "4週間前"),
        (100, "in 3 months", "in 3 Monaten", "3か月後"),
    ],
)
def test_countdown_in_three_languages(days: int, en: str, de: str, ja: str) -> None:
    dates = ProgrammeDate.parse("2019-05-17")
    today = date(2019, 5, 17) - timedelta(days=days)
    assert [countdown(dates, today, translator(lang)) for lang in LANGS] == [en, de, ja]
