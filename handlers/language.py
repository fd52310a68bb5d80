"""`/language`: of a person, or of a group."""

from typing import cast

from telegram import Update

from bot import people
from bot.profile import Profile
from bot.programme.model import Lang
from bot.telegram.context import KizunaContext
from bot.views import onboarding, settings
from handlers.taps import arguments


async def language(update: Update, context: KizunaContext) -> None:
    context.reply(settings.language(Profile(context.t.lang), context.t, "alone"))


async def chosen(update: Update, context: KizunaContext) -> None:
    lang, origin = arguments(update)
    if context.group is not None:
        people.choose_group_language(context.group, cast(Lang, lang))
        context.edit(settings.language_chosen(context.t))
        return
    person = context.required_person
    people.choose_language(person, cast(Lang, lang))
    match origin:
        case "start":
            person.city_asked_at = context.now
            context.edit(onboarding.city_step(people.profile(person), context.programme, context.t))
        case "settings":
            context.edit(settings.settings(people.profile(person), context.programme, context.t))
        case _:
            context.edit(settings.language_chosen(context.t))
