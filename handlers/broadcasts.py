"""Broadcasts that are under way or out: what coordinators do to them, and what readers tap."""

from datetime import UTC, datetime

from telegram import Update

from bot.broadcasts import audience, control, progress
from bot.broadcasts.values import Audience
from bot.coordinators import Action
from bot.deeds import record
from bot.telegram.context import KizunaContext
from bot.views import announcement, composing, oddities
from bot.views import broadcasts as views
from db import broadcasts
from db.models.broadcasts import Broadcast
from handlers import composing as dialogue
from handlers.taps import arguments


async def turn(update: Update, context: KizunaContext) -> None:
    """A button under a progress or a report: whether the person may is asked at every tap."""
    number, what = arguments(update)
    broadcast = await broadcasts.find(context.session, int(number))
    if broadcast is None or broadcast.released_at is None or context.group is not None:
        context.toast(oddities.old_button(context.t))
        return
    meant = Audience.of_json(broadcast.audience)
    person = context.required_person.id
    if not await audience.may_send(context.session, person, meant, context.settings.coordinators):
        context.toast(composing.not_permitted_toast(context.t), alert=True)
        return
    match what:
        case "stop":
            if await control.stop(context.session, broadcast, context.now):
                _record(context, broadcast, Action.BROADCAST_STOPPED)
            await _progress(broadcast, context)
        case "resume":
            if await control.resume(context.session, broadcast, context.programme, context.now):
                _record(context, broadcast, Action.BROADCAST_RESUMED)
            await _progress(broadcast, context)
        case "failed" | "doubt":
            await _resend(broadcast, "failed" if what == "failed" else "unknown", context)
        case "correct" if broadcast.deleted_at is None and any(broadcast.texts.values()):
            await dialogue.correct(update, context, broadcast.id)
        case "delete" if broadcast.deleted_at is None:
            far = await progress.read(context.session, broadcast, context.now)
            context.edit(views.ask_delete(far, context.t))
        case "deleted" if broadcast.deleted_at is None:
            done = await control.delete(context.session, broadcast, context.now, datetime.now(UTC))
            _record(context, broadcast, Action.BROADCAST_DELETED)
            context.toast(views.changed(done, context.t, deleted=True), alert=True)
            await _progress(broadcast, context)
        case "show":
            await _report(broadcast, context)
        case _:
            context.toast(views.nothing_to_do(context.t))


async def acknowledged(update: Update, context: KizunaContext) -> None:
    """A reader confirms; whoever did not get the message confirms nothing."""
    number = int(arguments(update)[0])
    if number == 0:
        context.toast(announcement.only_a_preview(context.t))
        return
    row = await broadcasts.row_of(context.session, number, context.required_person.id)
    if row is None:
        context.toast(oddities.old_button(context.t))
        return
    await broadcasts.acknowledge(context.session, row.id, context.now)
    context.toast(announcement.confirmed(context.t))


async def _resend(broadcast: Broadcast, state: str, context: KizunaContext) -> None:
    number = await control.resend(context.session, broadcast, state, context.programme, context.now)
    if not number:
        context.toast(views.nothing_to_do(context.t))
        return
    _record(context, broadcast, Action.BROADCAST_RESENT, messages=number, state=state)
    context.toast(views.sent_again(number, context.t))
    await _progress(broadcast, context)


async def _progress(broadcast: Broadcast, context: KizunaContext) -> None:
    far = await progress.read(context.session, broadcast, context.now)
    home = context.required_person.city
    rate = context.settings.send_rate
    context.edit(views.progress(far, context.programme, context.t, rate=rate, home=home))


async def _report(broadcast: Broadcast, context: KizunaContext) -> None:
    report = await progress.report(context.session, broadcast, context.now)
    context.edit(views.report(report, context.programme, context.t))


def _record(context: KizunaContext, broadcast: Broadcast, action: Action, **after: object) -> None:
    by = context.required_person.id
    record(context.session, by, action, str(broadcast.id), context.now, after=after or None)
