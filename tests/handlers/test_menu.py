"""What Telegram shows around the chat."""

import pytest
from telegram.ext import CommandHandler

from bot.app import Kizuna
from bot.i18n import translator
from bot.playground.api import BotApi
from bot.playground.people import Person
from bot.programme.model import LANGS, Lang
from bot.views import help as views
from handlers import menu
from tests.handlers.doing import registered

LANGS_OF_PEOPLE: tuple[Lang, ...] = ("de", "ja", "en")


def menu_of(api: BotApi, person: Person) -> dict[str, str]:
    """What the person's client shows; it asks with its language's two letters."""
    language = (person.user.language_code or "")[:2]
    shown = api.profile.menu(person.id, person.id, language)
    return {command["command"]: command["description"] for command in shown}


async def publish(kizuna: Kizuna) -> None:
    knowledge = await kizuna.library.current()
    await menu.publish(kizuna.application.bot, knowledge.programme)


async def test_everybody_finds_the_commands_in_their_language(
    kizuna: Kizuna, api: BotApi, essen: Person, koriyama: Person, coordinator: Person
) -> None:
    await publish(kizuna)

    assert [menu_of(api, person) for person in (essen, koriyama, coordinator)] == [
        views.commands(translator(lang)) for lang in LANGS_OF_PEOPLE
    ]


@pytest.mark.parametrize("lang", LANGS)
async def test_bot_is_described_in_each_language(kizuna: Kizuna, lang: Lang) -> None:
    await publish(kizuna)

    bot, t = kizuna.application.bot, translator(lang)
    programme = (await kizuna.library.current()).programme
    assert (await bot.get_my_name(language_code=lang)).name == views.bot_name(t)
    description = await bot.get_my_description(language_code=lang)
    assert description.description == views.description(programme, t)
    short = await bot.get_my_short_description(language_code=lang)
    assert short.short_description == views.short_description(programme, t)


async def test_what_stands_there_already_is_not_set_again(kizuna: Kizuna, api: BotApi) -> None:
    await publish(kizuna)
    api.calls.clear()

    await publish(kizuna)

    assert [method for method, _ in api.calls if method.startswith("setMy")] == []


def test_menu_offers_exactly_the_commands_that_exist() -> None:
    handled = {
        command
        for handler in registered()
        if isinstance(handler, CommandHandler)
        for command in handler.commands
    }

    t = translator("en")
    assert set(views.commands(t) | views.coordinator_commands(t)) == handled
    assert set(views.group_commands(translator("en"))) <= handled
