"""Runs the playground: one process, one page on loopback, one real bot."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from types import FrameType

import uvicorn

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


class Server(uvicorn.Server):
    """Serves the page. `ready` gets its address once it is open."""

    def __init__(self, world: World, ready: Callable[[str], None]) -> None:
        self._page = Page(world)
        self._ready = ready
        app = self._page.app()
        app.router.lifespan_context = lambda _: _running(world)
        super().__init__(
            uvicorn.Config(
                app,
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=3,
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and sockets:
            self._ready(f"http://{HOST}:{sockets[0].getsockname()[1]}")

    def end(self) -> None:
        """Let the open pages go, and end."""
        self.should_exit = True
        self._page.end_streams()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self._page.end_streams()


async def serve(world: World, place: socket.socket, ready: Callable[[str], None]) -> None:
    """Run until a signal ends it."""
    await Server(world, ready).serve(sockets=[place])


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
