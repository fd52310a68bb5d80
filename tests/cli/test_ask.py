"""`ask`: one question and many, on a terminal that knows no Telegram."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from bot.variables import ROOT
from tests.cli.kizuna import kizuna

NEXT = {
    "en": "When is the next visit?",
    "de": "Wann ist der nächste Besuch?",
    "ja": "次の訪問はいつですか?",
}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database that the first question makes."""
    return f"sqlite:///{tmp_path_factory.mktemp('ask') / 'kizuna.db'}"


def lines(*asked: dict[str, Any] | str) -> str:
    return "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in asked)


def results(stdout: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stdout.splitlines()]


def test_a_question_is_answered_from_the_shipped_programme_on_a_machine_without_a_database(url: str) -> None:
    done = kizuna("ask", "--as-of", "2019-05-17", NEXT["en"], DATABASE_URL=url)
    assert (done.returncode, done.stderr) == (0, "")
    assert "July–August 2019" in done.stdout
    assert "<" not in done.stdout


def test_that_there_is_no_answer_is_an_answer(url: str) -> None:
    done = kizuna("ask", "--as-of", "2019-05-17", "What is the boiling point of tungsten?", DATABASE_URL=url)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip()


def test_many_are_answered_in_their_order_and_their_language(url: str) -> None:
    asked = [
        {"id": lang, "as_of": "2019-05-17", "question": question, "kind": "ignored", "facts": [["x"]]}
        for lang, question in NEXT.items()
    ]
    done = kizuna("ask", "--jsonl", "-", stdin=lines(*asked), DATABASE_URL=url)
    assert (done.returncode, done.stderr) == (0, "")
    got = results(done.stdout)
    assert [list(result) for result in got] == [["id", "status", "lang", "text", "sources"]] * 3
    assert [(result["id"], result["status"], result["lang"]) for result in got] == [
        ("en", "answered", "en"),
        ("de", "answered", "de"),
        ("ja", "answered", "ja"),
    ]
    assert len({tuple(result["sources"]) for result in got}) == 1
    assert got[0]["sources"] != []


