"""A connection pooler in miniature: to its clients it is as if each transaction met another server.

It greets with a process number of its own, as poolers do, and after each transaction whatever was
prepared is gone. Of PostgreSQL's protocol it knows no more than that takes.
"""

import asyncio
import struct
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

#: What the frames of interest are called.
GREETING, READY, PARSE = b"K", b"Z", b"P"
FORGET = b"DEALLOCATE ALL\0"
#: What a client begins with that would like TLS; "N" says that there is none.
WOULD_LIKE_TLS = struct.pack("!ii", 8, 80877103)


@dataclass
class Pooler:
    server_port: int
    port: int = 0
    #: Whether it greets with the server's own number, as a mere proxy does, and forgets nothing.
    transparent: bool = False
    #: How many statements its clients had prepared.
    prepared: int = 0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)

    async def client(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None, "a client is served by a task"
        self._tasks.add(task)
        from_server, to_server = await asyncio.open_connection("127.0.0.1", self.server_port)
        first = await self._sized(reader)
        if first == WOULD_LIKE_TLS:
            writer.write(b"N")
            first = await self._sized(reader)
        to_server.write(first)
        up = asyncio.create_task(self._up(reader, to_server))
        try:
            await self._down(from_server, to_server, writer)
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            up.cancel()
            for one in (to_server, writer):
                one.close()
            self._tasks.discard(task)

    async def _up(self, reader: asyncio.StreamReader, to_server: asyncio.StreamWriter) -> None:
        """Hand on what the client says after its first message, which has no kind."""
        try:
            while True:
                kind = await reader.readexactly(1)
                self.prepared += kind == PARSE
                to_server.write(kind + await self._sized(reader))
                await to_server.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            to_server.close()

    async def _down(
        self,
        from_server: asyncio.StreamReader,
        to_server: asyncio.StreamWriter,
        writer: asyncio.StreamWriter,
    ) -> None:
        while True:
            kind, body = await from_server.readexactly(1), await self._sized(from_server)
            if not self.transparent:
                if kind == GREETING:
                    body = body[:4] + struct.pack("!i", 4_000_000) + body[8:]
                elif kind == READY and body[4:] == b"I":
                    to_server.write(b"Q" + struct.pack("!i", len(FORGET) + 4) + FORGET)
                    while await from_server.readexactly(1) != READY:
                        await self._sized(from_server)
                    await self._sized(from_server)
            writer.write(kind + body)
            await writer.drain()

    @staticmethod
    async def _sized(reader: asyncio.StreamReader) -> bytes:
        size = await reader.readexactly(4)
        return size + await reader.readexactly(struct.unpack("!i", size)[0] - 4)

    async def end(self) -> None:
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


@asynccontextmanager
async def pooling(server_port: int, *, transparent: bool = False) -> AsyncIterator[Pooler]:
    pooler = Pooler(server_port, transparent=transparent)
    server = await asyncio.start_server(pooler.client, "127.0.0.1")
    pooler.port = server.sockets[0].getsockname()[1]
    async with server:
        try:
            yield pooler
        finally:
            await pooler.end()
