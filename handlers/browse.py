"""`/visits` and `/actions`: lists that are leafed through in one message."""

from collections.abc import Callable

from telegram import Update

from bot import browsing, people
from bot.telegram.context import KizunaContext
from bot.views import browse, oddities
from bot.views.reply import Reply
from handlers.taps import arguments


async def visits(update: Update, context: KizunaContext) -> None:
    _show(visits_page(context, "upcoming", 0), context, context.reply)


async def turn_visits(update: Update, context: KizunaContext) -> None:
    scope, number = arguments(update)
    _show(visits_page(context, scope, int(number)), context, context.edit)


async def actions(update: Update, context: KizunaContext) -> None:
    _show(actions_page(context, "all", 0), context, context.reply)


async def turn_actions(update: Update, context: KizunaContext) -> None:
    scope, number = arguments(update)
    _show(actions_page(context, scope, int(number)), context, context.edit)


def visits_page(context: KizunaContext, scope: str, number: int) -> Reply | None:
    mine = _mine(context)
    page = browsing.visits(context.programme, scope, number, now=context.now, mine=mine)
    if page is None:
        return None
    return browse.visits_page(page, context.programme, context.now, context.t, follows=bool(mine))


def actions_page(context: KizunaContext, scope: str, number: int) -> Reply | None:
    mine = _mine(context)
    page = browsing.actions(context.programme, scope, number, mine=mine)
    if page is None:
        return None
    return browse.actions_page(page, context.programme, context.t, follows=bool(mine))


def _mine(context: KizunaContext) -> frozenset[str]:
    """The fields that the person follows; a group follows none."""
    if context.person is None or context.group is not None:
        return frozenset()
    return people.profile(context.person).fields


def _show(reply: Reply | None, context: KizunaContext, how: Callable[[Reply], object]) -> None:
    if reply is None:
        context.toast(oddities.gone(context.t))
    else:
        how(reply)
