"""`/start`, alone or behind a link, and the steps of onboarding."""

from telegram import Update

from bot import people, subscriptions
from bot.coordinators import PREFIX
from bot.reminders import person_changed
from bot.telegram.context import KizunaContext
from bot.views import groups, onboarding, settings
from handlers import invite, menu
from handlers.chats import rest
from handlers.reminders import ask_city_once
from handlers.rights import is_coordinator
from handlers.taps import arguments


async def start(update: Update, context: KizunaContext) -> None:
    word = rest(update)
    if word.startswith(PREFIX):
        await invite.join(word.removeprefix(PREFIX), context)
        return
    if await is_coordinator(context):
        context.unit.calls += menu.for_coordinator(context.required_person.id)
    field = subscriptions.field_named(context.programme, word)
    if field is None:
        profile = people.profile(context.required_person)
        context.reply(onboarding.language_step(profile, context.programme, context.t, odd_link=bool(word)))
        return
    await context.hold_programme()
    new = subscriptions.subscribe(context.required_person, field.key, context.now)
    await person_changed(context.session, context.required_person, context.programme, context.now)
    context.reply((settings.followed if new else settings.already_followed)(field, context.t))
    await ask_city_once(context)


async def start_in_group(update: Update, context: KizunaContext) -> None:
    context.reply(groups.hello(context.bot.username, context.t))


async def step(update: Update, context: KizunaContext) -> None:
    """A step skipped or done: show the next."""
    person = context.required_person
    profile = people.profile(person)
    match arguments(update):
        case ["city"]:
            person.city_asked_at = context.now
            context.edit(onboarding.city_step(profile, context.programme, context.t))
        case ["fields"]:
            context.edit(onboarding.fields_step(profile, context.programme, context.t))
        case _:
            context.edit(onboarding.done(context.t))
