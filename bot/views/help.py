"""What the bot can do: `/help`, and the menus that Telegram shows beside the message field.

Both come from one list, which holds the commands that exist.
"""

from markupsafe import Markup

from bot.i18n import Translator
from bot.programme.model import Programme
from bot.views.names import label
from bot.views.reply import Button, Reply

#: Telegram's limits in characters.
NAME, DESCRIPTION, SHORT_DESCRIPTION = 64, 512, 120
_IN_GROUPS = ("ask", "visits", "actions", "timeline", "followup", "followups", "language", "help")


def commands(t: Translator) -> dict[str, str]:
    """Each command for everyone and what it does, in the order of the menu."""
    return {
        "visits": t.gettext("Visits: upcoming, past, by field"),
        "actions": t.gettext("Planned actions by field"),
        "timeline": t.gettext("The year as a picture"),
        "ask": t.gettext("Ask a question (or simply write it)"),
        "subscribe": t.gettext("Fields that you follow"),
        "reminders": t.gettext("When and about what I remind you"),
        "remind": t.gettext("Set a reminder of your own"),
        "followup": t.gettext("Note what was promised"),
        "followups": t.gettext("What was promised and is still open"),
        "settings": t.gettext("Language, city and fields"),
        "language": t.gettext("English, Deutsch, 日本語"),
        "help": t.gettext("What I can do"),
        "cancel": t.gettext("Leave what we are at"),
        "privacy": t.gettext("What is stored about you"),
        "mydata": t.gettext("All of it as a file"),
        "forget": t.gettext("Erase what is stored about you"),
        "start": t.gettext("Start from the beginning"),
    }


def coordinator_commands(t: Translator) -> dict[str, str]:
    """Those for coordinators, beside the ones for everyone."""
    return {
        "broadcast": t.gettext("Announce something to many, in three languages"),
        "inbox": t.gettext("Questions that wait for an answer"),
        "newvisit": t.gettext("Plan a visit"),
        "import": t.gettext("Read visits or a programme from a file"),
        "export": t.gettext("Take visits, programme and reports along as files"),
        "invite": t.gettext("Invite coordinators, see who holds which right"),
        "stats": t.gettext("Reach, messages, questions and follow-ups in figures"),
        "log": t.gettext("Who did what"),
    }


def group_commands(t: Translator) -> dict[str, str]:
    """Those that make sense where several people read along."""
    every = commands(t)
    return {name: every[name] for name in _IN_GROUPS}


def help_text(programme: Programme, t: Translator, *, coordinator: bool = False) -> Reply:
    examples = (
        t.gettext("When is the next visit?"),
        t.gettext("Who came on the last visit?"),
        t.gettext("Which actions are planned in the field “{field}”?").format(
            field=label(programme.fields[0], t)
        ),
    )
    one, other = programme.cities
    text = Markup("{intro}\n\n{examples}\n\n{commands}\n\n{end}").format(
        intro=t.gettext(
            "I know the programme of the partnership of {one} and {other}: visits and who took part, "
            "places, organisations, planned actions. Just write your question, for example:"
        ).format(one=label(one, t), other=label(other, t)),
        examples=Markup("\n").join(Markup("• <i>{0}</i>").format(example) for example in examples),
        commands=_list(commands(t)) + (_of_coordinators(t) if coordinator else Markup()),
        end=t.gettext(
            "I answer from the programme alone and say so when it does not hold the answer; "
            "you can then pass your question on to a coordinator."
        ),
    )
    return Reply(text)


def _of_coordinators(t: Translator) -> Markup:
    title = Markup("\n\n<b>{0}</b>\n").format(t.gettext("For coordinators"))
    return title + _list(coordinator_commands(t))


def help_in_group(username: str, t: Translator) -> Reply:
    text = Markup("{intro}\n\n{commands}").format(
        intro=t.gettext(
            "In this group I answer when you write /ask and your question, mention me as @{username}, "
            "or reply to one of my messages. Settings are changed in a private chat with me."
        ).format(username=username),
        commands=_list(group_commands(t)),
    )
    return Reply(text, ((private_chat(username, t),),))


def private_chat(username: str, t: Translator, parameter: str = "") -> Button:
    """A button that opens the private chat with the bot."""
    link = f"https://t.me/{username}" + (f"?start={parameter}" if parameter else "")
    return Button(t.gettext("Open a private chat"), url=link)


def bot_name(t: Translator) -> str:
    return t.pgettext("the bot's name", "Kizuna")


def description(programme: Programme, t: Translator) -> str:
    """What an empty chat shows before the first message."""
    one, other = programme.cities
    text = t.gettext(
        "Kizuna answers questions about the partnership of {one} and {other}: visits, delegations, "
        "places, fields of cooperation and planned actions, in English, German and Japanese."
    )
    return text.format(one=label(one, t), other=label(other, t))[:DESCRIPTION]


def short_description(programme: Programme, t: Translator) -> str:
    """What the bot's profile and shared links show."""
    one, other = programme.cities
    text = t.gettext("Answers about the partnership of {one} and {other}")
    return text.format(one=label(one, t), other=label(other, t))[:SHORT_DESCRIPTION]


def _list(listed: dict[str, str]) -> Markup:
    return Markup("\n").join(Markup("/{0} – {1}").format(name, what) for name, what in listed.items())
