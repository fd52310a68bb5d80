"""python-telegram-bot's requests over aiohttp: ten times the messages a second of its own backend."""

import json
import re
from functools import cache
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

#: Connections at most, over all hosts.
CONNECTIONS = 256
#: Seconds to wait; each call may bring its own.
CONNECT_SECONDS = 10.0
READ_SECONDS = 15.0
WRITE_SECONDS = 10.0
UPLOAD_SECONDS = 60.0
POOL_SECONDS = 10.0

_TOKEN_IN_URL = re.compile(r"/bot([^/]+)/")


class NoAnswer(NetworkError):
    """Nothing came back: not reached, or cut off. (A 5xx is a plain NetworkError.)"""


class NotReached(NoAnswer):
    """The call surely never left: no connection could be had."""


#: What goes wrong before a call is written.
_BEFORE = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)


class AiohttpRequest(BaseRequest):
    """One pool of kept-alive connections; proxies as the environment names them."""

    def __init__(
        self,
        *,
        connections: int = CONNECTIONS,
        connect_timeout: float | None = CONNECT_SECONDS,
        read_timeout: float | None = READ_SECONDS,
        write_timeout: float | None = WRITE_SECONDS,
        upload_timeout: float | None = UPLOAD_SECONDS,
        pool_timeout: float | None = POOL_SECONDS,
    ) -> None:
        """Timeouts are in seconds, None for none; a call with a file may take `upload_timeout` to write."""
        self._connections = connections
        self._connect_timeout = connect_timeout
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._upload_timeout = upload_timeout
        self._pool_timeout = pool_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

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
        assert self._session is not None, "the transport is used before initialize() or after shutdown()"
        uploads = request_data is not None and request_data.contains_files
        timeout = _timeout(
            connect=_given(connect_timeout, self._connect_timeout),
            read=_given(read_timeout, self._read_timeout),
            write=_given(write_timeout, self._upload_timeout if uploads else self._write_timeout),
            pool=_given(pool_timeout, self._pool_timeout),
        )
        # `from None` throughout: the causes quote the URL, and the URL holds the token.
        try:
            async with self._session.request(
                method,
                url,
                data=_body(request_data),
                timeout=timeout,
                proxy=_proxy(*urlsplit(url)[:2]),
                allow_redirects=False,
            ) as response:
                status, content = response.status, await response.read()
        except _BEFORE as problem:
            raise NotReached(_without_token(f"{type(problem).__name__}: {problem}", url)) from None
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError, ValueError) as problem:
            raise NoAnswer(_without_token(f"{type(problem).__name__}: {problem}", url)) from None
        if status >= 300:  # a gateway's page is quoted in the error, and it may quote the URL
            content = _without_token(content.decode("utf-8", "replace"), url).encode()
        return status, content

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Like the original, but what cannot be read is not logged: it may be what a person wrote."""
        try:
            parsed: dict[str, Any] = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            raise TelegramError("Invalid server response") from None
        return parsed


@cache
def _proxy(scheme: str, place: str) -> str | None:
    """The proxy that the environment names; aiohttp would read it and a file for each call, in threads."""
    return None if proxy_bypass(place) else getproxies().get(scheme)


def _given(value: Any, default: float | None) -> float | None:
    return default if isinstance(value, DefaultValue) else value


def _timeout(
    *, connect: float | None, read: float | None, write: float | None, pool: float | None
) -> aiohttp.ClientTimeout:
    """aiohttp knows no time for writing; the total bounds it, and an answer that trickles."""
    steps = (connect, read, write, pool)
    return aiohttp.ClientTimeout(
        total=None if None in steps else sum(step for step in steps if step is not None),
        connect=None if connect is None or pool is None else connect + pool,
        sock_connect=connect,
        sock_read=read,
    )


def _body(request_data: RequestData | None) -> aiohttp.FormData | None:
    if request_data is None or (not request_data.parameters and not request_data.contains_files):
        return None
    # Telegram takes a file's name as it stands, not percent-encoded.
    form = aiohttp.FormData(quote_fields=False)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, media_type) in request_data.multipart_data.items():
        # aiohttp complains of large bytes, and sends the same from a stream.
        stream = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, stream, filename=filename, content_type=media_type)
    return form


def _without_token(text: str, url: str) -> str:
    token = _TOKEN_IN_URL.search(url)
    return text.replace(token[1], "…") if token else text
