"""What comes to the webhook: stored before it is answered, or turned away unread."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker
from starlette.applications import Starlette
from structlog.testing import capture_logs

from bot.errors import ConfigurationError
from bot.playground.api import BotApi, Fault
from bot.playground.refusals import Refused
from bot.playground.request import InProcessRequest
from bot.telegram.arriving import TokenRefused
from bot.telegram.client import ALLOWED_UPDATES, KizunaBot
from bot.telegram.webhook import BODY_LIMIT, SECRET_HEADER, Webhook
from tests.telegram.bench import message_update, rows

Sessions = async_sessionmaker[AsyncSession]
SECRET = "secret_of-the-webhook"


class Hook:
    """A webhook, and whoever calls it."""

    def __init__(self, api: BotApi, sessions: Sessions, url: str = "https://kizuna.example/telegram") -> None:
        self.woken: list[int] = []
        request = InProcessRequest(api)
        self.bot = KizunaBot(api.token, request=request, get_updates_request=request)
        #: Ends what it waits for.
        self.moment = asyncio.Event()
        self.webhook = Webhook(
            self.bot,
            sessions,
            self.woken.extend,
            url=url,
            secret=SECRET,
            room=asyncio.Semaphore(1),
            sleep=self._wait,
        )
        transport = httpx.ASGITransport(app=Starlette(routes=[self.webhook.route]))
        self.caller = httpx.AsyncClient(transport=transport, base_url="http://kizuna")

    async def _wait(self, _: float) -> None:
        await self.moment.wait()
        self.moment.clear()

    async def called(self, body: Any, secret: str | None = SECRET, path: str = "/telegram") -> int:
        content = body if isinstance(body, bytes | AsyncIterator) else json.dumps(body).encode()
        headers = {SECRET_HEADER: secret} if secret is not None else {}
        return (await self.caller.post(path, content=content, headers=headers)).status_code


@pytest.fixture
async def hook(sessions: Sessions) -> AsyncIterator[Hook]:
    hook = Hook(BotApi(), sessions)
    async with hook.caller:
        yield hook


async def test_an_update_is_stored_before_it_is_answered_and_its_chat_woken(
    hook: Hook, sessions: Sessions
) -> None:
    assert await hook.called(message_update(5, 1, "Guten Tag")) == 200
    [row] = await rows(sessions)
    assert (row.update_id, row.chat_id, (row.payload or {})["message"]["text"]) == (5, 1, "Guten Tag")
    assert hook.woken == [1]


async def test_an_update_that_is_sent_again_is_stored_once(hook: Hook, sessions: Sessions) -> None:
    assert [await hook.called(message_update(5, 1, "Guten Tag")) for _ in range(3)] == [200] * 3
    assert [row.update_id for row in await rows(sessions)] == [5]


@pytest.mark.parametrize("secret", [None, "", "secret_of-the-webhooc", "secret", "gehöimnis"])
async def test_whoever_does_not_know_the_secret_is_turned_away(
    hook: Hook, sessions: Sessions, secret: str | None
) -> None:
    given = None if secret is None else secret.encode("utf-8")
    headers = {} if given is None else {SECRET_HEADER.encode(): given}
    body = json.dumps(message_update(5, 1, "Guten Tag"))
    answer = await hook.caller.post("/telegram", content=body, headers=headers)
    assert answer.status_code == 403
    assert await rows(sessions) == []


@pytest.mark.parametrize(
    "body",
    [b"", b"no JSON", b"[1, 2]", b'"text"', b"{}", b'{"update_id": "5"}', b'{"update_id": true}',
     b'{"update_id": -1}', b'{"update_id": 9223372036854775808}', b"[" * 100_000, b"\xff\xfe"],
)  # fmt: skip
async def test_what_is_no_update_is_refused(hook: Hook, sessions: Sessions, body: bytes) -> None:
    assert await hook.called(body) == 400
    assert await rows(sessions) == []


async def test_an_update_of_a_kind_that_cannot_be_read_is_stored_all_the_same(
    hook: Hook, sessions: Sessions
) -> None:
    assert await hook.called({"update_id": 5, "message": "of a form to come"}) == 200
    assert [row.chat_id for row in await rows(sessions)] == [0]


async def test_a_body_that_is_too_long_is_not_read_to_its_end(hook: Hook, sessions: Sessions) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while True:
            read += 1
            yield b" " * 65536

    assert await hook.called(b" " * (BODY_LIMIT + 1)) == 413
    assert await hook.called(endless()) == 413
    assert read == BODY_LIMIT // 65536 + 1
    assert await rows(sessions) == []


async def test_only_the_address_that_telegram_was_given_is_served(hook: Hook, sessions: Sessions) -> None:
    assert await hook.called(message_update(5, 1, "Guten Tag"), path="/") == 404
    assert (await hook.caller.get("/telegram")).status_code == 405
    assert await rows(sessions) == []

    root = Hook(BotApi(), sessions, "https://kizuna.example")
    async with root.caller:
        assert await root.called(message_update(5, 1, "Guten Tag"), path="/") == 200


async def test_what_cannot_be_stored_is_sent_again(
    hook: Hook, engine: AsyncEngine, sessions: Sessions
) -> None:
    broken = True

    def break_commit(_: Any) -> None:
        if broken:
            raise OperationalError("COMMIT", {}, Exception("disk full"))

    event.listen(engine.sync_engine, "commit", break_commit)
    assert await hook.called(message_update(5, 1, "nicht verlieren")) == 503
    assert hook.woken == []
    broken = False
    assert await hook.called(message_update(5, 1, "nicht verlieren")) == 200
    assert [row.update_id for row in await rows(sessions)] == [5]


async def test_telegram_is_told_the_address_the_secret_and_the_kinds_of_updates(sessions: Sessions) -> None:
    api = BotApi()
    await api.person(1, "Delegate, Essen", "de").says("vor dem Webhook")
    hook = Hook(api, sessions)
    async with hook.caller, hook.bot:
        await hook.webhook.register()
    assert api.updates.webhook["url"] == "https://kizuna.example/telegram"
    assert api.updates.webhook_secret == SECRET
    assert set(api.updates.allowed) == set(ALLOWED_UPDATES)
    assert len(api.updates.pending) == 1


async def test_a_telegram_that_is_down_is_waited_for(sessions: Sessions) -> None:
    api = BotApi()
    hook = Hook(api, sessions)
    async with hook.caller, hook.bot:
        api.faults.append(Fault("setWebhook", lost="before", times=1))
        hook.moment.set()
        await hook.webhook.register()
    assert api.updates.webhook["url"] == "https://kizuna.example/telegram"


async def test_an_address_that_telegram_does_not_take_is_named(sessions: Sessions) -> None:
    hook = Hook(BotApi(), sessions, "http://kizuna.example/telegram")
    async with hook.caller, hook.bot:
        with pytest.raises(ConfigurationError) as refusal:
            await hook.webhook.register()
    assert str(refusal.value) == (
        "Telegram does not take WEBHOOK_URL: Bad webhook: an https url must be provided for webhook."
    )


async def test_a_token_that_was_revoked_ends_it(sessions: Sessions) -> None:
    api = BotApi()
    hook = Hook(api, sessions)
    async with hook.caller, hook.bot:
        api.faults.append(Fault("setWebhook", Refused(401, "Unauthorized")))
        with pytest.raises(TokenRefused):
            await hook.webhook.register()


async def test_updates_that_another_process_took_are_taken_back(sessions: Sessions) -> None:
    api = BotApi()
    hook = Hook(api, sessions)
    async with hook.caller, hook.bot:
        await hook.webhook.register()
        api.updates.webhook = {}  # as `run` does with the same token
        with capture_logs() as logs:
            watching = asyncio.create_task(hook.webhook.watch())
            async with asyncio.timeout(10):
                while not api.updates.webhook:
                    hook.moment.set()
                    await asyncio.sleep(0)
            for _ in range(3):  # it looks again, and there is nothing to say
                hook.moment.set()
                await asyncio.sleep(0.01)
        watching.cancel()
        await asyncio.gather(watching, return_exceptions=True)
    assert api.updates.webhook["url"] == "https://kizuna.example/telegram"
    [line] = [line for line in logs if line["log_level"] == "error"]
    assert line["event"].startswith("Another process took this bot's updates with the same token")
