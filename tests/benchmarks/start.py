"""`make bench`: how long people wait: for a start, for a question on the terminal, for an answer.

Starts are the best of some runs in processes of their own; answers are timed within one.
"""

import asyncio
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from bot.config import Settings
from bot.programme.ready import current
from bot.questions.engine import Answering
from bot.variables import ROOT
from bot.views.answers import answer_reply

RUNS = 5
QUESTIONS = (
    "When is the next visit?",
    "Wer kommt zur Studienreise im Juli?",
    "来月の予定は?",
    "Which organisations take part in the water projects?",
    "Was ist P2X?",
    "What is the boiling point of tungsten?",
)
NOW = datetime(2019, 5, 17, tzinfo=UTC)


def best(act: Callable[[], float]) -> float:
    return min(act() for _ in range(RUNS))


def command(*arguments: str, **variables: str) -> float:
    """Seconds until a command ends."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=ROOT,
        env=os.environ | variables,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - began


def playground() -> float:
    """Seconds until the playground says that it is ready, on a port that is free."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "playground", "--port", "18080"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with process:
        assert process.stdout is not None
        for line in process.stdout:
            if "ready" in line:
                break
        took = time.perf_counter() - began
        process.send_signal(signal.SIGINT)
    return took


def answers(url: str) -> list[float]:
    """Milliseconds an answer, wording included."""
    answering = Answering(asyncio.run(current(url, Settings.load({}).programme)))
    taken = []
    for _ in range(50):
        for question in QUESTIONS:
            began = time.perf_counter()
            answer_reply(answering.answer(question, now=NOW, lang="en"), NOW)
            taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'kizuna.db'}"
        figures = [
            (
                "first question, database and programme made",
                command("ask", QUESTIONS[0], DATABASE_URL=url),
                "s",
            ),
            ("a question", best(lambda: command("ask", QUESTIONS[0], DATABASE_URL=url)), "s"),
            ("playground ready", best(playground), "s"),
        ]
        taken = answers(url)
    figures += [
        ("an answer, median", statistics.median(taken), "ms"),
        ("an answer, slowest of a hundred", taken[len(taken) * 99 // 100], "ms"),
    ]
    for what, figure, unit in figures:
        sys.stdout.write(f"{what:<45} {figure:8.2f} {unit}\n")


if __name__ == "__main__":
    main()
