"""The strict Bot API over real HTTP, on a free port, with what goes wrong on a network."""

import asyncio
import json
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.playground.api import BotApi, ConnectionLost
from bot.playground.refusals import Refused


@dataclass
class Trouble:
    """The next `times` calls of `method` get this instead of an answer.

    `status` and `body`: such an answer, not from Telegram (a gateway's page).
    `stall`: nothing at all. `after`: the call has its effect first.
    """

    method: str
    status: int = 0
    body: str = ""
    stall: bool = False
    after: bool = False
    times: int = 1


@dataclass
class HttpApi:
    api: BotApi
    url: str = ""
    troubles: list[Trouble] = field(default_factory=list)
    #: How many calls of a method came.
    came: Counter[str] = field(default_factory=Counter)
    #: Set once a call is stalled.
    stalled: asyncio.Event = field(default_factory=asyncio.Event)
    _peers: set[Any] = field(default_factory=set)
    _another: asyncio.Event = field(default_factory=asyncio.Event)
    _over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def connections(self) -> int:
        """How many connections the calls came over."""
        return len(self._peers)

    async def calls_more(self, method: str, more: int, patience: float = 4) -> None:
        """Wait until `more` further calls of `method` came, or none comes any more."""
        enough = self.came[method] + more
        while self.came[method] < enough:
            self._another.clear()
            try:
                await asyncio.wait_for(self._another.wait(), patience)
            except TimeoutError:
                return

    async def answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        self.came[method] += 1
        self._another.set()
        self._peers.add(request.transport and request.transport.get_extra_info("peername"))
        if request.match_info["token"] != self.api.token:
            return _envelope(Refused(401, "Unauthorized").envelope)
        form = await request.post()
        trouble = next((one for one in self.troubles if one.method == method), None)
        if trouble is not None:
            trouble.times -= 1
            if trouble.times == 0:
                self.troubles.remove(trouble)
            if not trouble.after:
                return await self._trouble(trouble)
        parameters = {name: value for name, value in form.items() if isinstance(value, str)}
        files = {
            name: (value.filename, value.file.read(), value.content_type)
            for name, value in form.items()
            if isinstance(value, web.FileField)
        }
        try:
            envelope = await self.api.call(method, parameters, files)
        except ConnectionLost:
            return _cut(request)
        if trouble is not None:
            return await self._trouble(trouble)
        return _envelope(envelope)

    async def file(self, request: web.Request) -> web.Response:
        stored = self.api.files.at(request.match_info["path"])
        return web.Response(body=stored.content) if stored else web.Response(status=404)

    async def _trouble(self, trouble: Trouble) -> web.Response:
        if trouble.stall:
            self.stalled.set()
            await self._over.wait()
        return web.Response(status=trouble.status or 500, text=trouble.body)

    def let_go(self) -> None:
        """End what is stalled, and be able to stall again."""
        self._over.set()
        self._over = asyncio.Event()

    def close(self) -> None:
        self._over.set()


def _envelope(envelope: dict[str, Any]) -> web.Response:
    return web.json_response(text=json.dumps(envelope), status=envelope.get("error_code", 200))


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


@asynccontextmanager
async def served(api: BotApi, *, port: int = 0) -> AsyncIterator[HttpApi]:
    """Serve `api` on the loopback until the block ends."""
    http = HttpApi(api)
    app = web.Application(client_max_size=50 * 1024 * 1024)
    app.router.add_route("*", "/bot{token}/{method}", http.answer)
    app.router.add_get("/file/bot{token}/{path:.+}", http.file)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    http.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield http
    finally:
        http.close()
        await runner.cleanup()
