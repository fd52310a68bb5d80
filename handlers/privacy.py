"""`/privacy`, `/mydata`, `/forget`: what is stored is said, handed over, erased."""

from telegram import Update

from bot import invitations, people
from bot.telegram.context import KizunaContext
from bot.views import privacy
from bot.views.coordinators import last_admin
from handlers.taps import arguments


async def show(update: Update, context: KizunaContext) -> None:
    settings = context.settings
    context.reply(
        privacy.privacy(
            context.programme,
            settings.operators,
            settings.keep_questions_days,
            settings.keep_participation_months,
            context.t,
        )
    )


async def my_data(update: Update, context: KizunaContext) -> None:
    stored = await people.stored(context.session, context.required_person, context.now)
    context.reply(privacy.my_data(stored, context.t))


async def forget(update: Update, context: KizunaContext) -> None:
    context.reply(privacy.forget_question(context.t))


async def decided(update: Update, context: KizunaContext) -> None:
    t = context.t
    person_id, named = context.required_person.id, context.settings.coordinators
    if arguments(update) == ["yes"]:
        if await invitations.is_last_admin(context.session, person_id, coordinators=named):
            context.toast(last_admin(t), alert=True)
            return
        await people.forget(context.session, context.required_person)
        context.edit(privacy.forgotten(t))
    else:
        context.edit(privacy.kept(t))
