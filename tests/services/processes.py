"""Processes that tests start and end."""

import asyncio
import sys


async def ended_process() -> int:
    """The number of a process that existed and does not any more."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-S", "-c", "")
    await process.wait()
    return process.pid
