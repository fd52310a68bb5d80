"""The page is for the person at this computer, and for no site that they visit meanwhile."""

import json
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message

from bot.playground.page import Page
from bot.playground.server import PortTaken, bind
from bot.playground.world import World
from tests.playground.sample_bot import SampleBot

OWN = "http://127.0.0.1:8080"
JSON = {"content-type": "application/json"}


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    world = World(SampleBot, tmp_path)
    await world.start()
    yield world
    await world.stop()


async def ask(
    world: World, method: str, path: str, body: bytes = b"", host: str = "127.0.0.1:8080", **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of one request."""
    given = {"host": host} | {name.replace("_", "-"): value for name, value in headers.items()}
    path, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode()) for name, value in given.items()],
    }
    answer: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": body}

    async def send(message: Message) -> None:
        answer.append(message)

    await Page(world).app()(scope, receive, send)
    got = {name.decode(): value.decode() for name, value in answer[0]["headers"]}
    return answer[0]["status"], got, b"".join(message.get("body", b"") for message in answer[1:])


async def post(world: World, path: str, given: dict[str, Any], **headers: str) -> int:
    body = json.dumps(given).encode()
    status, _, _ = await ask(world, "POST", path, body, **{"content_type": "application/json", **headers})
    return status


async def test_a_foreign_host_name_is_refused(world: World) -> None:
    assert (await ask(world, "GET", "/state", host="evil.example"))[0] == 400
    assert (await ask(world, "GET", "/state", host="localhost:8080"))[0] == 200


async def test_a_foreign_site_cannot_act(world: World) -> None:
    said = {"text": "hello"}
    path = "/people/101/messages"
    assert await post(world, path, said, origin="http://evil.example") == 403
    assert await post(world, path, said, origin="null") == 403
    assert await post(world, path, said, content_type="text/plain") == 415
    assert world.api.person(101).chat == []
    assert await post(world, path, said, origin=OWN) == 204
    assert world.api.person(101).chat[0].text == "hello"


async def test_the_page_cannot_be_framed_and_loads_nothing_from_outside(world: World) -> None:
    status, headers, body = await ask(world, "GET", "/")
    assert status == 200
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers
    assert b"https://" not in body


@pytest.mark.parametrize(
    ("query", "accepts", "lang"),
    [
        ("", "de-AT,de;q=0.9,en;q=0.8", "de"),
        ("", "fr-FR, ja;q=0.9", "ja"),
        ("", "fr", "en"),
        ("?lang=ja", "de", "ja"),
        ("?lang=fr", "de", "de"),
    ],
)
async def test_the_page_speaks_the_browsers_language(
    world: World, query: str, accepts: str, lang: str
) -> None:
    _, _, body = await ask(world, "GET", f"/{query}", accept_language=accepts)
    assert f'<html lang="{lang}">' in body.decode()


async def test_a_document_is_downloaded_and_never_shown_as_a_page(world: World) -> None:
    anna = world.api.person(101)
    sent = await anna.sends_document("evil.html", b"<script>", "text/html")
    picture = await anna.sends_photo(b"picture")
    assert sent.file is not None
    assert picture.file is not None
    _, headers, body = await ask(world, "GET", f"/files/{sent.file.id}")
    assert (headers["content-disposition"], body) == ("attachment; filename*=UTF-8''evil.html", b"<script>")
    _, headers, _ = await ask(world, "GET", f"/files/{picture.file.id}")
    assert headers["content-disposition"].startswith("inline")
    assert (await ask(world, "GET", "/files/none"))[0] == 404


@pytest.mark.parametrize(
    ("path", "given", "status"),
    [
        ("/people/999/messages", {"text": "x"}, 404),
        ("/people/1000001/messages", {"text": "x"}, 404),  # the bot itself
        ("/people/101/messages", {"text": "  "}, 422),
        ("/people/101/messages", {"text": "x", "reply_to": 99}, 404),
        ("/people/101/edits", {"message": 99, "text": "x"}, 404),
        ("/people/101/taps", {"message": 99, "data": "x"}, 404),
        ("/clock", {"step": "year"}, 422),
        ("/clock", {"step": "next_due"}, 409),
        ("/people", {"name": " ", "language": "en"}, 422),
        ("/people", {"name": "Guest", "language": "fr"}, 422),
        ("/people", {"name": "Guest", "language": "ja"}, 201),
    ],
)
async def test_what_the_page_may_ask_for(world: World, path: str, given: dict[str, Any], status: int) -> None:
    assert await post(world, path, given) == status


async def test_a_long_text_is_sent_as_several_messages(world: World) -> None:
    await post(world, "/people/101/messages", {"text": "a" * 4096 + "b"})
    assert [seen.text for seen in world.api.person(101).chat if not seen.by_bot] == ["a" * 4096, "b"]


def test_a_port_that_is_taken_is_named_in_a_sentence() -> None:
    with bind(0) as place:
        port = place.getsockname()[1]
        with pytest.raises(PortTaken) as taken:
            bind(port)
    assert str(taken.value).startswith(f"Port {port} is taken:")


def test_the_playground_listens_on_loopback_only() -> None:
    with bind(0) as place:
        assert place.getsockname()[0] == "127.0.0.1"
        assert place.family == socket.AF_INET
