"""`/inbox`, the buttons of a passed-on question, and the reply that answers it."""

from telegram import Update
from telegram.ext import ApplicationHandlerStop

from bot import dialogues
from bot.inbox import acts
from bot.inbox.acts import CannotKeep
from bot.messages.inbox import shown
from bot.programme.model import LANGS
from bot.questions.language import language_of
from bot.telegram.context import KizunaContext
from bot.views import inbox as views
from bot.views.reply import Reply
from db import inbox, people
from db.models.dialogues import Dialogue
from handlers.dialogues import KINDS, Kind, speaker
from handlers.taps import arguments

KIND = "inbox-answer"


async def show(update: Update, context: KizunaContext) -> None:
    context.reply(await _at(0, context))


async def tapped(update: Update, context: KizunaContext) -> None:
    what, number, *city = arguments(update)
    session, settings, now, t = context.session, context.settings, context.now, context.t
    person = context.required_person
    item = int(number)
    match what:
        case "at":
            context.edit(await _at(item, context))
        case "answer":
            case = await acts.case(session, person.id, item, settings)
            if case is None or case.item.state != "open":
                context.reply(views.over(t))
                return
            await dialogues.begin(session, speaker(update, context), KIND, {"item": item}, now, listens=True)
            context.reply(views.write_answer(item, t))
        case "keep":
            try:
                kept = await acts.keep(session, person.id, item, now, settings)
            except CannotKeep:
                context.toast(views.cannot_keep(t), alert=True)
                return
            if kept is None:
                context.toast(views.kept_before(t))
            else:
                context.edit(views.kept(item, t))
        case "close":
            case = await acts.close(session, person.id, item, now, settings)
            context.reply(views.closed(item, t) if case else views.over(t))
        case "to":
            desk = await acts.reassign(session, person.id, item, city[0], context.programme, now, settings)
            if desk is None:
                context.reply(views.over(t))
                return
            context.reply(
                views.handed_over(item, desk.city, desk.opens_at, context.programme, t, home=person.city)
            )
        case "mute":
            case = await acts.mute(session, person.id, item, now, settings)
            context.reply(views.person_muted(item, t) if case else views.over(t))


async def replied(update: Update, context: KizunaContext) -> None:
    """A reply to a question that was shown here is its answer; any other reply goes on to the others."""
    message = update.effective_message
    assert message is not None, "a reply is a message"
    assert message.reply_to_message is not None, "held by the filter"
    if context.person is None or not message.text:
        return
    shown_id = message.reply_to_message.message_id
    item = await inbox.item_of_message(context.session, message.chat_id, shown_id, (acts.NOTICE,))
    if item is None:
        return
    await _answer(item, message.text, context)
    raise ApplicationHandlerStop


async def hear(update: Update, context: KizunaContext, dialogue: Dialogue) -> bool:
    """The message after "Answer"."""
    message = update.effective_message
    assert message is not None, "a dialogue hears messages"
    if not message.text:
        return False
    item = int(dialogue.state["item"])
    await dialogues.end(context.session, dialogue)
    await _answer(item, message.text, context)
    return True


async def _answer(item: int, text: str, context: KizunaContext) -> None:
    text = "".join(char for char in text if char == "\n" or char.isprintable()).strip()
    own = next(lang for lang in LANGS if lang == context.t.lang)
    lang, _ = language_of(text, own)
    case = await acts.answer(
        context.session, context.required_person.id, item, text, lang, context.now, context.settings
    )
    context.reply(views.answered(item, lang, case.lang, context.t) if case else views.over(context.t))


async def _at(position: int, context: KizunaContext) -> Reply:
    """The open question at this place of the list."""
    person = context.required_person
    await acts.require_desk(context.session, person.id, context.settings)
    cases = await acts.at_desks_of(context.session, person.id, context.settings)
    if not cases:
        return views.nothing_open(context.t)
    position = min(position, len(cases) - 1)
    case = cases[position]
    asker = await people.find(context.session, case.question.person_id) if case.question.person_id else None
    view = shown(case, asker.city if asker else None)
    item = views.question(view, context.programme, context.t, home=person.city)
    return views.in_the_list(item, position, len(cases), context.t)


KINDS[KIND] = Kind(hear, "inbox")
