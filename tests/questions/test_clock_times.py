"""Times of day as people of three languages write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.questions.clock_times import read_times


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bus leaves at 9:30.", ["9:30"]),
        ("at 2 pm, or 2:15 p.m., or 12 am", ["2 pm", "2:15 p.m.", "12 am"]),
        ("um 14 Uhr, 14.30 Uhr oder 15 Uhr 45", ["14 Uhr", "14.30 Uhr", "15 Uhr 45"]),
        ("午前9時から午後2時半まで", ["午前9時", "午後2時半"]),
        ("１４：００に集合、18時15分に解散", ["１４：００", "18時15分"]),
        ("正午に開始", ["正午"]),
        ("3時間かかります", []),
        ("Ratio 16:9:4, version 1.30, 25:10 o'clock", []),
        ("noon in Essen", ["noon"]),
        ("I am 9", []),
    ],
)
def test_times_are_found_where_they_stand(text: str, expected: list[str]) -> None:
    assert [text[slice(*found.span)] for found in read_times(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 am", time(0)),
        ("12 pm", time(12)),
        ("12:30 p.m.", time(12, 30)),
        ("11:59 PM", time(23, 59)),
        ("15 Uhr 45", time(15, 45)),
        ("9.05 Uhr", time(9, 5)),
        ("午後2時半", time(14, 30)),
        ("18時15分", time(18, 15)),
        ("24時", time(0)),
        ("正午", time(12)),
        ("1４:0０", time(14)),
    ],
)
def test_time_is_what_the_clock_shows(text: str, expected: time) -> None:
    assert [found.time for found in read_times(text)] == [expected]


@given(st.times())
def test_every_minute_is_read_the_same_in_three_languages(at: time) -> None:
    hour = at.hour % 12 or 12
    half = "a" if at.hour < 12 else "p"
    written = (
        f"at {hour}:{at.minute:02} {half}m",
        f"um {at.hour}.{at.minute:02} Uhr",
        f"{at.hour}時{at.minute}分に",
        f"{at.hour}:{at.minute:02}",
    )
    expected = at.replace(second=0, microsecond=0)
    assert [[found.time for found in read_times(text)] for text in written] == [[expected]] * 4


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    for found in read_times(text):
        assert 0 <= found.span[0] < found.span[1] <= len(text)
