"""Files that people send: fetched before their update is handled, outside of any transaction.

A handler that wants a file asks `context.file`. The first time that raises NeedsFile; the update
leaves no effect, the file is fetched while others work, and the update is handled once more.
"""

import asyncio

import structlog
from telegram.error import TelegramError

from bot.telegram.client import KizunaBot

log = structlog.get_logger(__name__)

#: A bot gets no file above 20 MB from Telegram; what comes here is smaller by far.
LARGEST = 20_000_000
SECONDS = 30.0


class NeedsFile(Exception):
    """The handling of this update needs a file that is not here yet."""

    def __init__(self, file_id: str) -> None:
        super().__init__(file_id)
        self.file_id = file_id


async def fetch(bot: KizunaBot, file_id: str) -> bytes | None:
    """The file; None when Telegram does not hand it out in time, or it is too large."""
    try:
        async with asyncio.timeout(SECONDS):
            file = await bot.get_file(file_id)
            if (file.file_size or 0) > LARGEST:
                return None
            return bytes(await file.download_as_bytearray())
    except (TelegramError, TimeoutError) as failure:
        log.warning("A file could not be fetched", reason=type(failure).__name__)
        return None
