"""What coordinators are told of messages that were not sent in time."""

from markupsafe import Markup

from bot.i18n import Translator
from bot.views.reply import Reply


def not_sent_in_time(count: int, t: Translator) -> Reply:
    words = t.ngettext(
        "One message was no longer of use by the time it could be sent, so it was not sent.",
        "{number} messages were no longer of use by the time they could be sent, so they were not sent.",
        count,
    )
    return Reply(Markup.escape(words).format(number=t.number(count)))
