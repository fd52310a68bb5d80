"""The bot as a process of its own, against a Bot API over HTTP."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.programme.conftest import SAMPLE
from tests.telegram.http_api import HttpApi
from tests.telegram.webhook_calls import ADDRESS

ROOT = Path(__file__).parents[2]


@dataclass
class Child:
    """`python -m bot …`, and what it wrote."""

    process: asyncio.subprocess.Process
    log: Path

    async def ends(self, by: signal.Signals | None = None) -> int:
        if by is not None:
            self.process.send_signal(by)
        return await asyncio.wait_for(self.process.wait(), 20)

    @property
    def wrote(self) -> str:
        return self.log.read_text("utf-8")


def environment(http: HttpApi, database_url: str, **more: str) -> dict[str, str]:
    """What a bot needs that talks to `http`."""
    return {
        "PATH": os.environ["PATH"],
        "BOT_TOKEN": http.api.token,
        "BOT_API_URL": http.url,
        "DATABASE_URL": database_url,
        "PROGRAMME": str(SAMPLE),
        "BOT_NOW": "2019-05-17T09:00+09:00",
        "WEBHOOK_URL": ADDRESS,
        "WEBHOOK_SECRET": "secret_of_the_webhook",
        "HOST": "127.0.0.1",
        "PYTHONWARNINGS": "error",
        **more,
    }


@asynccontextmanager
async def bot(
    http: HttpApi, database_url: str, log: Path, command: str = "run", **variables: str
) -> AsyncIterator[Child]:
    """Run the command until the block ends; it is killed if it has not ended by then."""
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            command,
            cwd=ROOT,
            env=environment(http, database_url, **variables),
            stdout=out,
            stderr=out,
        )
    try:
        yield Child(process, log)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
