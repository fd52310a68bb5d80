"""`/followup`, `/followups`, and the buttons under a follow-up, an answer or a card."""

from datetime import date

from telegram import Update

from bot.browsing import Page
from bot.errors import NotPermitted
from bot.followups import listing, proposals, rights, showing
from bot.followups.acts import Acting, Outdated
from bot.followups.model import Shown, State
from bot.telegram.context import KizunaContext
from bot.views import oddities
from bot.views.followups import asking
from bot.views.followups import card as cards
from bot.views.followups import listing as lists
from bot.views.reply import Reply
from db import followups
from db.models.followups import FollowUp
from db.models.people import Person
from handlers import promising
from handlers.said import myself
from handlers.taps import arguments


async def followups_command(update: Update, context: KizunaContext) -> None:
    await _adopt(update, context)
    scope = "all" if context.group is not None else "mine"
    reply = await _page(context, scope, 0)
    assert reply is not None, "these scopes are always there"
    context.reply(reply)


async def turn_list(update: Update, context: KizunaContext) -> None:
    """Another page or filter; with an id: done or undone in place."""
    scope, number, *which = arguments(update)
    if which:
        await _adopt(update, context)
        try:
            acting = await _acting(update, context, int(which[0]), int(which[1]))
        except Outdated:
            context.toast(asking.outdated(context.t))
        else:
            if acting is None:
                return
            await (acting.done() if acting.row.state == State.OPEN else acting.reopened())
    reply = await _page(context, scope, int(number))
    if reply is None:
        context.toast(oddities.gone(context.t))
    else:
        context.edit(reply)


async def open_card(update: Update, context: KizunaContext) -> None:
    row = await _seen(context, int(arguments(update)[0]))
    if row is not None:
        context.reply(cards.card(_shown(row, context), context.programme, context.t))


async def turn_card(update: Update, context: KizunaContext) -> None:
    """Another keyboard under the card, or its history."""
    number, letter = arguments(update)
    row = await _seen(context, int(number))
    if row is None:
        return
    face = cards.FACES[letter]
    history = await showing.history(context.session, row, _reader(context)) if face == "history" else []
    context.edit(cards.card(_shown(row, context), context.programme, context.t, face, history=history))


async def act(update: Update, context: KizunaContext) -> None:
    """A deed: done, dropped, open again, another day, field, visit, or somebody else."""
    number, version, what = arguments(update)
    await _adopt(update, context)
    try:
        acting = await _acting(update, context, int(number), int(version))
    except Outdated:
        context.toast(asking.outdated(context.t))
        await _show_as_it_is(int(number), context)
        return
    if acting is None:
        return
    deed, _, value = what.partition(".")
    face: cards.Face = "edit" if deed in ("d", "f", "v", "w", "me") else "plain"
    match deed:
        case "done":
            await acting.done()
        case "drop":
            await acting.dropped()
        case "open":
            await acting.reopened()
        case "d" | "p":
            await acting.due(_day(value, acting.row.due_on))
        case "to" | "w":
            await acting.passed(value)
        case "me":
            await acting.taken()
        case "f":
            fields = {str(field.number): field.key for field in context.programme.fields}
            field = fields.get(value)
            await acting.of_field(None if field == acting.row.field else field)
        case "v":
            known = value in {visit.key for visit in context.programme.visits}
            await acting.of_entry(value if known else None)
        case _:
            await promising.ask(update, context, deed, acting.row)
            return
    context.edit(cards.card(_shown(acting.row, context), context.programme, context.t, face))


def _day(value: str, now: date | None) -> date | None:
    """The day in a button's data; `now` stays where there is no such day (30 February)."""
    try:
        return None if value == "none" else date.fromisoformat(value)
    except ValueError:
        return now


async def _acting(update: Update, context: KizunaContext, id_: int, version: int) -> Acting | None:
    """The follow-up at the version of the button; None, with a notice, for who may not or where it is gone.

    Raises Outdated.
    """
    try:
        acting = await Acting.at(
            context.session,
            id_,
            version,
            myself(update, context),
            context.programme,
            context.now,
            context.settings,
        )
    except NotPermitted:
        context.toast(asking.not_yours(context.t), alert=True)
        return None
    if acting is None:
        context.toast(asking.gone(context.t))
    return acting


async def _show_as_it_is(id_: int, context: KizunaContext) -> None:
    row = await followups.find(context.session, id_)
    if row is not None:
        context.edit(cards.card(_shown(row, context), context.programme, context.t))


async def _seen(context: KizunaContext, id_: int) -> FollowUp | None:
    """The follow-up, for somebody who may see it; None, with a notice, for others."""
    row = await followups.find(context.session, id_)
    if row is None:
        context.toast(asking.gone(context.t))
        return None
    here = context.group is not None and row.chat_id == context.group.id
    if here or await rights.may_see(context.session, context.required_person, row, context.settings):
        return row
    context.toast(asking.not_yours(context.t), alert=True)
    return None


async def _page(context: KizunaContext, scope: str, number: int) -> Reply | None:
    group = context.group.id if context.group is not None else None
    person = None if group is not None else context.required_person
    found = await listing.listed(
        context.session, person, group, scope, number, context.programme, context.now, context.settings
    )
    if found is None:
        return None
    page = Page(
        found.page.scope,
        tuple(
            showing.shown(row, person, context.programme, context.now, names=group is None)
            for row in found.page.items
        ),
        found.page.number,
        found.page.pages,
    )
    waiting = (
        await proposals.waiting_for(context.session, person, context.programme, context.settings)
        if person is not None
        else []
    )
    return lists.listing(
        page,
        found.entries,
        context.programme,
        context.t,
        city=person.city if person is not None else None,
        group=group is not None,
        proposals=len(waiting),
    )


async def _adopt(update: Update, context: KizunaContext) -> None:
    """What was promised in the name of @username is theirs from the first time they come by."""
    user = update.effective_user
    if user is not None and user.username:
        await followups.adopt(context.session, user.id, user.username)


def _reader(context: KizunaContext) -> Person | None:
    """Who reads the reply; None in a group, where several do."""
    return context.person if context.group is None else None


def _shown(row: FollowUp, context: KizunaContext) -> Shown:
    return showing.shown(row, _reader(context), context.programme, context.now)
