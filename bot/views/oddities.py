"""One sentence for what is no question: each says what happened and what helps."""

from markupsafe import Markup

from bot.i18n import Translator
from bot.views.reply import Reply


def sticker(t: Translator) -> Reply:
    return _say(t.gettext("Thank you! If you have a question about the partnership, just write it."))


def voice(t: Translator) -> Reply:
    return _say(t.gettext("I cannot listen to recordings. Please write your question."))


def picture(t: Translator) -> Reply:
    return _say(t.gettext("I cannot look at pictures or videos. Please write your question."))


def file(t: Translator) -> Reply:
    return _say(t.gettext("I cannot read files. Please write your question."))


def other(t: Translator) -> Reply:
    """A contact, a place, a poll, a dice and whatever Telegram thinks of next."""
    return _say(t.gettext("I can only read text. Please write your question."))


def forwarded(t: Translator) -> Reply:
    return _say(
        t.gettext("That is a post from a channel. If you have a question about it, please write it yourself.")
    )


def nothing_to_read(t: Translator) -> Reply:
    return _say(t.gettext("I find no words in that. Please write your question in a sentence."))


def too_long(limit: int, t: Translator) -> Reply:
    text = t.gettext("That is too long for me. Please ask one question in at most {limit} characters.")
    return _say(text.format(limit=t.number(limit)))


def too_many(t: Translator) -> Reply:
    """The person's share for this minute is used up; what they ask before it is over stays without reply."""
    return _say(
        t.gettext(
            "You are asking faster than I can answer everyone. Please wait a minute and then ask again what "
            "is still open."
        )
    )


def unknown_command(t: Translator) -> Reply:
    return _say(t.gettext("I do not know this command. /help shows what I can do."))


def ask_how(t: Translator) -> Reply:
    return _say(t.gettext("Write your question after the command, for example: /ask When is the next visit?"))


def nothing_to_cancel(t: Translator) -> Reply:
    return _say(t.gettext("There is nothing to cancel. Just write your question."))


def cancelled(t: Translator) -> Reply:
    return _say(t.gettext("Good, we leave it at that. Just write your next question."))


def left(command: str, t: Translator) -> Reply:
    """A dialogue was left; `command` takes it up again."""
    text = t.gettext(
        "Good, we leave it at that. What you have entered is kept: /{command} takes it up again."
    )
    return _say(text.format(command=command))


def old_button(t: Translator) -> str:
    """A toast."""
    return t.gettext("This button is out of date. /help shows what I can do.")


def gone(t: Translator) -> str:
    """A toast: the entry behind a button has left the programme."""
    return t.gettext("The programme no longer holds this entry.")


def no_programme(t: Translator) -> Reply:
    return _say(t.gettext("No programme has been loaded yet, so I cannot answer. Please try again later."))


def apology(reference: str, t: Translator) -> Reply:
    """Something broke; `reference` stands in the log too."""
    text = t.gettext(
        "I am sorry, something went wrong on my side. Please try again. If it happens again, tell a "
        "coordinator this reference: {reference}"
    )
    return _say(text.format(reference=reference))


def _say(text: str) -> Reply:
    return Reply(Markup.escape(text))
