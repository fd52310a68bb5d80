"""`/broadcast`: a dialogue that is kept at every step and sends nothing before the last one.

audience ──► texts ──► review ──► confirm ──► on its way (handlers.broadcasts)
               ▲          ├──► time ──┘
               └──────────┘
"""

from dataclasses import replace
from typing import cast

from telegram import Message, Update

from bot import dialogues
from bot.broadcasts import audience, moment
from bot.broadcasts.audience import Scope
from bot.broadcasts.draft import Draft
from bot.broadcasts.moment import Unclear
from bot.broadcasts.values import Audience, Earlier, Mode
from bot.programme.model import Lang, Visit
from bot.telegram.context import KizunaContext
from bot.views import composing as views
from bot.views import oddities, reviewing
from bot.views.reply import Reply
from db import broadcasts
from db.models.dialogues import Dialogue
from handlers import looking, releasing
from handlers.content import html_of, with_content
from handlers.dialogues import KINDS, Kind, speaker
from handlers.taps import arguments

#: A new broadcast, and the texts of one that is out put right: each is a dialogue of its own.
NEW, FIX = "broadcast", "correction"

_UNCLEAR = {
    Unclear.NO_TIME: views.time_unclear,
    Unclear.NO_DAY: views.day_unclear,
    Unclear.PAST: views.time_past,
}


async def command(update: Update, context: KizunaContext) -> None:
    """`/broadcast`, alone or as a reply; also the word "broadcast" as a reply."""
    message = update.message
    assert message is not None, "registered for new messages"
    scope = await _scope(context)
    if scope is None:
        context.reply(views.not_permitted(context.t))
        return
    who = speaker(update, context)
    dialogue = await dialogues.half_way(context.session, who, NEW)
    draft = Draft.of_json(dialogue.state) if dialogue else Draft(audience=scope.widest)
    if message.reply_to_message is not None:
        draft = with_content(draft, message.reply_to_message, context.t.lang)
    if dialogue is None:
        dialogue = await dialogues.begin(
            context.session, who, NEW, draft.as_json(), context.now, listens=_listens(draft)
        )
    else:
        await _keep(dialogue, draft, context)
    await _show(dialogue, draft, context, scope)


async def correct(update: Update, context: KizunaContext, broadcast_id: int) -> None:
    """Begin to put the texts of a broadcast right."""
    broadcast = await broadcasts.find(context.session, broadcast_id)
    assert broadcast is not None, "asked for before"
    draft = releasing.draft_of(broadcast)
    draft = replace(draft, step="texts", corrects=broadcast.id)
    dialogue = await dialogues.begin(
        context.session, speaker(update, context), FIX, draft.as_json(), context.now, listens=True
    )
    context.reply(views.texts(draft, context.t, _at(dialogue)))


async def turn(update: Update, context: KizunaContext) -> None:
    """A button of the dialogue. One that is old, forged or another's does nothing."""
    number, version, what, *rest = arguments(update)
    who = speaker(update, context)
    for kind in (NEW, FIX):
        dialogue = await dialogues.current(context.session, who, kind, id=int(number), version=int(version))
        if dialogue is not None:
            break
    else:
        context.toast(oddities.old_button(context.t))
        return
    scope = await _scope(context)
    if scope is None:
        context.toast(views.not_permitted_toast(context.t), alert=True)
        return
    await _turned(what, rest[0] if rest else "", dialogue, update, context, scope)


async def _turned(
    what: str, key: str, dialogue: Dialogue, update: Update, context: KizunaContext, scope: Scope
) -> None:
    draft = Draft.of_json(dialogue.state)
    match what:
        case "f" | "c" | "l" | "r":
            lists = {"f": "fields", "c": "cities", "l": "languages", "r": "roles"}
            draft = replace(draft.toggle(lists[what], key), step="audience")
        case "v":
            visit = None if key == "-" else key
            draft = replace(draft.to(replace(draft.audience, visit=visit)), step="audience")
        case "visits":
            await _keep(dialogue, draft, context)
            context.edit(views.visits(_coming(context), context.t, _at(dialogue)))
            return
        case "earlier":
            await _keep(dialogue, draft, context)
            home = context.required_person.city
            shown = views.earlier(await _earlier(context), context.programme, context.t, _at(dialogue), home)
            context.edit(shown)
            return
        case "audience":
            draft = replace(draft, step="audience")
        case "slot":
            draft = replace(draft, step="texts", slot=cast(Lang, key))
        case "note":
            draft = replace(draft.toggle_note(cast(Lang, key)), step="texts")
        case "ack":
            draft = replace(draft, step="texts", acknowledge=not draft.acknowledge)
        case "bare":
            draft = replace(draft, step="texts", media=None, album=None)
        case "time":
            draft = replace(draft, step="time")
        case "drop":
            await dialogues.end(context.session, dialogue)
            context.edit(views.discarded(context.t))
            return
        case "texts" | "review" | "now" | "fair" | "send" | "correct":
            if not await _allowed(draft, context):
                return
            if what == "texts":
                draft = replace(draft, step="texts")
            elif not draft.complete:
                context.toast(views.not_complete(context.t), alert=True)
                return
            elif what in ("send", "correct"):
                await releasing.release(update, context, dialogue, draft)
                return
            elif what == "review":
                draft = replace(draft, step="review", at=None)
            else:
                mode = Mode.FAIR_HOUR if what == "fair" else Mode.AT_ONCE
                draft = replace(draft, step="confirm", mode=mode, at=None)
    await _keep(dialogue, draft, context)
    await _show(dialogue, draft, context, scope, tapped=True)


