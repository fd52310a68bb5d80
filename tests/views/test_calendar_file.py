"""Calendar files as a calendar reads them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from bot.i18n import translator
from bot.programme.dates import Certainty, Outcome, Precision, ProgrammeDate
from bot.programme.model import LANGS, Lang, Visit
from bot.views.calendar_file import calendar_file, calendar_reply
from tests.views.programmes import BETWEEN, PROGRAMME, visit


def event(of: Visit, lang: Lang = "en", now: datetime = BETWEEN) -> Event:
    [event] = Calendar.from_ical(calendar_file(of, PROGRAMME, now, translator(lang))).walk("VEVENT")
    assert isinstance(event, Event)
    return event


def test_file_holds_whole_days_and_ends_the_day_after_the_last() -> None:
    week = event(visit("harbour-week-1"))

    assert (date(2023, 5, 8), date(2023, 5, 13)) == (week.DTSTART, week.DTEND)
    assert week["DTSTART"].params["VALUE"] == "DATE"


@given(st.dates(date(1990, 1, 1), date(2050, 1, 1)), st.integers(0, 60))
def test_file_covers_each_day_of_a_visit_and_no_other(start: date, more: int) -> None:
    end = start + timedelta(days=more)
    week = event(visit("harbour-week-1", dates=ProgrammeDate(start, end, Precision.DAY)))

    assert (start, start + timedelta(days=more + 1)) == (week.DTSTART, week.DTEND)


def test_file_is_in_the_readers_language() -> None:
    week = event(visit("harbour-week-1"), "de")

    assert (str(week["SUMMARY"]), str(week["LOCATION"])) == ("Erste Hafenwoche", "Nagasaki, Japan")
    assert week["SUMMARY"].params["LANGUAGE"] == "de"
    assert str(week["DESCRIPTION"]) == (
        "Delegation: Die Hafenmeisterin von Aarhus, Hafenamt Aarhus (APO): Ingenieurinnen und "
        "zwei Museumspädagogen\n"
        "Programmpunkte: Besuch im Seilerei-Museum und Empfangsabend\n"
        "Quelle: Plan der Hafenpartnerschaft, Folie „The first week“, Zeilen 20–31, 33"
    )


def test_newer_file_replaces_the_older_whatever_its_language() -> None:
    files = [event(visit("harbour-week-1"), lang) for lang in LANGS]

    assert {str(file["UID"]) for file in files} == {"harbour-week-1@aarhus-nagasaki.kizuna"}


def test_file_is_stamped_in_utc() -> None:
    assert datetime(2023, 6, 1, 12, tzinfo=UTC) == event(visit("harbour-week-1")).DTSTAMP


@pytest.mark.parametrize(
    ("certainty", "outcome", "status"),
    [
        (Certainty.FIXED, Outcome.NONE, "CONFIRMED"),
        (Certainty.PLANNED, Outcome.NONE, "TENTATIVE"),
        (Certainty.PLANNED, Outcome.HELD, "CONFIRMED"),
        (Certainty.FIXED, Outcome.CANCELLED, "CANCELLED"),
    ],
)
def test_file_says_how_sure_the_visit_is(certainty: Certainty, outcome: Outcome, status: str) -> None:
    assert str(event(visit("harbour-week-1", certainty=certainty, outcome=outcome))["STATUS"]) == status


def test_file_names_a_destination_beyond_the_host_city() -> None:
    abroad = visit("harbour-week-1", destination=PROGRAMME.cities[0].country_name)

    assert str(event(abroad)["LOCATION"]) == "Denmark"


def test_reply_brings_the_file() -> None:
    reply = calendar_reply(visit("harbour-week-1"), PROGRAMME, BETWEEN, translator("en"))

    assert reply.plain == "“First Harbour Week” for your calendar"
    assert reply.attachment is not None
    assert (reply.attachment.name, reply.attachment.media_type) == ("harbour-week-1.ics", "text/calendar")


def test_month_gets_no_file_and_the_reason() -> None:
    replies = [
        calendar_reply(visit("harbour-week-2"), PROGRAMME, BETWEEN, translator(lang)) for lang in LANGS
    ]

    assert [reply.attachment for reply in replies] == [None, None, None]
    assert [reply.plain for reply in replies] == [
        "The programme says only “October 2024” for “Second Harbour Week”, not the days, "
        "so there is no calendar file.",
        "Das Programm nennt für „Zweite Hafenwoche“ nur „Oktober 2024“, nicht die Tage; "
        "deshalb gibt es keine Kalenderdatei.",
        "「第2回港湾週間」の日程は「2024年10月」とだけ記載されており、日付は示されていないため、"
        "カレンダーファイルはありません。",
    ]


def test_visit_without_a_date_gets_no_file_and_the_reason() -> None:
    reply = calendar_reply(visit("harbour-week-2", dates=None), PROGRAMME, BETWEEN, translator("en"))

    assert reply.attachment is None
    assert reply.plain == (
        "The programme gives no date for “Second Harbour Week”, so there is no calendar file."
    )
