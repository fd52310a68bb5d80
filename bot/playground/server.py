"""Runs the playground: one process, one page on loopback, one real bot."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from types import FrameType

import uvicorn
from starlette.applications import Starlette

from bot.errors import KizunaError
from bot.playground.page import Page
from bot.playground.world import World

HOST = "127.0.0.1"
#: Seconds of real time between two notes of where the clock stands.
CLOCK_NOTED_EVERY = 30.0


class PortTaken(KizunaError):
    """Something else on this machine already uses the port."""


def bind(port: int) -> socket.socket:
    """A listening place on loopback; raise PortTaken with a sentence for the operator."""
    place = socket.socket()
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        place.bind((HOST, port))
    except OSError as error:
        place.close()
        raise PortTaken(
            f"Port {port} is taken: end what uses it, or choose another with --port N or PORT=N."
        ) from error
    return place


class _Server(uvicorn.Server):
    """Says when it is ready, and lets the open pages go before it ends."""

    def __init__(self, config: uvicorn.Config, page: Page, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._page = page
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._page.end_streams()


async def serve(world: World, place: socket.socket, ready: Callable[[str], None]) -> None:
    """Run until a signal ends it. `ready` gets the page's address once it is open."""
    page = Page(world)
    app: Starlette = page.app()
    app.router.lifespan_context = lambda _: _running(world)
    address = f"http://{HOST}:{place.getsockname()[1]}"
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=3,
        server_header=False,
    )
    await _Server(config, page, lambda: ready(address)).serve(sockets=[place])


@contextlib.asynccontextmanager
async def _running(world: World) -> AsyncIterator[None]:
    await world.start()
    noting = asyncio.create_task(_note_clock(world))
    try:
        yield
    finally:
        noting.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await noting
        await world.stop()


async def _note_clock(world: World) -> None:
    """Write down where the clock stands, for a process that is killed."""
    while True:
        await asyncio.sleep(CLOCK_NOTED_EVERY)
        world.remember_clock()
