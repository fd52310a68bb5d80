"""An API with one person who has written to the bot, and a page with a small bot behind it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser
from playwright.async_api import Page as Tab

from bot.playground.api import BotApi
from bot.playground.people import Person
from bot.playground.server import Server, bind, running
from bot.playground.world import World
from tests.playground.sample_bot import SampleBot


@pytest.fixture
def api() -> BotApi:
    return BotApi()


@pytest.fixture
async def anna(api: BotApi) -> Person:
    """Somebody in whose chat the bot may write."""
    person = api.person(7, "Delegate, Essen", "de")
    await person.starts()
    return person


async def refusal(api: BotApi, method: str, **params: Any) -> tuple[int, str]:
    """Code and description with which a call is refused."""
    answer = await api.call(method, params)
    assert answer["ok"] is False, f"{method} was not refused: {answer}"
    return answer["error_code"], answer["description"]


async def result(api: BotApi, method: str, **params: Any) -> Any:
    """What a call that succeeds gives."""
    answer = await api.call(method, params)
    assert answer["ok"] is True, answer
    return answer["result"]


@dataclass
class Playground:
    address: str
    world: World
    browser: Browser

    @property
    def bot(self) -> SampleBot:
        assert isinstance(self.world.bot, SampleBot)
        return self.world.bot

    async def open(self, lang: str = "en", **options: Any) -> Tab:
        tab = await self.browser.new_page(**options)
        tab.set_default_timeout(15_000)
        await tab.goto(f"{self.address}/?lang={lang}")
        await tab.locator(".phone").nth(2).wait_for(state="attached")
        return tab


@pytest.fixture
async def playground(browser: Browser, tmp_path: Path) -> AsyncIterator[Playground]:
    """A running playground whose bot is the tests' own."""
    async with open_page(World(SampleBot, tmp_path), browser) as playground:
        yield playground


@asynccontextmanager
async def open_page(world: World, browser: Browser) -> AsyncIterator[Playground]:
    """Serve a playground on a free port."""
    address: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    with bind(0) as place:
        async with running(world):
            server = Server(world, address.set_result)
            serving = asyncio.create_task(server.serve(sockets=[place]))
            yield Playground(await address, world, browser)
            server.end()
            await serving