async def heard(update: Update, context: KizunaContext, dialogue: Dialogue) -> bool:
    """A message while the dialogue waits for a text or a time."""
    message = update.message
    assert message is not None, "registered for new messages"
    draft = Draft.of_json(dialogue.state)
    if draft.step == "time":
        await _hear_time(message, draft, dialogue, context)
        return True
    if message.media_group_id is not None and message.media_group_id == draft.album:
        context.reply(views.album(context.t))
        return True
    scope = await _scope(context)
    if scope is None:
        context.reply(views.not_permitted(context.t))
        return True
    await _took(with_content(draft, message, context.t.lang), dialogue, context, scope)
    return True


async def edited(update: Update, context: KizunaContext, dialogue: Dialogue) -> bool:
    """A text that was sent for a draft and is edited changes in the draft; other edits are not ours."""
    message = update.edited_message
    assert message is not None, "registered for edited messages"
    draft = Draft.of_json(dialogue.state)
    lang = next((lang for lang, source in draft.sources.items() if source == message.message_id), None)
    scope = await _scope(context)
    if lang is None or scope is None:
        return False
    await _took(draft.written(lang, html_of(message), message.message_id), dialogue, context, scope)
    return True


async def _took(draft: Draft, dialogue: Dialogue, context: KizunaContext, scope: Scope) -> None:
    """Go on to the preview once every language is decided."""
    limit = looking.longest(draft)
    long = next((lang for lang, units in looking.lengths(draft).items() if units > limit), None)
    done = draft.complete and bool(draft.texts) and long is None
    draft = replace(draft, step="review" if done else "texts")
    await _keep(dialogue, draft, context)
    if long is not None:
        context.reply(views.too_long(long, looking.lengths(draft)[long], limit, context.t))
    await _show(dialogue, draft, context, scope)


async def _hear_time(message: Message, draft: Draft, dialogue: Dialogue, context: KizunaContext) -> None:
    home = context.required_person.city
    read = moment.read_moment(
        message.text or message.caption or "", context.t.lang, context.programme, context.now, home=home
    )
    if isinstance(read, Unclear):
        context.reply(_UNCLEAR[read](context.t))
        return
    draft = replace(draft, step="confirm", mode=Mode.AT_ONCE, at=read.instant)
    await _keep(dialogue, draft, context)
    await _show(dialogue, draft, context, None)


async def _show(
    dialogue: Dialogue, draft: Draft, context: KizunaContext, scope: Scope | None, *, tapped: bool = False
) -> None:
    """The step that the dialogue is at, in the message tapped or in a new one."""
    t, at, programme, home = context.t, _at(dialogue), context.programme, context.required_person.city
    match draft.step:
        case "audience":
            counted = await audience.heads(context.session, draft.audience, context.settings.coordinators)
            offered = scope.fields if scope is not None else ()
            shown = views.audience(draft, counted, offered, programme, t, at)
        case "texts":
            shown = views.texts(draft, t, at)
        case "time":
            shown = views.ask_time(programme, t, at)
        case "review" if draft.corrects is not None:
            shown = await _review_correction(draft, context, at)
        case "review":
            for preview in looking.previews(draft, context):
                context.reply(preview)
            shown = reviewing.review(draft, await looking.look(draft, context), programme, t, at, home=home)
            tapped = False  # below the previews
        case "confirm":
            looked = await looking.look(draft, context)
            four_eyes = context.settings.four_eyes
            shown = reviewing.confirm(draft, looked, programme, t, at, home=home, four_eyes=four_eyes)
    (context.edit if tapped else context.reply)(shown)


async def _review_correction(draft: Draft, context: KizunaContext, at: str) -> Reply:
    assert draft.corrects is not None, "a correction is of a broadcast"
    for preview in looking.previews(draft, context):
        context.reply(preview)
    sent = (await broadcasts.states(context.session, draft.corrects)).get("sent", 0)
    return reviewing.review_correction(await looking.look(draft, context), context.t, at, sent=sent)


async def _allowed(draft: Draft, context: KizunaContext) -> bool:
    person = context.required_person.id
    if await audience.may_send(context.session, person, draft.audience, context.settings.coordinators):
        return True
    context.toast(views.not_permitted_toast(context.t), alert=True)
    return False


async def _scope(context: KizunaContext) -> Scope | None:
    return await audience.scope(
        context.session, context.required_person.id, context.programme, context.settings.coordinators
    )


async def _keep(dialogue: Dialogue, draft: Draft, context: KizunaContext) -> None:
    await dialogues.keep(context.session, dialogue, draft.as_json(), context.now, listens=_listens(draft))


def _listens(draft: Draft) -> bool:
    return draft.step in ("texts", "time")


def _at(dialogue: Dialogue) -> str:
    """What this dialogue's buttons begin with, as it stands now."""
    return f"bd:{dialogue.id}:{dialogue.version}:"


async def _earlier(context: KizunaContext) -> list[Earlier]:
    """Those that the person may do something about."""
    person, coordinators = context.required_person.id, context.settings.coordinators
    found = []
    for one in await broadcasts.latest(context.session):
        meant = Audience.of_json(one.audience)
        if await audience.may_send(context.session, person, meant, coordinators):
            text = one.texts.get(context.t.lang, one.texts[one.original])
            found.append(Earlier(one.id, one.starts_at, text))
    return found


def _coming(context: KizunaContext) -> list[Visit]:
    """Visits that are not over: the nearest first."""
    today = context.now.date()
    ahead = [visit for visit in context.programme.visits if visit.dates is None or visit.dates.end >= today]
    return sorted(
        ahead, key=lambda visit: (visit.dates is None, visit.dates.start if visit.dates else today)
    )[:8]


KINDS[NEW] = KINDS[FIX] = Kind(heard, "broadcast", edited)
