"""What Telegram shows around the chat: command menus, the bot's name and description."""

from collections.abc import Mapping

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import BadRequest, Forbidden

from bot.config import Settings
from bot.i18n import Translator, translator
from bot.programme.model import LANGS, Programme
from bot.views import help as views

log = structlog.get_logger(__name__)


async def publish(bot: Bot, settings: Settings, programme: Programme) -> None:
    """Set everything in three languages; English also for people with any other language.

    What stands there already is not set again: Telegram allows only few changes of a name a day.
    """
    for lang in LANGS:
        t = translator(lang)
        for code in (None, "en") if lang == "en" else (lang,):
            await _describe(bot, programme, t, code)
            await _set(bot, views.commands(t), BotCommandScopeAllPrivateChats(), code)
            await _set(bot, views.group_commands(t), BotCommandScopeAllGroupChats(), code)
            for coordinator in sorted(settings.coordinators):
                await _coordinators_menu(bot, coordinator, t, code)


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


async def _coordinators_menu(bot: Bot, coordinator: int, t: Translator, code: str | None) -> None:
    """In their chat alone; one who never wrote to the bot has no chat yet."""
    commands = views.coordinator_commands(t)
    if not commands:
        return
    try:
        await _set(bot, views.commands(t) | commands, BotCommandScopeChat(coordinator), code)
    except (BadRequest, Forbidden) as refusal:
        log.info("No menu for a coordinator who has no chat with the bot", refusal=str(refusal))


async def _set(bot: Bot, commands: Mapping[str, str], scope: BotCommandScope, code: str | None) -> None:
    wanted = tuple(BotCommand(name, what) for name, what in commands.items())
    if await bot.get_my_commands(scope=scope, language_code=code) != wanted:
        await bot.set_my_commands(wanted, scope=scope, language_code=code)
