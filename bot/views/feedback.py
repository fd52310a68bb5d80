"""What follows an answer: "not what I asked", passing a question on."""

from dataclasses import replace
from datetime import datetime

from markupsafe import Markup

from bot.i18n import Translator, translator
from bot.questions.model import Answer
from bot.views.answers import answer_reply
from bot.views.reply import Button, Reply


def answer_with_feedback(answer: Answer, question_id: int, now: datetime) -> Reply:
    """The answer, and under it the way on if it does not help."""
    t = translator(answer.lang)
    reply = answer_reply(answer, now)
    way_on = (
        _pass_on(question_id, t)
        if answer.status == "unanswered"
        else Button(t.gettext("Not what I asked"), f"not:{question_id}")
    )
    return replace(reply, buttons=(*reply.buttons, (way_on, _follow_up(question_id, t))))


def rejected(question_id: int, t: Translator) -> Reply:
    """After "not what I asked"."""
    text = t.gettext(
        "Sorry that I misunderstood you. Please put it in other words, or pass your question on to a "
        "coordinator."
    )
    return Reply(Markup.escape(text), ((_pass_on(question_id, t),),))


def noted(t: Translator) -> str:
    """A toast."""
    return t.gettext("Thank you, I have noted that.")


def passed_on_before(t: Translator) -> str:
    """A toast."""
    return t.gettext("Your question has already been passed on.")


def not_yours(t: Translator) -> str:
    """A toast in a group, where everybody can tap."""
    return t.gettext("Only the person who asked can do that.")


def _follow_up(question_id: int, t: Translator) -> Button:
    return Button(t.gettext("Follow-up"), f"fa:{question_id}")


def _pass_on(question_id: int, t: Translator) -> Button:
    return Button(t.gettext("Pass it on to a coordinator"), f"pass:{question_id}")
