"""What Telegram shows around the chat: command menus, the bot's name and description."""

from collections.abc import Mapping

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)

from bot.i18n import Translator, translator
from bot.programme.model import LANGS, Programme
from bot.views import help as views


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
