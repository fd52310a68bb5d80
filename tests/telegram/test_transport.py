"""The transport against a real server: what goes over the wire, and how what goes wrong is told."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from io import BytesIO

import pytest
from telegram import Bot, InputFile
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.playground.api import BotApi, Fault
from bot.playground.refusals import Refused, too_many_requests
from bot.telegram.transport import AiohttpRequest, NoAnswer, NotReached
from tests.telegram.http_api import HttpApi, Trouble, served

DELEGATE = 11


@pytest.fixture
async def http() -> AsyncIterator[HttpApi]:
    api = BotApi()
    await api.person(DELEGATE, "Delegate, Essen", "de").starts()
    async with served(api) as http:
        yield http


@pytest.fixture
async def bot(http: HttpApi) -> AsyncIterator[Bot]:
    async with bot_at(http.url, http.api.token) as bot:
        yield bot


def bot_at(url: str, token: str, request: AiohttpRequest | None = None) -> Bot:
    return Bot(
        token,
        base_url=f"{url}/bot",
        base_file_url=f"{url}/file/bot",
        request=request or AiohttpRequest(),
        get_updates_request=AiohttpRequest(connections=1),
    )


def told(error: BaseException) -> str:
    """All that a traceback would print of an error and of what led to it."""
    shown = [f"{error!r} {error}"]
    if error.__cause__:
        shown.append(told(error.__cause__))
    elif error.__context__ and not error.__suppress_context__:
        shown.append(told(error.__context__))
    return "\n".join(shown)


async def test_text_arrives_as_it_was_sent(http: HttpApi, bot: Bot) -> None:
    await bot.send_message(DELEGATE, "Grüße & 100 % = 郡山市へ\nzweite Zeile")

    assert http.api.person(DELEGATE).last.text == "Grüße & 100 % = 郡山市へ\nzweite Zeile"


@pytest.mark.parametrize("name", ["visit.ics", "Besuch im Mai.ics", "訪問.ics", 'a "b" c.ics'])
async def test_file_arrives_with_its_name_type_and_bytes(http: HttpApi, bot: Bot, name: str) -> None:
    content = bytes(range(256)) * 300

    await bot.send_document(DELEGATE, InputFile(content, filename=name), caption="Der Kalender")

    seen = http.api.person(DELEGATE).last
    assert seen.file is not None
    assert (seen.file.name, seen.file.content, seen.text) == (name, content, "Der Kalender")


async def test_open_file_is_uploaded_to_its_end(http: HttpApi, bot: Bot) -> None:
    await bot.send_document(DELEGATE, InputFile(BytesIO(b"x" * 3_000_000), filename="large.bin"))

    seen = http.api.person(DELEGATE).last
    assert seen.file is not None
    assert len(seen.file.content) == 3_000_000


async def test_file_of_a_person_can_be_fetched(http: HttpApi, bot: Bot) -> None:
    sent = await http.api.person(DELEGATE).sends_document("list.csv", b"a;b", "text/csv")
    file = await bot.get_file(sent.message.content["document"]["file_id"])

    assert bytes(await file.download_as_bytearray()) == b"a;b"


@pytest.mark.parametrize(
    ("refusal", "kind"),
    [
        (Refused(400, "Bad Request: chat not found"), BadRequest),
        (Refused(403, "Forbidden: bot was blocked by the user"), Forbidden),
        (Refused(401, "Unauthorized"), InvalidToken),
        (Refused(404, "Not Found"), InvalidToken),
        (Refused(409, "Conflict: terminated by other getUpdates request"), Conflict),
        (Refused(500, "Internal Server Error"), NetworkError),
        (Refused(502, "Bad Gateway"), NetworkError),
    ],
)
async def test_refusal_becomes_the_librarys_error(
    http: HttpApi, bot: Bot, refusal: Refused, kind: type[TelegramError]
) -> None:
    http.api.faults.append(Fault("sendMessage", refusal))

    with pytest.raises(kind) as raised:
        await bot.send_message(DELEGATE, "Guten Tag")

    assert type(raised.value) is kind


async def test_flood_limit_says_how_long_to_wait(http: HttpApi, bot: Bot) -> None:
    http.api.faults.append(Fault("sendMessage", too_many_requests(7)))

    with pytest.raises(RetryAfter) as raised:
        await bot.send_message(DELEGATE, "Guten Tag")

    assert raised.value.retry_after == timedelta(seconds=7)


async def test_silent_server_is_a_timeout(http: HttpApi, bot: Bot) -> None:
    http.troubles.append(Trouble("sendMessage", stall=True))

    with pytest.raises(TimedOut):
        await bot.send_message(DELEGATE, "Guten Tag", read_timeout=0.05)


async def test_timeout_of_one_call_leaves_the_next_alone(http: HttpApi, bot: Bot) -> None:
    http.troubles.append(Trouble("sendMessage", stall=True))
    with pytest.raises(TimedOut):
        await bot.send_message(DELEGATE, "erste", read_timeout=0.05)

    await bot.send_message(DELEGATE, "zweite")

    assert http.api.person(DELEGATE).last.text == "zweite"


async def test_cut_connection_is_no_answer(http: HttpApi, bot: Bot) -> None:
    http.api.faults.append(Fault("sendMessage", lost="before"))

    with pytest.raises(NoAnswer):
        await bot.send_message(DELEGATE, "Guten Tag")


async def test_full_pool_means_that_the_call_never_left(http: HttpApi) -> None:
    request = AiohttpRequest(connections=1, connect_timeout=0.05, pool_timeout=0.05)
    async with bot_at(http.url, http.api.token, request) as bot:
        http.troubles.append(Trouble("sendMessage", stall=True))
        first = asyncio.create_task(bot.send_message(DELEGATE, "hält die Leitung", read_timeout=5))
        await http.stalled.wait()

        with pytest.raises(NotReached):
            await bot.send_message(DELEGATE, "Guten Tag")

        first.cancel()
        await asyncio.gather(first, return_exceptions=True)


async def test_connections_are_kept_between_calls(http: HttpApi, bot: Bot) -> None:
    for number in range(5):
        await bot.send_message(DELEGATE, f"Nachricht {number}")

    assert http.connections == 1


async def test_redirect_is_not_followed(http: HttpApi, bot: Bot) -> None:
    """A redirect would carry the token to another host."""
    http.troubles.append(Trouble("sendMessage", status=302))

    with pytest.raises(NetworkError):
        await bot.send_message(DELEGATE, "Guten Tag")

    assert http.came["sendMessage"] == 1


async def test_proxy_of_the_environment_is_used(http: HttpApi, monkeypatch: pytest.MonkeyPatch) -> None:
    """The test's server plays the proxy: it is asked for a host that does not exist."""
    monkeypatch.setenv("http_proxy", http.url)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)

    async with bot_at("http://telegram.invalid", http.api.token) as bot:
        await bot.send_message(DELEGATE, "über den Proxy")

    assert http.api.person(DELEGATE).last.text == "über den Proxy"


async def test_token_is_in_no_error_text(http: HttpApi, bot: Bot, caplog: pytest.LogCaptureFixture) -> None:
    token = http.api.token
    page = f"<html>upstream failed: http://127.0.0.1/bot{token}/sendMessage</html>"
    http.troubles += [
        Trouble("sendMessage", status=502, body=page),
        Trouble("sendMessage", status=200, body=page),
        Trouble("sendMessage", stall=True),
        Trouble("sendMessage", status=404, body=page),
    ]
    http.api.faults.append(Fault("sendMessage", lost="before"))
    errors = []
    for _ in range(5):
        with pytest.raises(TelegramError) as raised:
            await bot.send_message(DELEGATE, "Guten Tag", read_timeout=0.1)
        errors.append(told(raised.value))
    async with AiohttpRequest() as request:
        for address in ("http://127.0.0.1:1", "http://[::bad", "nonsense://x"):
            with pytest.raises(TelegramError) as raised:
                await request.post(f"{address}/bot{token}/getMe")
            errors.append(told(raised.value))

    assert [text for text in [*errors, caplog.text] if token in text] == []
