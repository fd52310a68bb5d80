"""`make bench-delivery`: each row is a figure, what it is to be measured against, and a baseline."""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot import logs
from db.upgrade import upgrade
from tests.benchmarks.delivery import broadcast, people, transport
from tests.telegram.test_pace import schedules_over_a_limit


def say(what: str, figure: object, target: str = "") -> None:
    sys.stdout.write(f"{what:<66} {figure!s:<44} {target}\n")
    sys.stdout.flush()


@contextmanager
def database() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'kizuna.db'}"
        upgrade(url)
        yield url


def pace(recipients: int) -> None:
    say(f"broadcast to {recipients} at 30/s, 60 ms latency", "", "")
    with database() as url:
        result = asyncio.run(broadcast.ours(recipients, url))
    say("  Kizuna", result, f"{result.rate / 30:.1%} of the limit (≥ 98 %, 0 × 429)")
    with database() as url:
        shaken = asyncio.run(broadcast.ours(recipients, url, jitter=0.03))
    cost = 1 - shaken.rate / result.rate
    say("  Kizuna, ± 30 ms jitter", shaken, f"the margin costs {cost:.1%}")
    theirs = asyncio.run(broadcast.limiter_of_the_library(recipients))
    say("  python-telegram-bot with AIORateLimiter", theirs)
    loop = asyncio.run(broadcast.usual_loop(recipients))
    say(
        "  one after the other with sleep(.05)",
        loop,
        f"Kizuna is {result.rate / loop.rate:.1f} times as fast",
    )
    with database() as url:
        held = asyncio.run(broadcast.with_a_group_held(recipients, url))
    say(
        "  Kizuna, one group held for 30 s: the others",
        held,
        f"{held.rate / result.rate:.1%} of the pace (≥ 99 %)",
    )


def paid(recipients: int) -> None:
    with database() as url:
        result = asyncio.run(broadcast.ours(recipients, url, latency=0.05, paid=True))
    say(f"paid broadcast to {recipients} at 1,000/s, 50 ms latency, rows durable", result, "≥ 950/s")


def calls() -> None:
    ours, theirs = asyncio.run(transport.both())
    say("send_message over HTTP, 30 in flight", f"{ours:7.0f}/s", "≥ 3,000/s")
    say(
        "  the library's own transport",
        f"{theirs:7.0f}/s",
        f"ours is {ours / theirs:.1f} times as fast (≥ 7)",
    )


def answers() -> None:
    with database() as url:
        without, during = asyncio.run(people.questions(url))
    say("a question's wait, 95th percentile, without a broadcast", f"{without * 1000:7.0f} ms")
    more = (during - without) * 1000
    say("  during a broadcast", f"{during * 1000:7.0f} ms", f"{more:+.0f} ms (≤ 50 ms more)")


def schedules() -> None:
    began = time.perf_counter()
    found = schedules_over_a_limit(range(1000))
    took = time.perf_counter() - began
    say("1,000 random schedules on a simulated clock: over a limit", f"{len(found):7}", f"0 ({took:.0f} s)")


def many() -> None:
    with database() as url:
        seconds, held = asyncio.run(people.freeze(100_000, url))
    say("a broadcast frozen for 100,000 recipients", f"{seconds:7.2f} s", "≤ 3 s")
    say("  the event loop was held at most", f"{held * 1000:7.0f} ms", "≤ 50 ms")
    with database() as url:
        queued = asyncio.run(people.queue_many(100_000, url, sent=40_000))
    say("100,000 messages queued", f"{queued.seconds:7.2f} s", "≤ 3 s")
    say("  the event loop was held at most", f"{queued.held * 1000:7.0f} ms", "≤ 50 ms")
    say("  memory while the last 10,000 of 40,000 were sent", f"{queued.memory:+7.1f} MiB", "flat")


PARTS = {"pace": pace, "paid": paid, "calls": calls, "answers": answers, "schedules": schedules, "many": many}


def main() -> None:
    options = argparse.ArgumentParser(prog="python -m tests.benchmarks.delivery", description=__doc__)
    options.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all when none is named")
    options.add_argument("--recipients", type=int, default=1200, help="of the broadcast at 30/s")
    options.add_argument("--paid-recipients", type=int, default=10_000)
    given = options.parse_args()
    logs.configure(level="ERROR")
    for name in given.parts or PARTS:
        if name == "pace":
            pace(given.recipients)
        elif name == "paid":
            paid(given.paid_recipients)
        else:
            PARTS[name]()  # type: ignore[operator]


if __name__ == "__main__":
    main()
