"""Runs the playground: one process, one page on loopback, one real bot."""

import asyncio
import contextlib
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator

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
        place.listen()
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
        super().__init__(
            uvicorn.Config(
                self._page.app(),
                lifespan="off",
                log_config=None,
                log_level="warning",
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

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """End in order at a signal. Uvicorn would raise it again, before the bot has ended too."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.end)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)


async def serve(world: World, place: socket.socket, ready: Callable[[str], None]) -> None:
    """Run until a signal ends it."""
    async with running(world):
        await Server(world, ready).serve(sockets=[place])


@contextlib.asynccontextmanager
async def running(world: World) -> AsyncIterator[None]:
    """Start the bot, and stop it at the end."""
    try:
        await world.start()
        noting = asyncio.create_task(_note_clock(world))
        try:
            yield
        finally:
            noting.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await noting
    finally:
        await world.stop()


async def _note_clock(world: World) -> None:
    """Write down where the clock stands, for a process that is killed."""
    while True:
        await asyncio.sleep(CLOCK_NOTED_EVERY)
        world.remember_clock()
