"""Where an entry stands in time, as an honest programme would say."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import translator
from bot.programme.dates import Certainty, Outcome, ProgrammeDate
from bot.programme.model import LANGS, Dated, Lang, Text
from bot.programme.tense import Tense, tense
from bot.views.tense import exactness_note, standing, tense_note

BERLIN, TOKYO = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Tokyo")


def entry(dates: str | None, outcome: Outcome = Outcome.NONE) -> Dated:
    parsed = ProgrammeDate.parse(dates) if dates else None
    return Dated(key="entry", name=Text(en="Tour", de="Reise", ja="視察"), dates=parsed, outcome=outcome)


def noon(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}T12:00+00:00")


@pytest.mark.parametrize(
    ("dates", "outcome", "now", "expected"),
    [
        ("2019-07/2019-08", Outcome.NONE, "2019-05-17", Tense.UPCOMING),
        ("2019-07/2019-08", Outcome.NONE, "2019-07-20", Tense.DUE),
        ("2019-07/2019-08", Outcome.NONE, "2019-08-31", Tense.DUE),
        ("2019-07/2019-08", Outcome.NONE, "2019-09-01", Tense.LAPSED),
        ("2019-07/2019-08", Outcome.NONE, "2026-01-01", Tense.LAPSED),
        ("2019-07/2019-08", Outcome.HELD, "2026-01-01", Tense.HELD),
        ("2018-11-13/2018-11-18", Outcome.HELD, "2018-11-12", Tense.UPCOMING),
        ("2018-11-13/2018-11-18", Outcome.HELD, "2018-11-13", Tense.RUNNING),
        ("2018-11-13/2018-11-18", Outcome.HELD, "2018-11-18", Tense.RUNNING),
        ("2018-11-13/2018-11-18", Outcome.HELD, "2018-11-19", Tense.HELD),
        ("2020", Outcome.CANCELLED, "2019-05-17", Tense.CANCELLED),
        ("2020", Outcome.CANCELLED, "2026-01-01", Tense.CANCELLED),
        (None, Outcome.NONE, "2019-05-17", Tense.UNDATED),
        (None, Outcome.HELD, "2019-05-17", Tense.HELD),
        (None, Outcome.CANCELLED, "2019-05-17", Tense.CANCELLED),
    ],
)
def test_tense(dates: str | None, outcome: Outcome, now: str, expected: Tense) -> None:
    assert tense(entry(dates, outcome), noon(now), BERLIN) is expected


def test_today_is_the_host_citys() -> None:
    """At 16:00 UTC on 16 May it is already 17 May in Japan."""
    now = datetime(2019, 5, 16, 16, 0, tzinfo=UTC)
    day = entry("2019-05-16", Outcome.HELD)
    assert [tense(day, now, zone) for zone in (BERLIN, TOKYO)] == [Tense.RUNNING, Tense.HELD]


def test_agenda_item_takes_date_and_outcome_from_its_visit() -> None:
    visit = entry("2018-11-13/2018-11-18", Outcome.HELD)
    assert tense(entry(None), noon("2019-05-17"), BERLIN, within=visit) is Tense.HELD
    assert tense(entry("2018-11-14"), noon("2018-11-15"), BERLIN, within=visit) is Tense.HELD
    assert tense(entry(None, Outcome.CANCELLED), noon("2019-05-17"), BERLIN, within=visit) is Tense.CANCELLED


def test_naive_now_is_refused() -> None:
    with pytest.raises(ValueError, match="a time without its zone"):
        tense(entry("2019-05-16"), datetime(2019, 5, 16), BERLIN)  # noqa: DTZ001


def test_turns_at_the_hosts_midnight_when_the_clocks_change() -> None:
    """Essen's day of 25 hours ends at 23:00 UTC."""
    day, midnight = entry("2019-10-27", Outcome.HELD), datetime(2019, 10, 27, 23, 0, tzinfo=UTC)
    instants = (midnight - timedelta(seconds=1), midnight)
    assert [tense(day, now, BERLIN) for now in instants] == [Tense.RUNNING, Tense.HELD]


