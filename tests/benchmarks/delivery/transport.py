"""`send_message` over HTTP through our transport and through the library's own, 30 in flight.

The server is a process of its own that answers everything at once with one message.
"""

import asyncio
import json
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram.ext import ExtBot
from telegram.request import BaseRequest, HTTPXRequest

from bot.telegram.transport import AiohttpRequest

IN_FLIGHT = 30
_MESSAGE = {"message_id": 1, "date": 1558051200, "chat": {"id": 1, "type": "private"}, "text": "x"}


class _Answers(asyncio.Protocol):
    def __init__(self) -> None:
        body = json.dumps({"ok": True, "result": _MESSAGE}).encode()
        head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        self._answer = head.encode() + body
        self._came = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport), "a connection can be written to"
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._came += data
        head, found, body = self._came.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        if found and len(body) >= length:
            self._came = body[length:]
            self._transport.write(self._answer)


async def serve() -> None:
    server = await asyncio.get_running_loop().create_server(_Answers, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


@asynccontextmanager
async def server() -> AsyncIterator[str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.benchmarks.delivery.transport"), stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield f"http://127.0.0.1:{int(await process.stdout.readline())}"
    finally:
        process.kill()
        await process.wait()


async def rate(request: BaseRequest, url: str, messages: int) -> float:
    """Messages a second."""
    bot: ExtBot[None] = ExtBot("1:bench", base_url=f"{url}/bot", request=request)
    await request.initialize()
    left = iter(range(messages))

    async def worker() -> None:
        for number in left:
            await bot.send_message(number + 1, "Guten Tag", parse_mode="HTML")

    await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))  # warm
    left = iter(range(messages))
    began = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))
    took = time.perf_counter() - began
    await request.shutdown()
    return messages / took


async def both() -> tuple[float, float]:
    """Ours, the library's."""
    async with server() as url:
        ours = await rate(AiohttpRequest(), url, 4000)
        theirs = await rate(HTTPXRequest(connection_pool_size=256), url, 600)
    return ours, theirs


if __name__ == "__main__":
    asyncio.run(serve())
