"""Updates wait here until the bot confirms them, by polling past them or by its webhook."""

import asyncio
import random
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from bot.playground.chats import Chats
from bot.playground.parameters import Parameters
from bot.playground.refusals import bad_request, conflict

#: Telegram sends these only to a bot that asks for them.
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
ANOTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
LONGEST_POLL = 50


@dataclass
class Updates:
    chats: Chats
    pending: list[dict[str, Any]] = field(default_factory=list)
    allowed: Collection[str] = ()
    webhook: dict[str, Any] = field(default_factory=dict)
    #: Sent along with each call of the webhook; shown by no method.
    webhook_secret: str = ""
    #: Update ids begin anywhere; a client may rely only on their order.
    next_id: int = field(default_factory=lambda: random.randint(10**8, 10**9))  # noqa: S311 no secret
    _poll: asyncio.Future[str | None] | None = None

    def add(self, kind: str, content: dict[str, Any]) -> None:
        if (self.allowed and kind not in self.allowed) or (not self.allowed and kind in NOT_BY_DEFAULT):
            return
        update = {"update_id": self.next_id, kind: content}
        self.next_id += 1
        self.pending.append(update)
        self.chats.tell({"kind": "update", "update": update})
        self._wake(None)

    def confirm(self, before: int) -> None:
        """Forget every update below `before`: the bot has it."""
        if any(update["update_id"] < before for update in self.pending):
            self.pending = [update for update in self.pending if update["update_id"] >= before]
            self.chats.tell({"kind": "confirmed", "before": before})

    async def get(self, parameters: Parameters) -> list[dict[str, Any]]:
        if self.webhook:
            raise conflict(WEBHOOK_ACTIVE)
        self._wake(ANOTHER_POLLER)
        self._allow(parameters)
        offset = parameters.integer("offset")
        if offset < 0:
            # "the last -offset updates; all before them are forgotten"
            offset = self.pending[offset]["update_id"] if len(self.pending) >= -offset else 0
        self.confirm(offset)
        limit = min(max(parameters.integer("limit", 100), 1), 100)
        timeout = min(max(parameters.integer("timeout"), 0), LONGEST_POLL)
        if not self.pending and timeout:
            await self._wait(timeout)
        return self.pending[:limit]

    async def _wait(self, seconds: float) -> None:
        poll: asyncio.Future[str | None] = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            async with asyncio.timeout(seconds):
                ended_by = await poll
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
        if ended_by is not None:
            raise conflict(ended_by)

    def _wake(self, reason: str | None) -> None:
        """End the poll under way, by a conflict when there is a reason."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(reason)
        self._poll = None

    def _allow(self, parameters: Parameters) -> None:
        allowed = parameters.json("allowed_updates", bad_request("can't parse allowed_updates JSON object"))
        if allowed is not None:
            self.allowed = frozenset(allowed)

    def set_webhook(self, parameters: Parameters) -> bool:
        url = parameters.text("url")
        if not url:
            return self.delete_webhook(parameters)
        secret = parameters.text("secret_token")
        if not url.startswith("https://"):
            raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
        if len(secret) > 256:
            raise bad_request("secret token is too long")
        if not all(char.isascii() and (char.isalnum() or char in "_-") for char in secret):
            raise bad_request("secret token contains unallowed characters")
        self._wake("terminated by setWebhook request")
        self._allow(parameters)
        self._drop(parameters)
        self.webhook_secret = secret
        self.webhook = {"url": url, "max_connections": parameters.integer("max_connections", 40)}
        return True

    def delete_webhook(self, parameters: Parameters) -> bool:
        self._drop(parameters)
        self.webhook = {}
        return True

    def _drop(self, parameters: Parameters) -> None:
        if parameters.flag("drop_pending_updates"):
            self.confirm(self.next_id)

    def webhook_info(self, _: Parameters) -> dict[str, Any]:
        info = {"url": "", "has_custom_certificate": False, "pending_update_count": len(self.pending)}
        return info | self.webhook | ({"allowed_updates": sorted(self.allowed)} if self.allowed else {})
