"""Whatever a client sends, nobody does a coordinator's deed without the right for it.

Callback data is made from the patterns of the handlers themselves, with numbers and keys of what
is there, so that a button added later is tried too.
"""

import random
import re
from collections.abc import Iterator

import pytest
from hypothesis import strategies as st
from sqlalchemy import select
from telegram.ext import CallbackQueryHandler

from bot.app import Kizuna
from bot.i18n import translator
from bot.playground.people import Person, Seen
from bot.views import help as help_views
from db.models import Base
from tests.handlers.doing import Sessions, registered, taps

#: Tables that only coordinators may change, and what of each row.
GUARDED = (
    *("programme", "entry", "visit", "event", "granted_right", "invitation", "deed", "broadcast"),
    *("kept_answer", "inbox_item", "muted_person", "follow_up_proposal", "follow_up_confirmation"),
)
KEYS = ("stadtwerke-2019", "essen", "koriyama", "energy", "study-tour-3")
#: Taps on the buttons of each handler; what is drawn is the same in every run.
TAPS = 6


def patterns() -> list[str]:
    found = [
        handler.pattern
        for handler in registered()
        if isinstance(handler, CallbackQueryHandler) and handler.pattern is not None
    ]
    return [pattern.pattern for pattern in found if isinstance(pattern, re.Pattern)]


def data_of(pattern: str, seed: int) -> Iterator[str]:
    """Data that the pattern takes, made to name what is there."""
    chance = random.Random(seed)
    strategy = st.from_regex(pattern, fullmatch=True, alphabet=st.characters(codec="ascii"))
    for _ in range(TAPS):
        drawn = _drawn(strategy, chance)
        named = re.sub(r"\d{1,18}", lambda _: str(chance.choice((1, 1, 1, 2, 0))), drawn)
        parts = [
            chance.choice(KEYS) if re.fullmatch(r"[a-z0-9-]{1,40}", part) and chance.random() < 0.4 else part
            for part in named.split(":")
        ]
        for data in (":".join([named.split(":")[0], *parts[1:]]), named):
            if re.fullmatch(pattern, data) and len(data.encode()) <= 64:
                yield data
                break


def _drawn(strategy: st.SearchStrategy[str], chance: random.Random) -> str:
    from hypothesis import HealthCheck, Phase, given, seed, settings

    drawn: list[str] = []

    @seed(chance.randrange(2**32))
    @settings(max_examples=1, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(strategy)
    def draw(value: str) -> None:
        drawn.append(value)

    draw()
    return drawn[-1]


async def guarded(sessions: Sessions) -> dict[str, list[tuple[object, ...]]]:
    tables = Base.metadata.tables
    async with sessions() as session:
        return {
            name: sorted((tuple(row) for row in await session.execute(select(tables[name]))), key=str)
            for name in GUARDED
        }


async def prepare(coordinator: Person, asker: Person) -> None:
    """Something of every sort to tamper with: an invitation, a question, an announcement, a draft."""
    await coordinator.asks("/invite")
    await taps(coordinator, "Granting rights", "Both cities", "Every field", "1 person")
    await asker.asks("Was kostet der Flug?")
    await taps(asker, next(one for one in asker.last.labels if "Koordination" in one))
    await coordinator.asks("/newvisit")
    await coordinator.asks("Hydrogen week")
    await coordinator.asks("/broadcast")


@pytest.fixture
async def message(kizuna: Kizuna, coordinator: Person, essen: Person, koriyama: Person) -> Seen:
    """A message of the stranger's own, on which they tap whatever they like."""
    await prepare(coordinator, essen)
    return await koriyama.asks("/settings")


async def test_no_button_does_a_coordinators_deed_for_a_stranger(
    kizuna: Kizuna, koriyama: Person, sessions: Sessions, message: Seen
) -> None:
    before = await guarded(sessions)

    for pattern in patterns():
        for data in data_of(pattern, seed=20191124):
            koriyama._taps(message.message, data)
        await koriyama.waits_for_nothing()
        assert await guarded(sessions) == before, pattern


async def test_no_command_of_coordinators_does_anything_for_a_stranger(
    kizuna: Kizuna, koriyama: Person, sessions: Sessions, message: Seen
) -> None:
    before = await guarded(sessions)

    for command in help_views.coordinator_commands(translator("en")):
        answer = await koriyama.asks(f"/{command}")
        assert "権限がありません。" in answer.text, command
        await koriyama.asks("Hydrogen week 9 to 13 March 2020")

    assert await guarded(sessions) == before


async def test_button_of_another_chat_does_nothing_even_for_who_may(
    kizuna: Kizuna, coordinator: Person, essen: Person, sessions: Sessions, message: Seen
) -> None:
    """A coordinator's draft answers to its owner alone: another coordinator's tap changes nothing."""
    await coordinator.asks("/invite")
    await taps(coordinator, "Visits and programme", "Both cities", "Every field", "1 person")
    word = next(
        found[1]
        for seen in reversed(coordinator.chat)
        if (found := re.search(r"\?start=(join_[\w-]{22})", seen.text))
    )
    await essen.starts(word)
    await essen.waits()
    before = await guarded(sessions)
    own = await essen.asks("/settings")

    for version in range(1, 8):
        for step in ("save", "check", "discard", "form", "host.essen"):
            essen._taps(own.message, f"visit:1:{version}:{step}")
            await essen.waits_for_nothing()

    assert await guarded(sessions) == before
