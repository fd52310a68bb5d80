"""A draft goes out: at once its author's deed, or with four eyes also another coordinator's."""

from typing import cast

from telegram import Update

from bot import dialogues
from bot.broadcasts import audience, control, progress
from bot.broadcasts import release as releases
from bot.broadcasts.draft import Draft
from bot.broadcasts.values import Audience, Mode
from bot.coordinators import Action
from bot.deeds import record
from bot.messages.broadcasts import RELEASE, SENT_BACK
from bot.programme.model import Lang
from bot.telegram.context import KizunaContext
from bot.views import broadcasts as shown
from bot.views import composing as views
from bot.views import oddities, releasing, reviewing
from db import broadcasts, deliveries, people
from db.deliveries import New
from db.models.broadcasts import Broadcast
from db.models.dialogues import Dialogue
from handlers import looking
from handlers.taps import arguments


async def release(update: Update, context: KizunaContext, dialogue: Dialogue, draft: Draft) -> None:
    """The last tap of the dialogue. That the person may do it was just asked."""
    looked = await looking.look(draft, context)
    if looked.too_long:
        context.toast(reviewing.too_long_toast(context.t), alert=True)
    elif draft.corrects is not None:
        await _correct(context, dialogue, draft)
    elif not looked.size:
        context.toast(views.nobody(context.t), alert=True)
    elif context.settings.four_eyes:
        await _ask_another(update, context, dialogue, draft)
    else:
        await _send(update, context, dialogue, draft)


async def _send(update: Update, context: KizunaContext, dialogue: Dialogue, draft: Draft) -> None:
    broadcast = _made_of(draft, update, context)
    await _release(broadcast, context)
    await dialogues.end(context.session, dialogue)
    far = await progress.read(context.session, broadcast, context.now)
    context.edit(
        shown.progress(
            far,
            context.programme,
            context.t,
            rate=context.settings.send_rate,
            home=context.required_person.city,
        )
    )


async def _release(broadcast: Broadcast, context: KizunaContext) -> None:
    by = context.required_person.id
    await releases.release(
        context.session,
        broadcast,
        context.programme,
        context.now,
        coordinators=context.settings.coordinators,
        by=by,
    )
    after = {"audience": broadcast.size, "starts_at": broadcast.starts_at.isoformat(), "mode": broadcast.mode}
    record(context.session, by, Action.BROADCAST_RELEASED, str(broadcast.id), context.now, after=after)


async def _correct(context: KizunaContext, dialogue: Dialogue, draft: Draft) -> None:
    assert draft.corrects is not None, "a correction is of a broadcast"
    broadcast = await broadcasts.find(context.session, draft.corrects)
    await dialogues.end(context.session, dialogue)
    if broadcast is None or broadcast.deleted_at is not None:
        context.edit(views.discarded(context.t))
        return
    done = await control.correct(context.session, broadcast, draft.texts, context.now)
    by, after = context.required_person.id, {"version": broadcast.version}
    record(context.session, by, Action.BROADCAST_CORRECTED, str(broadcast.id), context.now, after=after)
    context.edit(shown.being_corrected(broadcast.id, done, context.t))


async def _ask_another(update: Update, context: KizunaContext, dialogue: Dialogue, draft: Draft) -> None:
    broadcast = _made_of(draft, update, context)
    asked = await _others(broadcast, context)
    if not asked:
        context.toast(releasing.nobody_to_release(context.t), alert=True)
        return
    await broadcasts.add(context.session, broadcast)
    await dialogues.end(context.session, dialogue)
    owed = [
        New(kind=RELEASE, chat_id=one, person_id=one, due_at=context.now, what={"broadcast": broadcast.id})
        for one in asked
    ]
    await deliveries.queue(context.session, owed, context.now)
    context.edit(releasing.waits_for_release(broadcast.id, len(asked), context.t))


async def _others(broadcast: Broadcast, context: KizunaContext) -> list[int]:
    """Who may release what this author wrote: coordinators of another city who may send it."""
    able = await audience.senders(
        context.session, Audience.of_json(broadcast.audience), context.settings.coordinators
    )
    author = await people.find(context.session, broadcast.author_id or 0)
    city = author.city if author is not None else None
    known = await people.several(context.session, able)
    return [
        one
        for one in able
        if one != broadcast.author_id and one in known and known[one].city not in (None, city)
    ]


async def decided(update: Update, context: KizunaContext) -> None:
    """The other coordinator's answer."""
    number, answer = arguments(update)
    broadcast = await broadcasts.find(context.session, int(number))
    if broadcast is None or context.group is not None:
        context.toast(oddities.old_button(context.t))
    elif context.required_person.id not in await _others(broadcast, context):
        context.toast(views.not_permitted_toast(context.t), alert=True)
    elif broadcast.released_at is not None or broadcast.deleted_at is not None:
        context.toast(shown.nothing_to_do(context.t), alert=True)
    elif answer == "yes":
        await _release(broadcast, context)
        context.edit(releasing.released_by_other(broadcast.id, context.t))
    else:
        await _send_back(broadcast, context)
        context.edit(releasing.sent_back(broadcast.id, context.t))


async def _send_back(broadcast: Broadcast, context: KizunaContext) -> None:
    """The author gets the draft again, unless they have begun another."""
    broadcast.deleted_at = context.now
    author = broadcast.author_id
    if author is None:
        return
    who = dialogues.Speaker(author, author)
    if await dialogues.half_way(context.session, who, "broadcast") is None:
        state = draft_of(broadcast).as_json()
        await dialogues.begin(context.session, who, "broadcast", state, context.now, listens=False)
    told = New(
        kind=SENT_BACK, chat_id=author, person_id=author, due_at=context.now, what={"broadcast": broadcast.id}
    )
    await deliveries.queue(context.session, [told], context.now)


def _made_of(draft: Draft, update: Update, context: KizunaContext) -> Broadcast:
    query, chat = update.callback_query, update.effective_chat
    message = query.message if query is not None else None
    texts = {str(lang): text for lang, text in draft.texts.items()}
    return Broadcast(
        author_id=context.required_person.id,
        created_at=context.now,
        audience=draft.audience.as_json(),
        texts=texts or {"en": ""},
        original=draft.original or "en",
        media=draft.media,
        acknowledge=draft.acknowledge,
        mode=draft.mode.value,
        starts_at=draft.at or context.now,
        progress_chat_id=chat.id if chat is not None else None,
        progress_message_id=message.message_id if message is not None else None,
    )


def draft_of(broadcast: Broadcast) -> Draft:
    """A draft as its author left it."""
    texts = {cast(Lang, lang): text for lang, text in broadcast.texts.items() if text}
    noted = tuple(lang for lang in ("en", "de", "ja") if texts and lang not in texts)
    return Draft(
        step="review",
        audience=Audience.of_json(broadcast.audience),
        texts=texts,
        original=cast(Lang, broadcast.original) if texts else None,
        noted=cast(tuple[Lang, ...], noted),
        media=broadcast.media,
        acknowledge=broadcast.acknowledge,
        mode=Mode(broadcast.mode),
    )
