"""`/start`, alone or behind a link, and the steps of onboarding."""

from telegram import Update

from bot import people, rules, subscriptions
from bot.coordinators import PREFIX
from bot.telegram.context import KizunaContext
from bot.views import groups, onboarding, settings
from handlers import invite, menu
from handlers.chats import rest
from handlers.taps import arguments


async def start(update: Update, context: KizunaContext) -> None:
    word = rest(update)
    if word.startswith(PREFIX):
        await invite.join(word.removeprefix(PREFIX), context)
        return
    person_id, named = context.required_person.id, context.settings.coordinators
    if await rules.is_coordinator(context.session, person_id, coordinators=named):
        context.unit.calls += menu.for_coordinator(person_id)
    field = subscriptions.field_named(context.programme, word)
    if field is None:
        profile = people.profile(context.required_person)
        context.reply(onboarding.language_step(profile, context.programme, context.t, odd_link=bool(word)))
        return
    new = subscriptions.subscribe(context.required_person, field.key, context.now)
    context.reply((settings.followed if new else settings.already_followed)(field, context.t))


async def start_in_group(update: Update, context: KizunaContext) -> None:
    context.reply(groups.hello(context.bot.username, context.t))


async def step(update: Update, context: KizunaContext) -> None:
    """A step skipped or done: show the next."""
    profile = people.profile(context.required_person)
    match arguments(update):
        case ["city"]:
            context.edit(onboarding.city_step(profile, context.programme, context.t))
        case ["fields"]:
            context.edit(onboarding.fields_step(profile, context.programme, context.t))
        case _:
            context.edit(onboarding.done(context.t))
