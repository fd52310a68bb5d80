"""`make bench-answers`: how many questions with known answers the bot answers rightly.

The questions are *.jsonl in the form that tests/questions/sets/README.md describes.
"""

import json
import platform
import re
import statistics
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from datetime import time as clock
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.i18n import Translator, translator
from bot.programme.dates import Precision, ProgrammeDate
from bot.programme.load import read
from bot.programme.model import Lang, Programme
from bot.questions.engine import Answering
from bot.variables import ROOT
from bot.views.answers import answer_reply
from bot.views.dates import date_phrase, date_target, date_words, day_ends

PROGRAMME = ROOT / "db" / "programme" / "essen-koriyama.yaml"
QUESTIONS = ROOT / "tests" / "questions" / "sets"
LANGS: tuple[Lang, ...] = ("en", "de", "ja")
ZONE = ZoneInfo("Europe/Berlin")
FOLD = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))


@dataclass(frozen=True)
class Reply:
    """What the bot said, and how many seconds it took."""

    status: str
    lang: Lang
    text: str
    took: float


def folded(text: str) -> str:
    """Text as it is compared: one width, one case, one dash, single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).translate(FOLD).casefold().split())


def holds(text: str, wanted: str) -> bool:
    """Whether folded text has the words; capitals and digits stand as a whole word."""
    words = re.escape(folded(wanted))
    if re.fullmatch(r"[A-Z0-9]+", wanted):
        words = rf"(?<![a-z0-9]){words}(?![a-z0-9])"
    return re.search(words, text) is not None


def names(text: str, wanted: str, ranges: tuple[str, ...]) -> bool:
    """Whether folded text names the date, by itself or by a range that it lies in."""
    dates = ProgrammeDate.parse(wanted)
    around = [one for one in map(ProgrammeDate.parse, ranges) if one.start <= dates.start <= one.end]
    around = [one for one in around if one.precision is dates.precision]
    return any(re.search(form, text) for one in (dates, *around) for form in forms(str(one)))


@cache
def forms(iso: str) -> tuple[str, ...]:
    """Patterns for every way in which the bot writes a date."""
    dates = ProgrammeDate.parse(iso)
    said = {iso} | {words for lang in LANGS for words in _said(dates, translator(lang))}
    patterns = [rf"(?<!\d){re.escape(folded(words))}(?!\d)" for words in said]
    if dates.is_range and dates.precision is Precision.DAY:
        for lang in LANGS:
            for weekday in (True, False):
                first, last = map(folded, day_ends(dates, translator(lang), weekday=weekday))
                patterns.append(rf"(?<!\d){re.escape(first)}\D{{1,8}}{re.escape(last)}(?!\d)")
    return tuple(patterns)


def _said(dates: ProgrammeDate, t: Translator) -> Iterator[str]:
    for weekday in (True, False):
        yield date_words(dates, t, weekday=weekday)
    yield date_phrase(dates, t)
    yield date_target(dates, t)


def right(question: dict[str, Any], reply: Reply, ranges: tuple[str, ...]) -> bool:
    """Whether the reply is what the question wants, in its language."""
    if reply.lang != question["lang"]:
        return False
    if question["expect"] == "unknown":
        return reply.status != "answered"
    text = folded(reply.text)
    return (
        reply.status == "answered"
        and all(any(holds(text, one) for one in group) for group in question["facts"])
        and all(names(text, day, ranges) for day in question["dates"])
        and not any(holds(text, one) for one in question["not"])
    )


def ask(answering: Answering, question: dict[str, Any]) -> Reply:
    """Put one question at noon of its day."""
    now = datetime.combine(date.fromisoformat(question["as_of"]), clock(12), ZONE).astimezone(UTC)
    began = time.perf_counter()
    answer = answering.answer(question["question"], now=now, lang=question["lang"])
    text = answer_reply(answer, now).plain
    return Reply(answer.status, answer.lang, text, time.perf_counter() - began)


def ranges_of(programme: Programme) -> tuple[str, ...]:
    """Every range of dates in the programme."""
    dates = (getattr(entry, "dates", None) for entry in programme.entries.values())
    return tuple({str(one) for one in dates if isinstance(one, ProgrammeDate) and one.is_range})


def share(part: int, whole: int) -> str:
    return f"{part}/{whole}" + (f" ({part / whole:.1%})" if whole else "")


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS
    files = sorted(folder.rglob("*.jsonl"))
    questions = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line]
    if not questions:
        sys.exit(f"{folder}: no questions")
    programme = read(PROGRAMME)
    answering, ranges = Answering(programme), ranges_of(programme)
    ask(answering, questions[0])  # What is loaded once is no part of an answer's time.
    replies = [ask(answering, question) for question in questions]
    verdicts = [right(*pair, ranges) for pair in zip(questions, replies, strict=True)]

    total: Counter[tuple[str, str]] = Counter()
    good: Counter[tuple[str, str]] = Counter()
    for question, verdict in zip(questions, verdicts, strict=True):
        for kind in (question["kind"], "all"):
            for lang in (question["lang"], "all"):
                total[kind, lang] += 1
                good[kind, lang] += verdict
    say(f"{'right/total':18}" + "".join(f"{lang:>10}" for lang in (*LANGS, "all")))
    for kind in [*sorted({question["kind"] for question in questions}), "all"]:
        cells = (f"{good[kind, lang]}/{total[kind, lang]}" for lang in (*LANGS, "all"))
        say(f"{kind:18}" + "".join(f"{cell:>10}" for cell in cells))

    asked = list(zip(questions, replies, verdicts, strict=True))
    unknown = [reply.status == "answered" for question, reply, _ in asked if question["expect"] == "unknown"]
    answered = [verdict for _, reply, verdict in asked if reply.status == "answered"]
    say(f"false answers: {share(sum(unknown), len(unknown))}")
    say(f"wrong among answered: {share(answered.count(False), len(answered))}")
    times = [1000 * reply.took for reply in replies]
    p99 = sorted(times)[min(len(times) - 1, int(0.99 * len(times)))]
    say(f"time: p50 {statistics.median(times):.1f} ms, p99 {p99:.1f} ms")
    say(f"machine: {platform.platform()}, {platform.machine()}, Python {platform.python_version()}")
    for question, reply, verdict in asked:
        if not verdict:
            say(f"wrong: {question['id']} {question['question']} -> {reply.status}")


if __name__ == "__main__":
    main()
