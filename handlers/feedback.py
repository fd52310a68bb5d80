"""Buttons under an answer: "not what I asked", and passing the question on."""

from telegram import Update

from bot.inbox import acts
from bot.telegram.context import KizunaContext
from bot.views import feedback, inbox, oddities
from db import questions
from db.models.questions import AskedQuestion
from handlers.chats import asker
from handlers.taps import arguments


async def rejected(update: Update, context: KizunaContext) -> None:
    question = await _question(update, context)
    if question is None:
        return
    context.toast(feedback.noted(context.t))
    if questions.reject(question, context.now):
        context.reply(feedback.rejected(question.id, context.t))


async def passed_on(update: Update, context: KizunaContext) -> None:
    question = await _question(update, context)
    if question is None:
        return
    if not questions.pass_on(question, context.now):
        context.toast(feedback.passed_on_before(context.t))
        return
    person, now, t = context.required_person, context.now, context.t
    desk = await acts.pass_on(context.session, question, person, context.programme, now, context.settings)
    if desk is None:
        context.reply(inbox.muted(t))
    else:
        context.reply(inbox.passed_on(desk.opens_at, desk.city, context.programme, now, t, person.city))


async def _question(update: Update, context: KizunaContext) -> AskedQuestion | None:
    """The question under whose answer the button is; None, with a notice, if it is over or not theirs."""
    question = await questions.find(context.session, int(arguments(update)[0]))
    here = asker(update)
    if question is None or question.chat_id != here.chat_id or question.text is None:
        context.toast(oddities.old_button(context.t))
        return None
    if question.person_id != here.person_id:
        context.toast(feedback.not_yours(context.t))
        return None
    return question
