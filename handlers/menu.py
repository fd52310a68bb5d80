"""What Telegram shows around the chat: command menus, the bot's name and description."""

from collections.abc import Mapping
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from bot.i18n import Translator, translator
from bot.programme.model import LANGS, Lang, Programme
from bot.telegram.calls import Call
from bot.views import help as views

#: English also serves people with any other language.
_CODES: Mapping[Lang, tuple[dict[str, str], ...]] = {
    "en": ({}, {"language_code": "en"}),
    "de": ({"language_code": "de"},),
    "ja": ({"language_code": "ja"},),
}


async def publish(bot: Bot, programme: Programme) -> None:
    """Set everything in three languages; English also for people with any other language.

    What stands there already is not set again: Telegram allows only few changes of a name a day.
    """
    for lang in LANGS:
        t = translator(lang)
        for code in (None, "en") if lang == "en" else (lang,):
            await _describe(bot, programme, t, code)
            await _set(bot, views.commands(t), BotCommandScopeAllPrivateChats(), code)
            await _set(bot, views.group_commands(t), BotCommandScopeAllGroupChats(), code)


def for_coordinator(person_id: int) -> list[Call]:
    """The calls that show a coordinator's commands in their private chat, in three languages."""
    return [
        {"method": "setMyCommands", "data": _of_chat(person_id) | {"commands": _all_commands(lang)} | code}
        for lang in LANGS
        for code in _CODES[lang]
    ]


def for_everyone(person_id: int) -> list[Call]:
    """The calls that take a coordinator's commands from the menu again."""
    return [
        {"method": "deleteMyCommands", "data": _of_chat(person_id) | code}
        for lang in LANGS
        for code in _CODES[lang]
    ]


def _all_commands(lang: Lang) -> list[dict[str, str]]:
    t = translator(lang)
    listed = views.commands(t) | views.coordinator_commands(t)
    return [{"command": name, "description": what} for name, what in listed.items()]


def _of_chat(chat_id: int) -> dict[str, Any]:
    return {"scope": {"type": "chat", "chat_id": chat_id}}


async def _describe(bot: Bot, programme: Programme, t: Translator, code: str | None) -> None:
    name = views.bot_name(t)
    if (await bot.get_my_name(language_code=code)).name != name:
        await bot.set_my_name(name, language_code=code)
    description = views.description(programme, t)
    if (await bot.get_my_description(language_code=code)).description != description:
        await bot.set_my_description(description, language_code=code)
    short = views.short_description(programme, t)
    if (await bot.get_my_short_description(language_code=code)).short_description != short:
        await bot.set_my_short_description(short, language_code=code)


async def _set(bot: Bot, commands: Mapping[str, str], scope: BotCommandScope, code: str | None) -> None:
    wanted = tuple(BotCommand(name, what) for name, what in commands.items())
    if await bot.get_my_commands(scope=scope, language_code=code) != wanted:
        await bot.set_my_commands(wanted, scope=scope, language_code=code)
