"""How to use the bot: one sentence and the command."""

from markupsafe import Markup

from bot.i18n import Translator


def how_to(command: str, t: Translator) -> Markup:
    """The sentence for one thing that the bot does."""
    return Markup.escape(
        {
            "subscribe": t.gettext(
                "Send /subscribe and choose the fields that you want to follow; another tap ends "
                "a subscription."
            ),
            "language": t.gettext("Send /language and choose English, German or Japanese."),
            "reminders": t.gettext(
                "Send /reminders: there you choose when and about what you are reminded, and "
                "switch reminders off. For one of your own write, for example: /remind 2 weeks before "
                "study tour"
            ),
            "followup": t.gettext(
                "Send /followup and what was agreed, for example: /followup call the institute by "
                "Friday. You can also reply to a message with /followup."
            ),
            "followups": t.gettext("Send /followups to see what was promised and what is still open."),
            "timeline": t.gettext("Send /timeline to see the year as a picture."),
            "remind": t.gettext(
                "Send /remind and what you want to be reminded of, for example: /remind call the "
                "institute on Friday."
            ),
            "settings": t.gettext(
                "Send /settings: there you change your language, your city and your fields."
            ),
            "privacy": t.gettext("Send /privacy to read what is stored about you, why, and for how long."),
            "forget": t.gettext("Send /forget and confirm: everything stored about you is then erased."),
            "mydata": t.gettext("Send /mydata to get all that is stored about you as a file."),
            "help": t.gettext(
                "Ask me in your own words about visits, events, people and plans of the "
                "partnership. /help shows everything else that I can do."
            ),
            "visits": t.gettext("Send /visits to browse the visits."),
            "actions": t.gettext("Send /actions to browse the planned actions."),
            "cancel": t.gettext("Send /cancel to leave what you are in the middle of."),
            "calendar": t.gettext("Send /visits, open the visit, and tap the button for the calendar file."),
            "newvisit": t.gettext(
                "Coordinators send /newvisit to plan a visit; buttons on its card change, move or cancel it."
            ),
            "broadcast": t.gettext(
                "Coordinators send /broadcast to write to many people in three languages."
            ),
            "inbox": t.gettext("Coordinators send /inbox to see and answer questions that were passed on."),
            "import": t.gettext(
                "Coordinators send /import and then the file: a programme, a table or a calendar."
            ),
            "export": t.gettext(
                "Coordinators send /export to take visits, programme, follow-ups and reports along as files."
            ),
            "invite": t.gettext(
                "Coordinators send /invite to invite others by a link and a QR picture, and to see who holds "
                "which right."
            ),
            "stats": t.gettext("Coordinators send /stats to see reach, messages and questions in figures."),
            "log": t.gettext("Coordinators send /log to see who did what."),
            "person": t.gettext(
                "Ask your question here; under the answer is a button that passes it on to a coordinator."
            ),
        }[command]
    )
