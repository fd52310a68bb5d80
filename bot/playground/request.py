"""python-telegram-bot's door to the Bot API in the process: the real library, no network."""

import json
import re
from typing import Any
from urllib.parse import unquote

from telegram.request import BaseRequest, RequestData

import bot.telegram  # noqa: F401 - it sets how the library gives durations
from bot.playground.api import BotApi, ConnectionLost
from bot.playground.parameters import Upload
from bot.playground.refusals import Refused
from bot.telegram.transport import NoAnswer

_URL = re.compile(r".*?/(?P<file>file/)?bot(?P<token>[^/]+)/(?P<rest>.+)")


class InProcessRequest(BaseRequest):
    """Takes what would go over the wire, a form of strings and files, straight to a BotApi."""

    def __init__(self, api: BotApi) -> None:
        self._api = api

    @property
    def read_timeout(self) -> float | None:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        address = _URL.fullmatch(unquote(url))
        if address is None:
            return _answer(Refused(404, "Not Found").envelope)
        if address["token"] != self._api.token:
            return _answer(Refused(401, "Unauthorized").envelope)
        if address["file"]:
            stored = self._api.files.at(address["rest"])
            return (200, stored.content) if stored else _answer(Refused(404, "Not Found").envelope)
        parameters = request_data.json_parameters if request_data else {}
        files = _uploads(request_data) if request_data else {}
        try:
            return _answer(await self._api.call(address["rest"], parameters, files))
        except ConnectionLost as lost:
            raise NoAnswer(f"the connection broke during {lost}") from lost


def _answer(envelope: dict[str, Any]) -> tuple[int, bytes]:
    return envelope.get("error_code", 200), json.dumps(envelope, ensure_ascii=False).encode(
        errors="backslashreplace"
    )


def _uploads(data: RequestData) -> dict[str, Upload]:
    return {name: _upload(part) for name, part in data.multipart_data.items()}


def _upload(part: tuple[str, Any, str]) -> Upload:
    name, content, media_type = part
    return name, content if isinstance(content, bytes) else content.read(), media_type
