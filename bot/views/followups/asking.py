"""What is asked before something is recorded or corrected, and why a tap did nothing."""

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.followups import words
from bot.views.reply import Reply


def ask_what(entry: str, programme: Programme, t: Translator) -> Reply:
    """Before it is recorded: the next message is what is to be done. `entry`: "" or the key of one."""
    about = words.entry_words(entry or None, programme, t)
    text = t.gettext(
        "What is to be done, by whom, by when? One sentence is enough, for example: "
        "call the institute by Friday"
    )
    if not about:
        return Reply(Markup.escape(text))
    return Reply(Markup("<b>{0}</b>\n{1}").format(about, text))


def ask_what_in_group(t: Translator) -> Reply:
    """A bot reads in a group only what answers it."""
    text = t.gettext("What is to be done, by whom, by when? Please reply to this message with one sentence.")
    return Reply(Markup.escape(text))


def ask_wording(t: Translator) -> Reply:
    return Reply(Markup.escape(t.gettext("Please write the new wording.")))


def ask_day(t: Translator) -> Reply:
    text = t.gettext("By when? Write it as you like: 24 May, next Friday, in two weeks.")
    return Reply(Markup.escape(text))


def no_day(t: Translator) -> Reply:
    text = t.gettext("I could not read a day there. Please write it like this: 24 May 2019. /cancel leaves.")
    return Reply(Markup.escape(text))


def outdated(t: Translator) -> str:
    """A toast."""
    return t.gettext("It has changed meanwhile. This is how it stands now.")


def outdated_reply(t: Translator) -> Reply:
    return Reply(Markup.escape(outdated(t)))


def gone(t: Translator) -> str:
    """A toast."""
    return t.gettext("This follow-up is no longer there.")


def not_yours(t: Translator) -> str:
    """A toast in a group, where everybody can tap."""
    return t.gettext("Only those involved, whoever recorded it, and the coordinators can do that.")
