"""The instant at which a coordinator wants something to go out."""

from datetime import UTC, datetime

import pytest

from bot.broadcasts.moment import Moment, Unclear, read_moment
from bot.programme.model import Lang, Programme

#: 02:00 in Essen, 09:00 in Koriyama.
NOW = datetime(2019, 5, 17, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "lang", "home", "expected", "city"),
    [
        ("24 May at 9:30", "en", "essen", "2019-05-24T07:30", "essen"),
        ("24 May at 9:30", "en", "koriyama", "2019-05-24T00:30", "koriyama"),
        ("24 May at 9:30", "en", None, "2019-05-24T07:30", "essen"),
        ("am 24.5. um 9 Uhr", "de", "essen", "2019-05-24T07:00", "essen"),
        ("morgen 14.30 Uhr", "de", "essen", "2019-05-18T12:30", "essen"),
        ("明日の9時 郡山", "ja", "essen", "2019-05-18T00:00", "koriyama"),
        ("5月24日午後2時半", "ja", "koriyama", "2019-05-24T05:30", "koriyama"),
        ("next Monday 9am in Koriyama", "en", "essen", "2019-05-20T00:00", "koriyama"),
        ("18:00", "en", "essen", "2019-05-17T16:00", "essen"),
        ("1:00", "en", "essen", "2019-05-17T23:00", "essen"),  # past today: tomorrow
        ("2019-05-24 09:30", "en", "essen", "2019-05-24T07:30", "essen"),
        ("2019-05-24T09:30+09:00", "en", "essen", "2019-05-24T00:30", "essen"),
    ],
)
def test_moment_is_on_the_clocks_of_the_city_that_is_meant(
    programme: Programme, text: str, lang: Lang, home: str | None, expected: str, city: str
) -> None:
    instant = datetime.fromisoformat(expected).replace(tzinfo=UTC)
    assert read_moment(text, lang, programme, NOW, home=home) == Moment(instant, city)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tomorrow", Unclear.NO_TIME),
        ("as soon as possible", Unclear.NO_TIME),
        ("", Unclear.NO_TIME),
        ("next week at 9:00", Unclear.NO_DAY),
        ("1 May 2019 9:00", Unclear.PAST),
        ("2019-05-01T09:00+09:00", Unclear.PAST),
    ],
)
def test_what_names_no_single_moment_is_refused(programme: Programme, text: str, expected: Unclear) -> None:
    assert read_moment(text, "en", programme, NOW, home="essen") is expected
