"""What the bot says of itself: name, descriptions, command menus by scope and language."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.chats import Chats
from bot.playground.parameters import Parameters
from bot.playground.parameters import field as field_of
from bot.playground.refusals import bad_request

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMANDS = 100
DESCRIPTION_OF_COMMAND = 256
#: Longest text by what it is; Telegram counts characters.
LONGEST = {"name": 64, "description": 512, "short_description": 120}
CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")

Commands = list[dict[str, str]]


@dataclass
class Profile:
    chats: Chats
    name: str
    #: Key: "commands|scope|chat|language" or "name|language" and so on.
    values: dict[str, Any] = field(default_factory=dict)

    def set_commands(self, parameters: Parameters) -> bool:
        given = parameters.json("commands", bad_request("can't parse commands JSON object"))
        given = [] if given is None else given
        if not isinstance(given, list):
            raise bad_request("expected an Array of BotCommand")
        if len(given) > COMMANDS:
            raise bad_request("BOT_COMMANDS_TOO_MUCH")
        commands = [_command(one) for one in given]
        self._put(self._scope(parameters) + "|" + _language(parameters), commands or None)
        return True

    def delete_commands(self, parameters: Parameters) -> bool:
        self._put(self._scope(parameters) + "|" + _language(parameters), None)
        return True

    def get_commands(self, parameters: Parameters) -> Commands:
        return list(self.values.get(self._scope(parameters) + "|" + _language(parameters), []))

    def menu(self, chat: int, user: int, language: str | None) -> Commands:
        """The commands that a client shows to a user in a chat, by Telegram's order of scopes."""
        private = chat > 0
        scopes = [] if private else [f"chat_member|{chat}|{user}"]
        scopes += [f"chat|{chat}|", "all_private_chats||" if private else "all_group_chats||", "default||"]
        for scope in scopes:
            for code in (language or "", ""):
                found = self.values.get(f"commands|{scope}|{code}")
                if found:
                    return list(found)
        return []

    def set_text(self, what: str, parameters: Parameters) -> bool:
        text = parameters.text(what)
        if len(text) > LONGEST[what]:
            raise bad_request(f"{what.upper()}_TOO_LONG")
        self._put(f"{what}|{_language(parameters)}", text or None)
        return True

    def get_text(self, what: str, parameters: Parameters) -> dict[str, str]:
        return {what: self.text(what, _language(parameters))}

    def text(self, what: str, language: str) -> str:
        """The name or a description as shown in a language; the one without language else."""
        default = self.name if what == "name" else ""
        return str(self.values.get(f"{what}|{language}") or self.values.get(f"{what}|") or default)

    def _put(self, key: str, value: Any) -> None:
        if value is None:
            self.values.pop(key, None)
        else:
            self.values[key] = value
        self.chats.tell({"kind": "profile", "key": key, "value": value})

    def _scope(self, parameters: Parameters) -> str:
        scope = parameters.json("scope", bad_request("can't parse BotCommandScope JSON object"))
        if scope is None:
            return "commands|default||"
        try:
            return self._parse_scope(scope)
        except ValueError as error:
            raise bad_request(f"can't parse BotCommandScope: {error}") from None

    def _parse_scope(self, scope: Any) -> str:
        if not isinstance(scope, Mapping):
            raise ValueError("BotCommandScope must be an Object")
        kind = field_of(scope, "type", str, required=True)
        if kind in SCOPES:
            return f"commands|{kind}||"
        if kind not in CHAT_SCOPES:
            raise ValueError("Unsupported type specified")
        chat = str(field_of(scope, "chat_id", (str, int), required=True))
        if not chat:
            raise ValueError("Empty chat_id specified")
        if int(chat) not in self.chats.groups and not self._is_started(int(chat)):
            raise bad_request("chat not found")
        user = field_of(scope, "user_id", int, required=True) if kind == "chat_member" else ""
        return f"commands|{kind}|{chat}|{user}"

    def _is_started(self, chat: int) -> bool:
        user = self.chats.users.get(chat)
        return user is not None and user.started


def _command(given: Any) -> dict[str, str]:
    try:
        if not isinstance(given, Mapping):
            raise ValueError("expected an Object")
        command = field_of(given, "command", str, required=True).removeprefix("/")
        description = field_of(given, "description", str, required=True).strip()
    except ValueError as error:
        raise bad_request(f"can't parse BotCommand: {error}") from None
    if not COMMAND.fullmatch(command):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= DESCRIPTION_OF_COMMAND:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": description}


def _language(parameters: Parameters) -> str:
    code = parameters.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code
