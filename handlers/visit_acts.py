"""What an editor can do on a visit's card: change it, cancel it, say whether it took place."""

from telegram import Update

from bot.programme.dates import Outcome
from bot.programme.model import Visit
from bot.telegram.context import KizunaContext
from bot.views import visit_saving
from bot.visits import saving
from bot.visits.saving import VisitGone
from bot.visits.values import Saved
from handlers import visit_form
from handlers.taps import arguments


async def act(update: Update, context: KizunaContext) -> None:
    key, what = arguments(update)
    visit = context.programme.entries.get(key)
    if not isinstance(visit, Visit):
        context.reply(visit_saving.gone(context.t))
        return
    t = context.t
    match what:
        case "change":
            await visit_form.change(update, context, visit, "form")
        case "date":
            await visit_form.change(update, context, visit, "ask.dates")
        case "cancel":
            saved = await _set(context, visit, Outcome.CANCELLED, dry_run=True)
            if saved is not None:
                context.edit(visit_saving.confirm_cancel(visit, saved, t))
        case "cancelled":
            saved = await _set(context, visit, Outcome.CANCELLED)
            if saved is not None:
                context.edit(
                    visit_saving.outcome_saved(visit, visit_saving.cancelled_words(visit, t), saved, t)
                )
        case "held":
            saved = await _set(context, visit, Outcome.HELD)
            if saved is not None:
                context.edit(visit_saving.outcome_saved(visit, visit_saving.held_words(visit, t), saved, t))
        case "unheld":
            saved = await _set(context, visit, Outcome.CANCELLED)
            if saved is not None:
                words = visit_saving.not_held_words(visit, t)
                context.edit(visit_saving.outcome_saved(visit, words, saved, t))


async def _set(
    context: KizunaContext, visit: Visit, outcome: Outcome, *, dry_run: bool = False
) -> Saved | None:
    by, now, settings = context.required_person.id, context.now, context.settings
    try:
        return await saving.set_outcome(
            context.session, by, visit.key, outcome, now, settings, dry_run=dry_run
        )
    except VisitGone:
        context.reply(visit_saving.gone(context.t))
        return None
