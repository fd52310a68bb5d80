"""What a programme a hundred times as large costs: memory, time until ready, answers, and answers meanwhile.

    python -m tests.benchmarks.size [DIR]     asks the questions of DIR

In a process of its own, so that memory is that of this alone.
"""

import asyncio
import gc
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterable
from itertools import cycle
from pathlib import Path

from bot.knowledge import Knowledge, Library
from bot.programme import store
from bot.programme.load import read
from bot.programme.model import Programme, Text
from bot.questions.index import build
from bot.views.answers.ready import ready_to_answer
from db.engine import create_engine, session_factory
from db.upgrade import upgrade_async
from tests.benchmarks.answers import QUESTIONS, Question, ask, both_times, milliseconds, say
from tests.benchmarks.large import SHIPPED, larger

TIMES = 100
#: Between two questions while the engine is made anew (s): about what a busy bot gets.
PAUSE = 0.02
MEGABYTE = 1e6


def held() -> float:
    """Megabytes of memory that the process has."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / MEGABYTE


def peak() -> float:
    """Megabytes that it had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE


def memory(programme: Programme) -> str:
    """What the index takes beside the programme, and how long it takes to make."""
    build(read(SHIPPED))  # what is loaded once is no part of an index
    gc.collect()
    before = held()
    began, working = time.perf_counter(), time.thread_time()
    index = build(programme)
    worked, took = time.thread_time() - working, time.perf_counter() - began
    gc.collect()
    kept = held() - before
    names = f"{len(index.facets)} entries, {len(index.aliases)} names"
    most = f"{kept:.0f} MB, {peak() - before:.0f} MB while it is made"
    return f"index of {names}: {took:.1f} s (processor alone {worked:.1f} s), {most}"


async def meanwhile(programme: Programme, questions: list[Question]) -> None:
    """A bot whose programme changes: until the new index is ready, the old one answers."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/kizuna.db"
        await upgrade_async(url)
        engine = create_engine(url)
        sessions = session_factory(engine)
        async with sessions.begin() as session:
            await store.merge(session, programme)
        library = Library(sessions, ready_to_answer)
        began = time.perf_counter()
        old = await library.current()
        say(f"first start: ready to answer {time.perf_counter() - began:.1f} s after the database is open")
        say(f"answers, looking for news included: {milliseconds(await _answered(library, old, questions))}")
        name = Text(en="Renamed", de="Umbenannt", ja="改名")
        async with sessions.begin() as session:
            await store.merge(session, programme.model_copy(update={"name": name}))
        began = time.perf_counter()
        took = await _answered(library, old, cycle(questions))
        say(f"a change of it is known {time.perf_counter() - began:.1f} s later")
        say(f"meanwhile, from the old index: {milliseconds(took)}")
        await engine.dispose()


async def _answered(library: Library, old: Knowledge, questions: Iterable[Question]) -> list[float]:
    """Seconds for each answer, looking for news included, up to the first from a new index."""
    took: list[float] = []
    for question in questions:
        began = time.perf_counter()
        known = await library.current()
        ask(known.answering, question)
        took.append(time.perf_counter() - began)
        if known is not old:
            break
        await asyncio.sleep(PAUSE)
    return took


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else QUESTIONS
    files = sorted(folder.rglob("*.jsonl"))
    questions = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line]
    programme = larger(read(SHIPPED), TIMES)
    say(f"{TIMES} times as large: {memory(programme)}")
    answering = ready_to_answer(programme)
    say(f"time of an answer: {both_times(ask(answering, question) for question in questions)}")
    del answering
    asyncio.run(meanwhile(programme, questions))


if __name__ == "__main__":
    main()
