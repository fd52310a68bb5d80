"""What must hold for every day, and for every text."""

import calendar
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from bot.programme.model import LANGS, Lang
from bot.questions.dates import DateReading, Prefer, english, german, japanese, read_dates
from bot.questions.text import MAX_LENGTH

TODAY = date(2019, 5, 17)
days = st.dates(date(1990, 1, 1), date(2060, 12, 31))
langs = st.sampled_from(LANGS)
tenses: st.SearchStrategy[Prefer] = st.sampled_from((None, "past", "future"))

EN_MONTHS: list[str] = list(calendar.month_name)[1:]
DE_MONTHS = list(Locale("de").months["format"]["wide"].values())
KANJI = "〇一二三四五六七八九"


def _kanji(number: int) -> str:
    """A number under 100 as it is spoken: 二十三."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else KANJI[tens]) + "十" * (tens > 0) + (KANJI[ones] if ones or not tens else "")


def _era(day: date) -> str:
    new = day >= date(2019, 5, 1)
    year = day.year - (2018 if new else 1988)
    return ("令和" if new else "平成") + ("元" if year == 1 else str(year))


def _suffix(number: int) -> str:
    return "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


RENDERINGS: dict[Lang, list[Callable[[date], str]]] = {
    "en": [
        lambda d: f"{d.day} {EN_MONTHS[d.month - 1]} {d.year}",
        lambda d: f"{EN_MONTHS[d.month - 1]} {d.day}, {d.year}",
        lambda d: f"the {d.day}{_suffix(d.day)} of {EN_MONTHS[d.month - 1].lower()} {d.year}",
        lambda d: f"who came on {EN_MONTHS[d.month - 1][:3]}. {d.day}{_suffix(d.day)}, {d.year}?",
        lambda d: f"{d:%a}, {d.day:02} {EN_MONTHS[d.month - 1][:3].upper()} {d.year}",
        lambda d: d.isoformat(),
        lambda d: f"{d.year}/{d.month}/{d.day}",
    ],
    "de": [
        lambda d: f"am {d.day}. {DE_MONTHS[d.month - 1]} {d.year}",
        lambda d: f"{d.day}. {DE_MONTHS[d.month - 1].lower()} {d.year}",
        lambda d: f"{d.day}.{d.month}.{d.year}",
        lambda d: f"Wer kam am {d.day:02}.{d.month:02}.{d.year}?",
        lambda d: f"{d.day}. {DE_MONTHS[d.month - 1].replace('ä', 'ae')} {d.year}",
        lambda d: d.isoformat(),
    ],
    "ja": [
        lambda d: f"{d.year}年{d.month}月{d.day}日",
        lambda d: f"{d.year}年{d.month}月{d.day}日({'月火水木金土日'[d.weekday()]})に来ましたか",
        lambda d: f"{_era(d)}年{d.month}月{d.day}日の訪問",
        lambda d: f"{_era(d)}年{_kanji(d.month)}月{_kanji(d.day)}日",
        lambda d: "".join(
            chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in f"{d.year}年{d.month}月{d.day}日"
        ),
        lambda d: f"{d.year}/{d.month}/{d.day}",
    ],
}


@pytest.mark.parametrize(
    ("lang", "rendering"), [(lang, render) for lang, renders in RENDERINGS.items() for render in renders]
)
@given(day=days, today=days)
def test_every_day_written_in_any_way_reads_back(
    lang: Lang, rendering: Callable[[date], str], day: date, today: date
) -> None:
    readings = read_dates(rendering(day), lang, today)

    assert [(r.start, r.end, r.grain, r.explicit_year) for r in readings] == [(day, day, "day", True)]


@given(day=days, length=st.integers(1, 40), lang=langs)
def test_every_range_of_days_reads_back(day: date, length: int, lang: Lang) -> None:
    end = day + timedelta(days=length)
    english_day, english_end = (RENDERINGS["en"][0](d) for d in (day, end))
    written = {
        "en": f"from {english_day} to {english_end}",
        "de": f"vom {day:%d.%m.%Y} bis zum {end:%d.%m.%Y}",
        "ja": f"{day.year}年{day.month}月{day.day}日から{end.year}年{end.month}月{end.day}日まで",
    }

    readings = read_dates(written[lang], lang, TODAY)

    assert [(r.start, r.end, r.grain, r.is_range) for r in readings] == [(day, end, "day", True)]


@given(today=days, month=st.integers(1, 12), lang=langs)
def test_month_without_year_lies_where_the_tense_points(today: date, month: int, lang: Lang) -> None:
    phrase = {"en": f"in {EN_MONTHS[month - 1]}", "de": f"im {DE_MONTHS[month - 1]}", "ja": f"{month}月に"}[
        lang
    ]

    past, future = (read_dates(phrase, lang, today, prefer=prefer)[0] for prefer in ("past", "future"))

    assert past.start <= today <= future.end
    assert (today - past.start).days < 366
    assert (future.end - today).days < 366 + 31
    assert {past.start.month, future.start.month} == {month}
    assert not past.explicit_year
    assert not future.explicit_year


@given(today=days, weekday=st.integers(0, 6))
def test_next_and_last_weekday_are_within_a_week(today: date, weekday: int) -> None:
    name = calendar.day_name[weekday]

    following, last = (read_dates(f"{word} {name}", "en", today)[0].start for word in ("next", "last"))

    assert following.weekday() == last.weekday() == weekday
    assert 1 <= (following - today).days <= 7
    assert 1 <= (today - last).days <= 7


_WORDS = sorted({word for words in (*english.TABLES, *german.TABLES) for word in words} | {*japanese.WORDS})
_PIECES = st.one_of(
    st.sampled_from(_WORDS),
    st.sampled_from(sorted(japanese.COUNTERS)),
    st.integers(0, 2300).map(str),
    st.sampled_from(
        [" ", " ", ".", "-", "–", "/", ",", "〜", "(火)", "第", "'", ":", "\u200b", "💧", "日", "٣"]
    ),
)
muddles = st.lists(_PIECES, max_size=15).map(" ".join) | st.lists(_PIECES, max_size=15).map("".join)


@given(text=st.text() | muddles, lang=langs, today=days, prefer=tenses)
def test_any_text_gives_readings_in_order_within_it(
    text: str, lang: Lang, today: date, prefer: Prefer
) -> None:
    readings = read_dates(text, lang, today, prefer=prefer)

    ends = [0, *(reading.span[1] for reading in readings)]
    assert all(reading.start <= reading.end for reading in readings)
    assert all(last <= r.span[0] < r.span[1] <= len(text) for last, r in zip(ends, readings, strict=False))


@pytest.mark.parametrize(
    "piece", ["a", "1 ", "13.", "日", "一年", "May ", "💧", "\u202e\x00", "\u0301", "ﷺ", "'18"]
)
def test_a_megabyte_of_anything_is_read_no_further_than_a_message(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))

    assert read_dates(text, "en", TODAY) == read_dates(text[:MAX_LENGTH], "en", TODAY)


def _only(text: str, lang: Lang) -> DateReading:
    (reading,) = read_dates(text, lang, TODAY)
    return reading


@pytest.mark.parametrize(
    ("text", "lang", "due"),
    [
        ("send the report by Friday", "en", date(2019, 5, 17)),
        ("by next Friday", "en", date(2019, 5, 24)),
        ("by the end of May", "en", date(2019, 5, 31)),
        ("in three weeks", "en", date(2019, 6, 7)),
        ("before 1 June", "en", date(2019, 5, 31)),
        ("tomorrow", "en", date(2019, 5, 18)),
        ("Unterlagen bis Freitag schicken", "de", date(2019, 5, 17)),
        ("bis Ende Juni", "de", date(2019, 6, 30)),
        ("in zwei Wochen", "de", date(2019, 5, 31)),
        ("bis zum 30.6.", "de", date(2019, 6, 30)),
        ("金曜までに資料を送る", "ja", date(2019, 5, 17)),
        ("来月末までに", "ja", date(2019, 6, 30)),
        ("2週間後", "ja", date(2019, 5, 31)),
    ],
)
def test_what_is_promised_is_owed_by_a_day(text: str, lang: Lang, due: date) -> None:
    assert _only(text, lang).due == due


def test_span_is_of_the_text_as_it_was_typed() -> None:
    text = "Ｗｈｏ　ｃａｍｅ　ｉｎ\u200b　Ｎｏｖ．　２０１８？"
    start, end = _only(text, "en").span

    assert text[start:end] == "Ｎｏｖ．　２０１８"


def test_span_takes_in_the_word_of_direction() -> None:
    text = "2018年11月以降の訪問"
    start, end = _only(text, "ja").span

    assert text[start:end] == "2018年11月以降"


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("before May 2019", (date.min, date(2019, 4, 30))),
        ("after May 2019", (date(2019, 6, 1), date.max)),
        ("since May 2019", (date(2019, 5, 1), date.max)),
        ("until May 2019", (date.min, date(2019, 5, 31))),
        ("May 2019", (date(2019, 5, 1), date(2019, 5, 31))),
    ],
)
def test_bounds_heed_the_direction(text: str, bounds: tuple[date, date]) -> None:
    assert _only(text, "en").bounds == bounds


def test_month_and_two_figures_in_english_may_be_the_month_of_a_year() -> None:
    second = _only("nov 18", "en").otherwise

    assert second is not None
    assert (second.start, second.end, second.grain) == (date(2018, 11, 1), date(2018, 11, 30), "month")
