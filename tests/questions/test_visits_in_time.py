"""Next, last and listed visits on many days, in three languages, against the programme's own dates."""

from datetime import date

import pytest

from bot.programme.dates import Outcome
from bot.programme.model import Lang, Visit
from bot.questions.model import Facts, NothingPlanned
from bot.questions.moments import in_time
from tests.questions.answering import SHIPPED, ask

VISITS = [SHIPPED.index.facets[visit.key] for visit in SHIPPED.programme.visits]
DAYS = ["2018-03-01", "2018-06-01", "2018-08-20", "2018-11-15", "2019-04-01", "2019-05-16", "2019-08-15"]
DAYS += ["2019-11-01", "2020-02-10", "2020-03-15", "2020-12-01", "2026-11-24"]

NEXT: list[tuple[Lang, str, str | None]] = [
    ("en", "When is the next visit?", None),
    ("de", "Wann ist der nächste Besuch?", None),
    ("ja", "次の訪問はいつですか", None),
    ("en", "what is the next trip to Essen?", "essen"),
    ("de", "Welche Reise nach Essen kommt als nächstes?", "essen"),
    ("ja", "次のエッセン訪問は何ですか", "essen"),
]
LAST: list[tuple[Lang, str, str | None]] = [
    ("en", "When was the last visit?", None),
    ("de", "Wann war der letzte Besuch?", None),
    ("ja", "前回の訪問はいつでしたか", None),
    ("en", "last delegation to Koriyama?", "koriyama"),
    ("de", "letzte Delegation nach Koriyama?", "koriyama"),
]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("lang", "question", "host"), NEXT)
def test_next_is_the_first_that_is_not_over(lang: Lang, question: str, host: str | None, day: str) -> None:
    today = date.fromisoformat(day)
    coming = [f for f in VISITS if f.dates and f.dates.end >= today and host in (None, f.host)]

    point = ask(question, lang, day).point

    if coming:
        assert isinstance(point, Facts)
        assert point.entry == min(coming, key=in_time).entry
    else:
        assert isinstance(point, NothingPlanned)


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize(("lang", "question", "host"), LAST)
def test_last_is_the_latest_that_has_begun(lang: Lang, question: str, host: str | None, day: str) -> None:
    today = date.fromisoformat(day)
    held = [f for f in VISITS if isinstance(f.entry, Visit) and f.entry.outcome == Outcome.HELD]
    begun = [f for f in held if f.dates and f.dates.start <= today and host in (None, f.host)]

    point = ask(question, lang, day).point

    assert isinstance(point, Facts)
    assert point.entry == max(begun, key=in_time).entry


LISTS: list[tuple[str, str, str, str | None, list[tuple[Lang, str]]]] = [
    (
        *("2019-05-17", "2018-01-01", "2018-12-31", None),
        [
            ("en", "Which visits were there in 2018?"),
            ("de", "Besuche 2018"),
            ("ja", "2018年にはどんな訪問がありましたか"),
            ("ja", "平成30年の訪問"),
        ],
    ),
    (
        *("2019-12-01", "2019-01-01", "2019-12-31", None),
        [
            ("en", "Which visits were there or planned this year?"),
            ("de", "Alle Besuche dieses Jahres"),
            ("ja", "今年の訪問一覧"),
        ],
    ),
    (
        *("2019-05-17", "2018-05-01", "2019-05-17", None),
        [
            ("en", "Which visits took place since May 2018?"),
            ("de", "Welche Besuche gab es seit Mai 2018?"),
            ("ja", "2018年5月以降に行われた訪問は?"),
        ],
    ),
    (
        *("2019-05-17", "2019-05-18", "2030-01-01", None),
        [
            ("en", "list the planned trips"),
            ("de", "Welche Besuche stehen noch an?"),
            ("ja", "今後の訪問をすべて教えて"),
        ],
    ),
    (
        *("2019-05-17", "2017-01-01", "2019-05-16", None),
        [
            ("en", "Which visits have there been so far?"),
            ("de", "alle vergangenen Besuche"),
            ("ja", "これまでの訪問をすべて"),
        ],
    ),
    (
        *("2019-05-17", "2017-01-01", "2019-05-16", "koriyama"),
        [
            ("en", "Which visits to Koriyama have there been?"),
            ("de", "Welche Besuche gab es bisher in Koriyama?"),
            ("ja", "これまでに郡山で行われた訪問は?"),
        ],
    ),
    (
        *("2019-05-17", "2019-05-18", "2030-01-01", "essen"),
        [
            ("en", "Which trips to Essen are planned?"),
            ("de", "Welche Reisen nach Essen sind geplant?"),
            ("ja", "予定されているエッセン訪問は?"),
        ],
    ),
]


@pytest.mark.parametrize(("day", "start", "end", "host", "questions"), LISTS)
def test_lists_are_complete_and_hold_nothing_else(
    day: str, start: str, end: str, host: str | None, questions: list[tuple[Lang, str]]
) -> None:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    expected = {
        facets.entry.key
        for facets in VISITS
        if facets.dates and facets.dates.overlaps(first, last) and host in (None, facets.host)
    }

    assert {question: set(ask(question, lang, day).sources) for lang, question in questions} == {
        question: expected for _, question in questions
    }
