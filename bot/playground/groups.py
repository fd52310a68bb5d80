"""Groups that the bot is in, and what of their talk reaches it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.playground.chats import Group, Message, User
from bot.playground.entities import utf16_slice

if TYPE_CHECKING:
    from bot.playground.api import BotApi
    from bot.playground.people import Person


@dataclass
class GroupChat:
    """A group with the bot in it."""

    api: BotApi
    id: int

    @classmethod
    def create(cls, api: BotApi, id: int, title: str, members: Sequence[Person]) -> GroupChat:
        assert id < 0, "a group's id is negative"
        api.chats.put_group(Group(id, title, [person.id for person in members]))
        by = members[0].user if members else api.bot
        api.updates.add("my_chat_member", member_update(api, by, id, "left", "member"))
        return cls(api, id)

    @property
    def group(self) -> Group:
        return self.api.chats.groups[self.id]

    async def throws_bot_out(self, by: Person) -> None:
        self.api.chats.put_group(replace(self.group, kicked=True))
        self.api.updates.add("my_chat_member", member_update(self.api, by.user, self.id, "member", "kicked"))


def member_update(api: BotApi, by: User, chat: int, was: str, now: str) -> dict[str, Any]:
    def member(status: str) -> dict[str, Any]:
        until = {"until_date": 0} if status == "kicked" else {}
        return {"user": api.bot.json(), "status": status} | until

    return {
        "chat": api.chats.chat_json(chat),
        "from": by.json(),
        "date": api.messages.timestamp(),
        "old_chat_member": member(was),
        "new_chat_member": member(now),
    }


def meant_for_bot(api: BotApi, message: Message) -> bool:
    """Whether a bot in privacy mode gets a group's message: commands, mentions, replies to it."""
    replied = api.chats.message(message.chat, message.reply_to) if message.reply_to else None
    if replied is not None and replied.sender == api.bot.id:
        return True
    text = message.content.get("text", "")
    name = f"@{api.bot.username}".lower()
    for entity in message.content.get("entities", []):
        word = utf16_slice(text, entity["offset"], entity["length"]).lower()
        if entity["type"] == "bot_command" and ("@" not in word or word.endswith(name)):
            return True
        if entity["type"] == "mention" and word == name:
            return True
    return False
