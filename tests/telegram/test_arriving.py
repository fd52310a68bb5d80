"""The first calls, and the token while the process runs."""

import asyncio

import pytest

from bot.playground.api import BotApi, Fault
from bot.playground.refusals import Refused
from bot.playground.request import InProcessRequest
from bot.telegram.arriving import TokenRefused, watch_token
from bot.telegram.client import KizunaBot


async def test_a_process_ends_once_its_token_is_revoked_and_not_for_less() -> None:
    api = BotApi()
    request = InProcessRequest(api)
    asked: list[float] = []

    async def moment(seconds: float) -> None:
        asked.append(seconds)
        await asyncio.sleep(0)

    async with KizunaBot(api.token, request=request, get_updates_request=request) as bot:
        api.faults += [
            Fault("getMe", lost="before"),
            Fault("getMe", Refused(502, "Bad Gateway")),
            Fault("getMe", Refused(401, "Unauthorized")),
        ]
        with pytest.raises(TokenRefused):
            await watch_token(bot, moment)
    assert len(asked) == 3
