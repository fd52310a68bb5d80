"""An instant on both cities' clocks, over every day of twenty years."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import translator
from bot.programme.dates import ProgrammeDate
from bot.programme.model import LANGS, City, Document, Field, Programme, Text
from bot.views.times import in_both_cities


def text(en: str, de: str, ja: str) -> Text:
    return Text(en=en, de=de, ja=ja)


def city(key: str, zone: str, name: Text) -> City:
    return City(key=key, name=name, zone=zone, country="DE", country_name=name)


def pair(one: City, other: City) -> Programme:
    name = text("Sample", "Muster", "見本")
    return Programme(
        format=1,
        key="sample",
        name=name,
        documents=(Document(key="plan", title=name, date=ProgrammeDate.parse("2019"), lines=1),),
        cities=(one, other),
        fields=(Field(key="water", name=name, number=1),),
    )


ESSEN = city("essen", "Europe/Berlin", text("Essen", "Essen", "エッセン"))
KORIYAMA = city("koriyama", "Asia/Tokyo", text("Koriyama", "Koriyama", "郡山"))
PROGRAMME = pair(ESSEN, KORIYAMA)


def shown(instant: datetime, home: str | None) -> list[str]:
    return [in_both_cities(instant, PROGRAMME, translator(lang), home=home) for lang in LANGS]


def test_reader_in_japan_sees_japan_first() -> None:
    assert shown(datetime(2019, 5, 17, 0, 0, tzinfo=UTC), "koriyama") == [
        "17 May 2019, 09:00 in Koriyama (02:00 in Essen)",
        "17. Mai 2019, 09:00 Uhr in Koriyama (02:00 Uhr in Essen)",
        "2019年5月17日(金) 9:00 郡山時間(エッセンは2:00)",
    ]


def test_later_day_of_the_other_city_is_marked() -> None:
    assert shown(datetime(2019, 5, 17, 21, 30, tzinfo=UTC), "essen") == [
        "17 May 2019, 23:30 in Essen (06:30 in Koriyama, the next day)",
        "17. Mai 2019, 23:30 Uhr in Essen (06:30 Uhr in Koriyama, am Folgetag)",
        "2019年5月17日(金) 23:30 エッセン時間(郡山は翌日6:30)",
    ]


def test_earlier_day_of_the_other_city_is_marked() -> None:
    assert shown(datetime(2019, 5, 16, 21, 30, tzinfo=UTC), "koriyama") == [
        "17 May 2019, 06:30 in Koriyama (23:30 in Essen, the day before)",
        "17. Mai 2019, 06:30 Uhr in Koriyama (23:30 Uhr in Essen, am Vortag)",
        "2019年5月17日(金) 6:30 郡山時間(エッセンは前日23:30)",
    ]


def test_reader_of_no_city_sees_the_programmes_first() -> None:
    instant = datetime(2019, 5, 17, 12, 0, tzinfo=UTC)
    assert shown(instant, None) == shown(instant, "essen")


def test_cities_that_keep_the_same_time_share_it() -> None:
    lyon = city("lyon", "Europe/Paris", text("Lyon", "Lyon", "リヨン"))
    words = [
        in_both_cities(
            datetime(2019, 5, 17, 7, 0, tzinfo=UTC), pair(ESSEN, lyon), translator(lang), home=None
        )
        for lang in LANGS
    ]
    assert words == [
        "17 May 2019, 09:00 in Essen and Lyon",
        "17. Mai 2019, 09:00 Uhr in Essen und Lyon",
        "2019年5月17日(金) 9:00(エッセン、リヨン時間)",
    ]


def test_hour_that_comes_twice_is_told_apart_by_the_other_city() -> None:
    t = translator("en")
    first = datetime(2019, 10, 27, 0, 30, tzinfo=UTC)
    assert [
        in_both_cities(first + timedelta(hours=hour), PROGRAMME, t, home="essen") for hour in (0, 1, 2)
    ] == [
        "27 October 2019, 02:30 in Essen (09:30 in Koriyama)",
        "27 October 2019, 02:30 in Essen (10:30 in Koriyama)",
        "27 October 2019, 03:30 in Essen (11:30 in Koriyama)",
    ]


def test_hour_that_is_left_out_is_never_shown() -> None:
    before = datetime(2019, 3, 31, 0, 59, tzinfo=UTC)
    t = translator("en")
    assert [
        in_both_cities(before + timedelta(minutes=minute), PROGRAMME, t, home="essen") for minute in (0, 1)
    ] == [
        "31 March 2019, 01:59 in Essen (09:59 in Koriyama)",
        "31 March 2019, 03:00 in Essen (10:00 in Koriyama)",
    ]


def test_naive_instant_is_refused() -> None:
    with pytest.raises(ValueError, match="a time without its zone"):
        in_both_cities(datetime(2019, 5, 17, 9, 0), PROGRAMME, translator("en"), home=None)  # noqa: DTZ001


def summer(instant: datetime) -> bool:
    """European summer time by its law: from 01:00 UTC on the last Sunday of March to that of October."""

    def turn(month: int) -> datetime:
        last = date(instant.year, month, 31)
        return datetime.combine(last - timedelta(days=last.isoweekday() % 7), datetime.min.time(), UTC)

    hour = timedelta(hours=1)
    return turn(3) + hour <= instant < turn(10) + hour


def test_cities_are_seven_hours_apart_in_summer_and_eight_in_winter_on_every_day_for_twenty_years() -> None:
    """Worked out by hand beside the view: Japan keeps UTC+9 all year, Essen UTC+1 or UTC+2."""
    t = translator("en")
    instant, wrong = datetime(2017, 1, 1, 0, 30, tzinfo=UTC), []
    while instant.year < 2038:
        ahead = 7 if summer(instant) else 8
        japan = (instant + timedelta(hours=9)).replace(tzinfo=None)
        essen = japan - timedelta(hours=ahead)
        shift = ", the day before" if essen.date() < japan.date() else ""
        expected = (
            f"{japan.day} {japan:%B} {japan.year}, {japan:%H:%M} in Koriyama ({essen:%H:%M} in Essen{shift})"
        )
        words = in_both_cities(instant, PROGRAMME, t, home="koriyama")
        if words != expected:
            wrong.append((words, expected))
        instant += timedelta(hours=5)
    assert wrong == []


def test_zones_are_those_of_the_programme_alone() -> None:
    there = city("there", "America/New_York", text("There", "Dort", "向こう"))
    words = in_both_cities(
        datetime(2019, 1, 1, 3, 0, tzinfo=UTC), pair(KORIYAMA, there), translator("en"), home="koriyama"
    )
    assert words == "1 January 2019, 12:00 in Koriyama (22:00 in There, the day before)"
    assert ZoneInfo("America/New_York") in pair(KORIYAMA, there).zones.values()
