"""Questions: `/ask`, free text, taps on "which did you mean?", and questions that are edited."""

from telegram import Message, MessageEntity, Update

from bot import asking
from bot.asking import Asked, Share
from bot.questions.model import Slot
from bot.telegram.context import KizunaContext
from bot.views import feedback, oddities
from bot.views.no_question import no_question
from bot.views.reply import Reply
from db import questions
from handlers.chats import asker, rest
from handlers.taps import arguments

#: What a tap can ask for.
SLOTS = tuple(slot.value for slot in Slot)


async def command(update: Update, context: KizunaContext) -> None:
    text = rest(update)
    if text:
        await _answer(text, update, context)
    else:
        context.reply(oddities.ask_how(context.t))


async def free_text(update: Update, context: KizunaContext) -> None:
    assert update.message is not None, "registered for messages"
    await _answer(update.message.text or "", update, context)


async def group_text(update: Update, context: KizunaContext) -> None:
    """A mention of the bot or a reply to it; whatever else is said in a group is not ours."""
    message = update.message
    assert message is not None, "registered for messages"
    if addressed(message, context):
        await _answer(without_mention(message, context), update, context)


async def choice(update: Update, context: KizunaContext) -> None:
    key, slot = arguments(update)
    asked = await asking.ask_about(
        context.session,
        context.answering,
        key,
        Slot(slot),
        asker(update),
        lang=context.t.lang,
        now=context.now,
    )
    if asked is None:
        context.toast(oddities.gone(context.t))
    else:
        context.reply(_worded(asked, context), question=asked.id)


async def edited(update: Update, context: KizunaContext) -> None:
    """An edited question changes its answer; an edit of anything else is none of our business."""
    message = update.edited_message
    assert message is not None, "registered for edited messages"
    question = await questions.of_message(context.session, message.chat_id, message.message_id)
    text = question_text(message, context)
    if question is None or no_question(text, context.t) is not None or await _refused(text, update, context):
        return
    asked = await asking.ask_again(
        context.session,
        context.answering,
        text,
        question,
        lang=context.t.lang,
        now=context.now,
        city=_home(context),
    )
    if question.answer_message_id is None:
        context.reply(_worded(asked, context), question=asked.id)
    else:
        context.edit(_worded(asked, context), question.answer_message_id)


async def _answer(text: str, update: Update, context: KizunaContext) -> None:
    odd = no_question(text, context.t)
    if odd is not None:
        context.reply(odd)
        return
    if await _refused(text, update, context):
        return
    asked = await asking.ask(
        context.session,
        context.answering,
        text,
        asker(update),
        lang=context.t.lang,
        now=context.now,
        city=_home(context),
    )
    context.reply(_worded(asked, context), question=asked.id)


async def _refused(text: str, update: Update, context: KizunaContext) -> bool:
    """Whether the person has asked too much for now, which is said once."""
    who = asker(update)
    left = await asking.share(context.session, who, context.now)
    if left is Share.USED_UP:
        await asking.refuse(context.session, text, who, lang=context.t.lang, now=context.now)
        context.reply(oddities.too_many(context.t))
    return left is not Share.LEFT


def _home(context: KizunaContext) -> str | None:
    """The city whose today the asker means."""
    return context.person.city if context.person is not None else None


def _worded(asked: Asked, context: KizunaContext) -> Reply:
    return feedback.answer_with_feedback(asked.answer, asked.id, context.now)


def addressed(message: Message, context: KizunaContext) -> bool:
    replied = message.reply_to_message
    if replied is not None and replied.from_user is not None and replied.from_user.id == context.bot.id:
        return True
    return bool(_mentions(message, context))


def without_mention(message: Message, context: KizunaContext) -> str:
    text = message.text or ""
    for mention in _mentions(message, context):
        text = text.replace(mention, " ")
    return text.strip()


def question_text(message: Message, context: KizunaContext) -> str:
    """The question in a message, be it after a command, beside a mention, or plain."""
    text = without_mention(message, context)
    return text.split(maxsplit=1)[-1] if text.startswith("/") else text


def _mentions(message: Message, context: KizunaContext) -> list[str]:
    ours = f"@{context.bot.username}".lower()
    found = message.parse_entities([MessageEntity.MENTION]).values()
    return [words for words in found if words.lower() == ours]
