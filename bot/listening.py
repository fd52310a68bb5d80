"""Listens for HTTP beside everything else that the process does."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.errors import KizunaError

#: How long requests under way may take to end when the process does (s).
GRACE = 1.5


class PortTaken(KizunaError):
    """Something else on this machine already uses the port."""


def bind(host: str, port: int, advice: str) -> socket.socket:
    """A listening place; raise PortTaken with a sentence for the operator."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    place = socket.socket(family)
    place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        place.bind((host, port))
        place.listen(1024)
    except OSError as error:
        place.close()
        raise PortTaken(
            f"Port {port} is taken: end what uses it, or choose another with {advice}."
        ) from error
    return place


class Listener:
    """Serves `routes` from `start` to `stop`."""

    def __init__(self, routes: list[BaseRoute], host: str, port: int) -> None:
        self._place = bind(host, port, "PORT=N")
        self._server = _Server(
            uvicorn.Config(
                Starlette(routes=routes),
                lifespan="off",
                log_config=None,
                log_level="warning",
                access_log=False,
                server_header=False,
                timeout_graceful_shutdown=1,
            )
        )
        self._serving: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._serving = asyncio.create_task(self._server.serve(sockets=[self._place]), name="listen")

    async def stop(self) -> None:
        """Take no more requests, and let those under way end."""
        self._server.should_exit = True
        if self._serving is not None:
            await asyncio.wait([self._serving], timeout=GRACE)
            self._serving.cancel()
            await asyncio.gather(self._serving, return_exceptions=True)
        self._place.close()


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals to the process: it has more to end."""
        yield
