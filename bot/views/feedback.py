"""What follows an answer: "not what I asked", passing a question on."""

from markupsafe import Markup

from bot.i18n import Translator
from bot.views.reply import Button, Reply


def rejected(question_id: int, t: Translator) -> Reply:
    """After "not what I asked"."""
    text = t.gettext(
        "Sorry that I misunderstood you. Please put it in other words, or pass your question on to a "
        "coordinator."
    )
    return Reply(Markup.escape(text), ((Button(t.gettext("Pass it on"), f"pass:{question_id}"),),))


def noted(t: Translator) -> str:
    """A toast."""
    return t.gettext("Thank you, I have noted that.")


def passed_on(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("Your question has been noted for the coordinators. Thank you!")))


def passed_on_before(t: Translator) -> str:
    """A toast."""
    return t.gettext("Your question has already been passed on.")


def not_yours(t: Translator) -> str:
    """A toast in a group, where everybody can tap."""
    return t.gettext("Only the person who asked can do that.")
