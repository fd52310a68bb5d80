"""A Bot API in the process with two people, and a kind of delivery of the tests' own."""

from collections.abc import Iterator

import pytest

from bot.messages import RENDERERS
from bot.playground.api import BotApi
from bot.playground.people import Person
from tests.telegram.letters import KIND, letter


@pytest.fixture
def api() -> BotApi:
    return BotApi()


@pytest.fixture
def essen(api: BotApi) -> Person:
    return api.person(1, "Delegate, Essen", "de")


@pytest.fixture
def koriyama(api: BotApi) -> Person:
    return api.person(2, "Delegate, Koriyama", "ja")


@pytest.fixture
def letters() -> Iterator[None]:
    """The bot can word deliveries of the kind KIND."""
    RENDERERS[KIND] = letter
    yield
    del RENDERERS[KIND]
