"""`/invite`: right, city, field, number of people, then a link with its picture; `/start join_CODE`."""

from telegram import Update

from bot import invitations, rules
from bot.coordinators import RIGHTS, Joined, Scope
from bot.telegram.context import KizunaContext
from bot.views import coordinators as views
from bot.views.coordinators import Held
from db import desk, rights
from handlers import menu
from handlers.rights import require
from handlers.taps import arguments


async def invite(update: Update, context: KizunaContext) -> None:
    await require(context, "admin")
    context.reply(views.choose_right(context.t))


async def step(update: Update, context: KizunaContext) -> None:
    """The next question, or with the last answer the invitation."""
    await require(context, "admin")
    programme, t = context.programme, context.t
    named, *rest = arguments(update)
    right = next(name for name in RIGHTS if name == named)
    match rest:
        case []:
            context.edit(views.choose_city(right, programme, t))
        case [city]:
            context.edit(views.choose_field(right, city, programme, t))
        case [city, number, *uses]:
            field = next((field.key for field in programme.fields if field.number == int(number)), "")
            known = {known.key for known in programme.cities}
            scope = Scope(right, city if city in known else "", field)
            if uses:
                await _make(context, scope, int(uses[0]))
            else:
                context.edit(views.choose_uses(scope, city, int(number), programme, t))


async def revoke(update: Update, context: KizunaContext) -> None:
    [number] = arguments(update)
    by, now = context.required_person.id, context.now
    found = await invitations.revoke(
        context.session, by, int(number), now=now, coordinators=context.settings.coordinators
    )
    if found is not None:
        context.edit(views.revoked(context.t))


async def held(update: Update, context: KizunaContext) -> None:
    """Who holds which right."""
    await require(context, "admin")
    session = context.session
    granted = [Held(row.id, invitations.scope_of(row), row.person_id) for row in await rights.every(session)]
    open_ones = [
        Held(row.id, invitations.scope_of(row), None, row.uses_left)
        for row in await desk.open_invitations(session, context.now)
    ]
    named = context.settings.coordinators
    context.edit(views.who_holds(named, granted, open_ones, context.programme, context.t))


async def withdraw(update: Update, context: KizunaContext) -> None:
    _, number = arguments(update)
    by, named = context.required_person.id, context.settings.coordinators
    right = await rights.find(context.session, int(number))
    if right is not None and await invitations.is_last_admin(
        context.session, right.person_id, coordinators=named, of=right
    ):
        context.toast(views.last_admin(context.t), alert=True)
        return
    gone = await invitations.withdraw(context.session, by, int(number), now=context.now, coordinators=named)
    if gone is not None and not await rules.is_coordinator(
        context.session, gone.person_id, coordinators=named
    ):
        context.unit.calls += menu.for_everyone(gone.person_id)
    await held(update, context)


async def join(code: str, context: KizunaContext) -> None:
    """Redeem an invitation: what `/start join_CODE` does."""
    person, t = context.required_person, context.t
    result = await invitations.redeem(context.session, person, code, context.now)
    if isinstance(result, Joined):
        context.unit.calls += menu.for_coordinator(person.id)
        context.reply(views.welcome(result, context.programme, t))
    else:
        context.reply(views.refused(result, t))


async def _make(context: KizunaContext, scope: Scope, uses: int) -> None:
    person = context.required_person
    row, code = await invitations.invite(
        context.session,
        person.id,
        scope,
        uses=uses,
        now=context.now,
        coordinators=context.settings.coordinators,
    )
    made = Held(row.id, scope, None, uses, row.expires_at)
    context.reply(
        views.invitation(made, code, context.bot.username, context.programme, context.t, home=person.city)
    )
