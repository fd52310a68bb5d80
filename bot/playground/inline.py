"""Inline queries: asked by typing the bot's name in any chat, answered with a list to choose from."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.chats import Chats
from bot.playground.parameters import Parameters
from bot.playground.refusals import Refused, bad_request

#: Telegram's limits: results of an answer, bytes of a result's id, seconds to answer.
RESULTS, ID_BYTES, LIVES = 50, 64, 30.0


@dataclass
class Inline:
    chats: Chats
    monotonic: Callable[[], float]
    _open: dict[str, tuple[float, asyncio.Future[list[dict[str, Any]]]]] = field(default_factory=dict)

    def ask(self, user: int) -> str:
        query = secrets.token_hex(8)
        self._open[query] = (self.monotonic(), asyncio.get_running_loop().create_future())
        return query

    async def answered(self, query: str) -> list[dict[str, Any]]:
        """The results, once the bot has given them."""
        async with asyncio.timeout(LIVES):
            return await self._open[query][1]

    def answer(self, parameters: Parameters) -> bool:
        query = parameters.text("inline_query_id")
        at, waiting = self._open.get(query, (float("-inf"), None))
        if waiting is None or waiting.done() or self.monotonic() - at > LIVES:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        wrong: Refused = bad_request("can't parse inline query results JSON object")
        results = list(parameters.json("results", wrong) or [])
        if len(results) > RESULTS:
            raise bad_request("too many inline query results specified")
        ids = [str(result.get("id", "")) for result in results]
        if any(not 0 < len(one.encode()) <= ID_BYTES for one in ids) or len(set(ids)) < len(ids):
            raise bad_request("RESULT_ID_INVALID")
        for result in results:
            if not result.get("title") or not result.get("input_message_content", {}).get("message_text"):
                raise bad_request("can't parse inline query result: required field is missing")
        waiting.set_result(results)
        return True
