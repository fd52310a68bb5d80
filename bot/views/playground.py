"""The words on the playground's page: those around the phones, and those on a phone."""

from bot.i18n import Translator


def page_words(t: Translator) -> dict[str, str]:
    """By the names under which the page's scripts know them."""
    return {
        "title": t.gettext("Kizuna playground"),
        "about": t.gettext(
            "A Telegram of its own on this computer, with the real bot. Write to it as a delegate would."
        ),
        "page_language": t.gettext("Language of this page"),
        "theme": t.gettext("Light or dark"),
        "clock": t.gettext("The bot's clock"),
        "hour": t.gettext("+ 1 hour"),
        "day": t.gettext("+ 1 day"),
        "week": t.gettext("+ 1 week"),
        "next_due": t.gettext("To the next due message"),
        "nothing_due": t.gettext("Nothing is due."),
        "people": t.gettext("People"),
        "add_person": t.gettext("Add a person"),
        "name": t.gettext("Name"),
        "language": t.gettext("Language of the phone"),
        "add": t.pgettext("button", "Add"),
        "cancel": t.pgettext("button", "Cancel"),
        "close": t.pgettext("button", "Close"),
        "start_over": t.gettext("Start over"),
        "start_over_question": t.gettext("Start over?"),
        "start_over_what": t.gettext(
            "All conversations, people and settings of the playground are erased, and its clock is set back."
        ),
        "offline": t.gettext("The playground has stopped. Start it again; this page comes back by itself."),
        "failed": t.gettext("That did not work. Please try again."),
    }


def phone_words(t: Translator) -> dict[str, str]:
    """The words of a Telegram on a phone whose language is the translator's."""
    return {
        "bot": t.pgettext("beside a name", "bot"),
        "typing": t.gettext("is typing …"),
        "messages": t.gettext("Messages"),
        "message": t.gettext("Message"),
        "send": t.pgettext("button", "Send"),
        "save": t.pgettext("button", "Save"),
        "menu": t.gettext("Commands"),
        "start": t.pgettext("button of a new chat", "Start"),
        "nothing_yet": t.gettext("Nothing written yet"),
        "attach": t.gettext("Send a file or picture"),
        "sticker": t.gettext("Send a sticker"),
        "a_sticker": t.gettext("Sticker"),
        "a_voice": t.gettext("Voice message"),
        "edited": t.gettext("edited"),
        "edit": t.pgettext("button", "Edit"),
        "reply": t.pgettext("button", "Reply"),
        "editing": t.gettext("Edit message"),
        "replying": t.gettext("Reply to"),
        "cancel": t.pgettext("button", "Cancel"),
        "close": t.pgettext("button", "Close"),
        "open": t.gettext("Open {name}"),
        "download": t.gettext("Download {name}"),
        "options": t.gettext("Options"),
        "block": t.gettext("Block the bot"),
        "unblock": t.gettext("Unblock"),
        "blocked": t.gettext("You have blocked this bot. It cannot write to you."),
        "hide": t.gettext("Put this phone away"),
        "you": t.gettext("You"),
    }


def delegate_name(city: str, t: Translator) -> str:
    """The sample person from a city."""
    return t.gettext("Delegate, {city}").format(city=city)


def coordinator_name(t: Translator) -> str:
    """The sample person who looks after the partnership."""
    return t.gettext("Coordinator")
