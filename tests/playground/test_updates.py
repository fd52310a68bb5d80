"""How updates wait for the bot: polling, confirming, rivals, webhooks."""

import asyncio
from typing import Any

import pytest

from bot.playground.api import BotApi
from bot.playground.people import Person
from bot.playground.updates import ANOTHER_POLLER, WEBHOOK_ACTIVE
from tests.playground.conftest import refusal, result


async def texts(api: BotApi, **params: Any) -> list[str]:
    return [update["message"]["text"] for update in await result(api, "getUpdates", **params)]


async def test_an_update_stays_until_a_later_poll_confirms_it(api: BotApi, anna: Person) -> None:
    await anna.says("one")
    first, second = await result(api, "getUpdates")
    assert [first["message"]["text"], second["message"]["text"]] == ["/start", "one"]
    assert second["update_id"] == first["update_id"] + 1
    assert await texts(api) == ["/start", "one"]
    assert await texts(api, offset=first["update_id"] + 1) == ["one"]
    assert await texts(api, offset=second["update_id"] + 1) == []


async def test_a_poll_gives_at_most_its_limit(api: BotApi, anna: Person) -> None:
    await anna.says("one")
    assert await texts(api, limit=1) == ["/start"]


async def test_a_negative_offset_keeps_only_the_last(api: BotApi, anna: Person) -> None:
    await anna.says("one")
    assert await texts(api, offset=-1) == ["one"]
    assert await texts(api) == ["one"]


async def test_a_poll_waits_for_the_next_update(api: BotApi) -> None:
    anna = api.person(7)
    poll = asyncio.create_task(texts(api, timeout=50))
    await asyncio.sleep(0)
    assert not poll.done()
    await anna.says("hello")
    assert await poll == ["hello"]


async def test_a_second_poller_ends_the_first(api: BotApi) -> None:
    anna = api.person(7)
    first = asyncio.create_task(refusal(api, "getUpdates", timeout=50))
    await asyncio.sleep(0)
    second = asyncio.create_task(texts(api, timeout=50))
    assert await first == (409, f"Conflict: {ANOTHER_POLLER}")
    await anna.says("hello")
    assert await second == ["hello"]


async def test_a_webhook_and_polling_exclude_each_other(api: BotApi) -> None:
    poll = asyncio.create_task(refusal(api, "getUpdates", timeout=50))
    await asyncio.sleep(0)
    await result(api, "setWebhook", url="https://example.org/hook", secret_token="s_1-A")
    assert await poll == (409, "Conflict: terminated by setWebhook request")
    assert await refusal(api, "getUpdates") == (409, f"Conflict: {WEBHOOK_ACTIVE}")
    assert (await result(api, "getWebhookInfo"))["url"] == "https://example.org/hook"
    await result(api, "deleteWebhook")
    assert await texts(api) == []


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"url": "http://example.org"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        ({"url": "https://example.org", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "https://example.org", "secret_token": "a" * 257}, "secret token is too long"),
    ],
)
async def test_a_webhook_that_telegram_refuses(api: BotApi, params: dict[str, Any], error: str) -> None:
    assert await refusal(api, "setWebhook", **params) == (400, f"Bad Request: {error}")


async def test_what_is_pending_can_be_dropped(api: BotApi, anna: Person) -> None:
    assert (await result(api, "getWebhookInfo"))["pending_update_count"] == 1
    await result(api, "deleteWebhook", drop_pending_updates=True)
    assert await texts(api) == []


async def test_only_the_kinds_that_the_bot_asked_for_arrive(api: BotApi, anna: Person) -> None:
    await result(api, "getUpdates", offset=-1, allowed_updates=["message"])
    await anna.blocks()
    await anna.says("back")
    assert await texts(api) == ["/start", "back"]


async def test_blocking_is_told_as_a_change_of_membership(api: BotApi, anna: Person) -> None:
    await anna.blocks()
    update = (await result(api, "getUpdates"))[-1]["my_chat_member"]
    statuses = update["old_chat_member"]["status"], update["new_chat_member"]["status"]
    assert (update["from"]["id"], statuses) == (anna.id, ("member", "kicked"))
