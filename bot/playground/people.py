"""People who use the bot: what they do becomes updates, what they see can be read.

anna = api.person(1, "Delegate, Essen", "de")
answer = await anna.asks("Wann ist der nächste Besuch?")
await anna.taps("Wer kommt?")
assert anna.chat[-1].text == …
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from bot.playground.chats import Event, Message, User
from bot.playground.entities import Entity, mark, utf16_length
from bot.playground.files import described
from bot.playground.groups import GroupChat, meant_for_bot, member_update
from bot.playground.messages import TEXT, Tap
from bot.playground.seen import Seen, Toast, seen

if TYPE_CHECKING:
    from bot.playground.api import BotApi

__all__ = ["GroupChat", "Person", "Seen", "Toast"]

#: Seconds of real time after which a test stops waiting for the bot.
PATIENCE = 20.0


@dataclass
class Person:
    api: BotApi
    id: int
    #: What the bot answered to the person's taps, in order.
    toasts: list[Toast] = field(default_factory=list)
    _done: list[Event] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.api.chats.listeners.append(self._hear)

    # What they see

    @property
    def chat(self) -> list[Seen]:
        """The private chat with the bot, oldest first."""
        return self.sees(self.id)

    @property
    def last(self) -> Seen:
        """The bot's newest message in the private chat."""
        return [message for message in self.chat if message.by_bot][-1]

    def sees(self, chat: int) -> list[Seen]:
        messages = self.api.chats.messages.get(chat, {})
        return [seen(self.api, messages[number]) for number in sorted(messages)]

    @property
    def menu(self) -> list[str]:
        """The commands that the client offers in the private chat."""
        commands = self.api.profile.menu(self.id, self.id, self.user.language_code)
        return [command["command"] for command in commands]

    @property
    def user(self) -> User:
        return self.api.chats.users[self.id]

    # What they do

    async def says(
        self,
        text: str,
        *,
        to: GroupChat | None = None,
        reply_to: Seen | None = None,
        entities: list[Entity] | None = None,
    ) -> Seen:
        """`entities` is how it is formatted."""
        assert 0 < utf16_length(text) <= TEXT, "a client sends 1 to 4,096 UTF-16 units at once"
        return self._writes({"text": text, "entities": mark(text, entities or [])}, to, reply_to)

    async def starts(self, payload: str = "") -> Seen:
        """Press "Start", as behind a link with `?start=payload`."""
        return await self.says(f"/start {payload}".strip())

    async def asks(self, text: str) -> Seen:
        """Say something in private and wait for the answer."""
        await self.says(text)
        await self.waits()
        return self.last

    async def sends_sticker(self, *, to: GroupChat | None = None) -> Seen:
        media = {
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "type": "regular",
            "emoji": "🙂",
        }
        return self._writes({"sticker": self._media("sticker.webp", "image/webp") | media}, to)

    async def sends_voice(self, *, to: GroupChat | None = None) -> Seen:
        return self._writes({"voice": self._media("voice.ogg", "audio/ogg") | {"duration": 3}}, to)

    async def sends_photo(
        self, content: bytes = b"picture", caption: str = "", *, to: GroupChat | None = None
    ) -> Seen:
        size = self._media("photo.jpg", "image/jpeg", content) | {"width": 640, "height": 480}
        return self._writes({"photo": [size]} | _caption(caption), to)

    async def sends_document(self, name: str, content: bytes, media_type: str, *, caption: str = "") -> Seen:
        media = self._media(name, media_type, content) | {"file_name": name, "mime_type": media_type}
        return self._writes({"document": media} | _caption(caption), None)

    async def edits(self, message: Seen, text: str) -> Seen:
        assert message.message.sender == self.id, "people edit only what they wrote"
        self._acts()
        content = {**message.message.content, "text": text, "entities": mark(text, [])}
        changed = replace(message.message, content=content, edited=self.api.messages.timestamp())
        self.api.chats.put_message(changed)
        self._update("edited_message", changed)
        return seen(self.api, changed)

    async def taps(self, what: str, *, message: Seen | None = None, to: GroupChat | None = None) -> str:
        """Tap a button by its text, or its data; on `message`, else on the newest that has it."""
        chat = self.sees(to.id if to else self.id)
        for one in [message] if message else reversed(chat):
            for row in one.message.content.get("reply_markup", {}).get("inline_keyboard", []):
                for button in row:
                    if what in (button["text"], button.get("callback_data")) and "callback_data" in button:
                        return self._taps(one.message, button["callback_data"])
        raise AssertionError(f"no button {what!r}; there are {[one.labels for one in chat if one.labels]}")

    def _taps(self, message: Message, data: str) -> str:
        self._acts()
        tap = Tap(secrets.token_hex(8), self.id, self.api.messages.monotonic())
        self.api.messages.taps[tap.id] = tap
        # Telegram sends the message as it now is, which may be newer than what was seen.
        now = self.api.chats.message(message.chat, message.id)
        shown = (
            self.api.chats.message_json(now)
            if now is not None
            else {"chat": self.api.chats.chat_json(message.chat), "message_id": message.id, "date": 0}
        )
        instance = str(message.chat)
        query = {
            "id": tap.id,
            "from": self.user.json(),
            "message": shown,
            "chat_instance": instance,
            "data": data,
        }
        self.api.updates.add("callback_query", query)
        return tap.id

    async def looks_for(self, words: str) -> list[dict[str, Any]]:
        """Type the bot's name and `words` in some chat; give the results that the bot offers."""
        self._acts()
        query_id = self.api.inline.ask(self.id)
        query = {"id": query_id, "from": self.user.json(), "query": words, "offset": ""}
        self.api.updates.add("inline_query", query)
        return await self.api.inline.answered(query_id)

    async def blocks(self) -> None:
        self._set_blocked(True)

    async def unblocks(self) -> None:
        self._set_blocked(False)

    async def deactivates(self) -> None:
        """Delete the account."""
        self.api.chats.put_user(replace(self.user, deactivated=True))

    def _set_blocked(self, blocked: bool) -> None:
        if self.user.blocked == blocked:
            return
        self._acts()
        self.api.chats.put_user(replace(self.user, blocked=blocked))
        was, now = ("member", "kicked") if blocked else ("kicked", "member")
        self.api.updates.add("my_chat_member", member_update(self.api, self.user, self.id, was, now))

    def _writes(self, content: dict[str, Any], to: GroupChat | None, reply_to: Seen | None = None) -> Seen:
        chat = to.id if to else self.id
        assert not to or self.id in to.group.members, "only members write in a group"
        self._acts()
        if not to and (self.user.blocked or not self.user.started):
            # Writing to a blocked bot unblocks it.
            self._set_blocked(False)
            self.api.chats.put_user(replace(self.user, started=True))
        message = Message(
            self.api.chats.next_message_id(), chat, self.id, self.api.messages.timestamp(),
            {key: value for key, value in content.items() if value not in ("", [])},
            reply_to=reply_to.id if reply_to else None,
        )  # fmt: skip
        self.api.chats.put_message(message)
        self._update("message", message)
        return seen(self.api, message)

    def _update(self, kind: str, message: Message) -> None:
        if message.chat == self.id or meant_for_bot(self.api, message):
            self.api.updates.add(kind, self.api.chats.message_json(message))

    def _media(self, name: str, media_type: str, content: bytes = b"media") -> dict[str, Any]:
        return described(self.api.files.store((name, content, media_type)))

    # Waiting

    async def waits(self, until: Callable[[Person], bool] | None = None) -> None:
        """Wait until the bot is done with what the person did last.

        Done: it wrote, edited, deleted or answered a tap where the person sees it, every update
        is confirmed, no call is under way and, if it says so, the bot is at rest. With `until`,
        wait for that instead.
        """
        async with asyncio.timeout(PATIENCE):
            while not (until(self) if until else self._done and self.api_is_quiet):
                self._news.clear()
                await self._news.wait()
            if until is None and self.api.bot_at_rest is not None:
                await self.api.bot_at_rest()

    async def waits_for_nothing(self) -> list[Seen]:
        """Wait until the bot is at rest; give what it wrote since the person's last act.

        For what is rightly left unanswered. The bot must be able to say that it is at rest.
        """
        assert self.api.bot_at_rest is not None, "only the bot knows that it is at rest"
        async with asyncio.timeout(PATIENCE):
            while not self.api_is_quiet:
                self._news.clear()
                await self._news.wait()
            await self.api.bot_at_rest()
        written = [event["message"] for event in self._done if event["kind"] == "message"]
        return [seen(self.api, Message(**message)) for message in written]

    @property
    def api_is_quiet(self) -> bool:
        return not self.api.updates.pending and not self.api.busy

    def _acts(self) -> None:
        self._done.clear()

    def _hear(self, event: Event) -> None:
        kind = event["kind"]
        if kind == "answer" and event["user"] == self.id:
            if event["text"]:
                self.toasts.append(Toast(event["text"], event["alert"]))
            self._done.append(event)
        elif (
            kind == "message"
            and event["message"]["sender"] == self.api.bot.id
            and self._sees(event["message"]["chat"])
        ) or (kind == "removed" and self._sees(event["chat"])):
            self._done.append(event)
        self._news.set()

    def _sees(self, chat: int) -> bool:
        return chat in self.api.chats.seen_by(self.id)


def _caption(text: str) -> dict[str, Any]:
    return {"caption": text, "caption_entities": mark(text, [])}
