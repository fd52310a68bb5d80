"""Polling over real HTTP: what Telegram still holds, what goes wrong, and how it is told."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from structlog.testing import capture_logs

from bot.playground.api import BotApi, Fault
from bot.playground.people import Person
from bot.playground.refusals import Refused, conflict, too_many_requests
from bot.telegram.arriving import TokenRefused
from bot.telegram.client import KizunaBot
from bot.telegram.polling import Poller
from bot.telegram.transport import AiohttpRequest
from tests.telegram.bench import rows, until
from tests.telegram.http_api import HttpApi, Trouble, served

Sessions = async_sessionmaker[AsyncSession]


@pytest.fixture
async def http() -> AsyncIterator[HttpApi]:
    async with served(BotApi()) as http:
        yield http


@pytest.fixture
def essen(http: HttpApi) -> Person:
    return http.api.person(1, "Delegate, Essen", "de")


class Waits:
    """Waits no longer than a moment, and remembers how long it was asked to."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.asked.append(seconds)
        await asyncio.sleep(0)


@asynccontextmanager
async def polling(
    http: HttpApi,
    sessions: Sessions,
    *,
    token: str | None = None,
    taken: Callable[[Iterable[int]], None] = lambda chats: None,
    stall_seconds: float = 5.0,
    sleep: Callable[[float], Awaitable[None]] | None = None,
) -> AsyncIterator[asyncio.Task[None]]:
    request, poll_request = AiohttpRequest(), AiohttpRequest(connections=1)
    bot = KizunaBot(
        token or http.api.token,
        base_url=f"{http.url}/bot",
        base_file_url=f"{http.url}/file/bot",
        request=request,
        get_updates_request=poll_request,
    )
    poller = Poller(
        bot,
        sessions,
        taken,
        room=asyncio.Semaphore(1),
        poll_seconds=1,
        stall_seconds=stall_seconds,
        sleep=sleep or Waits(),
    )
    async with request, poll_request:
        task = asyncio.create_task(poller.run())
        yield task
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def taken(sessions: Sessions, count: int) -> Callable[[], Awaitable[bool]]:
    async def condition() -> bool:
        return len(await rows(sessions)) == count

    return condition


async def texts(sessions: Sessions) -> list[str]:
    return [(row.payload or {})["message"]["text"] for row in await rows(sessions)]


async def test_what_waited_is_taken_in_order_and_confirmed(
    http: HttpApi, essen: Person, sessions: Sessions
) -> None:
    for number in range(250):
        await essen.says(f"Frage {number}")

    async with polling(http, sessions):
        await essen.waits(lambda _: http.api.updates.pending == [])

    assert await texts(sessions) == [f"Frage {number}" for number in range(250)]


async def test_webhook_is_removed_and_what_is_pending_kept(
    http: HttpApi, essen: Person, sessions: Sessions
) -> None:
    await essen.says("noch da?")
    http.api.updates.webhook = {"url": "https://kizuna.example/hook"}

    async with polling(http, sessions):
        await until(taken(sessions, 1))

    assert await texts(sessions) == ["noch da?"]


async def test_update_that_cannot_be_stored_is_not_confirmed(
    http: HttpApi, essen: Person, engine: AsyncEngine, sessions: Sessions
) -> None:
    """The next poll confirms what the last one gave: it must not come before the commit."""
    broken = 3

    def break_commit(_: Any) -> None:
        nonlocal broken
        broken -= 1
        if broken >= 0:
            raise OperationalError("COMMIT", {}, Exception("disk full"))

    event.listen(engine.sync_engine, "commit", break_commit)
    await essen.says("nicht verlieren")
    async with polling(http, sessions):
        await until(taken(sessions, 1))
    event.remove(engine.sync_engine, "commit", break_commit)

    assert broken < 0
    assert await texts(sessions) == ["nicht verlieren"]


async def test_chats_with_news_are_named(http: HttpApi, essen: Person, sessions: Sessions) -> None:
    named: list[int] = []
    # The bot's coming is an update of the group, too.
    group = http.api.group(-100, "Delegation", [essen])
    await essen.says("privat")
    await essen.says("/ask@kizuna_bot in der Gruppe", to=group)

    async with polling(http, sessions, taken=named.extend):
        await until(taken(sessions, 3))
        await essen.waits(lambda _: http.api.updates.pending == [])

    assert named == [-100, 1, -100]


async def test_wrong_token_ends_polling(http: HttpApi, sessions: Sessions) -> None:
    async with polling(http, sessions, token="1:wrong") as task:
        with pytest.raises(TokenRefused):
            await asyncio.wait_for(task, 10)


async def test_revoked_token_ends_polling(http: HttpApi, sessions: Sessions) -> None:
    http.api.faults.append(Fault("getUpdates", Refused(401, "Unauthorized")))

    async with polling(http, sessions) as task:
        with pytest.raises(TokenRefused):
            await asyncio.wait_for(task, 10)


async def test_rival_poller_is_explained_once(http: HttpApi, essen: Person, sessions: Sessions) -> None:
    http.api.faults.append(Fault("getUpdates", conflict("terminated by other getUpdates request"), times=4))
    await essen.says("trotzdem")

    with capture_logs() as logs:
        async with polling(http, sessions):
            await until(taken(sessions, 1))

    assert [line["log_level"] for line in logs] == ["error"]
    assert "Another process" in logs[0]["event"]


async def test_stalled_poll_is_noticed_and_started_again(
    http: HttpApi, essen: Person, sessions: Sessions
) -> None:
    http.troubles.append(Trouble("getUpdates", stall=True))

    with capture_logs() as logs:
        async with polling(http, sessions, stall_seconds=0.2):
            await http.stalled.wait()
            await essen.says("hört mich jemand?")
            await until(taken(sessions, 1))

    assert [line["event"] for line in logs] == ["Telegram did not answer a poll in time; polling again"]


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble(
            "getUpdates", status=500, body='{"ok":false,"error_code":500,"description":"Internal"}', times=3
        ),
        Trouble("getUpdates", status=502, body="<html>Bad Gateway</html>", times=3),
        Trouble("getUpdates", status=200, body="no JSON", times=3),
        Trouble("deleteWebhook", status=502, times=3),
    ],
    ids=["500", "502", "nonsense", "webhook"],
)
async def test_polling_goes_on_after_a_bad_answer(
    http: HttpApi, essen: Person, sessions: Sessions, trouble: Trouble
) -> None:
    waits = Waits()
    http.troubles.append(replace(trouble))
    await essen.says("immer noch da")

    async with polling(http, sessions, sleep=waits):
        await until(taken(sessions, 1))

    assert len(waits.asked) == 3
    assert waits.asked[0] <= 0.5 < waits.asked[2] <= 2.0


async def test_polling_goes_on_after_a_broken_connection(
    http: HttpApi, essen: Person, sessions: Sessions
) -> None:
    http.api.faults.append(Fault("getUpdates", lost="after", times=2))
    await essen.says("immer noch da")

    async with polling(http, sessions):
        await until(taken(sessions, 1))

    assert await texts(sessions) == ["immer noch da"]


async def test_flood_limit_is_waited_for_exactly(http: HttpApi, essen: Person, sessions: Sessions) -> None:
    waits = Waits()
    http.api.faults.append(Fault("getUpdates", too_many_requests(7)))
    await essen.says("später")

    async with polling(http, sessions, sleep=waits):
        await until(taken(sessions, 1))

    assert waits.asked == [7.0]
