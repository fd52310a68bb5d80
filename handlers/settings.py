"""`/settings` and `/subscribe`: city and fields."""

from typing import cast

from telegram import Update

from bot import people, subscriptions
from bot.reminders import person_changed
from bot.reminders.model import Kind
from bot.telegram.context import KizunaContext
from bot.views import oddities, onboarding, settings
from bot.views.choosers import Origin
from handlers.chats import rest
from handlers.reminders import ask_city_once
from handlers.taps import arguments


async def show(update: Update, context: KizunaContext) -> None:
    profile = people.profile(context.required_person)
    context.reply(settings.settings(profile, context.programme, context.t))


async def turn(update: Update, context: KizunaContext) -> None:
    """From one part of the settings to another."""
    profile = people.profile(context.required_person)
    programme, t = context.programme, context.t
    match arguments(update):
        case ["language"]:
            context.edit(settings.language(profile, t, "settings"))
        case ["city"]:
            context.edit(settings.city(profile, programme, t))
        case ["fields"]:
            context.edit(settings.fields(profile, programme, t, "settings"))
        case ["subscribe"]:
            context.edit(settings.fields(profile, programme, t, "alone"))
        case _:
            context.edit(settings.settings(profile, programme, t))


async def city(update: Update, context: KizunaContext) -> None:
    await context.hold_programme()
    key, origin = arguments(update)
    person = context.required_person
    if not people.choose_city(person, None if key == "-" else key, context.programme):
        context.toast(oddities.gone(context.t))
        return
    await person_changed(context.session, person, context.programme, context.now)
    view = onboarding.fields_step if origin == "start" else settings.settings
    context.edit(view(people.profile(person), context.programme, context.t))


async def field(update: Update, context: KizunaContext) -> None:
    await context.hold_programme()
    key, origin = arguments(update)
    person, programme, t = context.required_person, context.programme, context.t
    if subscriptions.field_named(programme, key) is None:
        context.toast(oddities.gone(t))
        return
    subscriptions.toggle(person, key, context.now)
    await person_changed(context.session, person, programme, context.now)
    profile = people.profile(person)
    if origin == "start":
        context.edit(onboarding.fields_step(profile, programme, t))
    else:
        context.edit(settings.fields(profile, programme, t, cast(Origin, origin)))


async def follow(update: Update, context: KizunaContext) -> None:
    """ "Follow this field", under an answer: never the end of a subscription."""
    person, t = context.required_person, context.t
    named = subscriptions.field_named(context.programme, arguments(update)[0])
    if named is None:
        context.toast(oddities.gone(t))
    elif subscriptions.subscribe(person, named.key, context.now):
        await person_changed(context.session, person, context.programme, context.now)
        context.reply(settings.followed(named, t))
        await ask_city_once(context)
    else:
        context.reply(settings.already_followed(named, t))


async def kind(update: Update, context: KizunaContext) -> None:
    """Visits, actions, broadcasts: what of the fields a person hears of unasked."""
    await context.hold_programme()
    name, origin = arguments(update)
    person = context.required_person
    people.toggle_kind(person, cast(Kind, name))
    await person_changed(context.session, person, context.programme, context.now)
    profile = people.profile(person)
    context.edit(settings.fields(profile, context.programme, context.t, cast(Origin, origin)))


async def subscribe(update: Update, context: KizunaContext) -> None:
    """`/subscribe`, `/subscribe FIELD`."""
    await context.hold_programme()
    word, t = rest(update), context.t
    person, programme = context.required_person, context.programme
    named = subscriptions.field_named(programme, word)
    if named is not None:
        on = subscriptions.toggle(person, named.key, context.now)
        await person_changed(context.session, person, programme, context.now)
        context.reply(settings.followed(named, t) if on else settings.no_longer_followed(named, t))
        if on:
            await ask_city_once(context)
    elif word:
        context.reply(settings.unknown_field(word, people.profile(person), programme, t))
    else:
        context.reply(settings.fields(people.profile(person), programme, t, "alone"))
