"""Command menus, name and descriptions."""

from typing import Any

import pytest

from bot.playground.api import BotApi
from bot.playground.people import Person
from tests.playground.conftest import refusal, result


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name.title()} for name in names]


async def test_a_client_shows_the_menu_nearest_to_the_chat_and_its_language(
    api: BotApi, anna: Person
) -> None:
    ben = api.person(8, "Coordinator", "en")
    await ben.starts()
    await result(api, "setMyCommands", commands=commands("help"))
    assert (anna.menu, ben.menu) == (["help"], ["help"])
    await result(api, "setMyCommands", commands=commands("help", "visits"), language_code="de")
    assert (anna.menu, ben.menu) == (["help", "visits"], ["help"])
    private = {"type": "all_private_chats"}
    await result(api, "setMyCommands", commands=commands("ask"), scope=private)
    assert (anna.menu, ben.menu) == (["ask"], ["ask"])
    chat = {"type": "chat", "chat_id": ben.id}
    await result(api, "setMyCommands", commands=commands("broadcast"), scope=chat)
    assert (anna.menu, ben.menu) == (["ask"], ["broadcast"])
    assert await result(api, "getMyCommands", scope=chat) == commands("broadcast")
    await result(api, "deleteMyCommands", scope=chat)
    assert ben.menu == ["ask"]


COMMAND = "can't parse BotCommand: "
SCOPE = "can't parse BotCommandScope: "


@pytest.mark.parametrize(
    ("params", "error"),
    [
        ({"commands": "{"}, "can't parse commands JSON object"),
        ({"commands": {}}, "expected an Array of BotCommand"),
        ({"commands": ["x"]}, f"{COMMAND}expected an Object"),
        ({"commands": [{"command": "x"}]}, f'{COMMAND}Can\'t find field "description"'),
        ({"commands": commands("Help")}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("a" * 33)}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("ヘルプ")}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "x", "description": "a" * 257}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": [{"command": "x", "description": " "}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": commands(*[f"c{number}" for number in range(101)])}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": commands("x"), "language_code": "german"}, "invalid language code specified"),
        ({"commands": commands("x"), "scope": []}, f"{SCOPE}BotCommandScope must be an Object"),
        ({"commands": commands("x"), "scope": {"type": "all"}}, f"{SCOPE}Unsupported type specified"),
        ({"commands": commands("x"), "scope": {"type": "chat"}}, f'{SCOPE}Can\'t find field "chat_id"'),
        ({"commands": commands("x"), "scope": {"type": "chat", "chat_id": 99}}, "chat not found"),
    ],
)
async def test_a_menu_that_telegram_refuses(api: BotApi, params: dict[str, Any], error: str) -> None:
    assert await refusal(api, "setMyCommands", **params) == (400, f"Bad Request: {error}")


async def test_the_name_is_shown_in_the_language_of_the_phone(api: BotApi) -> None:
    await result(api, "setMyName", name="Kizuna (Essen)", language_code="de")
    names = [(await result(api, "getMyName", language_code=code))["name"] for code in ("de", "ja")]
    assert names == ["Kizuna (Essen)", "Kizuna"]
    await result(api, "setMyName", name="", language_code="de")
    assert await result(api, "getMyName", language_code="de") == {"name": "Kizuna"}


@pytest.mark.parametrize(
    ("method", "name", "longest"),
    [
        ("Name", "name", 64),
        ("Description", "description", 512),
        ("ShortDescription", "short_description", 120),
    ],
)
async def test_texts_of_the_profile_have_a_longest_length(
    api: BotApi, method: str, name: str, longest: int
) -> None:
    await result(api, f"setMy{method}", **{name: "あ" * longest})
    assert await result(api, f"getMy{method}") == {name: "あ" * longest}
    code, _ = await refusal(api, f"setMy{method}", **{name: "あ" * (longest + 1)})
    assert code == 400
