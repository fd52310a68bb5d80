"""Where an entry stands in time, as an honest programme would say."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.i18n import translator
from bot.programme.dates import Certainty, Outcome, ProgrammeDate
from bot.programme.model import LANGS, Dated, Lang, Text
from bot.programme.tense import Tense, tense
from bot.views.tense import standing, tense_note

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


def note(tense: Tense, dates: ProgrammeDate, certainty: Certainty, lang: Lang, today: date | None) -> str:
    return tense_note(tense, dates, certainty, translator(lang), today=today)


def test_note_says_what_the_dates_do_not() -> None:
    said = {state: note(state, DAYS, Certainty.FIXED, "en", None) for state in Tense}
    assert {state: words for state, words in said.items() if words} == {
        Tense.LAPSED: "was planned; no word that it took place",
        Tense.CANCELLED: "cancelled",
        Tense.RUNNING: "under way",
    }
    day = ProgrammeDate.parse("2019-05-17")
    assert note(Tense.RUNNING, day, Certainty.FIXED, "en", None) == "today"


def test_note_counts_down_to_a_known_day() -> None:
    today = date(2018, 11, 3)
    assert [note(Tense.UPCOMING, DAYS, Certainty.PLANNED, lang, today) for lang in LANGS] == [
        "planned, in 10 days",
        "geplant, in 10 Tagen",
        "予定、10日後",
    ]
    assert note(Tense.UPCOMING, DAYS, Certainty.FIXED, "en", today) == "in 10 days"


def test_note_does_not_count_down_to_an_unknown_day() -> None:
    today = date(2019, 5, 17)
    assert [note(Tense.UPCOMING, TOUR, Certainty.TENTATIVE, lang, today) for lang in LANGS] == [
        "tentative",
        "vorläufig",
        "仮の予定",
    ]
