"""The conversations, kept across restarts: events in a file, one JSON object a line.

An event is written before the call that made it returns, so a killed process has lost
nothing that anybody was told. At each start the file is rewritten as the state it leads to.
"""

import base64
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, TextIO

from bot.playground.api import BotApi
from bot.playground.chats import Event, Group, Message, StoredFile, User

#: Events that change what is remembered; the others (typing, toasts) pass.
KEPT = {"user", "group", "file", "message", "removed", "update", "confirmed", "profile", "clock"}


class Journal:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: TextIO | None = None

    def open(self, api: BotApi) -> str | None:
        """Replay into an empty `api`, then record what happens in it.

        Gives the instant that the clock last showed, in ISO 8601.
        """
        clock = None
        fresh_id, api.updates.next_id = api.updates.next_id, 0
        for event in self._read():
            if event["kind"] == "clock":
                clock = event["at"]
            else:
                apply(event, api)
        api.updates.next_id = api.updates.next_id or fresh_id
        self._path.parent.mkdir(parents=True, exist_ok=True)
        rewritten = self._path.with_suffix(".new")
        with rewritten.open("w", encoding="utf-8") as file:
            for event in [*snapshot(api), *([{"kind": "clock", "at": clock}] if clock else [])]:
                file.write(_line(event))
        rewritten.replace(self._path)
        self._file = self._path.open("a", encoding="utf-8")
        api.chats.listeners.append(self._record)
        return clock

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def empty(self) -> None:
        """Close it and forget everything."""
        self.close()
        self._path.unlink(missing_ok=True)

    def _record(self, event: Event) -> None:
        if self._file is not None and event["kind"] in KEPT:
            self._file.write(_line(event))
            self._file.flush()

    def _read(self) -> Iterator[Event]:
        if not self._path.exists():
            return
        for line in self._path.read_text(encoding="utf-8").splitlines():
            try:
                event = json.loads(line)
            except ValueError:
                continue  # the last line of a process that was killed while it wrote
            yield event


def apply(event: Event, api: BotApi) -> None:
    """Bring about what a recorded event told of."""
    chats, updates = api.chats, api.updates
    match event["kind"]:
        case "user":
            chats.put_user(User(**event["user"]))
        case "group":
            chats.put_group(Group(**event["group"]))
        case "file":
            chats.put_file(_file(event["file"]))
        case "message":
            chats.put_message(Message(**event["message"]))
        case "removed":
            chats.remove_message(event["chat"], event["message"])
        case "update":
            updates.pending.append(event["update"])
            updates.next_id = event["update"]["update_id"] + 1
        case "confirmed":
            updates.confirm(event["before"])
            updates.next_id = max(updates.next_id, event["before"])
        case "profile" if event["value"] is not None:
            api.profile.values[event["key"]] = event["value"]
        case "profile":
            api.profile.values.pop(event["key"], None)


def snapshot(api: BotApi) -> Iterator[Event]:
    """The shortest events that lead to the present state."""
    for user in api.chats.users.values():
        if user is not api.bot:
            yield {"kind": "user", "user": asdict(user)}
    for group in api.chats.groups.values():
        yield {"kind": "group", "group": asdict(group)}
    for file in api.chats.files.values():
        yield {"kind": "file", "file": file}
    for messages in api.chats.messages.values():
        for message in messages.values():
            yield {"kind": "message", "message": asdict(message)}
    for key, value in api.profile.values.items():
        yield {"kind": "profile", "key": key, "value": value}
    for update in api.updates.pending:
        yield {"kind": "update", "update": update}
    if not api.updates.pending:
        # Update ids go on from here: a bot may remember those that it has handled.
        yield {"kind": "confirmed", "before": api.updates.next_id}


def _line(event: Event) -> str:
    line = json.dumps(event, ensure_ascii=False, default=_file_json) + "\n"
    return line.encode(errors="backslashreplace").decode()  # half a character is spelt out


def _file_json(file: StoredFile) -> dict[str, Any]:
    return {
        "id": file.id,
        "name": file.name,
        "media_type": file.media_type,
        "base64": base64.b64encode(file.content).decode(),
    }


def _file(json_: dict[str, Any]) -> StoredFile:
    return StoredFile(json_["id"], json_["name"], json_["media_type"], base64.b64decode(json_["base64"]))
