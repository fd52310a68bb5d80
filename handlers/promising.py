"""A follow-up is recorded: from `/followup TEXT`, as a reply, or after it was asked what is to be done."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from telegram import Message, Update

from bot import dialogues
from bot.followups import recording, showing
from bot.followups.acts import Acting, Outdated
from bot.followups.model import Somebody
from bot.programme.model import Action, Visit
from bot.questions.dates import read_dates
from bot.questions.language import language_of
from bot.questions.promises import LONGEST, Promise, is_question, read_promise
from bot.telegram.context import KizunaContext
from bot.views import oddities
from bot.views.followups import asking
from bot.views.followups import card as cards
from db import questions
from db.models.dialogues import Dialogue
from db.models.followups import FollowUp
from db.models.questions import AskedQuestion
from handlers.ask import addressed, without_mention
from handlers.chats import rest
from handlers.dialogues import KINDS, Kind, speaker
from handlers.said import author_of, myself, origin_of, pointed_at, replied_to, somebody, words_of
from handlers.taps import arguments

KIND = "followup"
#: How long the next message is taken for what was asked.
WAITS = timedelta(days=1)


async def followup(update: Update, context: KizunaContext) -> None:
    """`/followup TEXT`; as a reply, it is about that message, or is that message."""
    message = update.message
    assert message is not None, "a command is a message"
    named = pointed_at(message)
    said = _read(rest(update).removeprefix(named[1] if named is not None else ""), context)
    doer = await somebody(named[0], context) if named is not None else None
    about = replied_to(message)
    theirs = words_of(message, about, context)
    if said.text:
        asked_by = await author_of(about, context) if theirs else None
        entry = await _entry_of_answer(about, context)
        await _record(
            update, context, said, about, quote=theirs, author=doer, counterpart=asked_by, entry=entry
        )
    elif theirs:
        promise = _read(theirs, context)
        promise = replace(
            promise,
            text=promise.text or theirs[:LONGEST],
            due=said.due or promise.due,
            doer=said.doer if said.by_me or said.doer.kind != "me" else promise.doer,
        )
        author = doer or (None if said.by_me else await author_of(about, context))
        await _record(update, context, promise, about, author=author)
    else:
        await _ask_what(update, context, await _entry_of_answer(about, context) or "")


async def about_entry(update: Update, context: KizunaContext) -> None:
    """The button under a card."""
    key = arguments(update)[0]
    if isinstance(context.programme.entries.get(key), Visit | Action):
        await _ask_what(update, context, key)
    else:
        await _ask_what(update, context, "")


async def about_answer(update: Update, context: KizunaContext) -> None:
    """The button under an answer: the first visit or action that it stands on."""
    question = await questions.find(context.session, int(arguments(update)[0]))
    assert update.effective_chat is not None, "a tap is in a chat"
    if question is None or question.chat_id != update.effective_chat.id:
        context.toast(oddities.old_button(context.t))
        return
    await _ask_what(update, context, _first_of(question, context) or "")


async def _entry_of_answer(about: Message | None, context: KizunaContext) -> str | None:
    """What the bot's answer is about, where that is replied to."""
    if about is None or about.from_user is None or about.from_user.id != context.bot.id:
        return None
    question = await questions.of_answer(context.session, about.chat.id, about.message_id)
    return _first_of(question, context) if question is not None else None


def _first_of(question: AskedQuestion, context: KizunaContext) -> str | None:
    """The first visit or action that an answer stands on."""
    entries = context.programme.entries
    return next((key for key in question.sources if isinstance(entries.get(key), Visit | Action)), None)


async def ask(update: Update, context: KizunaContext, what: str, row: FollowUp) -> None:
    """The next message is the new wording (`text`) or the day (`day`)."""
    state = {"step": what, "id": row.id, "version": row.version}
    await dialogues.begin(context.session, speaker(update, context), KIND, state, context.now, listens=True)
    context.reply(asking.ask_day(context.t) if what == "day" else asking.ask_wording(context.t))


async def hear(update: Update, context: KizunaContext, dialogue: Dialogue) -> bool:
    message = update.message
    if message is None or not message.text:
        return False
    if context.group is not None and not addressed(message, context):
        return False
    text = without_mention(message, context)
    if not any(character.isalnum() for character in text):
        return False
    state = dialogue.state
    if is_question(text) or context.now - dialogue.updated_at > WAITS:
        # It was forgotten meanwhile: what is said now is something else.
        await dialogues.leave(context.session, speaker(update, context))
        return False
    if state["step"] == "what":
        return await _hear_what(update, context, dialogue, text)
    return await _hear_correction(update, context, dialogue, text)


async def _hear_what(update: Update, context: KizunaContext, dialogue: Dialogue, text: str) -> bool:
    promise = _read(text, context)
    if not promise.text:
        context.reply(asking.ask_what(dialogue.state["entry"], context.programme, context.t))
        return True
    entry = dialogue.state["entry"] or None
    await dialogues.end(context.session, dialogue)
    await _record(update, context, promise, None, entry=entry)
    return True


async def _hear_correction(update: Update, context: KizunaContext, dialogue: Dialogue, text: str) -> bool:
    state: dict[str, Any] = dialogue.state
    by, t = myself(update, context), context.t
    day = None
    if state["step"] == "day":
        lang, _ = language_of(text, t.lang)
        found = read_dates(text, lang, _today(context), prefer="future")
        if not found:
            context.reply(asking.no_day(t))
            return True
        day = found[0].due
    await dialogues.end(context.session, dialogue)
    try:
        acting = await Acting.at(
            context.session,
            state["id"],
            state["version"],
            by,
            context.programme,
            context.now,
            context.settings,
        )
    except Outdated:
        acting = None
    if acting is None:
        context.reply(asking.outdated_reply(t))
        return True
    if state["step"] == "day":
        await acting.due(day)
    else:
        await acting.reworded(" ".join(text.split())[:LONGEST])
    reader = context.person if context.group is None else None
    shown = showing.shown(acting.row, reader, context.programme, context.now)
    context.reply(cards.card(shown, context.programme, t, "edit"))
    return True


async def _ask_what(update: Update, context: KizunaContext, entry: str) -> None:
    state = {"step": "what", "entry": entry}
    await dialogues.begin(context.session, speaker(update, context), KIND, state, context.now, listens=True)
    if context.group is not None:
        context.reply(asking.ask_what_in_group(context.t))
    else:
        context.reply(asking.ask_what(entry, context.programme, context.t))


async def _record(
    update: Update,
    context: KizunaContext,
    promise: Promise,
    about: Message | None,
    *,
    quote: str = "",
    author: Somebody | None = None,
    counterpart: Somebody | None = None,
    entry: str | None = None,
) -> None:
    message = update.message
    assert message is not None, "it was written"
    origin = await origin_of(message, about, quote, context)
    row = await recording.record(
        context.session,
        promise,
        myself(update, context),
        context.programme,
        context.now,
        context.settings,
        author=author,
        counterpart=counterpart,
        origin=origin,
        entry=entry,
    )
    if context.group is not None:
        shown = showing.shown(row, None, context.programme, context.now)
        context.reply(cards.recorded_in_group(shown, context.programme, context.t))
    else:
        shown = showing.shown(row, context.person, context.programme, context.now)
        context.reply(cards.recorded(shown, context.programme, context.t))


def _read(text: str, context: KizunaContext) -> Promise:
    return read_promise(text, context.t.lang, context.answering.index, _today(context))


def _today(context: KizunaContext) -> date:
    city = context.person.city if context.person is not None else None
    return recording.day_of(context.now, city, context.programme)


KINDS[KIND] = Kind(hear, "")
