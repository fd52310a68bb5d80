"""A real Chromium for the tests of the page."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

#: Without these it calls its maker at every start, which a closed network refuses.
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)


def executable() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@asynccontextmanager
async def running(program: str) -> AsyncIterator[Browser]:
    """Start a headless browser with an empty profile; it ends with the block or with us."""
    async with async_playwright() as playwright:
        # Chromium has no sandbox for root.
        args = [*QUIET, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
        browser = await playwright.chromium.launch(executable_path=program, args=args)
        try:
            yield browser
        finally:
            await browser.close()
