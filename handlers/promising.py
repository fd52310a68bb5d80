"""A follow-up is recorded: from `/followup TEXT`, as a reply, or after it was asked what is to be done."""

from dataclasses import replace
from datetime import date
from typing import Any

from telegram import Message, Update

from bot import dialogues
from bot.followups import recording, showing
from bot.followups.acts import Acting, Outdated
from bot.followups.model import Origin, Somebody
from bot.programme.model import Action, Visit
from bot.questions.dates import read_dates
from bot.questions.language import language_of
from bot.questions.promises import LONGEST, Promise, read_promise
from bot.telegram.context import KizunaContext
from bot.views import oddities
from bot.views.followups import card as cards
from db import people, questions
from db.models.dialogues import Dialogue
from db.models.followups import FollowUp
from handlers.ask import addressed, without_mention
from handlers.chats import rest
from handlers.dialogues import KINDS, Kind, speaker
from handlers.taps import arguments

KIND = "followup"


async def followup(update: Update, context: KizunaContext) -> None:
    """`/followup TEXT`; as a reply, it is about that message, or is that message."""
    message = update.message
    assert message is not None, "a command is a message"
    said = _read(rest(update), context)
    about = _about(message)
    theirs = _words(message, about, context)
    if said.text:
        await _record(update, context, said, about, quote=theirs)
    elif theirs:
        promise = _read(theirs, context)
        promise = replace(
            promise,
            text=promise.text or theirs[:LONGEST],
            due=said.due or promise.due,
            doer=said.doer if said.by_me or said.doer.kind != "me" else promise.doer,
        )
        author = None if said.by_me else await _author(about, context)
        await _record(update, context, promise, about, author=author)
    else:
        left = await dialogues.half_way(context.session, speaker(update, context), KIND)
        await _ask_what(update, context, left.state.get("entry", "") if left is not None else "")


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
    entries = context.programme.entries
    keys = [key for key in question.sources if isinstance(entries.get(key), Visit | Action)]
    await _ask_what(update, context, keys[0] if keys else "")


async def ask(update: Update, context: KizunaContext, what: str, row: FollowUp) -> None:
    """The next message is the new wording (`text`) or the day (`day`)."""
    state = {"step": what, "id": row.id, "version": row.version}
    await dialogues.begin(context.session, speaker(update, context), KIND, state, context.now, listens=True)
    context.reply(cards.ask_day(context.t) if what == "day" else cards.ask_wording(context.t))


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
    if state["step"] == "what":
        return await _hear_what(update, context, dialogue, text)
    return await _hear_correction(update, context, dialogue, text)


async def _hear_what(update: Update, context: KizunaContext, dialogue: Dialogue, text: str) -> bool:
    promise = _read(text, context)
    if not promise.text:
        context.reply(cards.ask_what(dialogue.state["entry"], context.programme, context.t))
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
            context.reply(cards.no_day(t))
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
        context.reply(cards.outdated_reply(t))
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
        context.reply(cards.ask_what_in_group(context.t))
    else:
        context.reply(cards.ask_what(entry, context.programme, context.t))


async def _record(
    update: Update,
    context: KizunaContext,
    promise: Promise,
    about: Message | None,
    *,
    quote: str = "",
    author: Somebody | None = None,
    entry: str | None = None,
) -> None:
    message = update.message
    assert message is not None, "it was written"
    origin = await _origin(message, about, quote, context)
    row = await recording.record(
        context.session,
        promise,
        myself(update, context),
        context.programme,
        context.now,
        context.settings,
        author=author,
        origin=origin,
        entry=entry,
    )
    if context.group is not None:
        shown = showing.shown(row, None, context.programme, context.now)
        context.reply(cards.recorded_in_group(shown, context.programme, context.t))
    else:
        shown = showing.shown(row, context.person, context.programme, context.now)
        context.reply(cards.recorded(shown, context.programme, context.t))


def myself(update: Update, context: KizunaContext) -> Somebody:
    user, person = update.effective_user, context.required_person
    assert user is not None, "a person wrote or tapped"
    return Somebody(person.id, user.full_name, person.city, user.username)


def _read(text: str, context: KizunaContext) -> Promise:
    return read_promise(text, context.t.lang, context.answering.index, _today(context))


def _today(context: KizunaContext) -> date:
    city = context.person.city if context.person is not None else None
    return recording.day_of(context.now, city, context.programme)


def _about(message: Message) -> Message | None:
    """The message replied to; in a forum's topic everything replies to its beginning."""
    replied = message.reply_to_message
    if replied is None or replied.forum_topic_created is not None:
        return None
    return replied


def _words(message: Message, about: Message | None, context: KizunaContext) -> str:
    """What was promised in the message replied to, or in the part of it that was marked."""
    if about is None or (about.from_user is not None and about.from_user.id == context.bot.id):
        return ""
    part = message.quote.text if message.quote is not None else None
    return " ".join((part or about.text or about.caption or "").split())


async def _author(about: Message | None, context: KizunaContext) -> Somebody | None:
    """Who wrote it: known by their number only if they talk to the bot, else by name alone."""
    user = about.from_user if about is not None else None
    if user is None or user.is_bot:
        return None
    known = await people.find(context.session, user.id)
    return Somebody(
        user.id if known is not None else None,
        user.full_name,
        known.city if known is not None else None,
        user.username,
    )


async def _origin(message: Message, about: Message | None, quote: str, context: KizunaContext) -> Origin:
    """A supergroup's message has an address; elsewhere the words replied to are kept."""
    chat_id = context.group.id if context.group is not None else None
    if message.chat.type == message.chat.SUPERGROUP:
        return Origin(chat_id, link=_address(about or message))
    if not quote:
        return Origin(chat_id)
    author = await _author(about, context)
    return Origin(chat_id, quote=quote[:LONGEST], quoted_id=author.id if author is not None else None)


def _address(message: Message) -> str:
    """Only members of the group can open it."""
    chat = str(message.chat.id).removeprefix("-100")
    thread = f"{message.message_thread_id}/" if message.is_topic_message else ""
    return f"https://t.me/c/{chat}/{thread}{message.message_id}"


KINDS[KIND] = Kind(hear, "followup")