def test_the_text_of_many_is_that_of_one(url: str, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(lines({"id": 1, "question": NEXT["en"], "as_of": "2019-05-17"}), encoding="utf-8")
    many = kizuna("ask", "--jsonl", file, DATABASE_URL=url)
    one = kizuna("ask", NEXT["en"], "--as-of", "2019-05-17", DATABASE_URL=url)
    assert results(many.stdout)[0]["text"] + "\n" == one.stdout


def test_a_language_that_is_set_counts_where_the_sentence_shows_none(url: str) -> None:
    asked = [{"id": lang, "lang": lang, "question": "SDGs?"} for lang in ("de", "ja")]
    asked.append({"id": "shown", "lang": "ja", "question": NEXT["de"]})
    done = kizuna("ask", "--jsonl", "-", stdin=lines(*asked), DATABASE_URL=url)
    assert [result["lang"] for result in results(done.stdout)] == ["de", "ja", "de"]


def test_the_clock_stands_where_bot_now_says_unless_a_date_is_given(url: str) -> None:
    asked = [
        {"id": "clock", "question": NEXT["en"]},
        {"id": "date", "question": NEXT["en"], "as_of": "2026-11-24"},
        {"id": "instant", "question": NEXT["en"], "as_of": "2019-05-17T09:00+09:00"},
    ]
    done = kizuna(
        "ask", "--jsonl", "-", stdin=lines(*asked), DATABASE_URL=url, BOT_NOW="2019-05-17T09:00+09:00"
    )
    clock, date, instant = (result["text"] for result in results(done.stdout))
    assert clock == instant
    assert clock != date
    assert ("17 May 2019" in clock, "24 November 2026" in date) == (True, True)


UNREADABLE = [
    ("nonsense", None),
    ("[1, 2]", None),
    ('{"id": "no-question"}', "no-question"),
    ('{"id": "number", "question": 7}', "number"),
    ('{"id": "lang", "question": "When?", "lang": "fr"}', "lang"),
    ('{"id": "list", "question": "When?", "lang": ["en"]}', "list"),
    ('{"id": "date", "question": "When?", "as_of": "17 May"}', "date"),
    ('{"id": "naive", "question": "When?", "as_of": "2019-05-17T09:00"}', "naive"),
    ("[" * 100_000, None),
]


def test_a_line_that_cannot_be_read_stops_no_other(url: str) -> None:
    good = {"id": "good", "as_of": "2019-05-17", "question": NEXT["en"]}
    done = kizuna(
        "ask", "--jsonl", "-", stdin=lines(*(line for line, _ in UNREADABLE), "", good), DATABASE_URL=url
    )
    assert (done.returncode, done.stderr) == (1, "")
    *errors, last = results(done.stdout)
    assert [(set(error), error["id"], error["status"]) for error in errors] == [
        ({"id", "status", "text"}, number, "error") for _, number in UNREADABLE
    ]
    assert all(error["text"] for error in errors)
    assert (last["id"], last["status"]) == ("good", "answered")


def test_bytes_that_are_no_text_are_a_line_that_cannot_be_read(url: str, tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_bytes(b'{"question": "\xff"}\n')
    done = kizuna("ask", "--jsonl", file, DATABASE_URL=url)
    assert (done.returncode, results(done.stdout)[0]["status"]) == (1, "error")


def test_each_answer_is_given_before_the_next_question_comes(url: str) -> None:
    environ = os.environ | {"PYTHONPATH": str(ROOT), "DATABASE_URL": url, "BOT_NOW": ""}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "ask", "--jsonl", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=environ,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(2):
            process.stdin.write(lines({"id": number, "question": NEXT["en"]}))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(30) == 0


def test_explain_shows_how_the_answer_came_about(url: str) -> None:
    plain = kizuna("ask", NEXT["en"], "--as-of", "2019-05-17", DATABASE_URL=url).stdout
    explained = kizuna("ask", NEXT["en"], "--as-of", "2019-05-17", "--explain", DATABASE_URL=url).stdout
    assert explained.startswith(plain)
    assert len(explained.splitlines()) > len(plain.splitlines()) + 1


@pytest.mark.parametrize("as_of", ["yesterday", "2019-02-30", "2019-05-17T09:00"])
def test_a_date_that_is_none_is_a_wrong_call(url: str, as_of: str) -> None:
    done = kizuna("ask", NEXT["en"], "--as-of", as_of, DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"--as-of: {as_of!r} is no date; write 2019-05-17 or 2019-05-17T09:00+09:00.\n"


def test_a_file_that_is_not_there_is_one_sentence(url: str, tmp_path: Path) -> None:
    done = kizuna("ask", "--jsonl", tmp_path / "none.jsonl", DATABASE_URL=url)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1


def test_a_terminal_needs_no_telegram() -> None:
    """It would make every question wait for a library that it does not use."""
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, bot.cli.ask; print('telegram' in sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout == "False\n"


def test_what_is_no_question_is_told_so_as_in_a_chat(url: str) -> None:
    asked = [{"id": "long", "question": "x" * 1001}, {"id": "nothing", "lang": "de", "question": "\0 😀 ?"}]
    done = kizuna("ask", "--jsonl", "-", stdin=lines(*asked), DATABASE_URL=url)
    assert (done.returncode, done.stderr) == (0, "")
    assert results(done.stdout) == [
        {
            "id": "long",
            "status": "unanswered",
            "lang": "en",
            "text": "That is too long for me. Please ask one question in at most 1,000 characters.",
            "sources": [],
        },
        {
            "id": "nothing",
            "status": "unanswered",
            "lang": "de",
            "text": "Darin finde ich keine Wörter. Bitte schreiben Sie Ihre Frage als Satz.",
            "sources": [],
        },
    ]


def test_half_a_character_is_given_back_as_it_came(url: str) -> None:
    done = kizuna(
        "ask", "--jsonl", "-", stdin=lines({"id": "\ud83d", "question": "\ud83d?"}), DATABASE_URL=url
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert [(result["id"], result["status"]) for result in results(done.stdout)] == [("\ud83d", "unanswered")]
