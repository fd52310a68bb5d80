"""The command line as a whole: statuses, and one sentence instead of a traceback."""

import pytest

from tests.cli.kizuna import kizuna

WRONG_CALLS = [
    (["dance"], "No such command 'dance'."),
    (["ask"], "give either a QUESTION or --jsonl FILE"),
    (["ask", "--jsonl", "-", "When?"], "give either a QUESTION or --jsonl FILE"),
    (["ask", "--lang", "fr", "When?"], "Invalid value for '--lang'"),
    (["playground", "--port", "0"], "Invalid value for '--port'"),
    (["playground", "--as-of", "2019-05-17"], "--as-of must be an instant with its offset"),
    (["broadcast", "--field", "water"], "give --field and --text-en, or --status"),
    (["broadcast", "--text-en", "Hello"], "give --field and --text-en, or --status"),
    (["broadcast", "--status", "1", "--city", "essen"], "--status goes with no other option"),
    (["run"], "BOT_TOKEN must be set"),
]


@pytest.mark.parametrize(("call", "sentence"), WRONG_CALLS)
def test_a_wrong_call_ends_with_status_2_and_says_why(call: list[str], sentence: str) -> None:
    done = kizuna(*call)
    assert (done.returncode, done.stdout) == (2, "")
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("call", [["run"], ["ask", "When?"], ["db", "upgrade"], ["playground"]])
def test_a_variable_that_cannot_be_understood_ends_every_command(call: list[str]) -> None:
    done = kizuna(*call, PORT="http")
    assert done.returncode == 2
    assert done.stderr == "PORT must be a port from 1 to 65535, not 'http'.\n"


def test_the_help_names_every_command() -> None:
    done = kizuna("--help")
    commands = [line.split()[0] for line in done.stdout.partition("Commands:\n")[2].splitlines()]
    assert commands == [
        "run",
        "web",
        "worker",
        "playground",
        "ask",
        "broadcast",
        "programme",
        "db",
        "followups",
    ]


def test_a_database_that_cannot_be_reached_is_one_sentence() -> None:
    done = kizuna("db", "upgrade", DATABASE_URL="postgresql://nobody:hunter2@127.0.0.1:1/none")
    assert done.returncode == 1
    assert "127.0.0.1" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "hunter2" not in done.stderr


def test_a_file_that_is_no_database_is_one_sentence() -> None:
    done = kizuna("db", "upgrade", DATABASE_URL="sqlite:///pyproject.toml")
    assert (done.returncode, done.stderr) == (1, "The database cannot be used: file is not a database.\n")