TOUR = ProgrammeDate.parse("2019-07/2019-08")
DAYS = ProgrammeDate.parse("2018-11-13/2018-11-18")
SENTENCES = [
    (
        (Tense.LAPSED, TOUR, Certainty.PLANNED),
        "It was planned for July–August 2019; the programme has no word that it took place.",
        "Geplant war der Termin für Juli–August 2019; "
        "dass er stattgefunden hat, ist im Programm nicht vermerkt.",
        "2019年7月～8月に予定されていましたが、資料には実施されたという記載がありません。",
    ),
    (
        (Tense.UPCOMING, TOUR, Certainty.PLANNED),
        "It is planned for July–August 2019.",
        "Der Termin ist für Juli–August 2019 geplant.",
        "2019年7月～8月に予定されています。",
    ),
    (
        (Tense.DUE, TOUR, Certainty.TENTATIVE),
        "It is tentatively planned for July–August 2019.",
        "Der Termin ist für Juli–August 2019 vorgesehen, aber noch nicht bestätigt.",
        "2019年7月～8月に予定されていますが、確定ではありません。",
    ),
    (
        (Tense.HELD, DAYS, Certainty.FIXED),
        "It took place from 13 to 18 November 2018.",
        "Der Termin hat vom 13. bis 18. November 2018 stattgefunden.",
        "2018年11月13日から18日まで実施されました。",
    ),
    (
        (Tense.RUNNING, DAYS, Certainty.FIXED),
        "It is under way, until 18 November 2018.",
        "Der Termin läuft derzeit, noch bis zum 18. November 2018.",
        "現在実施中で、2018年11月18日までの予定です。",
    ),
    (
        (Tense.CANCELLED, DAYS, Certainty.FIXED),
        "It was planned for 13 to 18 November 2018 and has been cancelled.",
        "Der Termin war für die Zeit vom 13. bis 18. November 2018 geplant und wurde abgesagt.",
        "2018年11月13日～18日に予定されていましたが、中止になりました。",
    ),
    (
        (Tense.UNDATED, None, Certainty.PLANNED),
        "The programme gives no date for it.",
        "Im Programm ist dafür kein Termin angegeben.",
        "日程は資料に記載がありません。",
    ),
]


@pytest.mark.parametrize(("case", "en", "de", "ja"), SENTENCES)
def test_standing_is_said_in_three_languages(
    case: tuple[Tense, ProgrammeDate | None, Certainty], en: str, de: str, ja: str
) -> None:
    assert [standing(*case, translator(lang)) for lang in LANGS] == [en, de, ja]


def test_known_day_is_counted_down_to() -> None:
    def said(today: date, lang: Lang) -> str:
        return standing(Tense.UPCOMING, DAYS, Certainty.FIXED, translator(lang), today=today)

    assert [said(date(2018, 11, 3), lang) for lang in LANGS] == [
        "It takes place from 13 to 18 November 2018. That is in 10 days.",
        "Der Termin findet vom 13. bis 18. November 2018 statt. Das ist in 10 Tagen.",
        "2018年11月13日から18日まで実施されます。10日後です。",
    ]
    assert said(date(2018, 11, 12), "en") == ("It takes place from 13 to 18 November 2018. That is tomorrow.")


def test_unknown_day_is_not_counted_down_to() -> None:
    t, today = translator("en"), date(2019, 5, 17)
    said = standing(Tense.UPCOMING, TOUR, Certainty.PLANNED, t, today=today)
    assert said == "It is planned for July–August 2019."


def test_note_behind_a_name_says_what_its_dates_do_not() -> None:
    notes = {
        state: tense_note(state, Certainty.FIXED, translator("en"))
        for state in Tense
        if tense_note(state, Certainty.FIXED, translator("en"))
    }
    assert notes == {
        Tense.LAPSED: "was planned; no word that it took place",
        Tense.CANCELLED: "cancelled",
        Tense.RUNNING: "under way",
    }
    assert [tense_note(Tense.UPCOMING, Certainty.TENTATIVE, translator(lang)) for lang in LANGS] == [
        "tentative",
        "vorläufig",
        "仮の予定",
    ]


def test_missing_day_is_owned_up_to() -> None:
    t = translator("en")
    assert (exactness_note(TOUR, t), exactness_note(DAYS, t)) == ("The programme gives no exact day.", "")
